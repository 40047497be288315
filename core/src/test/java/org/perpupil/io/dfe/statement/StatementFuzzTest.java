package org.perpupil.io.dfe.statement;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.perpupil.formula.Statement;
import org.perpupil.io.dfe.CellFuzz;
import org.perpupil.io.input.PublishedImport;
import org.perpupil.io.statement.GrantStatementWriter;
import org.perpupil.problem.ProblemsException;
import org.perpupil.rates.FundingYear;
import org.perpupil.school.Phase;

/** A statement with one thing wrong in it is refused, or pays the same. */
@Tag("slow")
class StatementFuzzTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource
  void noWrongNumberInSilence(Phase phase) throws IOException {
    Path file = folder.resolve("statement.csv");
    Random random = new Random(phase.ordinal());
    int refused = 0;
    for (int i = 0; i < 100; i++) {
      StatementMaker maker = new StatementMaker(i / 16, FundingYear.of(2018 + i / 16), phase);
      Statement statement = Statement.of(maker.school(), maker.formula());
      String text = GrantStatementWriter.toCsv(statement);
      Files.writeString(file, CellFuzz.mutated(text, random), UTF_8);
      try {
        PublishedImport imported = PublishedImport.of(List.of(file)).read();
        boolean isTold = !imported.offAfterProtection().isEmpty() || !imported.failed().isEmpty();
        if (!isTold) {
          assertThat(imported.poundsOut().doubleValue())
              .as(Files.readString(file, UTF_8))
              .isEqualTo(statement.budgetShare());
        }
      } catch (ProblemsException e) {
        refused++;
        assertThat(e.getMessage()).contains("statement.csv");
      }
    }
    assertThat(refused).isGreaterThan(30);
  }
}
