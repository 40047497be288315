package org.perpupil.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.perpupil.formula.Allocation;
import org.perpupil.formula.RoundingRules;
import org.perpupil.formula.Total;
import org.perpupil.io.input.Inputs;
import org.perpupil.io.input.PublishedImport;
import org.perpupil.school.SchoolField;

/** Published allocations of 97 schools, imported, paid back and paid by the national formula. */
@Tag("slow")
class PublishedAllocationsTest {
  private static final String FILE = "dfe/school-funding-allocations-2025-26-extract.csv";
  private static final String BEFORE = "total_schools_block_allocation_pre_mfg";
  private static final String AFTER = "total_schools_block_allocation_post_mfg";

  @TempDir private Path folder;

  @Test
  void paysBackEveryRow() {
    PublishedImport imported = imported();
    Inputs inputs = written(imported);
    Allocation paid = Allocation.of(inputs.schools(), inputs.formulas(0), RoundingRules.none());

    assertThat(imported.size()).isEqualTo(97);
    assertThat(imported.problems()).isEmpty();
    assertThat(imported.failed()).isEmpty();
    assertThat(paid.failed()).isZero();
    Map<String, Map<String, String>> rows = rows();
    double in = 0;
    double out = 0;
    for (int i = 0; i < paid.size(); i++) {
      Map<String, String> row = rows.get(paid.schools().school(i).id());
      double before = paid.total(Total.BUDGET_SHARE_BEFORE_MFG, i).orElseThrow();
      double after = paid.total(Total.BUDGET_SHARE, i).orElseThrow();
      assertThat(before).as(row.toString()).isCloseTo(number(row, BEFORE), within(0.01));
      assertThat(after).as(row.toString()).isCloseTo(number(row, AFTER), within(0.01));
      in += number(row, AFTER);
      out += after;
    }
    assertThat(in).isGreaterThan(2.8e8);
    assertThat(out).isCloseTo(in, within(1.0));
    assertThat(imported.poundsOut().doubleValue()).isCloseTo(out, within(0.02));
  }

  @Test
  void findsTheNationalRatesWhereAnAuthorityPaysThem() {
    Inputs inputs = written(imported());
    Map<String, Double> leicester = new LinkedHashMap<>();
    org.perpupil.formula.Formula formula = inputs.formulas(0).find("856").orElseThrow();
    for (org.perpupil.formula.Parameter parameter : org.perpupil.formula.Parameter.local()) {
      formula.value(parameter).ifPresent(value -> leicester.put(parameter.fileName(), value));
    }

    assertThat(leicester)
        .containsEntry("basic_primary", 3847.0)
        .containsEntry("basic_ks3", 5422.0)
        .containsEntry("basic_ks4", 6113.0)
        .containsEntry("fsm_primary", 495.0)
        .containsEntry("fsm6_primary", 1060.0)
        .containsEntry("fsm6_secondary", 1555.0)
        .containsEntry("idaci_f_primary", 235.0)
        .containsEntry("idaci_a_secondary", 950.0)
        .containsEntry("mobility_primary", 965.0)
        .containsEntry("lump_sum_primary", 145100.0)
        .containsEntry("split_site_basic", 54000.0);
    assertThat(inputs.formulas(0).find("202").orElseThrow().toString()).contains("Camden");
    assertThat(
            inputs
                .schools()
                .school(inputs.schools().row("100030").orElseThrow())
                .value(SchoolField.ACA)
                .orElseThrow())
        .isCloseTo(1.214031, within(1e-6));
  }

  @Test
  void theNationalFormulaPaysEveryRow() {
    PublishedImport imported = imported();
    imported.write(folder);
    Inputs inputs = Inputs.read(List.of(folder.resolve("schools.csv")), List.of("nff:2025-26"));
    Allocation national = Allocation.of(inputs.schools(), inputs.formulas(0), RoundingRules.none());

    assertThat(national.failed()).isZero();
    Map<String, Map<String, String>> rows = rows();
    for (int i = 0; i < national.size(); i++) {
      Map<String, String> row = rows.get(national.schools().school(i).id());
      // Leicester's formula is the national one, so both pay the same before protection.
      if (row.get("la_name").equals("Leicester")) {
        assertThat(national.total(Total.BUDGET_SHARE_BEFORE_MFG, i).orElseThrow())
            .as(row.toString())
            .isCloseTo(number(row, BEFORE), within(0.01));
      }
    }
  }

  /** Rows that stand for those of other authorities, of which nobody has more than one or two. */
  @Test
  void everyRowByItselfIsPaidBackAndPaidByTheNationalFormula() throws IOException {
    List<String> lines = Files.readAllLines(ReferenceData.path(FILE), UTF_8);
    for (int i = 1; i < lines.size(); i++) {
      Path file = folder.resolve("one.csv");
      Files.write(file, List.of(lines.get(0), lines.get(i)), UTF_8);
      PublishedImport one = PublishedImport.of(List.of(file)).read();
      assertThat(one.size()).as(lines.get(i)).isEqualTo(1);
      assertThat(one.offBeforeProtection()).as(lines.get(i)).isEmpty();
      assertThat(one.offAfterProtection()).as(lines.get(i)).isEmpty();
      one.write(folder.resolve("one"));
      Inputs inputs =
          Inputs.read(List.of(folder.resolve("one/schools.csv")), List.of("nff:2025-26"));
      Allocation national =
          Allocation.of(inputs.schools(), inputs.formulas(0), RoundingRules.none());
      assertThat(national.failure(0)).as(lines.get(i)).isEmpty();
    }
  }

  @Test
  void takesYearGroupsFromTheTopUp() {
    Inputs inputs = written(imported());

    // A high school of Years 9 to 11, which its phase's usual years would leave £8,771 short.
    var high = inputs.schools().school(inputs.schools().row("143291").orElseThrow());
    assertThat(high.yearGroupsKs3()).isEqualTo(1);
    assertThat(high.yearGroupsKs4()).isEqualTo(2);
  }

  @Test
  void readsAnotherYearsNames() {
    PublishedImport imported =
        PublishedImport.of(
                List.of(
                    ReferenceData.path(
                        "dfe/school-funding-allocations-2022-23-header-and-row.csv")))
            .read();

    assertThat(imported.year().toString()).isEqualTo("2022-23");
    assertThat(imported.size()).isEqualTo(1);
    assertThat(imported.problems()).isEmpty();
    assertThat(imported.warnings()).isEmpty();
    assertThat(imported.poundsOut().doubleValue()).isCloseTo(1_709_385, within(0.5));
  }

  @Test
  void selectsByAuthoritySchoolAndTrust() {
    PublishedImport.Request all = PublishedImport.of(List.of(ReferenceData.path(FILE)));

    assertThat(all.ofAuthorities(Set.of("857")).read().size()).isEqualTo(20);
    assertThat(all.ofSchools(Set.of("136807", "100021")).read().size()).isEqualTo(2);
    assertThat(all.ofTrusts(Set.of("greenwood academies trust")).read().size()).isPositive();
  }

  private static PublishedImport imported() {
    return PublishedImport.of(List.of(ReferenceData.path(FILE))).read();
  }

  private Inputs written(PublishedImport imported) {
    imported.write(folder);
    return Inputs.read(
        List.of(folder.resolve("schools.csv")), List.of(folder.resolve("formulas.csv").toString()));
  }

  private static Map<String, Map<String, String>> rows() {
    Map<String, Map<String, String>> rows = new LinkedHashMap<>();
    ReferenceData.rows(FILE).forEach(row -> rows.put(row.get("school_urn"), row));
    return rows;
  }

  private static double number(Map<String, String> row, String column) {
    return Double.parseDouble(row.get(column));
  }
}
