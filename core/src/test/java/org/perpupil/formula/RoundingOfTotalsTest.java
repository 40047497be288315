package org.perpupil.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import org.junit.jupiter.api.Test;
import org.perpupil.authority.block.AuthorityTotals;
import org.perpupil.authority.block.Reconciliation;
import org.perpupil.formula.Generators.Case;
import org.perpupil.formula.printed.Pence;
import org.perpupil.impact.Comparison;
import org.perpupil.io.result.AllocationWriter;
import org.perpupil.io.result.ComparisonWriter;
import org.perpupil.rates.FundingYear;
import org.perpupil.school.Phase;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;
import org.perpupil.school.SchoolTable;

/** Lines that are added before they are rounded, and the pence by which they miss their total. */
@Domain(Generators.class)
class RoundingOfTotalsTest {
  private static final School SCHOOL =
      School.builder("A", "301", Phase.PRIMARY)
          .yearGroups(7, 0)
          .pupils(1, 0, 0)
          .set(SchoolField.FSM_PRIMARY, 1)
          .set(SchoolField.FSM6_PRIMARY, 1)
          .build();

  /** Three lines of a third of a penny each above a whole one. */
  private static final Formula FORMULA =
      Formula.local("own", FundingYear.of(2018))
          .set(Parameter.BASIC_PRIMARY, 1000.004)
          .set(Parameter.FSM_PRIMARY, 100.004)
          .set(Parameter.FSM6_PRIMARY, 10.004)
          .build();

  @Test
  void aTotalIsThatOfUnroundedLines() {
    assertThat(Statement.of(SCHOOL, FORMULA).budgetShare()).isEqualTo(1110.00);
    Statement total = Statement.of(SCHOOL, FORMULA, RoundingRules.total());
    assertThat(total.budgetShare()).isEqualTo(1110.01);
    assertThat(total.total(Total.PUPIL_LED_TOTAL)).hasValue(1110.01);
    assertThat(total.amount(Line.FSM_PRIMARY)).isEqualTo(100.004);
    assertThat(total.total(Total.ROUNDING).orElseThrow()).isCloseTo(-0.002, within(1e-9));
    assertThat(Statement.of(SCHOOL, FORMULA).total(Total.ROUNDING)).hasValue(0);
    assertThat(Statement.of(SCHOOL, FORMULA, RoundingRules.none()).budgetShare())
        .isCloseTo(1110.012, within(1e-9));
  }

  @Test
  void rulesAreToldApart() {
    assertThat(RoundingRules.total().roundsTotalsAlone()).isTrue();
    assertThat(RoundingRules.statement().roundsTotalsAlone()).isFalse();
    assertThat(RoundingRules.none().roundsTotalsAlone()).isFalse();
    assertThat(RoundingRules.statement().withoutRoundingOfLines())
        .isEqualTo(RoundingRules.total().withSharesToSixDecimals(true));
  }

  @Test
  void filesNameTheDifference() {
    SchoolTable schools = SchoolTable.of(SCHOOL);
    Formulas formulas = Formulas.forAll(FORMULA);
    Allocation allocation = Allocation.of(schools, formulas, RoundingRules.total());
    assertThat(AllocationWriter.toCsv(allocation)).contains(",rounding,budget_share,");
    Reconciliation all = Reconciliation.of(allocation, AuthorityTotals.of(allocation));
    assertThat(all.poundsByLine().get("rounding")).isEqualByComparingTo("-0.002");
    assertThat(all.poundsInTotal()).isEqualByComparingTo("1110.01");
    Allocation other =
        Allocation.of(
            schools,
            Formulas.forAll(FORMULA.with(Parameter.FSM_PRIMARY, 100.001)),
            RoundingRules.total());
    Comparison comparison = Comparison.of(allocation, other);
    assertThat(comparison.change(0))
        .hasValue(other.total(Total.BUDGET_SHARE, 0).orElseThrow() - 1110.01);
    assertThat(comparison.causes(0).values().stream().mapToDouble(each -> each).sum())
        .isCloseTo(comparison.change(0).orElseThrow(), within(1e-9));
    assertThat(ComparisonWriter.toCsv(comparison)).contains(",area_cost,rounding,status");
    assertThat(AllocationWriter.toCsv(Allocation.of(schools, FORMULA))).doesNotContain("rounding");
  }

  @Property(tries = 200)
  void totalsAreTheUnroundedOnesToThePenny(@ForAll Case given) {
    Allocation exact = given.allocate(RoundingRules.none());
    Allocation total = given.allocate(RoundingRules.total());
    for (int row = 0; row < exact.size(); row++) {
      assertThat(total.failure(row)).isEqualTo(exact.failure(row));
      if (exact.failure(row).isEmpty()) {
        double sum = 0;
        for (Line line : Line.values()) {
          assertThat(total.amount(line, row)).isEqualTo(exact.amount(line, row));
          sum += total.amount(line, row).orElseThrow();
        }
        double share = total.total(Total.BUDGET_SHARE, row).orElseThrow();
        double unrounded = exact.total(Total.BUDGET_SHARE, row).orElseThrow();
        assertThat(share).isEqualTo(Pence.round(unrounded));
        assertThat(BigDecimal.valueOf(share).scale()).isLessThanOrEqualTo(2);
        assertThat(sum + total.total(Total.ROUNDING, row).orElseThrow())
            .isCloseTo(share, within(1e-6));
      }
    }
  }
}
