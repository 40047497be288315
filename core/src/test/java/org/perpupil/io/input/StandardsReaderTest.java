package org.perpupil.io.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.perpupil.io.SmallBudgets;
import org.perpupil.io.SmallFiles;
import org.perpupil.problem.Problem;
import org.perpupil.projection.Projection;
import org.perpupil.viability.Accounts;
import org.perpupil.viability.OrganisationKind;
import org.perpupil.viability.Outcome;
import org.perpupil.viability.SchoolAccounts;
import org.perpupil.viability.Standard;
import org.perpupil.viability.Verdict;
import org.perpupil.viability.YearFigures;

/** A standard of one's own, and the accounts of projected schools that it judges. */
class StandardsReaderTest {
  @TempDir private Path folder;
  private SmallFiles files;

  @BeforeEach
  void inFolder() {
    files = new SmallFiles(folder);
  }

  @Test
  void aSchoolIsJudgedByAFile() {
    Path file =
        files.lines(
            "own.yaml",
            "id: governors",
            "name: Our own",
            "applies_to: [maintained]",
            "status: given",
            "source: governors, May",
            "note: none",
            "rules:",
            "  - {kind: limit, name: enough, measure: closing_reserve, at_least: 900000,"
                + " outcome: red}");
    Standard standard = StandardsReader.read(file, new ArrayList<>());
    Projection projection = SmallBudgets.projection(new SmallBudgets(files).inputsWithStaff());
    Accounts accounts = SchoolAccounts.of(projection, 0).orElseThrow();
    List<Verdict> verdicts = standard.judge(accounts);
    assertThat(verdicts).extracting(Verdict::outcome).containsExactly(Outcome.RED, Outcome.GREEN);
    YearFigures first = accounts.years().get(0);
    assertThat(first.openingReserve()).isEqualTo(5000);
    assertThat(first.income()).isEqualTo(850_000);
    assertThat(first.expenditure() - first.staffCost()).isCloseTo(22_200, within(1e-6));
    assertThat(first.staffCost()).isGreaterThan(30_000);
    assertThat(accounts.kind()).isEqualTo(OrganisationKind.MAINTAINED);
    assertThat(SchoolAccounts.of(projection, 1).orElseThrow().kind())
        .isEqualTo(OrganisationKind.ACADEMY);
    assertThat(SchoolAccounts.of(projection, 2)).isEmpty();
  }

  @Test
  void whatIsWrongIsTold() {
    Path wrong = files.lines("own.yaml", "id: x", "nam: y", "rules: []");
    assertThat(SmallFiles.problemsOf(() -> StandardsReader.read(wrong, new ArrayList<>())))
        .extracting(Problem::advice)
        .contains("'name' was meant");
    for (String text : List.of("- 1\n", "", "a: [\n", "a: 1\na: 2\n")) {
      Path file = files.text("bad.yaml", text);
      assertThat(SmallFiles.problemsOf(() -> StandardsReader.read(file, new ArrayList<>())))
          .first()
          .extracting(Problem::place)
          .asString()
          .contains("bad.yaml");
    }
    assertThat(
            SmallFiles.problemsOf(
                () -> StandardsReader.read(folder.resolve("gone.yaml"), new ArrayList<>())))
        .hasSize(1);
  }
}
