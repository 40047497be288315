package org.perpupil.io.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Line;
import org.perpupil.formula.Parameter;
import org.perpupil.formula.SizeTaper;
import org.perpupil.formula.SparsityGroup;
import org.perpupil.io.Source;
import org.perpupil.io.read.FormulaReader;
import org.perpupil.io.result.FormulaWriter;
import org.perpupil.problem.Problem;
import org.perpupil.rates.FundingYear;

/** A formula that was written is the same when it is read. */
class FormulaWriterTest {
  @TempDir private Path folder;

  private static final Formula FORMULA =
      Formula.local("Own, by itself formula 2024-25", FundingYear.of(2024))
          .set(Parameter.BASIC_PRIMARY, 3_562.25)
          .set(Parameter.LUMP_SUM_PRIMARY, 134_400)
          .set(Parameter.SPARSITY_PRIMARY, 57_100)
          .set(Parameter.SPARSITY_DISTANCE_PRIMARY, 2)
          .set(Parameter.SPARSITY_YEAR_GROUP_PRIMARY, 21.4)
          .set(Parameter.MPPL_PRIMARY, 4_610)
          .set(Parameter.MPPL_KS3, 5_995)
          .set(Parameter.MPPL_KS4, 6_500)
          .set(Parameter.MFG_PERCENT, 0)
          .sizeTaper(SparsityGroup.PRIMARY, SizeTaper.NFF)
          .distanceTaper(SparsityGroup.PRIMARY, true)
          .senPercent(Line.BASIC_PRIMARY, 3.5)
          .build();

  @Test
  void aFormulaIsReadAsItWasWritten() throws IOException {
    Path file = folder.resolve("formulas.csv");
    FormulaWriter.write("301", "Own, by itself", FORMULA, file);
    List<Problem> problems = new ArrayList<>();
    Formula read =
        FormulaReader.read(Source.of(file), new SeenNames(), problems)
            .formulas()
            .find("301")
            .orElseThrow();

    assertThat(problems).isEmpty();
    assertThat(read.title()).isEqualTo(FORMULA.title());
    assertThat(read.year()).isEqualTo(FORMULA.year());
    for (Parameter parameter : Parameter.values()) {
      assertThat(read.value(parameter)).isEqualTo(FORMULA.value(parameter));
    }
    for (SparsityGroup group : SparsityGroup.values()) {
      assertThat(read.sizeTaper(group)).isEqualTo(FORMULA.sizeTaper(group));
      assertThat(read.distanceTaper(group)).isEqualTo(FORMULA.distanceTaper(group));
    }
    assertThat(read.senShares()).isEqualTo(FORMULA.senShares());
    assertThat(Files.readAllLines(file, UTF_8)).hasSize(2);
  }

  @Test
  void onlyLocalFormulasAreWritten() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FormulaWriter.toCsv("301", "x", Formula.national("2024-25")))
        .withMessageContaining("expected a local formula");
  }
}
