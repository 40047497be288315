package org.perpupil.io.input;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.perpupil.io.FileScope;
import org.perpupil.io.FormulaName;
import org.perpupil.io.Source;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.rates.FundingYear;
import org.perpupil.rates.FundingYears;

/** {@code perpupil.yaml} is read strictly, and names files of its folder. */
class WorkspaceFileTest {
  @TempDir private Path folder;

  @Test
  void everyKeyIsRead() {
    WorkspaceFile file =
        WorkspaceFile.read(
            Source.of(
                write(
                    """
                    title: A title
                    schools: [one.csv, below/two.csv]
                    formulas: f.csv
                    budgets: b.csv
                    staff: p.csv
                    assumptions: a.yaml
                    trusts: t.csv
                    authorities: l.csv
                    services: s.csv
                    years: 2025-26..2030-31
                    price_base: 2025-26
                    """)));

    assertThat(file.schools().stream().map(Source::path).map(path -> path.orElseThrow()))
        .containsExactly(folder.resolve("one.csv"), folder.resolve("below/two.csv"));
    assertThat(file.formulas().flatMap(FormulaName::file).flatMap(Source::path))
        .contains(folder.resolve("f.csv"));
    assertThat(
            List.of(
                    file.budgets(),
                    file.staff(),
                    file.assumptions(),
                    file.trusts(),
                    file.authorities(),
                    file.services())
                .stream()
                .map(source -> folder.relativize(source.flatMap(Source::path).orElseThrow()))
                .map(Path::toString))
        .containsExactly("b.csv", "p.csv", "a.yaml", "t.csv", "l.csv", "s.csv");
    assertThat(file.years()).contains(new FundingYears(FundingYear.of(2025), FundingYear.of(2030)));
    assertThat(file.title()).contains("A title");
    assertThat(file.priceBase()).contains(FundingYear.of(2025));
  }

  @Test
  void aNationalFormulaNeedsNoFile() {
    WorkspaceFile file = WorkspaceFile.read(Source.of(write("formulas: nff:2025-26\n")));

    assertThat(file.formulas().flatMap(FormulaName::edition)).contains("2025-26");
    assertThat(file.schools()).isEmpty();
    assertThat(file.years()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "schols: s.csv | schols | schools | 1",
        "schools: ../s.csv | ../s.csv | copied there | 1",
        "budgets: /tmp/b.csv | /tmp/b.csv | copied there | 1",
        "years: 2025-26..2024-25 | 2025-26..2024-25 | swapped | 1",
        "years: 2025 | 2025 | begins in it is 2025-26 | 1",
        "price_base: soon | soon | with a hyphen between | 1",
        "schools: &a s.csv\\nbudgets: *a | &a | | 1",
        "schools: s.csv\\nschools: t.csv | schools | | 2",
      })
  void whatIsWrongIsToldWithItsPlace(String text, String value, String advice, int line) {
    Path file = write(text.replace("\\n", "\n") + "\n");
    ProblemsException thrown =
        catchThrowableOfType(ProblemsException.class, () -> WorkspaceFile.read(Source.of(file)));

    Problem problem = thrown.problems().get(0);
    assertThat(problem.value()).isEqualTo(value);
    assertThat(problem.advice()).contains(advice == null ? "" : advice);
    assertThat(problem.file()).contains(file.toString());
    assertThat(problem.line()).hasValue(line);
  }

  @Test
  void filesAnywhereAreNamedWhereThatIsAllowed() {
    Path file = write("schools: ../s.csv\n");

    assertThat(WorkspaceFile.read(Source.of(file), FileScope.ANYWHERE).schools()).hasSize(1);
  }

  @Test
  void aFolderInMemoryHoldsItsFilesAlone() {
    Map<String, byte[]> content =
        Map.of(
            "a/perpupil.yaml", "schools: [x.csv, ../y.csv]".getBytes(UTF_8),
            "a/x.csv", new byte[] {1},
            "y.csv", new byte[] {2});
    WorkspaceFile file = WorkspaceFile.read(Source.in(content, "a/perpupil.yaml"));

    assertThat(file.schools().stream().map(Source::toString)).containsExactly("a/x.csv", "y.csv");
    ProblemsException thrown =
        catchThrowableOfType(
            ProblemsException.class,
            () ->
                WorkspaceFile.read(
                    Source.in(Map.of("w.yaml", "budgets: b.csv".getBytes(UTF_8)), "w.yaml")));
    assertThat(thrown.problems().get(0).value()).isEqualTo("b.csv");
  }

  private Path write(String text) {
    try {
      return Files.writeString(folder.resolve(WorkspaceFile.NAME), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
