package org.perpupil.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.base.Splitter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.perpupil.authority.block.Reconciliation;
import org.perpupil.formula.Allocation;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Formulas;
import org.perpupil.formula.Line;
import org.perpupil.formula.Parameter;
import org.perpupil.formula.RoundingRules;
import org.perpupil.formula.Total;
import org.perpupil.impact.Comparison;
import org.perpupil.impact.FloorAndCap;
import org.perpupil.io.result.AllocationWriter;
import org.perpupil.io.result.ComparisonWriter;
import org.perpupil.io.result.OutputWriter;
import org.perpupil.problem.ProblemsException;
import org.perpupil.rates.FundingYear;
import org.perpupil.rates.Rate;
import org.perpupil.rates.RateBook;
import org.perpupil.rates.RateStatus;
import org.perpupil.school.Needs;
import org.perpupil.school.Phase;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;
import org.perpupil.school.SchoolTable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvSchema;

/** What is written is what was worked out, under the names of the file contract. */
class ResultFilesTest {
  private static final String LINES =
      "id,la_code,basic_primary,basic_ks3,basic_ks4,fsm_primary,fsm_secondary,fsm6_primary,"
          + "fsm6_secondary,idaci_a_primary,idaci_b_primary,idaci_c_primary,idaci_d_primary,"
          + "idaci_e_primary,idaci_f_primary,idaci_a_secondary,idaci_b_secondary,"
          + "idaci_c_secondary,idaci_d_secondary,idaci_e_secondary,idaci_f_secondary,"
          + "idaci_band1_primary,idaci_band2_primary,idaci_band3_primary,idaci_band4_primary,"
          + "idaci_band5_primary,idaci_band6_primary,idaci_band1_secondary,"
          + "idaci_band2_secondary,idaci_band3_secondary,idaci_band4_secondary,"
          + "idaci_band5_secondary,idaci_band6_secondary,eal_primary,eal_secondary,lpa_primary,"
          + "lpa_secondary,mobility_primary,mobility_secondary,lac,other_pupil_led,lump_sum,"
          + "sparsity,split_sites,fringe,pfi,exceptional,other_school_led,rates,"
          + "pupil_led_total,school_led_total,mppl_top_up,budget_share_before_mfg,";
  private static final String GUARANTEE =
      "mfg_budget,mfg_baseline_unit_value,mfg_unit_value,mfg_change,mfg_adjustment,";
  private static final String FLOOR = "floor_top_up,gains_cap,";
  private static final String REST =
      "budget_share,budget_share_after_dedelegation,per_pupil,notional_sen,status";

  @TempDir private Path folder;

  @Test
  void aLinkIsWrittenThrough() throws IOException {
    Path target = Files.writeString(folder.resolve("target.csv"), "old");
    Path link = Files.createSymbolicLink(folder.resolve("link.csv"), target);
    try (OutputWriter to = AllocationWriter.output(link).withForce().open()) {
      AllocationWriter.write(local(), to);
    }
    assertThat(link).isSymbolicLink();
    assertThat(Files.readString(target)).startsWith("id,la_code,");
  }

  @Test
  void theSummaryOfAComparisonAccountsForBothSides() throws IOException {
    School right =
        Needs.none(School.builder("A", "301", Phase.PRIMARY).yearGroups(7, 0).pupils(90, 0, 0))
            .build();
    School wrong =
        School.builder("B", "301", Phase.PRIMARY).yearGroups(7, 0).pupils(10, 0, 0).build();
    RoundingRules rounding = RoundingRules.statement().withAreaCostRatesToPence(true);
    Comparison comparison =
        Comparison.toNational(
            SchoolTable.of(right, wrong),
            Formulas.forAll(Formula.national("2021-22")),
            Formula.national("2022-23"),
            FloorAndCap.ofBook(),
            rounding);
    Path file = folder.resolve("c.csv");
    ComparisonWriter.write(comparison, file);
    JsonNode summary =
        JsonMapper.shared().readTree(Files.readString(folder.resolve("c.summary.json")));
    assertThat(summary.get("from").get(0).asString()).contains("2021-22");
    assertThat(summary.get("to").get(0).asString()).contains("2022-23, floor_percent 2");
    assertThat(summary.get("pupils_read").asDouble()).isEqualTo(100);
    assertThat(summary.get("pupils_compared").asDouble()).isEqualTo(90);
    assertThat(summary.get("pupils_failed").asDouble()).isEqualTo(10);
    assertThat(summary.get("schools_failed").asInt()).isEqualTo(1);
    assertThat(summary.get("area_cost_rates_to_pence").asBoolean()).isTrue();
    assertThat(summary.get("guarantee_units_to_pence").asBoolean()).isFalse();
    assertThat(comparison.unverified().values()).isNotEmpty().allMatch(count -> count == 1);
    assertThat(comparison.status(0)).isEqualTo(RateStatus.UNVERIFIED);
    assertThat(ComparisonWriter.output(file).files())
        .containsExactly(file, folder.resolve("c.groups.csv"), folder.resolve("c.summary.json"))
        .allSatisfy(each -> assertThat(each).exists());
    // One of the two schools has figures; the other is counted, and nothing else.
    assertThat(Files.readAllLines(folder.resolve("c.groups.csv")))
        .startsWith("grouping,group,year,figure,price_base,measure,value")
        .contains(
            "all,all,2022-23,budget_share,cash,schools,1",
            "all,all,2022-23,budget_share,cash,without_figures,1",
            "region,London,2022-23,budget_share,cash,pupils,90.0000",
            "trust,no trust,2022-23,budget_share,cash,gain,1",
            "need,need 1,2022-23,budget_share,cash,schools,1");
  }

  @Test
  void headersAreThoseOfTheContract() {
    assertThat(header(AllocationWriter.toCsv(local()))).isEqualTo(LINES + GUARANTEE + REST);
    Allocation national = Allocation.of(local().schools(), Formula.national("2018-19"));
    assertThat(header(AllocationWriter.toCsv(national))).isEqualTo(LINES + FLOOR + REST);
  }

  @Test
  void aRowHoldsTheFiguresOfTheSchool() {
    Map<String, String> row = rows(AllocationWriter.toCsv(local())).get(0);
    assertThat(row)
        .containsEntry("id", "A")
        .containsEntry("la_code", "301")
        .containsEntry("basic_primary", "300000.00")
        .containsEntry("fsm_primary", "6172.80")
        .containsEntry("lump_sum", "100000.00")
        .containsEntry("rates", "1234.56")
        .containsEntry("pupil_led_total", "306172.80")
        .containsEntry("school_led_total", "100000.00")
        .containsEntry("budget_share_before_mfg", "407407.36")
        .containsEntry("mfg_budget", "306172.80")
        .containsEntry("mfg_baseline_unit_value", "3100.00")
        .containsEntry("mfg_unit_value", "3061.73")
        .containsEntry("mfg_change", "-0.012346")
        .containsEntry("mfg_adjustment", "3827.20")
        .containsEntry("budget_share", "411234.56")
        .containsEntry("budget_share_after_dedelegation", "411034.56")
        .containsEntry("per_pupil", "4112.35")
        .containsEntry("notional_sen", "30000.00")
        .containsEntry("status", "given");
  }

  @Test
  void whatDoesNotApplyIsBlankAndZeroIsWritten() {
    Map<String, String> row = rows(AllocationWriter.toCsv(local())).get(1);
    assertThat(row)
        .containsEntry("basic_primary", "0.00")
        .containsEntry("mfg_baseline_unit_value", "")
        .containsEntry("mfg_change", "")
        .containsEntry("mfg_unit_value", "")
        .containsEntry("mfg_adjustment", "0.00")
        .containsEntry("budget_share", "100000.00")
        .containsEntry("per_pupil", "");
  }

  @Test
  void aSchoolThatCannotBePaidHasAReasonAndNoFigures() {
    Map<String, String> row = rows(AllocationWriter.toCsv(local())).get(2);
    assertThat(row.remove("id")).isEqualTo("C, \"quoted\"");
    assertThat(row.remove("la_code")).isEqualTo("302");
    assertThat(row.remove("status"))
        .isEqualTo("failed: fsm_primary is blank, but the formula pays fsm_primary");
    assertThat(row.values()).containsOnly("");
  }

  @Test
  void writtenMoneyIsTheMoneyWorkedOut() {
    Allocation allocation = local();
    List<Map<String, String>> rows = rows(AllocationWriter.toCsv(allocation));
    assertThat(rows).hasSize(allocation.size());
    for (int i = 0; i < rows.size(); i++) {
      for (Map.Entry<String, String> cell : rows.get(i).entrySet()) {
        int row = i;
        Line.find(cell.getKey()).ifPresent(line -> same(cell, allocation.amount(line, row)));
        if (cell.getKey().startsWith("budget_share")) {
          same(cell, allocation.total(Total.valueOf(cell.getKey().toUpperCase(Locale.ROOT)), row));
        }
      }
    }
  }

  @Test
  void unroundedFiguresHaveAllTheirDigits() {
    Allocation allocation = of(RoundingRules.none());
    Map<String, String> row = rows(AllocationWriter.toCsv(allocation)).get(0);
    for (Total total : List.of(Total.MFG_UNIT_VALUE, Total.MFG_CHANGE, Total.PER_PUPIL)) {
      assertThat(Double.parseDouble(row.get(total.fileName())))
          .isEqualTo(allocation.total(total, 0).orElseThrow());
    }
  }

  @Test
  void authoritiesHaveTheirSums() throws IOException {
    AllocationWriter.write(local(), folder.resolve("allocations.csv"));
    List<Map<String, String>> rows =
        rows(Files.readString(folder.resolve("allocations.authorities.csv")));
    assertThat(rows).hasSize(2);
    assertThat(rows.get(0))
        .containsEntry("la_code", "301")
        .containsEntry("schools_covered", "2")
        .containsEntry("schools_failed", "0")
        .containsEntry("pupils", "100")
        .containsEntry("pupils_failed", "0")
        .containsEntry("lump_sum", "200000.00")
        .containsEntry("rates", "1234.56")
        .containsEntry("minimum_funding_guarantee", "3827.20")
        .containsEntry("budget_share", "511234.56")
        .containsEntry("pupil_led_percent", "60.34")
        .containsEntry("primary_secondary_ratio", "")
        .containsEntry("guarantee_less_cap", "3827.20")
        .containsKeys(Line.values().stream().map(Line::fileName).toArray(String[]::new));
    assertThat(rows.get(1))
        .containsEntry("la_code", "302")
        .containsEntry("schools_covered", "0")
        .containsEntry("schools_failed", "1")
        .containsEntry("pupils_failed", "40.5")
        .containsEntry("budget_share", "0.00")
        .containsEntry("pupil_led_percent", "");
  }

  @Test
  void theSummaryAccountsForSchoolsPupilsAndPounds() throws IOException {
    Path file = folder.resolve("allocations.csv");
    Reconciliation reconciliation = AllocationWriter.write(local(), file);
    JsonNode summary = json("allocations.summary.json");
    assertThat(summary.get("schools_read").asInt())
        .isEqualTo(3)
        .isEqualTo(
            summary.get("schools_allocated").asInt() + summary.get("schools_failed").asInt());
    assertThat(summary.get("schools_failed").asInt()).isOne();
    assertThat(summary.get("pupils_read").asDouble()).isEqualTo(140.5);
    assertThat(summary.get("pupils_allocated").asDouble()).isEqualTo(100);
    assertThat(summary.get("pupils_failed").asDouble()).isEqualTo(40.5);
    double sum = 0;
    for (Map.Entry<String, JsonNode> line : summary.get("pounds_by_line").properties()) {
      sum += line.getValue().asDouble();
    }
    assertThat(summary.get("pounds_in_total").asDouble())
        .isEqualTo(511_234.56)
        .isEqualTo(sum)
        .isEqualTo(reconciliation.poundsInTotal().doubleValue());
    assertThat(summary.get("lines_to_pence").asBoolean()).isTrue();
    assertThat(summary.get("rate_book_version").asString()).isEqualTo(RateBook.version());
    assertThat(summary.get("formulas").get(0).asString()).isEqualTo("north");
    assertThat(summary.get("schools_resting_on_unverified")).isEmpty();
  }

  @Test
  void theSummaryTellsWhatRestsOnUnverifiedRates() throws IOException {
    School school =
        School.builder("A", "301", Phase.PRIMARY)
            .yearGroups(7, 0)
            .pupils(10, 0, 0)
            .set(SchoolField.LPA_PRIMARY, 0.5)
            .build();
    Formula formula =
        Formula.local("copied", FundingYear.of(2018))
            .set(
                Parameter.LPA_PRIMARY,
                new Rate("lpa_primary", 1_050, "GBP per pupil", RateStatus.UNVERIFIED, "a test"))
            .build();
    Allocation allocation = Allocation.of(SchoolTable.of(school), formula);
    AllocationWriter.write(allocation, folder.resolve("out.csv"));
    assertThat(rows(Files.readString(folder.resolve("out.csv"))).get(0))
        .containsEntry("status", "unverified");
    assertThat(json("out.summary.json").get("schools_resting_on_unverified").properties())
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.getKey()).isEqualTo("lpa_primary of the copied");
              assertThat(entry.getValue().asInt()).isOne();
            });
  }

  @Test
  void namesOfSchoolsAreQuotedWhereTheyMustBe() throws IOException {
    String name = "St Mary's, the \"old\"\nschool";
    SchoolTable schools =
        SchoolTable.of(
            School.builder("A", "301", Phase.PRIMARY)
                .name(name)
                .yearGroups(7, 0)
                .pupils(100, 0, 0)
                .build());
    Allocation before = Allocation.of(schools, basic(3000));
    Allocation after = Allocation.of(schools, basic(3333.33));
    Path file = folder.resolve("comparison.csv");

    ComparisonWriter.write(Comparison.of(before, after), file);

    assertThat(Files.readString(file)).contains("\"St Mary's, the \"\"old\"\"\nschool\"");
    assertThat(rows(Files.readString(file)))
        .singleElement()
        .satisfies(
            row ->
                assertThat(row)
                    .containsEntry("name", name)
                    .containsEntry("phase", "primary")
                    .containsEntry("pupils", "100")
                    .containsEntry("before", "300000.00")
                    .containsEntry("after", "333333.00")
                    .containsEntry("change", "33333.00")
                    .containsEntry("change_per_pupil", "333.33")
                    .containsEntry("change_percent", "11.1110")
                    .containsEntry("basic_primary", "33333.00")
                    .containsEntry("area_cost", "0.00")
                    .containsEntry("status", "given"));
    JsonNode summary = json("comparison.summary.json");
    assertThat(summary.get("winners").asInt()).isOne();
    assertThat(summary.get("change").asDouble()).isEqualTo(33_333);
    assertThat(summary.get("causes").properties())
        .singleElement()
        .satisfies(cause -> assertThat(cause.getKey()).isEqualTo("basic_primary"));
  }

  @Test
  void aSchoolThatCannotBeComparedHasAReason() {
    SchoolTable schools = local().schools();
    Allocation before = Allocation.of(schools, basic(3000));
    Comparison comparison = Comparison.of(before, local());
    Map<String, String> row = rows(ComparisonWriter.toCsv(comparison)).get(2);
    assertThat(row)
        .containsEntry("before", "")
        .containsEntry("after", "")
        .containsEntry("change", "")
        .containsEntry("basic_primary", "")
        .containsEntry("area_cost", "");
    assertThat(row.get("status")).startsWith("failed: after: fsm_primary is blank");
  }

  @Test
  void filesThatWereThereAreReplaced() throws IOException {
    Path file = folder.resolve("allocations.csv");
    AllocationWriter.write(of(RoundingRules.none()), file);
    String unrounded = Files.readString(file);
    AllocationWriter.write(local(), file);
    assertThat(Files.readString(file)).isNotEqualTo(unrounded);
    assertThat(file).hasContent(AllocationWriter.toCsv(local()));
    assertThat(names())
        .containsExactlyInAnyOrder(
            "allocations.csv", "allocations.authorities.csv", "allocations.summary.json");
  }

  @Test
  void foldersOnTheWayAreMade() {
    Path file = folder.resolve("a/b/allocations.csv");
    AllocationWriter.write(local(), file);
    assertThat(file).hasContent(AllocationWriter.toCsv(local()));
  }

  @Test
  void nothingChangesWhenOneOfTheFilesCannotBeWritten() throws IOException {
    Path file = Files.writeString(folder.resolve("allocations.csv"), "old");
    Files.createDirectory(folder.resolve("allocations.summary.json"));
    assertThatThrownBy(() -> AllocationWriter.write(local(), file))
        .isInstanceOf(ProblemsException.class)
        .hasMessageContaining("allocations.summary.json: found 'a folder'");
    assertThat(file).hasContent("old");
    assertThat(names()).containsExactlyInAnyOrder("allocations.csv", "allocations.summary.json");
  }

  /** A school with every kind of figure, one without pupils or baseline, one that fails. */
  private static Allocation local() {
    return of(RoundingRules.statement());
  }

  private static Allocation of(RoundingRules rounding) {
    School full =
        School.builder("A", "301", Phase.PRIMARY)
            .yearGroups(7, 0)
            .pupils(100, 0, 0)
            .set(SchoolField.FSM_PRIMARY, 0.123456)
            .set(SchoolField.RATES, 1234.56)
            .set(SchoolField.DEDELEGATION, 200)
            .set(SchoolField.MFG_BASELINE_PER_PUPIL, 3100)
            .build();
    School empty =
        School.builder("B", "301", Phase.PRIMARY).yearGroups(7, 0).pupils(0, 0, 0).build();
    School failing =
        School.builder("C, \"quoted\"", "302", Phase.PRIMARY)
            .yearGroups(7, 0)
            .pupils(40.5, 0, 0)
            .set(SchoolField.MFG_BASELINE_PER_PUPIL, 3100)
            .build();
    Formula north =
        Formula.local("north", FundingYear.of(2017))
            .set(Parameter.BASIC_PRIMARY, 3000)
            .set(Parameter.FSM_PRIMARY, 500)
            .set(Parameter.LUMP_SUM_PRIMARY, 100_000)
            .set(Parameter.MFG_PERCENT, 0)
            .senPercent(Line.BASIC_PRIMARY, 10)
            .build();
    return Allocation.of(
        SchoolTable.of(full, empty, failing),
        Formulas.byAuthority(Map.of("301", north, "302", north)),
        rounding);
  }

  private static Formula basic(double rate) {
    return Formula.local("basic", FundingYear.of(2017)).set(Parameter.BASIC_PRIMARY, rate).build();
  }

  private static void same(Map.Entry<String, String> cell, OptionalDouble figure) {
    if (figure.isEmpty()) {
      assertThat(cell.getValue()).as(cell.getKey()).isEmpty();
    } else {
      assertThat(Double.parseDouble(cell.getValue()))
          .as(cell.getKey())
          .isEqualTo(figure.getAsDouble());
    }
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  private JsonNode json(String name) throws IOException {
    return JsonMapper.builder().build().readTree(Files.readString(folder.resolve(name)));
  }

  private static String header(String csv) {
    return Splitter.on('\n').limit(2).splitToList(csv).get(0);
  }

  private static List<Map<String, String>> rows(String csv) {
    List<Map<String, String>> all = new ArrayList<>();
    try (MappingIterator<Map<String, String>> rows =
        CsvMapper.builder()
            .build()
            .readerForMapOf(String.class)
            .with(CsvSchema.emptySchema().withHeader())
            .readValues(csv)) {
      rows.forEachRemaining(all::add);
    }
    return all;
  }
}
