package org.perpupil.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Schools, authorities and trusts named on the command line. */
@Tag("slow")
class IdentifierOptionsTest {
  private static final Set<String> LABELS = Set.of("ID", "CODE", "ID=DATE");

  @TempDir private Path folder;

  @Test
  void everyOptionThatNamesOneReadsItAsFilesDo() {
    PrintWriter none = new PrintWriter(new StringWriter());
    Set<String> named = new TreeSet<>();
    for (CommandLine command : PerPupil.commandLine(none, none).getSubcommands().values()) {
      for (OptionSpec option : command.getCommandSpec().options()) {
        if (LABELS.contains(option.paramLabel()) || option.longestName().equals("--trust")) {
          named.add(option.longestName());
          assertThat(option.converters())
              .as(command.getCommandName() + " " + option.longestName())
              .hasAtLeastOneElementOfType(IdentifierConverter.class);
        }
      }
    }
    assertThat(named).contains("--id", "--explain", "--la", "--trust", "--join", "--sponsored");
  }

  @ParameterizedTest
  @CsvSource({
    "statement,--id,W01", "project,--explain,W01", "options,--id,W01",
    "options,--trust,Fenway Trust", "trust,--trust,Fenway Trust", "authority,--la,999",
    "own-formula,--la,999", "levers,--la,999"
  })
  void whatNobodySeesAtTheEndsIsNoPartOfIt(String command, String option, String id) {
    List<String> right = FileOptions.calls(folder).get(command);
    Run plain = Run.of(FileOptions.call(command, right, option, id));
    Run spaced = Run.of(FileOptions.call(command, right, option, "\ufeff " + id + "\u00a0"));
    assertThat(plain.out()).isNotBlank();
    assertThat(plain.code()).isZero();
    assertThat(spaced).isEqualTo(plain);
  }

  @Test
  void aSchoolThatJoinsIsNamedAsFilesDo() {
    List<String> right = FileOptions.calls(folder).get("trust");
    Run plain = Run.of(FileOptions.call("trust", right, "--join", "W01=2026-09-01"));
    Run spaced = Run.of(FileOptions.call("trust", right, "--join", "W01\u00a0=2026-09-01"));
    assertThat(plain.code()).isZero();
    assertThat(spaced).isEqualTo(plain);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "statement|--id|w01|Maybe 'W01' was meant.",
        "statement|--id|\u051c01|Maybe 'W01' was meant, which looks alike: one has U+051C",
        "options|--trust|fenway trust|Maybe 'Fenway Trust' was meant.",
        "options|--trust|Fenw\u0430y Trust|looks alike: one has U+0430 (CYRILLIC SMALL LETTER A)"
      })
  void aLookAlikeIsToldFromTheOneThatIsThere(
      String command, String option, String id, String advice) {
    List<String> right = FileOptions.calls(folder).get(command);
    Run run = Run.of(FileOptions.call(command, right, option, id));
    assertThat(run.err()).contains(advice);
    assertThat(run.code()).isEqualTo(1);
  }

  @Test
  void whatNobodySeesInsideIsAnErrorOfUsage() {
    List<String> right = FileOptions.calls(folder).get("statement");
    for (String id : List.of("W\u200b01", "W\u202e01", "W\u000701", "W\u00a001")) {
      Run run = Run.of(FileOptions.call("statement", right, "--id", id));
      assertThat(run.err()).contains("expected characters that can be seen, found U+");
      assertThat(run.code()).isEqualTo(2);
    }
  }
}
