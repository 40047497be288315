package org.perpupil.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.perpupil.io.input.Inputs;
import org.perpupil.problem.Problem;
import org.perpupil.problem.Severity;

/** What is odd is told with its place and stops nothing. */
class WarningTest {
  @TempDir private Path folder;
  private SmallFiles files;

  @BeforeEach
  void inFolder() {
    files = new SmallFiles(folder);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      emptyValue = "",
      value = {
        "year_groups_primary=8 | year_groups_primary | 8 primary and 0 secondary | of phase"
            + " primary",
        "phase=secondary | year_groups_primary | 7 primary and 0 secondary | of phase secondary",
        "phase=all-through | year_groups_primary | 7 primary and 0 secondary | phase all-through",
        "pupils_primary=0 | year_groups_primary | 7 | 0, since there are no primary pupils",
        "rates=-5 | rates | -5 | pounds, 0 or more",
        "dedelegation=-0.50 | dedelegation | -0.50 | pounds, 0 or more",
        "governance=academy;dedelegation=90 | dedelegation | 90 | since the school is an academy",
        "pfi=-1 | pfi | -1 | pounds, 0 or more",
        "id==1+1 | id | =1+1 | begins with a letter or a digit",
        "la_code=@A | la_code | @A | begins with a letter or a digit",
        "trust=-T | trust | -T | begins with a letter or a digit",
        "pupils_primary=0;year_groups_primary=0 | year_groups_primary"
            + " | no pupils and no year groups | nothing is paid but cash",
        "previous_pfi=7 | previous_pfi | 7 | since previous_budget_share is blank",
      })
  void ofSchools(String cells, String column, String value, String expected) {
    Path file = files.school(cells);
    Inputs inputs = Inputs.read(List.of(file), List.of());
    assertThat(inputs.schools().size()).isOne();
    named(inputs.warnings(), file, column, value, expected);
  }

  /** A school's own data that contradict each other stop no other school. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      emptyValue = "",
      value = {
        "pupils_ks3=30 | year_groups_secondary | 0 | since there are 30 secondary | wrong column",
        "year_groups_primary=0 | year_groups_primary | 0 | are 210 primary pupils | wrong column",
        "mfg_baseline_per_pupil=4000;previous_budget_share=840000;previous_pupils=210"
            + " | previous_budget_share | 840000 | mfg_baseline_per_pupil is given | another year",
        "previous_budget_share=840000 | previous_pupils | '' | last year's pupils | is new",
        "previous_budget_share=840000;previous_pupils=0 | previous_pupils | 0 | more than 0 | new",
        "idaci_e_primary=0.6;idaci_f_primary=0.5 | idaci_a_primary | 1.1 in all bands | one band at"
            + " most | differences",
        "phase=secondary;year_groups_secondary=5;year_groups_ks3=0;year_groups_ks4=5;pupils_ks3=9"
            + " | pupils_ks3 | 9 | the key stage has no year groups | swapped",
        "phase=secondary;year_groups_secondary=5;year_groups_ks4=0;pupils_ks3=9;pupils_ks4=8"
            + " | pupils_ks4 | 8 | the key stage has no year groups | swapped",
        "phase=secondary;year_groups_secondary=5;year_groups_ks3=6;pupils_ks3=9"
            + " | year_groups_ks3 | 6 | add up to year_groups_secondary, 5 | left blank",
        "year_groups_ks3=2;year_groups_ks4=2;phase=secondary;year_groups_secondary=5;pupils_ks3=9"
            + " | year_groups_ks4 | 2 | add up to year_groups_secondary, 5 | left blank",
        "year_12=5 | year_13 | '' | from year_12 to year_13 are given | write 0",
        "year_7=5;year_8=0;year_9=0 | year_7 | 5 from year_7 to year_9 | pupils_ks3, 0 | counts",
      })
  void ofContradictions(String cells, String column, String value, String expected, String advice) {
    Path file = files.school(cells);
    Inputs inputs = Inputs.read(List.of(file), List.of());
    assertThat(inputs.schools().size()).isOne();
    List<Problem> found =
        inputs.warnings().stream().filter(each -> each.expected().contains(expected)).toList();
    named(found, file, column, value, expected);
    assertThat(found.get(0).advice()).contains(advice);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      emptyValue = "",
      value = {
        "year=2017-18;fsm_primary=1;fsm6_primary=1 | fsm6_primary | 1 | chose one measure",
        "year=2018-19;mfg_percent=0.6 | mfg_percent | 0.6 | -1.5 to 0.5 in 2018-19",
        "year=2018-19;mfg_percent=-1.6 | mfg_percent | -1.6 | -1.5 to 0.5 in 2018-19",
        "year=2020-21 | mppl_primary | '' | compulsory from 2020-21 on",
        "year=2017-18;idaci_band1_primary=9 | idaci_band1_primary | 9 | A to F from 2017-18 on",
        "year=2020-21;mobility_primary=9;mppl_primary=5000;mppl_ks3=5000;mppl_ks4=5000 "
            + "| mobility_threshold_percent | '' | 6, the threshold from 2020-21",
        "year=2020-21;mobility_secondary=9;mppl_primary=5000;mppl_ks3=5000;mppl_ks4=5000 "
            + "| mobility_threshold_percent | '' | 6, the threshold from 2020-21",
        "year=2023-24;lac=900;mppl_primary=5000;mppl_ks3=5000;mppl_ks4=5000 | lac | 900 | from"
            + " 2023-24 on",
        "year=2023-24;eal_years_primary=2;mppl_primary=5000;mppl_ks3=5000;mppl_ks4=5000 "
            + "| eal_years_primary | 2 | 3 years from 2023-24 on",
      })
  void ofFormulas(String cells, String column, String value, String expected) {
    Path file = files.formula(cells);
    Inputs inputs = Inputs.read(List.of(files.school("")), List.of(file.toString()));
    assertThat(inputs.formulas(0).find("301")).isPresent();
    named(inputs.warnings(), file, column, value, expected);
  }

  @ParameterizedTest
  @CsvSource({
    "year=2018-19;mfg_percent=0.5",
    "year=2018-19;mfg_percent=-1.5",
    "year=2018-19;fsm_primary=1;fsm6_primary=1",
    "year=2019-20",
    "year=2016-17;idaci_band1_primary=9;mobility_primary=9",
    "year=2020-21;mobility_primary=9;mobility_threshold_percent=6;mppl_primary=5000;mppl_ks3=5000;mppl_ks4=5000",
    "year=2022-23;lac=900;eal_years_primary=2;mppl_primary=5000;mppl_ks3=5000;mppl_ks4=5000",
  })
  void notOfWhatTheYearAllows(String cells) {
    Path file = files.formula(cells);
    assertThat(Inputs.read(List.of(files.school("")), List.of(file.toString())).warnings())
        .isEmpty();
  }

  @Test
  void areToldBesideErrors() {
    Path file =
        files.lines(
            "schools.csv",
            SmallFiles.SCHOOL_HEADER,
            "A1,301,primary,8,0,210,0,0",
            "A2,301,primary,7,0,x,0,0");
    assertThat(SmallFiles.problems(file))
        .extracting(Problem::severity)
        .containsExactly(Severity.WARNING, Severity.ERROR);
  }

  private static void named(
      List<Problem> warnings, Path file, String column, String value, String expected) {
    assertThat(warnings)
        .singleElement()
        .satisfies(
            warning -> {
              assertThat(warning.isError()).isFalse();
              assertThat(warning.place()).isEqualTo(file + ", line 2, column " + column);
              assertThat(warning.value()).isEqualTo(value);
              assertThat(warning.expected()).contains(expected);
              assertThat(warning.toString()).startsWith("warning: ").contains("\nMaybe ");
            });
  }
}
