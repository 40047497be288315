package org.perpupil.io.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.perpupil.io.SmallFiles;
import org.perpupil.io.Source;
import org.perpupil.io.template.Template;
import org.perpupil.problem.Problem;
import org.perpupil.rates.FundingYear;
import org.perpupil.scenario.Assumption;
import org.perpupil.scenario.Assumptions;

/** Assumptions from a file, right and wrong. */
class AssumptionReaderTest {
  private static final FundingYear Y26 = FundingYear.of(2026);

  @TempDir private Path folder;
  private SmallFiles files;

  @BeforeEach
  void inFolder() {
    files = new SmallFiles(folder);
  }

  @Test
  void valuesOfAllYearsAndOfSome() {
    Path file =
        files.lines(
            "a.yaml",
            "# what we think",
            "assumptions:",
            "  pay.teacher_award_percent: 3",
            "  prices.cpi_percent: {2026-27: 2.5, 2027-28: -1e0}",
            "  formula.basic_primary:",
            "    2026-27: 3900",
            "    \"2027-28\": \"4000\"");
    assertThat(AssumptionReader.read(file))
        .isEqualTo(
            Assumptions.builder()
                .set("pay.teacher_award_percent", 3)
                .set("prices.cpi_percent", Y26, 2.5)
                .set("prices.cpi_percent", FundingYear.of(2027), -1)
                .set("formula.basic_primary", Y26, 3900)
                .set("formula.basic_primary", FundingYear.of(2027), 4000)
                .build());
  }

  @ParameterizedTest
  @ValueSource(strings = {"assumptions:\n", "assumptions: {}\n", "{assumptions: }"})
  void aFileMaySetNothing(String text) {
    assertThat(AssumptionReader.read(files.text("a.yaml", text))).isEqualTo(Assumptions.none());
  }

  @Test
  void theBlankFileSetsNothingAndHasEveryDefault() {
    String blank = Template.ASSUMPTIONS.blank();
    assertThat(AssumptionReader.read(files.text("a.yaml", blank)).isEmpty()).isTrue();
    assertThat(blank.lines()).hasSize(1 + Assumption.all().size());

    String marked =
        blank
            .lines()
            .filter(line -> !line.endsWith(":") || !line.startsWith("  #"))
            .toList()
            .stream()
            .map(line -> line.replace("# ", ""))
            .reduce("", (all, line) -> all + line + "\n");
    Assumptions all = AssumptionReader.read(files.text("b.yaml", marked));
    assertThat(all.settings())
        .hasSize((int) Assumption.all().stream().filter(a -> a.defaultValue().isPresent()).count())
        .allSatisfy(
            setting -> assertThat(setting.assumption().defaultValue()).hasValue(setting.value()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      emptyValue = "",
      value = {
        "pay.teachers: 3 | 3 | pay.teachers | the name of an assumption | group",
        "pay.teacher_award: 3 | 3 | pay.teacher_award | the name | pay.teacher_award_percent",
        "pay.teachers_award_percent: 3 | 3 | pay.teachers_award_percent | the name |"
            + " .teacher_award_percent",
        "prices.cpi_percent: 51 | 23 | 51 | percent a year, from -20 to 50 | another unit",
        "prices.cpi_percent: two | 23 | two | percent a year, from -20 to 50 | delete the line",
        "prices.cpi_percent: £2 | 23 | £2 | percent a year | an amount of pounds",
        "prices.cpi_percent: 1_0 | 23 | 1_0 | percent a year | delete the line",
        "prices.cpi_percent: .nan | 23 | .nan | percent a year | delete the line",
        "prices.cpi_percent: true | 23 | true | percent a year | delete the line",
        "prices.cpi_percent: [1, 2] | 23 | a list | percent a year | in braces",
        "prices.cpi_percent: {2026-27: {a: 1}} | 33 | a mapping | percent a year | in braces",
        "prices.cpi_percent: {2026-27: 99} | 33 | 99 | from -20 to 50 | another unit",
        "prices.cpi_percent: {2026: 1} | 24 | 2026 | a funding year such as 2026-27 | all years",
        "prices.cpi_percent: {2026-28: 1} | 24 | 2026-28 | a funding year | all years",
        "trainee.load: 75 | 17 | 75 | share, from 0.1 to 1 | divide it by 100",
        "pupils.funded_on_estimates: 0.5 | 31 | 0.5 | 0 or 1 | another unit",
        "formula.basic_primary: -1 | 26 | -1 | pounds per pupil, 0 or more | another unit",
      })
  void aWrongLine(String line, int column, String value, String expected, String advice) {
    Path file =
        files.lines("a.yaml", "assumptions:", "  " + line, "  pay.teacher_award_percent: 3");
    assertThat(problems(file))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.place()).isEqualTo(file + ", line 2, column " + column);
              assertThat(problem.value()).isEqualTo(value);
              assertThat(problem.expected()).contains(expected);
              assertThat(problem.advice()).contains(advice);
            });
    assertThat(AssumptionReader.read(Source.of(file), new ArrayList<>()))
        .isEqualTo(Assumptions.builder().set("pay.teacher_award_percent", 3).build());
  }

  @Test
  void aNameWithoutAValue() {
    Path file = files.lines("a.yaml", "assumptions:", "  prices.cpi_percent:");
    assertThat(problems(file))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.place()).startsWith(file + ", line ");
              assertThat(problem.value()).isEmpty();
              assertThat(problem.advice()).contains("delete the line");
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      emptyValue = "",
      value = {
        "assumption:\\n"
            + "  a: 1 | , line 1, column 1 | assumption | the key assumptions | 'assumptions'",
        "arrangements: 1 | , line 1, column 1 | arrangements | the key assumptions | below that"
            + " key",
        "assumptions: 3 | , line 1, column 14 | 3 | names and values | not indented",
        "assumptions:\\n- a | , line 2, column 1 | a list | names and values | a dash",
        "- a | , line 1, column 1 | a list | the key assumptions | first line",
        "text | , line 1, column 1 | a text | the key assumptions | first line",
        "'' | '' | '' | the key assumptions | first line",
        "# none | '' | '' | the key assumptions | first line",
        "assumptions: {a: | , line 1 | text that is not YAML | a colon and a space | bracket",
        "assumptions:\\n\\ta: 1 | , line 1 | text that is not YAML | with spaces | a tab",
        "assumptions:\\n---\\na: 1 | , line | more below the end | one document | dashes",
      })
  void aWrongFile(String text, String place, String value, String expected, String advice) {
    String written = text.replace("\\n", "\n").replace("\\t", "\t");
    Path file = files.text("a.yaml", written);
    assertThat(problems(file))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.place()).startsWith(file + place);
              assertThat(problem.value()).isEqualTo(value);
              assertThat(problem.expected()).contains(expected);
              assertThat(problem.advice()).contains(advice);
            });
  }

  @Test
  void everyProblemIsToldAtOnce() {
    Path file =
        files.lines(
            "a.yaml",
            "scenario: {name: [x, y]}",
            "assumptions:",
            "  prices.cpi_percent: 99",
            "  prices.cpi_percents: {2026-27: 1}",
            "  prices.cpi_percent: 98",
            "  pay.teacher_award_percent: {2026-27: 1, 2026-27: 2, 2027: 3, 2028-29: x}",
            "assumptions:",
            "  prices.energy_percent: x");
    assertThat(problems(file))
        .extracting(problem -> problem.place().replace(file + ", ", ""), Problem::value)
        .containsExactly(
            tuple("line 1, column 1", "scenario"),
            tuple("line 3, column 23", "99"),
            tuple("line 4, column 3", "prices.cpi_percents"),
            tuple("line 5, column 3", "prices.cpi_percent"),
            tuple("line 6, column 43", "2026-27"),
            tuple("line 6, column 55", "2027"),
            tuple("line 6, column 73", "x"),
            tuple("line 7, column 1", "assumptions"));
    assertThat(problems(file).get(3).advice()).endsWith(file + ", line 3, column 3");
  }

  @Test
  void aFileThatIsNotThere() {
    assertThat(problems(folder.resolve("gone.yaml")))
        .singleElement()
        .extracting(Problem::expected)
        .isEqualTo("a file that is there");
  }

  private static List<Problem> problems(Path file) {
    return SmallFiles.problemsOf(() -> AssumptionReader.read(file));
  }

  @Test
  void theRegisterIsWritten() {
    List<Assumption> some =
        List.of(
            Assumption.of("classes.primary_size"),
            Assumption.of("formula.local_uplift_percent"),
            Assumption.of("formula.lump_sum_primary"));
    assertThat(AssumptionReader.toCsv(some).lines())
        .hasSize(4)
        .startsWith(
            "name,unit,minimum,maximum,usual_minimum,usual_maximum,default,status,source,"
                + "description")
        .anyMatch(line -> line.startsWith("classes.primary_size,pupils,1,60,15,35,30,unverified,"))
        .anyMatch(
            line ->
                line.startsWith(
                    "formula.local_uplift_percent,percent a year,-50,100,-5,12,,given,"))
        .anyMatch(
            line ->
                line.startsWith(
                    "formula.lump_sum_primary,GBP per school,0,1000000,20000,250000,,given,"));
  }
}
