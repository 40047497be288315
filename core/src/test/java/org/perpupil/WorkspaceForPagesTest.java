package org.perpupil;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.perpupil.budget.BudgetCode;
import org.perpupil.budget.StaffRole;
import org.perpupil.io.Source;
import org.perpupil.io.result.Output;
import org.perpupil.io.result.OutputWriter;
import org.perpupil.problem.ProblemsException;
import org.perpupil.projection.Projection;
import org.perpupil.projection.YearBasis;
import org.perpupil.rates.FundingYear;
import org.perpupil.sweep.SweepUnit;

/** What pages ask of the front door beside the ten tasks. */
class WorkspaceForPagesTest {
  private static final Workspace WEXMOOR = Workspace.open(Wexmoor.FOLDER);

  @TempDir private Path folder;

  /** W01 has posts, W08 a total that stands for so many teachers at what an M6 costs. */
  @Test
  void anAverageTeacherCostsTheYearsTeachingByItsTeachers() {
    BudgetYears budgets = WEXMOOR.project();
    Projection projection = budgets.projection();
    double posts =
        WEXMOOR.inputs().budgets().staff().posts("W01").stream()
            .filter(post -> post.role().code() == StaffRole.TEACHER.code())
            .mapToDouble(post -> post.fullTimeEquivalent())
            .sum();
    double teaching =
        projection
            .amount(0, BudgetCode.E01, FundingYear.of(2025), YearBasis.FINANCIAL)
            .orElseThrow();
    assertThat(projection.teachersAtStart(0)).hasValue(posts);
    assertThat(budgets.averageTeacherCost("W01").orElseThrow())
        .isCloseTo(teaching / posts, within(0.01))
        .isBetween(50_000.0, 90_000.0);
    assertThat(projection.teachersAtStart(7)).isEqualTo(projection.teachersOfTotal(7));
    assertThat(budgets.averageTeacherCost("W08").orElseThrow()).isBetween(50_000.0, 90_000.0);
  }

  @Test
  void aPlanThatWasReadGivesWhatItsNameGives() throws IOException {
    Path copy = Wexmoor.copy(folder);
    Path plan = copy.resolve("small.sweep.yaml");
    Files.writeString(
        plan,
        Files.readString(copy.resolve("deficit-risk.sweep.yaml"), UTF_8)
            .replace("worlds: 2048", "worlds: 8"),
        UTF_8);
    Workspace workspace = Workspace.open(copy);
    Source read = Source.of(plan);
    assertThat(workspace.sweep(read)).isEqualTo(workspace.sweep("small.sweep.yaml"));
    assertThat(workspace.rank(read)).isEqualTo(workspace.rank("small.sweep.yaml"));
    assertThat(workspace.rank(read, "W01")).isEqualTo(workspace.rank("small.sweep.yaml", "W01"));
    SweepUnit trust = new SweepUnit(SweepUnit.Level.TRUST, "Fenway Trust");
    assertThat(workspace.rank(read, trust).toCsv()).contains("trust,Fenway Trust,");
    assertThat(workspace.rank(read, trust)).isNotEqualTo(workspace.rank(read));
    SweepUnit unknown = new SweepUnit(SweepUnit.Level.TRUST, "Fenwy Trust");
    assertThatThrownBy(() -> workspace.rank(read, unknown))
        .isInstanceOf(ProblemsException.class)
        .hasMessageContaining("trust: found 'Fenwy Trust'")
        .hasMessageContaining("Fenway Trust");
  }

  @Test
  void aPageHasASummaryBesideIt() throws IOException {
    Output page = Output.page(folder.resolve("page.html"));
    assertThat(page.endings()).containsExactly(".html");
    try (OutputWriter to = page.open()) {
      to.write(List.of(OutputWriter.Body.of("<p>one</p>")), Map.of("title", "A page"));
    }
    assertThat(folder.resolve("page.html")).hasContent("<p>one</p>");
    assertThat(Files.readString(folder.resolve("page.summary.json"), UTF_8))
        .contains("\"title\" : \"A page\"")
        .contains("\"result\" : \"page\"");
    assertThat(page.problems()).isEmpty();
    Files.writeString(folder.resolve("page.html"), "mine", UTF_8);
    assertThat(page.problems()).hasSize(1);
  }
}
