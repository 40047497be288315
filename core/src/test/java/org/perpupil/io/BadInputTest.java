package org.perpupil.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.perpupil.problem.Problem;

/** Wrong cells: each is named by file, line and column, shown, and set right. */
class BadInputTest {
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
        // A number that is none.
        "pupils_primary=two hundred | pupils_primary | two hundred | a number of pupils | a word",
        "pupils_primary=NaN | pupils_primary | NaN | a number of pupils, 0 or more | a word",
        "pupils_primary=Infinity | pupils_primary | Infinity | a number of pupils | a word",
        "pupils_primary=1e999 | pupils_primary | 1e999 | a number of pupils | exponent",
        "pupils_primary=0x10 | pupils_primary | 0x10 | a number of pupils | a word",
        "pupils_primary=210d | pupils_primary | 210d | a number of pupils | a word",
        "pupils_primary=1,21 | pupils_primary | 1,21 | a number of pupils | it means 1.21, with a"
            + " point before the decimals, or 121",
        "pupils_primary=£210 | pupils_primary | £210 | a number of pupils | an amount of pounds",
        "rates=12% | rates | 12% | pounds | it means 12, and the sign is left over, or 0.12",
        "split_site_metres=100 x | split_site_metres | x | metres to each additional site | blank",
        "split_site_metres=100 -5 | split_site_metres | -5 | 0 or more | unknown",
        // A blank cell that must not be.
        "id= | id | '' | a value in every row | left over",
        "la_code= | la_code | '' | a value in every row | left over",
        "phase= | phase | '' | a value in every row | left over",
        "pupils_ks3= | pupils_ks3 | '' | a number of pupils, 0 or more | 0",
        "year_groups_secondary= | year_groups_secondary | '' | a whole number of year | 0",
        // A number that cannot be.
        "fsm_primary=1.2 | fsm_primary | 1.2 | a share of pupils from 0 to 1 | divide it by 100",
        "fsm_primary=-0.1 | fsm_primary | -0.1 | a share of pupils from 0 to 1 | sign",
        "lac=35 | lac | 35 | a share of pupils from 0 to 1 | divide it by 100",
        "pupils_primary=-1 | pupils_primary | -1 | a number of pupils, 0 or more | another column",
        "year_groups_primary=6.5 | year_groups_primary | 6.5 | a whole number | swapped",
        "year_groups_primary=-7 | year_groups_primary | -7 | 0 or more | swapped",
        "days_open=367 | days_open | 367 | more than 0 and up to 366 | leave the field blank",
        "days_open=0 | days_open | 0 | more than 0 and up to 366 | leave the field blank",
        "aca=0.4 | aca | 0.4 | a multiplier from 0.5 to 2 | another column",
        "aca=102.8 | aca | 102.8 | a multiplier from 0.5 to 2 | 1.028 was meant",
        "sparsity_distance_miles=-2 | sparsity_distance_miles | -2 | 0 or more | another column",
        "mfg_baseline_per_pupil=0 | mfg_baseline_per_pupil | 0 | more than 0 | no baseline",
        "floor_baseline_per_pupil=0 | floor_baseline_per_pupil | 0 | more than 0 | no baseline",
        // A word that is not known.
        "phase=primry | phase | primry | primary, secondary, middle-deemed-primary | 'primary'",
        "phase=nursery unit | phase | nursery unit | one of primary | another column",
        "governance=acadamy | governance | acadamy | maintained, academy | 'academy' was meant",
        "growing=perhaps | growing | perhaps | one of true, false | another column",
        // Cells that do not fit together.
        "idaci_a_primary=0;idaci_band6_secondary=0.1 | idaci_band1_primary | bands 1 to 6 and A to"
            + " F | one family of IDACI bands | leave one family blank",
        "year_r=x | year_r | x | a number of pupils, 0 or more | blank",
        "admission_number=-1 | admission_number | -1 | a number of pupils | another column",
      })
  void inSchools(String cells, String column, String value, String expected, String advice) {
    Path file = files.school(cells);
    named(SmallFiles.problems(file), file, column, value, expected, advice);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      emptyValue = "",
      value = {
        "year=2017 | year | 2017 | two calendar years in a row | begins in it is 2017-18",
        "year=42826 | year | 42826 | two calendar years in a row | format the column as text",
        "year=Jun-17 | year | Jun-17 | such as 2017-18 | format the column as text",
        "year=2017-19 | year | 2017-19 | two calendar years in a row | mistyped",
        "year=2017/19 | year | 2017/19 | two calendar years in a row | mistyped",
        "year=next | year | next | two calendar years in a row | with a hyphen between",
        "year= | year | '' | a value in every row | left over",
        "la_code= | la_code | '' | a value in every row | left over",
        "basic_primary=3k | basic_primary | 3k | pounds per pupil, 0 or more | number alone",
        "basic_primary=(3000) | basic_primary | (3000) | pounds per pupil | or 3000, and the"
            + " brackets are left over",
        "basic_primary=-1 | basic_primary | -1 | pounds per pupil, 0 or more | the sign is wrong",
        "fringe=0.99 | fringe | 0.99 | a multiplier from 1 to 2 | another column",
        "fringe=2.5 | fringe | 2.5 | a multiplier from 1 to 2 | another column",
        "mfg_percent=-150 | mfg_percent | -150 | from -100 to 100 | -1.5 was meant",
        "lac_sen_percent=120 | lac_sen_percent | 120 | from 0 to 100 | a sum of money",
        "lac_sen_percent=-1 | lac_sen_percent | -1 | from 0 to 100 | a sum of money",
        "sparsity_taper_primary=nfff | sparsity_taper_primary | nfff | none, linear, nff | 'nff'",
        "sparsity_distance_taper_primary=true | sparsity_distance_taper_primary | true"
            + " | false or nothing before 2022-23 | the size taper",
        "eal_primary=500 | eal_years_primary | '' | since eal_primary is paid | not used",
        "eal_secondary=500 | eal_years_secondary | '' | 1, 2 or 3 years | not used",
        "eal_primary=500;eal_years_primary=4 | eal_years_primary | 4 | 1, 2 or 3 years | column",
        "mppl_primary=3300;mppl_ks3=4400 | mppl_ks4 | '' | another minimum level is given | blank",
        "gains_scaling_percent=50 | gains_cap_percent | '' | gains_scaling_percent is 50 | cap of"
            + " 0",
        "mfg_percent=1;gains_cap_percent=0.5 | gains_cap_percent | 0.5 | at least mfg_percent, 1"
            + " | swapped",
        "sparsity_middle=1;sparsity_year_group_middle=69 | sparsity_distance_middle | '' "
            + "| since sparsity_middle is paid | not used",
        "sparsity_primary=1;sparsity_distance_primary=2 | sparsity_year_group_primary | '' "
            + "| since sparsity_primary is paid | not used",
        "lpa_primary=1;lpa_primary_indicator=75;lpa_y1_4_weighting=1 | lpa_primary_indicator | 75 "
            + "| 73 or 78 points | another column",
        "lpa_primary=1;lpa_primary_indicator=73 | lpa_y1_4_weighting | '' | lpa_primary is paid "
            + "| not used",
        "year=2018-19;lpa_primary_indicator=73 | lpa_primary_indicator | 73 "
            + "| nothing from 2018-19 on | left over",
      })
  void inFormulas(String cells, String column, String value, String expected, String advice) {
    Path file = files.formula(cells);
    List<Problem> problems =
        SmallFiles.problems(List.of(files.school("")), List.of(file.toString()));
    named(problems, file, column, value, expected, advice);
  }

  @Test
  void everyMissingMinimumLevelIsNamed() {
    Path file = files.formula("mppl_ks3=4400");
    List<Problem> problems =
        SmallFiles.problems(List.of(files.school("")), List.of(file.toString()));
    assertThat(problems)
        .extracting(Problem::place)
        .containsExactly(
            file + ", line 2, column mppl_primary", file + ", line 2, column mppl_ks4");
  }

  @Test
  void everyProblemOfEveryFileIsToldAtOnce() {
    Path schools =
        files.lines(
            "schools.csv",
            SmallFiles.SCHOOL_HEADER + ",fsm_primary,lac",
            "A1,301,primary,7,0,-210,0,x,1.5,0",
            "A2,301,primary,7,0,210,0,0,0,0",
            "A3,301,prim,seven,0,,0,0,0,-1",
            "A4,301,secondary,0,5,10,600,400,0,0");
    Path more =
        files.lines(
            "more.csv",
            SmallFiles.SCHOOL_HEADER + ",fsm_primary,lac",
            "A2,301,primary,7,0,210,0,0,0,0");
    Path formulas =
        files.lines(
            "formulas.csv",
            "year,la_code,basic_primary,mfg_percent,gains_cap_percent",
            "2017-18,301,-3,1,0",
            "2017-18,302,3x,1,");

    List<Problem> problems =
        SmallFiles.problems(List.of(schools, more), List.of(formulas.toString(), "nff:1999-00"));

    assertThat(problems)
        .filteredOn(Problem::isError)
        .extracting(problem -> problem.place().replace(folder + "/", ""))
        .containsExactlyInAnyOrder(
            "schools.csv, line 2, column pupils_primary",
            "schools.csv, line 2, column pupils_ks4",
            "schools.csv, line 2, column fsm_primary",
            "schools.csv, line 4, column phase",
            "schools.csv, line 4, column year_groups_primary",
            "schools.csv, line 4, column pupils_primary",
            "schools.csv, line 4, column lac",
            "more.csv, line 2, column id",
            "formulas.csv, line 2, column basic_primary",
            "formulas.csv, line 2, column gains_cap_percent",
            "formulas.csv, line 3, column basic_primary",
            "national rate book");
  }

  private static void named(
      List<Problem> problems,
      Path file,
      String column,
      String value,
      String expected,
      String advice) {
    assertThat(problems)
        .filteredOn(Problem::isError)
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.place()).isEqualTo(file + ", line 2, column " + column);
              assertThat(problem.value()).isEqualTo(value);
              assertThat(problem.expected()).contains(expected);
              assertThat(problem.advice()).contains(advice);
            });
  }
}
