package org.perpupil.io.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Line;
import org.perpupil.formula.Parameter;
import org.perpupil.formula.SparsityGroup;
import org.perpupil.io.FormulaName;
import org.perpupil.io.Source;
import org.perpupil.io.input.OrganisationInputs;
import org.perpupil.rates.FundingYear;

/** A formula that is written is read as it was. */
class FormulaWriterTest {
  private static final Formula NATIONAL = Formula.national("2025-26");

  @Test
  void aNationalFormulaIsWrittenAsALocalOne() {
    Formula local = FormulaWriter.local(NATIONAL, "Ours", 1.1);
    Formula read = read(FormulaWriter.toCsv("301", "Ours", local));
    for (Parameter parameter : Parameter.local()) {
      assertThat(read.value(parameter)).as(parameter.fileName()).isEqualTo(local.value(parameter));
    }
    assertThat(read.value(Parameter.BASIC_PRIMARY).orElseThrow())
        .isCloseTo(NATIONAL.value(Parameter.BASIC_PRIMARY).orElseThrow() * 1.1, within(1e-9));
    assertThat(read.value(Parameter.MPPL_PRIMARY))
        .isEqualTo(NATIONAL.value(Parameter.MPPL_PRIMARY));
    assertThat(read.value(Parameter.SPARSITY_DISTANCE_PRIMARY))
        .isEqualTo(NATIONAL.value(Parameter.SPARSITY_DISTANCE_PRIMARY));
    for (SparsityGroup group : SparsityGroup.values()) {
      assertThat(read.sizeTaper(group)).isEqualTo(NATIONAL.sizeTaper(group));
      assertThat(read.distanceTaper(group)).isEqualTo(NATIONAL.distanceTaper(group));
    }
  }

  @Test
  void sharesOfNotionalSenAreWrittenAndWhatIsNotThereIsNot() {
    Formula local =
        Formula.local("Ours", FundingYear.of(2025))
            .set(Parameter.BASIC_PRIMARY, 4000)
            .senPercent(Line.BASIC_PRIMARY, 5.5)
            .build();
    String csv = FormulaWriter.toCsv("301", "Ours", local);
    assertThat(csv.lines().findFirst().orElseThrow())
        .isEqualTo("year,la_code,la_name,basic_primary,basic_primary_sen_percent");
    assertThat(read(csv).senShares()).isEqualTo(local.senShares());
  }

  @Test
  void theOtherKindIsRefused() {
    Formula local = FormulaWriter.local(NATIONAL, "Ours", 1);
    assertThatThrownBy(() -> FormulaWriter.toCsv("301", "Ours", NATIONAL))
        .hasMessageContaining("expected a local formula");
    assertThatThrownBy(() -> FormulaWriter.local(local, "Ours", 1))
        .hasMessageContaining("expected a national formula");
  }

  private static Formula read(String csv) {
    return OrganisationInputs.builder()
        .schools(
            Source.of(
                "schools.csv",
                "id,la_code,phase,year_groups_primary,year_groups_secondary,pupils_primary,"
                    + "pupils_ks3,pupils_ks4\nS01,301,primary,7,0,210,0,0\n"))
        .formulas(FormulaName.of(Source.of("formulas.csv", csv)))
        .read()
        .budgets()
        .formulas()
        .find("301")
        .orElseThrow();
  }
}
