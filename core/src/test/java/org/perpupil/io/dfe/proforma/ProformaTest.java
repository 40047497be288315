package org.perpupil.io.dfe.proforma;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.perpupil.io.dfe.infer.AllocationFileMaker;
import org.perpupil.io.input.PublishedImport;
import org.perpupil.rates.FundingYear;

/** Sheets of the authority proforma tool: labels, blanks, sums and what goes with allocations. */
class ProformaTest {
  static final String PROFORMA =
      """
      LA Name,Basic Entitlement Primary Amount Per Pupil,Basic Entitlement Primary Pupil Units,\
      Basic Entitlement Primary Subtotal,Basic Entitlement Primary Notional SEN,\
      Basic  Entitlement KS3 Amount Per Pupil,Basic Entitlement KS4 Amount Per Pupil,\
      FSM Primary FSM/FSM6,FSM Primary Amount Per Pupil,FSM Secondary FSM/FSM6,\
      FSM Secondary Amount Per Pupil,IDACI Primary BF Amount Per Pupil,\
      EAL Primary 1/2/3/NA,EAL Primary Amount Per Pupil,Primary Lump Sum,Secondary Lump Sum,\
      Applying Capping and Scaling Factors?,Capping Factor,Scaling Factor
      Birmingham,3070.94,111694,3.43004e+008,5%,4242.54,4242.54,FSM6 % Primary,1114.44,N/A,,63.45,\
      EAL 1 Primary,205.616,150000,150000,Yes,0,0.722007
      """;

  static final String INPUTS =
      """
      Inputs and adjustments
      URN,LAESTAB,School Name,Phase,Number of Primary year groups for all schools,\
      Number of Secondary year groups for all schools,NOR,NOR Primary,NOR KS3,NOR KS4,\
      Primary FSM Proportion,Primary Ever 6 Proportion,IDACI Primary Proportion Band F,\
      EAL 1 Primary Proportion,London Fringe
      100001,3302001,"One, Primary",Primary,7,0,210,210,0,0,0.1,0.2,0.05,0.1,1
      100002,3302002,Two,Primary,7,0,420,420,0,0,0.2,0.3,0.1,z,1.02
      0,,Average,,,,,,,,0.15,0.25,0.07,0.1,
      """;

  static final String RESULTS =
      """
      URN,Basic Entitlement Primary,Free School Meals Primary,IDACI (P F),EAL P,Lump Sum,\
      London Fringe,17\u201318 Total Allocation,17\u201318 Post MFG Budget,16-17 Post MFG Budget
      100001,644897.40,46806.48,666.23,4317.94,150000,0,846688.05,846688.05,1
      """;

  @TempDir private Path folder;
  private Path proforma = Path.of("");
  private Path inputs = Path.of("");

  @BeforeEach
  void write() throws IOException {
    proforma = file("birmingham.csv", PROFORMA);
    inputs = file("inputs.csv", INPUTS);
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text, UTF_8);
  }

  private Path factors() throws IOException {
    return file(
        "factors.csv",
        "APT Local factors dataset.17\u201318 Rates_5,Provider Information.URN_7,"
            + "APT Local factors dataset.17\u201318  Split Sites_6,17-18 PFI,Growing School,"
            + "17-18 Approved MFG Exemptions 1,17-18 Approved MFG Exemptions 2,"
            + "17-18 Approved Exceptional Circumstance 3\n20000,100001,5,,Yes,3,4,\n");
  }

  private String written(PublishedImport imported, String name) throws IOException {
    imported.write(folder.resolve("out"));
    return Files.readString(folder.resolve("out").resolve(name), UTF_8);
  }

  @Test
  void theToolsSheetsMakeSchoolsWithoutDivision() throws IOException {
    PublishedImport imported = PublishedImport.of(List.of(factors(), inputs, proforma)).read();

    assertThat(imported.title()).isEqualTo("Authority proforma tool");
    assertThat(imported.year().toString()).isEqualTo("2017-18");
    assertThat(imported.size()).isEqualTo(2);
    assertThat(imported.rows())
        .containsEntry("read", 5)
        .containsEntry("left out: a row without the number of a school", 1);
    String schools = written(imported, "schools.csv");
    assertThat(schools)
        .contains("100001,\"One, Primary\",330,primary,,,true,7,0,210,0,0,0.1,0.2,0.05,0.1,")
        .contains("100002,Two,330,primary,,,false,7,0,420,0,0,0.2,0.3,0.1,,");
    assertThat(written(imported, "formulas.csv"))
        .contains("2017-18,330,Birmingham,3070.94,4242.54,4242.54,1114.44,63.45,1,205.616")
        .contains("basic_primary_sen_percent")
        .contains("-1.5,0,72.2007")
        .endsWith(",5\n");
    assertThat(imported.warnings().toString())
        .contains("labels missing", "IDACI Primary BA Amount Per Pupil");
    assertThat(imported.ratesByBasis()).containsEntry("assumed", 0).containsEntry("derived", 1);
  }

  @Test
  void whatTheToolPaysIsPaidBack() throws IOException {
    Path results = file("results.csv", RESULTS);

    PublishedImport imported = PublishedImport.of(List.of(inputs, proforma, results)).read();

    assertThat(imported.poundsIn().doubleValue()).isCloseTo(846_688.05, within(0.001));
    assertThat(imported.poundsOut().doubleValue()).isCloseTo(846_688.05, within(0.02));
    assertThat(imported.offBeforeProtection()).isEmpty();
    assertThat(written(imported, "import.json"))
        .contains("\"fsm6_primary\" : {")
        .contains("\"money of the tool's own results\"");
  }

  @Test
  void formulasAloneMakeNoSchools() throws IOException {
    Path named = file("formulas-2017-18.csv", PROFORMA);

    PublishedImport imported = PublishedImport.of(List.of(named)).read();
    imported.write(folder.resolve("alone"));

    assertThat(imported.isOfFormulas()).isTrue();
    assertThat(imported.size()).isZero();
    assertThat(folder.resolve("alone/schools.csv")).doesNotExist();
    assertThat(Files.readString(folder.resolve("alone/perpupil.yaml"), UTF_8))
        .isEqualTo("title: Local formulas 2017-18\nformulas: formulas.csv\nyears: 2017-18\n");
  }

  @Test
  void formulasBesideAllocationsAreTakenAsGiven() throws IOException {
    Path allocations =
        new AllocationFileMaker(71, FundingYear.of(2025))
            .authority("330", 20)
            .write(folder.resolve("allocations.csv"));
    Path named =
        file("formulas-2025-26.csv", PROFORMA.replace("3.43004e+008", "").replace("Yes,", "No,"));
    Path other = file("formulas-2024-25.csv", Files.readString(named, UTF_8));

    PublishedImport imported = PublishedImport.of(List.of(named, allocations)).read();

    assertThat(imported.ratesByBasis().get("given")).isGreaterThan(5);
    assertThat(written(imported, "formulas.csv")).contains(",3070.94,");
    assertThat(written(imported, "import.json")).contains("formulas-2025-26.csv");
    assertThat(imported.poundsOut().doubleValue())
        .isCloseTo(imported.poundsIn().doubleValue(), within(1.0));
    assertThatThrownBy(() -> PublishedImport.of(List.of(other, allocations)).read())
        .hasMessageContaining("formulas of the year of the allocations, 2025-26");
    assertThatThrownBy(() -> PublishedImport.of(List.of(inputs, allocations)).read())
        .hasMessageContaining("schools of the authority proforma tool");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "3.43004e+008|3.53004e+008|the amount per pupil × pupil units (343005572 here)",
        "Birmingham|Nowhere|the authority's code or name",
        "FSM6 % Primary|maybe|FSM or FSM6, since a rate is given",
        "EAL 1 Primary|some|1, 2 or 3 years, since a rate is given",
        "4242.54,4242.54|4242.54,lots|a number, a percentage or nothing",
        "Primary Lump Sum|Secondary Lump Sum|each label once",
        "Basic  Entitlement KS3 Amount|Basic Entitlement Key Stage 3 Amount|the labels Basic"
            + " Entitlement KS3",
        "3070.94,111694|SUPP,111694|a rate that is known; this mark keeps one back",
        "3070.94,111694|-3070.94,|0 or more",
      })
  void whatIsWrongInAFormulaIsAProblemWithItsPlace(String part, String other, String expected)
      throws IOException {
    assertThat(PROFORMA).contains(part);
    Path wrong = file("wrong-2017-18.csv", PROFORMA.replace(part, other));

    assertThatThrownBy(() -> PublishedImport.of(List.of(wrong)).read())
        .hasMessageContaining(expected)
        .hasMessageContaining("wrong-2017-18.csv, line ");
  }

  @Test
  void aSheetWithoutAYearAsksForOne() {
    assertThatThrownBy(() -> PublishedImport.of(List.of(proforma, inputs)).read())
        .hasMessageContaining("expected the year in a column Year");
  }

  @Test
  void pupilsThatDoNotAddUpLeaveTheSchoolOut() throws IOException {
    Path wrong = file("inputs-2017-18.csv", INPUTS.replace("0,210,210,0,0", "0,211,210,0,0"));

    PublishedImport imported = PublishedImport.of(List.of(wrong, proforma)).read();

    assertThat(imported.size()).isEqualTo(1);
    assertThat(imported.problems().toString())
        .contains("inputs-2017-18.csv, line 3, column NOR", "the pupils of all phases (210 here)");
  }

  @Test
  void adjustedCountsStandBeforeSharesThatWerePutIn() throws IOException {
    Path adjusted =
        file(
            "adjusted.csv",
            "URN,LAESTAB,Phase,Number of Primary year groups for all schools,"
                + "Number of Secondary year groups for all schools,NOR Primary,NOR KS3,NOR KS4,"
                + "Primary FSM Units,Primary Ever 6 Units,IDACI Primary Proportion Band F\n"
                + "100001,3302001,Primary,7,0,200,0,0,50,60,0.06\n");

    PublishedImport imported =
        PublishedImport.of(List.of(factors(), inputs, proforma, adjusted))
            .ofSchools(Set.of("100001"))
            .read();

    assertThat(imported.size()).isEqualTo(1);
    assertThat(written(imported, "schools.csv")).contains(",200,0,0,0.25,0.3,0.06,");
  }
}
