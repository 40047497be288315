package org.perpupil.authority.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.perpupil.formula.Allocation;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Formulas;
import org.perpupil.formula.Line;
import org.perpupil.formula.Parameter;
import org.perpupil.formula.RoundingRules;
import org.perpupil.rates.FundingYear;
import org.perpupil.school.Phase;
import org.perpupil.school.School;
import org.perpupil.school.SchoolTable;

/** What two sums of the same money may differ by, and what they may not. */
class ReconciliationTest {
  /** 100 pupils at a rate, into an authority's totals that were made with another. */
  private static Reconciliation of(double rate, double other, RoundingRules rounding) {
    return Reconciliation.of(
        paid(100, rate, rounding), AuthorityTotals.of(paid(100, other, rounding)));
  }

  private static Allocation paid(double pupils, double rate, RoundingRules rounding) {
    Formula formula =
        Formula.local("own", FundingYear.of(2017)).set(Parameter.BASIC_PRIMARY, rate).build();
    return Allocation.of(table(pupils), Formulas.forAll(formula), rounding);
  }

  private static SchoolTable table(double... pupils) {
    School[] schools = new School[pupils.length];
    for (int i = 0; i < pupils.length; i++) {
      schools[i] =
          School.builder("S" + i, "301", Phase.PRIMARY)
              .yearGroups(7, 0)
              .pupils(pupils[i], 0, 0)
              .build();
    }
    return SchoolTable.of(schools);
  }

  /** 400,000.00 and 400,000.004 are the same pence; 400,000.01 are not. */
  @Test
  void inPenceAPennyIsADifference() {
    RoundingRules pence = RoundingRules.statement();
    Reconciliation same = of(4000, 4000.00004, pence);
    assertThat(same.poundsInTotal()).isEqualByComparingTo("400000");
    assertThat(same.poundsByLine().get(Line.BASIC_PRIMARY.fileName()))
        .isEqualByComparingTo("400000");
    assertThatIllegalStateException()
        .isThrownBy(() -> of(4000, 4000.0001, pence))
        .withMessage("pounds do not reconcile: 400000.0 in, 400000.01 out; no result is given");
    assertThatIllegalStateException().isThrownBy(() -> of(4000.0001, 4000, pence));
  }

  /** Of 400,000 a hundred-billionth is 0.000004. */
  @Test
  void unroundedOnlyBinaryErrorIsNone() {
    RoundingRules none = RoundingRules.none();
    assertThatCode(() -> of(4000, 4000 + 3e-8, none)).doesNotThrowAnyException();
    assertThatCode(() -> of(4000 + 3e-8, 4000, none)).doesNotThrowAnyException();
    assertThatIllegalStateException().isThrownBy(() -> of(4000, 4000 + 5e-8, none));
    assertThatIllegalStateException().isThrownBy(() -> of(4000 + 5e-8, 4000, none));
  }

  /** Each of 1,000 schools loses 0.000000004 where its line is printed. */
  @Test
  void decimalsThatAreNotPrintedAreNoDifference() {
    double[] pupils = new double[1000];
    Arrays.fill(pupils, 1);
    Formula formula =
        Formula.local("own", FundingYear.of(2017))
            .set(Parameter.BASIC_PRIMARY, 1.000000004)
            .build();
    Allocation many = Allocation.of(table(pupils), Formulas.forAll(formula), RoundingRules.none());
    Reconciliation all = Reconciliation.of(many, AuthorityTotals.of(many));
    assertThat(all.poundsInTotal()).isEqualByComparingTo("1000");
  }

  /** Where totals alone are rounded, two lines that are nearly the same may lie a penny apart. */
  @Test
  void aTotalThatIsRoundedTheOtherWayIsADifference() {
    RoundingRules total = RoundingRules.total();
    Reconciliation same = of(4000.00004, 4000.00004, total);
    assertThat(same.poundsInTotal()).isEqualByComparingTo("400000");
    assertThat(same.poundsByLine().get("basic_primary")).isEqualByComparingTo("400000.004");
    assertThat(same.poundsByLine().get("rounding")).isEqualByComparingTo("-0.004");
    assertThatIllegalStateException()
        .isThrownBy(() -> of(4000.00004999, 4000.00005001, total))
        .withMessage(
            "pounds do not reconcile: 400000.01 in, 400000.000002 out; no result is given");
  }

  @Test
  void aSchoolOrAPupilThatIsMissingIsADifference() {
    Allocation two =
        Allocation.of(
            table(100, 0),
            Formula.local("own", FundingYear.of(2017)).set(Parameter.BASIC_PRIMARY, 1).build());
    assertThatIllegalStateException()
        .isThrownBy(() -> Reconciliation.of(two, AuthorityTotals.of(paid(100, 1, two.rounding()))))
        .withMessage("schools do not reconcile: 2.0 in, 1.0 out; no result is given");
    Allocation hundred = paid(100, 0.001, RoundingRules.statement());
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                Reconciliation.of(
                    hundred, AuthorityTotals.of(paid(100.01, 0.001, hundred.rounding()))))
        .withMessageStartingWith("pupils do not reconcile: 100.0 in, 100.01 out");
    assertThatCode(
            () ->
                Reconciliation.of(
                    hundred, AuthorityTotals.of(paid(100 + 5e-10, 0.001, hundred.rounding()))))
        .doesNotThrowAnyException();
  }

  /** Sums that are no numbers are never the same. */
  @Test
  void whatIsNoNumberDoesNotReconcile() {
    for (double sum : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatIllegalStateException()
          .isThrownBy(() -> Reconciliation.same("pounds", sum, sum, 0.005))
          .withMessageStartingWith("pounds do not reconcile: " + sum + " in, " + sum + " out");
      assertThatIllegalStateException()
          .isThrownBy(() -> Reconciliation.same("pounds", 1, sum, sum));
    }
    assertThatCode(() -> Reconciliation.same("pounds", 1, 1, 0)).doesNotThrowAnyException();
  }
}
