package org.perpupil.authority.affordability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.perpupil.authority.leaving.AuthorityServicesTest.refused;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.perpupil.authority.AffordabilityMode;
import org.perpupil.authority.AuthorityServices;
import org.perpupil.authority.AuthorityTerms;
import org.perpupil.authority.FormulaBudget;
import org.perpupil.authority.Levy;
import org.perpupil.authority.SemiFixedCost;
import org.perpupil.authority.affordability.AffordableFormulas.Question;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Formulas;
import org.perpupil.formula.Parameter;
import org.perpupil.formula.RoundingRules;
import org.perpupil.rates.FundingYear;
import org.perpupil.school.Phase;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;
import org.perpupil.school.SchoolTable;

/**
 * Two authorities by hand, each with a loser and a winner, whose schools are mixed in one table.
 *
 * <p>Every pupil is worth 4,000. In each a loser's guarantee costs 40 × 200 = 8,000; above a cap of
 * 0% a winner of 100 pupils gains 100 × 100 = 10,000 in the first and 160 × 100 = 16,000 in the
 * second.
 */
class AffordableFormulasTest {
  private static final Formula FORMULA =
      Formula.local("own", FundingYear.of(2017))
          .set(Parameter.BASIC_PRIMARY, 4000)
          .set(Parameter.MFG_PERCENT, 0)
          .set(Parameter.GAINS_CAP_PERCENT, 0)
          .build();
  private static final Formulas FORMULAS =
      Formulas.byAuthority(
          Map.of("301", FORMULA.toBuilder().title("first").build(), "302", FORMULA));
  private static final SchoolTable SCHOOLS =
      SchoolTable.of(
          school("A", "302", 200, 4040),
          school("B", "301", 200, 4040),
          school("C", "302", 100, 3840),
          school("D", "301", 100, 3900));

  private static School school(String id, String laCode, double pupils, double baseline) {
    return School.builder(id, laCode, Phase.PRIMARY)
        .yearGroups(7, 0)
        .pupils(pupils, 0, 0)
        .set(SchoolField.MFG_BASELINE_PER_PUPIL, baseline)
        .build();
  }

  private static AffordableFormulas solve(AffordableFormulas.Questions questions) {
    return AffordableFormulas.solve(SCHOOLS, FORMULAS, RoundingRules.statement(), questions);
  }

  private static Question inBlock(double schoolsBlock) {
    return new Question(AffordabilityMode.SCALING, Optional.of(FormulaBudget.of(schoolsBlock)));
  }

  @Test
  void eachPaysForItsOwnGuarantee() {
    AffordableFormulas solved =
        solve(code -> new Question(AffordabilityMode.SCALING, Optional.empty()));
    assertThat(solved.byAuthority()).containsOnlyKeys("301", "302");
    assertThat(solved.byAuthority().keySet()).containsExactly("302", "301");
    assertThat(solved).hasToString("AffordableFormulas[302, 301]");
    assertThat(scaling(solved, "301")).isCloseTo(80, within(1e-6));
    assertThat(scaling(solved, "302")).isCloseTo(50, within(1e-6));
    assertThat(solved.formulas().find("301").orElseThrow().title()).isEqualTo("first");
    assertThat(solved.formulas().find("303")).isEmpty();
  }

  private static double scaling(AffordableFormulas solved, String laCode) {
    return solved
        .formulas()
        .find(laCode)
        .orElseThrow()
        .value(Parameter.GAINS_SCALING_PERCENT)
        .orElseThrow();
  }

  /** 300 pupils × 4,000 are 1,200,000. */
  @Test
  void eachFitsItsOwnBlock() {
    assertThat(solve(code -> inBlock(1_200_000)).byAuthority()).hasSize(2);
    refused(
        () -> solve(code -> inBlock(code.equals("301") ? 1_199_999 : 1_200_000)),
        "formula first, schools_block");
    refused(
        () -> solve(code -> inBlock(1_199_999)),
        "formula own, schools_block",
        "formula first, schools_block");
  }

  @Test
  void anAuthorityAsksWhatItsTermsSay() {
    assertThat(Question.of(Optional.empty()))
        .isEqualTo(new Question(AffordabilityMode.GIVEN, Optional.empty()));
    Optional<FormulaBudget> budget = Optional.of(FormulaBudget.of(5));
    AuthorityTerms terms =
        new AuthorityTerms(
            "301",
            Levy.of("de-delegation", Levy.Basis.DEDELEGATION, 0),
            0,
            0,
            AuthorityServices.of(SemiFixedCost.of(0, 0)),
            AffordabilityMode.CAP,
            budget);
    assertThat(Question.of(Optional.of(terms)))
        .isEqualTo(new Question(AffordabilityMode.CAP, budget));
  }
}
