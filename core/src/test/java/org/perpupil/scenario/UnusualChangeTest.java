package org.perpupil.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.perpupil.problem.Problem;
import org.perpupil.rates.FundingYear;
import org.perpupil.scenario.Change.Op;
import org.perpupil.school.Phase;
import org.perpupil.school.School;

/** What is said of sums and products that an assumption does not usually come to. */
class UnusualChangeTest {
  private static final List<FundingYear> YEARS =
      List.of(FundingYear.of(2027), FundingYear.of(2028));
  private static final List<School> SCHOOLS =
      List.of(
          School.builder("A", "999", Phase.PRIMARY).yearGroups(7, 0).pupils(210, 0, 0).build(),
          School.builder("B", "999", Phase.PRIMARY).yearGroups(7, 0).pupils(210, 0, 0).build());
  private static final Assumption CPI = Assumption.of("prices.cpi_percent");

  private static List<Problem> warnings(Assumptions base, Change... changes) {
    Scenario.Builder scenario = Scenario.builder("s");
    for (int i = 0; i < changes.length; i++) {
      scenario.change(changes[i], "line " + i);
    }
    return scenario.build().warnings(base, SCHOOLS, YEARS);
  }

  private static Assumptions with(double percent) {
    return Assumptions.none().toBuilder().set(CPI, percent).build();
  }

  /** Usually -2 to 12 percent; 2 before. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ADD|25|27 (2 before) in 2027-28|the decimal point slipped; add: 2.5 was meant",
        "ADD|-15|-13 (2 before) in 2027-28|the decimal point slipped; add: -1.5 was meant",
        "ADD|11|13 (2 before) in 2027-28|set: 11 was meant",
        "SCALE|15|30 (2 before) in 2027-28|the decimal point slipped; scale: 1.5 was meant",
        "SCALE|7|14 (2 before) in 2027-28|set: 7 was meant",
      })
  void whatIsNotUsualIsWarnedOfOnce(Op op, double by, String found, String advice) {
    List<Problem> warnings = warnings(with(2), Change.of(CPI, op, by));
    assertThat(warnings).hasSize(1);
    assertThat(warnings.get(0).isError()).isFalse();
    assertThat(warnings.get(0).toString())
        .contains("found '" + found + "'", "usually -2 to 12", "Maybe " + advice);
  }

  @Test
  void whatIsUsualOrAsBeforeIsNot() {
    assertThat(warnings(with(2), Change.of(CPI, Op.ADD, 3))).isEmpty();
    assertThat(warnings(with(2), Change.of(CPI, Op.SCALE, 3))).isEmpty();
    assertThat(warnings(with(20), Change.of(CPI, Op.SCALE, 1))).isEmpty();
    assertThat(warnings(with(2), Change.of(CPI, Op.SET, 20))).isEmpty();
  }

  @Test
  void eachChangeIsNamedByItself() {
    Change one = Change.of(CPI, Op.ADD, 20).with(Selector.schools(List.of("A")));
    Change other = Change.of(CPI, Op.ADD, 30).with(Selector.schools(List.of("B")));
    assertThat(warnings(with(2), one, other))
        .extracting(Problem::value)
        .containsExactly("22 (2 before) in 2027-28", "32 (2 before) in 2027-28");
    assertThat(warnings(with(2), Change.of(CPI, Op.ADD, 9), Change.of(CPI, Op.ADD, 8)).toString())
        .contains("19 (2 before)", "changes of one value add up");
  }

  @Test
  void whatCannotBeIsAnErrorWithTheSameAdvice() {
    assertThatThrownBy(() -> warnings(with(2), Change.of(CPI, Op.ADD, 250)))
        .hasMessageContaining("252 (2 before) in 2027-28")
        .hasMessageContaining("Maybe the decimal point slipped; add: 2.5 was meant");
    assertThatThrownBy(() -> warnings(with(-1), Change.of(CPI, Op.ADD, 51.5)))
        .hasMessageContaining("Maybe the decimal point slipped; add: 5.15 was meant");
  }
}
