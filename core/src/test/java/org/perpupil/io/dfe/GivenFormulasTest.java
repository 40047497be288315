package org.perpupil.io.dfe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.perpupil.formula.Parameter;
import org.perpupil.io.dfe.infer.AllocationFileMaker;
import org.perpupil.io.input.PublishedImport;
import org.perpupil.problem.ProblemsException;
import org.perpupil.rates.FundingYear;

/** Rates of a file of formulas are taken; those of sparsity and sites are worked out still. */
class GivenFormulasTest {
  @TempDir private Path folder;
  private AllocationFileMaker maker = new AllocationFileMaker(0, FundingYear.of(2025));
  private Path file = Path.of("");

  @BeforeEach
  void make() {
    maker =
        new AllocationFileMaker(41, FundingYear.of(2025)).authority("301", 30).authority("302", 30);
    file = maker.write(folder.resolve("made.csv"));
  }

  @Test
  void givenRatesAreTakenAsTheyStand() throws IOException {
    Path formulas =
        formulas(
            "year,la_code,basic_primary,fsm_primary,idaci_a_primary,eal_years_primary,"
                + "mppl_primary,mppl_ks3,mppl_ks4,mobility_threshold_percent,lump_sum_secondary,"
                + "mfg_percent,sparsity_primary,sparsity_distance_primary,"
                + "sparsity_year_group_primary,split_site_basic",
            "2025-26,301,3901,501,700,3,4955,6221,6831,6,150000,0,50000,2,21.4,60000");

    PublishedImport found = PublishedImport.of(List.of(file)).read();
    PublishedImport imported = PublishedImport.of(List.of(file)).withFormulas(formulas).read();

    assertThat(imported.failed()).isEmpty();
    // The school's money stays the file's, whatever the rates are.
    assertThat(imported.poundsOut().doubleValue())
        .isCloseTo(imported.poundsIn().doubleValue(), within(1.0));
    assertThat(found.ratesByBasis()).containsEntry("given", 0);
    assertThat(imported.ratesByBasis()).containsEntry("given", 10);
    assertThat(sum(imported) - sum(found)).isBetween(0, 2);
    imported.write(folder.resolve("out"));
    List<String> rows = Files.readAllLines(folder.resolve("out/formulas.csv"), UTF_8);
    Map<String, String> given = byName(rows.get(0), rows.get(1));
    assertThat(given)
        .containsEntry("la_code", "301")
        .containsEntry("basic_primary", "3901")
        .containsEntry("fsm_primary", "501")
        .containsEntry("idaci_a_primary", "700")
        .containsEntry("lump_sum_secondary", "150000")
        .containsEntry("mfg_percent", "0");
    assertThat(given.get("sparsity_primary")).isNotEqualTo("50000");
    assertThat(given.get("split_site_basic")).isNotEqualTo("60000");
    assertThat(byName(rows.get(0), rows.get(2)).get("fsm_primary")).isNotEqualTo("501");
  }

  @Test
  void aFactorThatIsGivenAsNothingPaysNothing() throws IOException {
    Path formulas = formulas("year,la_code,fsm_primary", "2025-26,301,0");
    PublishedImport imported = PublishedImport.of(List.of(file)).withFormulas(formulas).read();

    assertThat(imported.ratesByBasis()).containsEntry("given", 1);
    assertThat(imported.failed()).isEmpty();
    assertThat(imported.restingOn())
        .containsKey("assumed: fsm that no rate explains, carried as other_pupil_led");
    assertThat(imported.warnings().toString()).doesNotContain("fsm_primary");
  }

  @Test
  void whatIsOddInTheFormulasIsWarnedOf() throws IOException {
    Path formulas = formulas("year,la_code,lac", "2025-26,301,1000");
    PublishedImport imported = PublishedImport.of(List.of(file)).withFormulas(formulas).read();

    assertThat(imported.warnings().toString())
        .contains(
            "given.csv, line 2, column lac: found '1000', expected no looked-after factor from"
                + " 2023-24 on");
    assertThat(imported.ratesByBasis()).containsEntry("given", 1);
  }

  @Test
  void theTrueFormulasPayWhatTheFileHas() throws IOException {
    Path formulas =
        formulas(
            "year,la_code,basic_primary,basic_ks3,basic_ks4",
            "2025-26,301," + rates("301"),
            "2025-26,302," + rates("302"));

    PublishedImport imported = PublishedImport.of(List.of(file)).withFormulas(formulas).read();

    assertThat(imported.ratesByBasis()).containsEntry("given", 6);
    assertThat(imported.offAfterProtection()).isEmpty();
    assertThat(imported.size()).isEqualTo(60);
  }

  @Test
  void formulasOfOthersAndWrongOnesAreErrors() throws IOException {
    Path others = formulas("year,la_code,basic_primary", "2025-26,999,4000");
    assertThatThrownBy(() -> PublishedImport.of(List.of(file)).withFormulas(others).read())
        .isInstanceOf(ProblemsException.class)
        .hasMessageContaining(
            "found 'authorities such as 301', expected one of the authorities of the given"
                + " formulas: 999");

    Path wrong = formulas("year,la_code,basic_primary", "2025-26,301,many", "2025-26,302,4000");
    assertThatThrownBy(() -> PublishedImport.of(List.of(file)).withFormulas(wrong).read())
        .isInstanceOf(ProblemsException.class)
        .hasMessageContaining("line 2, column basic_primary")
        .hasMessageContaining("found 'many'");
  }

  private String rates(String code) {
    return List.of("basic_primary", "basic_ks3", "basic_ks4").stream()
        .map(
            name ->
                Parameter.local().stream()
                    .filter(parameter -> parameter.fileName().equals(name))
                    .findFirst()
                    .orElseThrow())
        .map(parameter -> String.valueOf(maker.made(code).value(parameter).orElseThrow()))
        .reduce((one, other) -> one + "," + other)
        .orElseThrow();
  }

  private Path formulas(String... lines) throws IOException {
    return Files.write(folder.resolve("given.csv"), List.of(lines), UTF_8);
  }

  private static int sum(PublishedImport imported) {
    return imported.ratesByBasis().values().stream().mapToInt(Integer::intValue).sum();
  }

  private static Map<String, String> byName(String header, String line) {
    List<String> names = CsvCells.split(header);
    List<String> cells = CsvCells.split(line);
    Map<String, String> row = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      row.put(names.get(i), cells.get(i));
    }
    return row;
  }
}
