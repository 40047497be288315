package org.perpupil.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.rates.FundingYear;
import org.perpupil.school.Phase;
import org.perpupil.school.School;

/** Which setting holds for a school in a year. */
class AssumptionsTest {
  private static final Assumption AWARD = Assumption.of("pay.support_award_percent");
  private static final Assumption CPI = Assumption.of("prices.cpi_percent");
  private static final Assumption UPLIFT = Assumption.of("formula.national_uplift_percent");
  private static final FundingYear Y25 = FundingYear.of(2025);
  private static final FundingYear Y26 = FundingYear.of(2026);
  private static final School IN_TRUST = school("A1", "301").trust("Oak").build();
  private static final School OTHER = school("A2", "302").build();

  @Test
  void nothingSetIsTheDefault() {
    Assumptions none = Assumptions.none();
    assertThat(none.isEmpty()).isTrue();
    assertThat(none.value(AWARD, Y25, OTHER)).hasValue(3);
    assertThat(none.explicit(AWARD, Y25, OTHER)).isEmpty();
    assertThat(none.value(UPLIFT, Y25, OTHER)).isEmpty();
    assertThat(none.selectors()).isEmpty();
    assertThat(Assumptions.builder().build()).isSameAs(none);
  }

  @Test
  void aSettingHoldsForItsAssumptionOnly() {
    Assumptions set = Assumptions.none().with(AWARD, 4);
    assertThat(set.isEmpty()).isFalse();
    assertThat(set.value(AWARD, Y25, OTHER)).hasValue(4);
    assertThat(set.explicit(AWARD, Y26, IN_TRUST)).hasValue(4);
    assertThat(set.value(CPI, Y25, OTHER)).hasValue(2);
    assertThat(Assumptions.none().isEmpty()).isTrue();
  }

  @Test
  void theYearsOwnValueGoesBeforeThatOfAllYearsInEitherOrder() {
    Assumptions yearFirst = Assumptions.none().with(AWARD, Y26, 5).with(AWARD, 4);
    Assumptions yearLast = Assumptions.none().with(AWARD, 4).with(AWARD, Y26, 5);
    for (Assumptions set : List.of(yearFirst, yearLast)) {
      assertThat(set.value(AWARD, Y25, OTHER)).hasValue(4);
      assertThat(set.value(AWARD, Y26, OTHER)).hasValue(5);
    }
    assertThat(yearFirst).isNotEqualTo(yearLast);
  }

  @Test
  void theLaterOfTwoHolds() {
    Assumptions set =
        Assumptions.builder()
            .set(AWARD, 1)
            .set(AWARD, 2)
            .set(AWARD, Y26, 3)
            .set(AWARD, Y26, 4)
            .build();
    assertThat(set.value(AWARD, Y25, OTHER)).hasValue(2);
    assertThat(set.value(AWARD, Y26, OTHER)).hasValue(4);
  }

  @Test
  void aSelectorAims() {
    Assumptions set =
        Assumptions.builder()
            .set(AWARD, Selector.authority("301"), 1)
            .set(CPI, Selector.trust("Oak"), Y25, 3)
            .build();
    assertThat(set.value(AWARD, Y25, IN_TRUST)).hasValue(1);
    assertThat(set.value(AWARD, Y25, OTHER)).hasValue(3);
    assertThat(set.value(CPI, Y25, IN_TRUST)).hasValue(3);
    assertThat(set.value(CPI, Y26, IN_TRUST)).hasValue(2);
    assertThat(set.value(CPI, Y25, OTHER)).hasValue(2);
    assertThat(set.selectors()).containsExactly(Selector.authority("301"), Selector.trust("Oak"));
  }

  @Test
  void aLaterSettingForAllHoldsOverAnEarlierOneForSome() {
    Assumptions set = Assumptions.none().with(AWARD, Selector.authority("301"), 1).with(AWARD, 2);
    assertThat(set.value(AWARD, Y25, IN_TRUST)).hasValue(2);
    assertThat(set.with(AWARD, Selector.authority("301"), 3).value(AWARD, Y25, IN_TRUST))
        .hasValue(3);
    assertThat(set.with(AWARD, Selector.authority("301"), 3).value(AWARD, Y25, OTHER)).hasValue(2);
  }

  /** Scales are published to September 2026. */
  @Test
  void whatIsSetForAllYearsLeavesPublishedOnesAlone() {
    Assumption teachers = Assumption.of("pay.teacher_award_percent");
    FundingYear later = FundingYear.of(2027);
    Assumptions set = Assumptions.none().with(teachers, 4).with(CPI, 4);
    assertThat(set.explicit(teachers, Y26, OTHER)).isEmpty();
    assertThat(set.explicit(teachers, later, OTHER)).hasValue(4);
    assertThat(set.explicit(CPI, Y26, OTHER)).hasValue(4);
    assertThat(set.with(teachers, Y26, 5).explicit(teachers, Y26, OTHER)).hasValue(5);
    assertThat(set.with(teachers, Selector.authority("302"), 3).explicit(teachers, Y26, OTHER))
        .isEmpty();
    assertThat(set.replacing(List.of(Y26, later))).isEmpty();
    assertThat(set.givingWay(List.of(Y26, later)))
        .extracting(Assumptions.Setting::assumption)
        .containsExactly(teachers);
    assertThat(set.givingWay(List.of(later))).isEmpty();
    Assumptions named = set.with(teachers, Y26, 5).with(teachers, Y25, 5).with(CPI, Y26, 1);
    assertThat(named.replacing(List.of(Y25, Y26, later)).get(teachers)).containsExactly(Y25, Y26);
    assertThat(named.replacing(List.of(Y25, Y26, later))).hasSize(1);
    assertThat(named.replacing(List.of(later))).isEmpty();
  }

  @Test
  void namesDoAsWell() {
    Assumptions byName =
        Assumptions.builder()
            .set(AWARD.name(), 1)
            .set(AWARD.name(), Y26, 2)
            .set(AWARD.name(), Selector.trust("Oak"), 3)
            .set(AWARD.name(), Selector.trust("Oak"), Y26, 4)
            .build();
    Assumptions byObject =
        Assumptions.builder()
            .set(AWARD, 1)
            .set(AWARD, Y26, 2)
            .set(AWARD, Selector.trust("Oak"), 3)
            .set(AWARD, Selector.trust("Oak"), Y26, 4)
            .build();
    assertThat(byName).isEqualTo(byObject).hasSameHashCodeAs(byObject).hasToString("" + byObject);
    assertThat(byName).isNotEqualTo(Assumptions.none());
    assertThat(byName.settings())
        .extracting(
            Assumptions.Setting::assumption,
            Assumptions.Setting::selector,
            setting -> setting.year().isPresent(),
            Assumptions.Setting::value)
        .containsExactly(
            tuple(AWARD, Selector.all(), false, 1.0),
            tuple(AWARD, Selector.all(), true, 2.0),
            tuple(AWARD, Selector.trust("Oak"), false, 3.0),
            tuple(AWARD, Selector.trust("Oak"), true, 4.0));
  }

  @Test
  void othersMayFollow() {
    Assumptions first = Assumptions.none().with(AWARD, 1).with(CPI, 5);
    Assumptions second = Assumptions.none().with(AWARD, 2);
    assertThat(first.with(second).value(AWARD, Y25, OTHER)).hasValue(2);
    assertThat(second.with(first).value(AWARD, Y25, OTHER)).hasValue(1);
    assertThat(first.with(second).value(CPI, Y25, OTHER)).hasValue(5);
    assertThat(first.with(second).settings()).hasSize(3);
  }

  @Test
  void everyProblemIsToldAtOnce() {
    Assumptions.Builder builder =
        Assumptions.builder()
            .set("pay.support_award", 1)
            .set("pay.nothing_of_the_kind", Y26, 1)
            .set("prices.cpi", Selector.all(), 1)
            .set("prices.cpi", Selector.all(), Y26, 1)
            .set(AWARD, 51)
            .set(AWARD, Y26, Double.NaN)
            .set("trainee.timetable_share", 20);
    ProblemsException thrown = catchThrowableOfType(ProblemsException.class, builder::build);
    assertThat(thrown.problems())
        .extracting(Problem::place, Problem::value, Problem::expected)
        .containsExactly(
            tuple("assumption", "pay.support_award", "the name of an assumption"),
            tuple("assumption", "pay.nothing_of_the_kind", "the name of an assumption"),
            tuple("assumption", "prices.cpi", "the name of an assumption"),
            tuple("assumption", "prices.cpi", "the name of an assumption"),
            tuple("assumption pay.support_award_percent", "51", "percent, from -20 to 50"),
            tuple(
                "assumption pay.support_award_percent, 2026-27", "NaN", "percent, from -20 to 50"),
            tuple("assumption trainee.timetable_share", "20", "share, from 0 to 1"));
    assertThat(thrown.problems().get(4).advice()).isEqualTo("it is in another unit");
    assertThat(thrown.problems().get(6).advice()).contains("divide it by 100");
  }

  @Test
  void boundsAreAllowed() {
    Assumptions set = Assumptions.none().with(AWARD, -20).with(AWARD, Y26, 50);
    assertThat(set.value(AWARD, Y25, OTHER)).isEqualTo(OptionalDouble.of(-20));
    assertThat(set.value(AWARD, Y26, OTHER)).isEqualTo(OptionalDouble.of(50));
  }

  @Test
  void selectorsMatchWhatTheyName() {
    assertThat(Selector.all().matches(OTHER)).isTrue();
    assertThat(Selector.authority("301").matches(IN_TRUST)).isTrue();
    assertThat(Selector.authority("301").matches(OTHER)).isFalse();
    assertThat(Selector.trust("Oak").matches(IN_TRUST)).isTrue();
    assertThat(Selector.trust("Elm").matches(IN_TRUST)).isFalse();
    assertThat(Selector.trust("Oak").matches(OTHER)).isFalse();
    Selector listed = Selector.schools(List.of("A2", "A3", "A2"));
    assertThat(listed.matches(OTHER)).isTrue();
    assertThat(listed.matches(IN_TRUST)).isFalse();
    assertThat(listed).isEqualTo(Selector.schools(List.of("A3", "A2")));
  }

  private static School.Builder school(String id, String laCode) {
    return School.builder(id, laCode, Phase.PRIMARY).yearGroups(7, 0).pupils(210, 0, 0);
  }
}
