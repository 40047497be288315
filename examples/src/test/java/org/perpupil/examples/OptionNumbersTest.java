package org.perpupil.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Numbers given as options are held to limits as those in files are. */
@Tag("slow")
class OptionNumbersTest {
  @TempDir private Path folder;

  private static Stream<Arguments> numbers() {
    PrintWriter none = new PrintWriter(new StringWriter());
    return PerPupil.commandLine(none, none).getSubcommands().entrySet().stream()
        .flatMap(
            command ->
                command.getValue().getCommandSpec().options().stream()
                    .filter(OptionNumbersTest::isNumber)
                    .map(option -> Arguments.of(command.getKey(), option.longestName())));
  }

  private static boolean isNumber(OptionSpec option) {
    return option.type() == Double.class || option.type() == double.class;
  }

  @Test
  void thereAreSome() {
    assertThat(numbers()).hasSizeGreaterThan(8);
  }

  @ParameterizedTest
  @MethodSource("numbers")
  void whatNobodyCanMeanIsMisuse(String command, String option) {
    List<String> right = FileOptions.calls(folder).get(command);
    for (String value : List.of("NaN", "Infinity", "-Infinity", "1e308", "4.9e-324", "1e13")) {
      Run run = Run.of(FileOptions.call(command, right, option, value));
      assertThat(run.err()).as(value).contains("is not a number from -10^12 to 10^12");
      assertThat(run.code()).isEqualTo(CommandLine.ExitCode.USAGE);
    }
  }

  /** What the program is made of is no advice. */
  @Test
  void whatCannotBeReadIsToldInWordsOfItsUsers() {
    PrintWriter none = new PrintWriter(new StringWriter());
    int refused = 0;
    for (var command : PerPupil.commandLine(none, none).getSubcommands().entrySet()) {
      for (OptionSpec option : command.getValue().getCommandSpec().options()) {
        for (String value : List.of("?", "0=?", "1.5x")) {
          Run run = Run.of(command.getKey(), option.longestName() + "=" + value);
          refused += run.err().contains("Invalid value for option") ? 1 : 0;
          assertThat(run.err())
              .as(command.getKey() + " " + option.longestName())
              .doesNotContain("class ", "Exception", "java.", "cannot convert", "is not an int");
        }
      }
    }
    assertThat(refused).isGreaterThan(100);
  }

  @ParameterizedTest
  @CsvSource({"--floor-percent,-0.015,-1.5 percent was", "--cap-percent,0.03,3 percent was meant"})
  void aFractionOfAPercentIsWarnedOf(String option, String value, String advice) {
    List<String> right = FileOptions.calls(folder).get("compare");
    Run run = Run.of(FileOptions.call("compare", right, option, value));
    assertThat(run.err()).contains("warning: " + option + ": found '" + value + "'", advice);
    assertThat(run.code()).isZero();
    Run usual =
        Run.of(FileOptions.call("compare", right, option, option.contains("cap") ? "3" : "-3"));
    assertThat(usual.err()).doesNotContain("warning: " + option);
  }
}
