package org.perpupil.io.dfe.infer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.perpupil.io.dfe.AllocationImport;
import org.perpupil.io.dfe.CsvCells;
import org.perpupil.io.dfe.Imported;
import org.perpupil.io.dfe.Selection;
import org.perpupil.io.dfe.table.Layout;
import org.perpupil.io.dfe.table.PublishedFile;
import org.perpupil.problem.ProblemsException;
import org.perpupil.rates.FundingYear;

/** Last year's file beside this year's, whose schools are not all the same. */
class PreviousYearTest {
  @TempDir private Path folder;

  private final AllocationFileMaker last =
      new AllocationFileMaker(31, FundingYear.of(2024)).authority("301", 20).authority("302", 4);
  private final AllocationFileMaker now =
      new AllocationFileMaker(32, FundingYear.of(2025))
          .authority("301", 20)
          .authority("302", 4)
          .guaranteedAgainst(last, 0.5);

  @Test
  void schoolsAreJoinedByNumberThenByEstablishment() throws IOException {
    List<List<String>> before = lines(last, "last.csv");
    // A school that became an academy, one that is new, one that closed, and one without a number.
    before.get(1).set(at(2024, "urn"), "900001");
    before.get(2).set(at(2024, "urn"), "900002");
    before.get(2).set(at(2024, "laestab"), "3019999");
    before.get(3).set(at(2024, "laestab"), "");
    List<List<String>> after = lines(now, "now.csv");
    after.get(4).set(at(2025, "laestab"), "");
    after.get(5).set(at(2025, "laestab"), "");
    after.get(5).set(at(2025, "urn"), "900005");
    Imported imported = imported(after, before, Set.of("301"));

    assertThat(imported.account().get("last_year").toString())
        .isEqualTo(
            "{joined={by URN=17, by authority and establishment number=1},"
                + " only_this_year=[100001, 900005], only_last_year=[900002, 100004]}");
    assertThat(imported.restingOn())
        .containsEntry("assumed: no school in last year's file; no baseline", 2)
        .containsEntry("derived: the baseline from last year's file", 18);
    assertThat(imported.authorities().get("301").rates().orNone("mfg_percent")).isEqualTo(0.5);
    assertThat(imported.schools().get(0).numbers())
        .containsKey("previous_budget_share")
        .doesNotContainKey("protection_given");
    assertThat(imported.payBack().largestAfter()).isLessThan(0.2);
  }

  @Test
  void aSchoolOfNobodyHasNoBaseline() throws IOException {
    List<List<String>> before = lines(last, "last.csv");
    List<List<String>> after = lines(now, "now.csv");
    nobody(before.get(1), 2024);
    nobody(after.get(2), 2025);
    Imported imported = imported(after, before, Set.of("301"));

    assertThat(imported.problems()).isEmpty();
    assertThat(imported.restingOn())
        .containsEntry("assumed: no school in last year's file; no baseline", 2);
    assertThat(imported.account().get("last_year").toString())
        .contains("by URN=20", "only_this_year=[]", "only_last_year=[]");
  }

  @Test
  void oneSchoolOnTheGuaranteeDoesNotTellItsPercentage() throws IOException {
    List<List<String>> before = lines(last, "last.csv");
    List<List<String>> after = lines(now, "now.csv");
    Imported imported = imported(after.subList(0, 2), before, Set.of());

    FoundRates rates = imported.authorities().get("301").rates();
    assertThat(rates.find("mfg_percent")).isEmpty();
    assertThat(imported.restingOn())
        .containsEntry("derived: the adjustment as given; last year's file does not explain it", 1);
    assertThat(imported.schools().get(0).numbers()).doesNotContainKey("previous_budget_share");
  }

  @Test
  void anAdjustmentThatNoBaselineExplainsStays() throws IOException {
    List<List<String>> before = lines(last, "last.csv");
    List<List<String>> after = lines(now, "now.csv");
    List<String> capped = after.get(3);
    capped.set(at(2025, "adjustment"), "-5000");
    double money = Double.parseDouble(capped.get(at(2025, "before"))) - 5000;
    capped.set(at(2025, "after"), String.valueOf(money));
    capped.set(at(2025, "total"), String.valueOf(money + 1000));
    capped.set(at(2025, "per_pupil"), "z");
    // A baseline of nothing, since all of last year's money was rates.
    List<String> rated = before.get(5);
    rated.set(at(2024, "rates"), rated.get(at(2024, "before")));
    Imported imported = imported(after, before, Set.of("301"));

    assertThat(imported.schools().get(2).numbers())
        .containsEntry("protection_given", -5000.0)
        .doesNotContainKey("previous_budget_share");
    assertThat(imported.restingOn())
        .containsEntry("derived: the adjustment as given; last year's file does not explain it", 1);
    assertThat(imported.payBack().poundsOut().doubleValue())
        .isCloseTo(imported.payBack().poundsIn().doubleValue(), within(1.0));
  }

  /** Last year 2,500 were a grant beside the share; this year's formula holds them. */
  @Test
  void grantsThatWereRolledInAreOfTheBaseline() throws IOException {
    List<List<String>> before = lines(last, "last.csv");
    before.get(0).add("teachers_pay_additional_grant");
    for (List<String> line : before.subList(1, before.size())) {
      line.add("2500");
      line.set(at(2024, "per_pupil"), "z");
      for (String sum : List.of("after", "adjustment")) {
        line.set(at(2024, sum), more(line.get(at(2024, sum)), -2500));
      }
    }
    Imported imported = imported(lines(now, "now.csv"), before, Set.of("301"));

    assertThat(imported.authorities().get("301").rates().orNone("mfg_percent")).isEqualTo(0.5);
    assertThat(imported.schools())
        .allSatisfy(school -> assertThat(school.get("rolled_in_grants")).isEqualTo(2500));
    assertThat(imported.payBack().largestAfter()).isLessThan(0.2);
  }

  /** Until 2024-25 the guarantee protects split sites and the private finance initiative too. */
  @Test
  void premisesAreOfTheBaselineBefore2025() throws IOException {
    AllocationFileMaker first =
        new AllocationFileMaker(33, FundingYear.of(2023)).authority("301", 40);
    AllocationFileMaker second =
        new AllocationFileMaker(34, FundingYear.of(2024))
            .authority("301", 40)
            .guaranteedAgainst(first, 0.25);
    List<List<String>> before = lines(first, "first.csv");
    List<List<String>> after = lines(second, "second.csv");
    Imported imported = imported(after, before, Set.of());

    assertThat(imported.authorities().get("301").rates().orNone("mfg_percent")).isEqualTo(0.25);
    for (int i = 0; i < 40; i++) {
      ImportedSchool school = imported.schools().get(i);
      List<String> was = before.get(i + 1);
      boolean hasPremises =
          !was.get(at(2023, "pfi")).equals("0")
              || !was.get(at(2023, "split_sites")).equals("0")
              || school.row().value(AllocationItem.PFI) > 0
              || school.row().value(AllocationItem.SPLIT_SITES) > 0;
      // The file was made as if they were out already, so that they explain no guarantee here.
      if (!hasPremises || school.row().value(AllocationItem.ADJUSTMENT) > 0) {
        assertThat(school.numbers().containsKey("previous_budget_share"))
            .as(school.row().toString())
            .isEqualTo(!hasPremises);
      }
    }
    assertThat(imported.payBack().largestAfter()).isLessThan(0.2);
  }

  @Test
  void aGivenPercentageIsTaken() throws IOException {
    List<List<String>> before = lines(last, "last.csv");
    List<List<String>> after = lines(now, "now.csv");
    Map<String, Map<String, Double>> right = Map.of("301", Map.of("mfg_percent", 0.5));
    Map<String, Map<String, Double>> wrong = Map.of("301", Map.of("mfg_percent", -1.0));

    assertThat(baselines(imported(after, before, right, Set.of("301")))).isEqualTo(20);
    Imported unexplained = imported(after, before, wrong, Set.of("301"));
    long without =
        unexplained.schools().stream()
            .filter(school -> school.row().value(AllocationItem.ADJUSTMENT) == 0)
            .count();
    // A lower guarantee asks for nothing either where the file pays nothing.
    assertThat(without).isBetween(1L, 19L);
    assertThat(baselines(unexplained)).isEqualTo(without);
    assertThat(unexplained.payBack().largestAfter()).isLessThan(0.2);
  }

  private static long baselines(Imported imported) {
    return imported.schools().stream()
        .filter(school -> school.numbers().containsKey("previous_budget_share"))
        .count();
  }

  private static String more(String pounds, double more) {
    return String.valueOf(Math.rint((Double.parseDouble(pounds) + more) * 100) / 100);
  }

  @Test
  void theYearBeforeIsNeeded() throws IOException {
    Path before = write(lines(last, "last.csv"), "before.csv");
    Path after = write(lines(now, "now.csv"), "after.csv");

    assertThatThrownBy(() -> AllocationFileMaker.imported(before, after))
        .isInstanceOf(ProblemsException.class)
        .hasMessageContaining("after.csv: found '2025-26', expected the year before 2024-25");
  }

  private static void nobody(List<String> line, int year) {
    double basic = Double.parseDouble(line.get(at(year, "basic")));
    for (String stage : List.of("basic_primary", "basic_ks3", "basic_ks4", "basic")) {
      line.set(at(year, stage), "0");
    }
    for (String sum : List.of("before", "after", "total")) {
      line.set(at(year, sum), more(line.get(at(year, sum)), -basic));
    }
    line.set(at(year, "per_pupil"), "z");
  }

  private static int at(int year, String column) {
    return Layout.ALLOCATIONS.ofYear(FundingYear.of(year)).stream()
        .map(Layout.Name::column)
        .toList()
        .indexOf(column);
  }

  private List<List<String>> lines(AllocationFileMaker maker, String name) throws IOException {
    List<List<String>> lines = new ArrayList<>();
    Files.readString(maker.write(folder.resolve(name)), UTF_8)
        .lines()
        .forEach(line -> lines.add(new ArrayList<>(CsvCells.split(line))));
    return lines;
  }

  private Path write(List<List<String>> lines, String name) throws IOException {
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append('"').append(String.join("\",\"", line)).append("\"\n"));
    return Files.writeString(folder.resolve(name), text, UTF_8);
  }

  private Imported imported(
      List<List<String>> after, List<List<String>> before, Set<String> authorities)
      throws IOException {
    return imported(after, before, Map.of(), authorities);
  }

  private Imported imported(
      List<List<String>> after,
      List<List<String>> before,
      Map<String, Map<String, Double>> given,
      Set<String> authorities)
      throws IOException {
    Path one = write(after, "after.csv");
    Path other = write(before, "before.csv");
    return AllocationImport.read(
        List.of(PublishedFile.of(one, Files.readAllBytes(one))),
        PublishedFile.of(other, Files.readAllBytes(other)),
        given,
        new Selection(authorities, Set.of(), Set.of()));
  }
}
