package org.perpupil;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.perpupil.problem.ProblemsException;
import org.perpupil.rates.FundingYear;
import org.perpupil.scenario.Assumption;
import org.perpupil.scenario.Assumptions;
import org.perpupil.scenario.Change;
import org.perpupil.scenario.Scenario;

/** What must be true of one number: asked of a workspace, it is what a projection at it keeps. */
@Tag("slow")
class RequiredValueTest {
  private static final Workspace WEXMOOR = Workspace.open(Wexmoor.FOLDER);
  private static final FundingYear LAST = FundingYear.of(2030);
  private static final String AWARD = "pay.teacher_award_percent";

  @Test
  void aProjectionAtTheValueKeepsTheConditionAndOneBeyondDoesNot() {
    RequiredValue award = WEXMOOR.largest("W08", AWARD, "closing_reserve>=0");
    double value = award.value().orElseThrow();

    assertThat(award.unit()).isEqualTo(Assumption.of(AWARD).unit());
    assertThat(reserve(AWARD, value)).isNotNegative().isEqualTo(award.closingReserve(LAST));
    assertThat(reserve(AWARD, value + 0.001)).isNegative();
    assertThat(award.years()).startsWith(FundingYear.of(2025)).endsWith(LAST);
    double before = award.closingReserve(FundingYear.of(2029));
    assertThat(BigDecimal.valueOf(before).add(BigDecimal.valueOf(award.inYearBalance(LAST))))
        .isEqualByComparingTo(BigDecimal.valueOf(award.closingReserve(LAST)));
  }

  @Test
  void aRollHasNoYearsAndAScenarioCounts() {
    RequiredValue roll = WEXMOOR.smallest("W06", "roll", "in_year_balance>=0");
    Scenario dearer =
        Scenario.builder("dearer")
            .change(Change.of(Assumption.of("prices.cpi_percent"), Change.Op.SET, 6))
            .build();

    assertThat(roll.years()).isEmpty();
    assertThat(roll.unit()).isEqualTo("pupils");
    assertThat(WEXMOOR.smallest("W06", "roll", "in_year_balance>=0", dearer).value().orElseThrow())
        .isGreaterThan(roll.value().orElseThrow());
    assertThat(WEXMOOR.largest("W08", AWARD, "closing_reserve>=0", dearer).value().orElseThrow())
        .isLessThan(WEXMOOR.largest("W08", AWARD, "closing_reserve>=0").value().orElseThrow());
  }

  @Test
  void everyValueAndNoneAreToldApart() {
    RequiredValue every = WEXMOOR.largest("W08", AWARD, "closing_reserve>=-100000000");
    RequiredValue none = WEXMOOR.largest("W08", AWARD, "closing_reserve>=100000000");

    assertThat(every.value()).isEmpty();
    assertThat(every.isAlwaysKept()).isTrue();
    assertThat(every.toString()).contains("every value");
    assertThat(none.value()).isEmpty();
    assertThat(none.isAlwaysKept()).isFalse();
    assertThat(none).isNotEqualTo(every);
    assertThat(none.getRows())
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row).containsEntry("outcome", "none").containsEntry("id", "W08");
              assertThat(row.get("value")).isNull();
            });
    assertThat(every.toJson()).contains("\"outcome\" : \"every\"");
    assertThatThrownBy(() -> every.closingReserve(LAST)).isInstanceOf(ProblemsException.class);
  }

  @Test
  void whatIsNoNumberOrConditionIsAProblem() {
    for (List<String> wrong :
        List.of(
            List.of("W99", AWARD, "closing_reserve>=0"),
            List.of("W08", "pay.teacher_awrd_percent", "closing_reserve>=0"),
            List.of("W08", AWARD, "reserve>0"))) {
      assertThatThrownBy(() -> WEXMOOR.largest(wrong.get(0), wrong.get(1), wrong.get(2)))
          .isInstanceOf(ProblemsException.class)
          .hasMessageContaining("Maybe");
    }
  }

  private static double reserve(String assumption, double value) {
    Assumptions set = WEXMOOR.assumptions();
    Assumption number = Assumption.of(assumption);
    for (int year = 2026; year <= 2031; year++) {
      if (!number.isPublished(FundingYear.of(year))) {
        set = set.with(number, FundingYear.of(year), value);
      }
    }
    return WEXMOOR.project(set).closingReserve("W08", LAST);
  }
}
