package org.perpupil.io.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.perpupil.io.SmallFiles;
import org.perpupil.io.input.AssumptionReader;
import org.perpupil.io.input.ScenarioFile;
import org.perpupil.io.input.StandardsReader;
import org.perpupil.io.plan.SweepPlanFile;
import org.perpupil.problem.Problem;

/** What every reader of YAML refuses, since it does not stand where it is written. */
class YamlTextTest {
  @TempDir private Path folder;
  private SmallFiles files;

  @BeforeEach
  void inFolder() {
    files = new SmallFiles(folder);
  }

  /** Every kind of YAML file that users write, right, with a number to replace. */
  private enum Kind {
    ASSUMPTIONS(
        AssumptionReader::read,
        "assumptions:\n  prices.cpi_percent: {2026-27: 5, 2027-28: 2}\n  prices.energy_percent: 4"),
    SCENARIO(
        ScenarioFile::read,
        "name: n\nleaves_out: o\nchanges:\n"
            + "  - {assumption: prices.cpi_percent, set: {2026-27: 5, 2027-28: 2}}"),
    PLAN(
        SweepPlanFile::read,
        "version: 1\nschools: s.csv\nformulas: f.csv\nbudgets: b.csv\nyears: 2027-28..2028-29\n"
            + "vary:\n  - {assumption: prices.cpi_percent, uniform: {low: 1, high: 5}}"),
    STANDARD(
        file -> StandardsReader.read(file, new ArrayList<>()),
        "id: i\nname: n\napplies_to: [maintained]\nstatus: given\nsource: s\nrules:\n"
            + "  - {kind: limit, name: e, measure: closing_reserve, at_least: 5, outcome: red}");

    @SuppressWarnings("ImmutableEnumChecker") // A method without state.
    private final Consumer<Path> reader;

    private final String text;

    Kind(Consumer<Path> reader, String text) {
      this.reader = reader;
      this.text = text;
    }
  }

  private static Stream<Arguments> indirections() {
    List<List<String>> changes =
        List.of(
            List.of("5", "&five 5", "&five"),
            List.of("5", "*five", "*five"),
            List.of("5", "!!float 5", "!!float"),
            List.of("5", "!mine 5", "!mine"),
            List.of("2026-27: 5", "<<: {2026-27: 5}", "<<"),
            List.of("{", "&m {", "&m"),
            List.of("{", "!!map {", "!!map"),
            List.of("{", "{&k ", "&k"),
            List.of("{", "{*k : 3, ", "*k"));
    return Arrays.stream(Kind.values())
        .flatMap(
            kind ->
                changes.stream()
                    .filter(change -> kind.text.contains(change.get(0)))
                    .map(
                        change -> Arguments.of(kind, change.get(0), change.get(1), change.get(2))));
  }

  @ParameterizedTest
  @MethodSource("indirections")
  void whatStandsForSomethingElseIsRefusedWithItsLine(
      Kind kind, String right, String wrong, String found) {
    String text = kind.text.replaceFirst(Pattern.quote(right), wrong);
    Path file = files.text("f.yaml", text);
    int line = (int) text.substring(0, text.indexOf(wrong)).lines().count();
    List<Problem> problems = SmallFiles.problemsOf(() -> kind.reader.accept(file));
    assertThat(problems)
        .anySatisfy(
            problem -> {
              assertThat(problem.place()).startsWith(file + ", line " + Math.max(1, line));
              assertThat(problem.value()).contains(found);
              assertThat(problem.expected()).isEqualTo("every value written out where it holds");
              assertThat(problem.advice()).contains("quotation marks");
            })
        .allSatisfy(problem -> assertThat(problem.expected()).contains("written out"));
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void aTextThatLooksLikeAnAliasIsReadInQuotationMarks(Kind kind) {
    kind.reader.accept(files.text("plain.yaml", kind.text));
    Path file = files.text("f.yaml", kind.text.replace(": n\n", ": '*n &m !o'\n"));
    kind.reader.accept(file);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void aSecondDocumentAndAKeyGivenTwiceAreTold(Kind kind) {
    Path two = files.text("two.yaml", kind.text + "\n---\na: 1\n");
    assertThat(SmallFiles.problemsOf(() -> kind.reader.accept(two)))
        .extracting(Problem::expected)
        .containsExactly("one document");
    Path twice = files.text("twice.yaml", kind.text + "\n" + kind.text.lines().findFirst().get());
    assertThat(SmallFiles.problemsOf(() -> kind.reader.accept(twice)))
        .extracting(Problem::expected)
        .contains("each key once");
  }

  /** The text ends within the mark. */
  @ParameterizedTest
  @CsvSource({"&five", "*five", "!!float"})
  void aMarkAtTheVeryEndIsToldWhole(String mark) {
    Path file = files.text("f.yaml", "assumptions:\n  prices.cpi_percent: " + mark);
    assertThat(SmallFiles.problemsOf(() -> AssumptionReader.read(file)))
        .singleElement()
        .satisfies(problem -> assertThat(problem.place()).isEqualTo(file + ", line 2, column 23"))
        .extracting(Problem::value)
        .isEqualTo(mark);
  }

  @Test
  void anAliasOfAKeyIsToldAsOne() {
    Path file = files.text("f.yaml", "assumptions: {}\n*a : 3\n");
    assertThat(SmallFiles.problemsOf(() -> AssumptionReader.read(file)))
        .singleElement()
        .satisfies(problem -> assertThat(problem.place()).startsWith(file + ", line 2"))
        .extracting(Problem::value)
        .isEqualTo("*a");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "leaving: {order: [A1], from: 2026-09-01, every_months: 12.9} | 12.9 | 6, 12 or 24",
        "leaving: {order: [A1], from: 2026-09-01, every_months: 11.999999999} | 11.9 | 6, 12 or 24"
      })
  void aFractionIsNoWholeNumberInAScenario(String line, String found, String expected) {
    Path file = files.text("s.yaml", "name: n\nleaves_out: o\n" + line + "\n");
    assertThat(SmallFiles.problemsOf(() -> ScenarioFile.read(file)))
        .singleElement()
        .satisfies(problem -> assertThat(problem.value()).startsWith(found))
        .satisfies(problem -> assertThat(problem.expected()).contains(expected));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "worlds: 1024.5 | whole number",
        "seed: 0.5 | whole number",
        "first_world: 1e-3 | whole number",
        "bins: 256.25 | whole number",
      })
  void aFractionIsNoWholeNumberInAPlan(String line, String expected) {
    Path file = files.text("p.yaml", Kind.PLAN.text + "\n" + line + "\n");
    assertThat(SmallFiles.problemsOf(() -> SweepPlanFile.read(file)))
        .singleElement()
        .satisfies(problem -> assertThat(problem.expected()).contains(expected))
        .extracting(Problem::advice)
        .isEqualTo("it was rounded or divided");
  }

  @ParameterizedTest
  @CsvSource({"1.9,1.9", "0,0", "3,3", "1e300,1e300"})
  void aRegimeIsNamedByAWholeNumber(String start, String found) {
    Path file =
        files.text(
            "p.yaml",
            Kind.PLAN.text.replace(
                "uniform: {low: 1, high: 5}",
                "regimes: {values: [0, 2], start: "
                    + start
                    + ", transitions: [0.75, 0.25, 0.5, 0.5]}"));
    assertThat(SmallFiles.problemsOf(() -> SweepPlanFile.read(file)))
        .singleElement()
        .satisfies(problem -> assertThat(problem.value()).startsWith(found))
        .extracting(Problem::expected)
        .isEqualTo("the number of a regime, a whole one from 1 to 2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"uniform: {}", "triangular: {}", "mixture: {}", "jump: {}"})
  void aShapeWithoutNumbersIsTold(String shape) {
    Path file = files.text("p.yaml", Kind.PLAN.text.replace("uniform: {low: 1, high: 5}", shape));
    assertThat(SmallFiles.problemsOf(() -> SweepPlanFile.read(file)))
        .singleElement()
        .extracting(Problem::value)
        .isEqualTo("{}");
  }
}
