package org.perpupil.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.perpupil.budget.Block;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.rates.FundingYear;
import org.perpupil.scenario.Change.Op;
import org.perpupil.school.Phase;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;
import org.perpupil.trust.PoolingNeed;

/** What a scenario makes of assumptions, and what it refuses. */
class ScenarioTest {
  private static final Assumption AWARD = Assumption.of("pay.support_award_percent");
  private static final Assumption TEACHERS = Assumption.of("pay.teacher_award_percent");
  private static final Assumption CPI = Assumption.of("prices.cpi_percent");
  private static final Assumption LEAVING = Assumption.of("staff.teacher_leaving_percent");
  private static final Assumption BASIC = Assumption.of("formula.basic_primary");
  private static final FundingYear Y25 = FundingYear.of(2025);
  private static final FundingYear Y26 = FundingYear.of(2026);
  private static final FundingYear Y27 = FundingYear.of(2027);
  private static final List<FundingYear> YEARS = List.of(Y25, Y26, Y27);
  private static final School ONE = school("A1", "301").trust("Oak").build();
  private static final School TWO = school("A2", "302").build();
  private static final List<School> SCHOOLS = List.of(ONE, TWO);

  @Test
  void aSettingForAllYearsGoesBeforeTheBaselinesOfOneYear() {
    Assumptions base = Assumptions.none().with(AWARD, Y26, 5).with(AWARD, 4);
    Assumptions changed = changed(base, Change.of(AWARD, Op.SET, 1));
    for (FundingYear year : YEARS) {
      assertThat(changed.explicit(AWARD, year, ONE)).hasValue(1);
    }
    assertThat(base.explicit(AWARD, Y26, ONE)).hasValue(5);
  }

  /** Scales are published to September 2026, so that 2.9 holds by default from 2027 on. */
  @Test
  void changesOfAllYearsLeavePublishedOnesAlone() {
    Assumptions base = Assumptions.none();
    for (Change change :
        List.of(
            Change.of(TEACHERS, Op.SET, 3.9),
            Change.of(TEACHERS, Op.ADD, 1),
            Change.of(TEACHERS, Op.SCALE, 3.9 / 2.9))) {
      Assumptions changed = changed(base, change);
      assertThat(changed.explicit(TEACHERS, Y25, ONE)).isEmpty();
      assertThat(changed.explicit(TEACHERS, Y26, ONE)).isEmpty();
      assertThat(changed.explicit(TEACHERS, Y27, ONE).orElseThrow()).isCloseTo(3.9, within(1e-12));
    }
    Assumptions constant =
        Scenario.builder("s").constant(TEACHERS, 3).build().baseline(base, SCHOOLS, YEARS);
    assertThat(constant.explicit(TEACHERS, Y26, ONE)).isEmpty();
    assertThat(constant.explicit(TEACHERS, Y27, ONE)).hasValue(3);
    assertThat(changed(base, Change.of(TEACHERS, Op.SET, 1).in(Y26)).explicit(TEACHERS, Y26, ONE))
        .hasValue(1);
    Assumptions named = base.with(TEACHERS, Y26, 5);
    assertThat(changed(named, Change.of(TEACHERS, Op.ADD, 1).in(Y26)).explicit(TEACHERS, Y26, ONE))
        .hasValue(6);
    assertThat(changed(named, Change.of(TEACHERS, Op.ADD, 1)).explicit(TEACHERS, Y26, ONE))
        .hasValue(5);
  }

  @Test
  void addingAndScalingStartFromWhatHoldsForEachSchool() {
    Assumptions base =
        Assumptions.none().with(LEAVING, 9).with(LEAVING, Selector.authority("302"), 12);
    Assumptions changed =
        changed(
            base,
            Change.of(LEAVING, Op.SCALE, 0.5).in(Y26),
            Change.of(CPI, Op.ADD, 0.1).with(Selector.trust("Oak")));
    assertThat(changed.explicit(LEAVING, Y25, ONE)).hasValue(9);
    assertThat(changed.explicit(LEAVING, Y26, ONE)).hasValue(4.5);
    assertThat(changed.explicit(LEAVING, Y26, TWO)).hasValue(6);
    assertThat(changed.explicit(LEAVING, Y27, TWO)).hasValue(12);
    // 2 is the default; nothing is set for the school outside of the trust.
    assertThat(changed.explicit(CPI, Y27, ONE)).hasValue(2.1);
    assertThat(changed.explicit(CPI, Y27, TWO)).isEmpty();
  }

  @Test
  void severalSumsAndFactorsOfOneValueAreExact() {
    Assumptions changed =
        changed(
            Assumptions.none().with(CPI, 0.1),
            Change.of(CPI, Op.ADD, 0.2),
            Change.of(CPI, Op.ADD, 0.4).in(Y26),
            Change.of(LEAVING, Op.SET, 0));
    assertThat(changed.explicit(CPI, Y25, ONE)).hasValue(0.3);
    assertThat(changed.explicit(CPI, Y26, ONE)).hasValue(0.7);
    assertThat(changed.explicit(LEAVING, Y25, ONE)).hasValue(0);
    Assumptions scaled =
        changed(
            Assumptions.none().with(CPI, 0.7),
            Change.of(CPI, Op.SCALE, 3),
            Change.of(CPI, Op.UNDO_SCALE, 7));
    assertThat(scaled.explicit(CPI, Y25, ONE)).hasValue(0.3);
  }

  @Test
  void constantsHoldInBothWorlds() {
    Scenario scenario =
        Scenario.builder("s")
            .leavesOut("the rest")
            .constant(AWARD, 3)
            .change(Change.of(CPI, Op.ADD, 1))
            .build();
    Assumptions baseline =
        scenario.baseline(Assumptions.none().with(AWARD, Y26, 5), SCHOOLS, YEARS);
    assertThat(baseline.explicit(AWARD, Y26, ONE)).hasValue(3);
    assertThat(baseline.explicit(CPI, Y26, ONE)).isEmpty();
    Assumptions changed = scenario.changed(baseline, SCHOOLS, YEARS);
    assertThat(changed.explicit(AWARD, Y26, ONE)).hasValue(3);
    assertThat(changed.explicit(CPI, Y26, ONE)).hasValue(3);
    assertThat(scenario.sets(AWARD)).isTrue();
    assertThat(scenario.sets(CPI)).isTrue();
    assertThat(scenario.sets(LEAVING)).isFalse();
    assertThat(scenario.leavesOut()).isEqualTo("the rest");
    assertThat(scenario.isEmpty()).isFalse();
    assertThat(scenario).hasToString("Scenario[s, [add prices.cpi_percent]]");
  }

  @Test
  void aPartKeepsTheConstants() {
    Scenario all =
        Scenario.builder("s")
            .constant(AWARD, 3)
            .change(Change.of(CPI, Op.ADD, 1))
            .change(Change.of(LEAVING, Op.SET, 1))
            .conversion("A1", Block.septemberToMarch(2026))
            .formula(Y26, FormulaSwitch.national("2026-27"))
            .build();
    Scenario part = all.part(LEAVING::equals, true, false);
    assertThat(part.changes()).containsExactly(Change.of(LEAVING, Op.SET, 1));
    assertThat(part.constants()).containsExactly(Change.of(AWARD, Op.SET, 3));
    assertThat(part.conversions()).containsOnlyKeys("A1");
    assertThat(part.formulas()).isEmpty();
    assertThat(all.part(x -> false, false, true).formulas()).containsOnlyKeys(Y26);
    assertThat(all.part(x -> false, false, false).isEmpty()).isTrue();
  }

  @Test
  void everythingWrongIsToldAtOnce() {
    List<Problem> problems =
        problems(
            () ->
                Scenario.builder("s")
                    .constant(AWARD, 3)
                    .constant(LEAVING, 101)
                    .change(Change.of(AWARD, Op.ADD, 1), "here")
                    .change(Change.of(CPI, Op.SET, 1), "first")
                    .change(Change.of(CPI, Op.SCALE, 2).in(Y26), "second")
                    .conversion("A1", Block.septemberToMarch(2026))
                    .conversion("A1", Block.septemberToMarch(2027))
                    .formula(Y26, FormulaSwitch.baseline())
                    .formula(Y26, FormulaSwitch.baseline())
                    .build());
    assertThat(problems)
        .extracting(Problem::place, Problem::value)
        .containsExactly(
            tuple("conversion of school A1", "A1"),
            tuple("formula", "2026-27"),
            tuple("constant staff.teacher_leaving_percent", "101"),
            tuple("here", "pay.support_award_percent"),
            tuple("second", "scale prices.cpi_percent, 2026-27"));
    assertThat(problems.get(3).advice())
        .isEqualTo("the constant is left over; it is in constant pay.support_award_percent");
    assertThat(problems.get(4).advice()).endsWith("the other is in first");
  }

  @Test
  void whatDoesNotOverlapMayBeSetTwice() {
    Scenario scenario =
        Scenario.builder("s")
            .change(Change.of(CPI, Op.SET, 1).in(Y25))
            .change(Change.of(CPI, Op.SET, 2).in(Y26))
            .change(Change.of(LEAVING, Op.SET, 1).with(Selector.authority("301")))
            .change(Change.of(LEAVING, Op.SET, 2).with(Selector.authority("302")))
            .change(Change.of(AWARD, Op.SET, 1).with(Selector.schools(Set.of("A1"))))
            .change(Change.of(AWARD, Op.SET, 2).with(Selector.schools(Set.of("A2"))))
            .build();
    Assumptions changed = scenario.changed(Assumptions.none(), SCHOOLS, YEARS);
    assertThat(changed.explicit(LEAVING, Y25, ONE)).hasValue(1);
    assertThat(changed.explicit(LEAVING, Y25, TWO)).hasValue(2);
    assertThat(changed.explicit(AWARD, Y25, TWO)).hasValue(2);
    assertThatThrownBy(
            () ->
                Scenario.builder("s")
                    .change(Change.of(LEAVING, Op.SET, 1).with(Selector.authority("301")))
                    .change(Change.of(LEAVING, Op.SET, 2).with(Selector.trust("Oak")))
                    .build())
        .isInstanceOf(ProblemsException.class);
  }

  @Test
  void whatHasNothingToStartFromOrLeavesItsRangeIsAProblem() {
    List<Problem> problems =
        problems(
            () ->
                changed(
                    Assumptions.none(),
                    Change.of(TEACHERS, Op.ADD, 1).in(Y26),
                    Change.of(BASIC, Op.SCALE, 2),
                    Change.of(LEAVING, Op.ADD, -1)));
    assertThat(problems)
        .extracting(Problem::place, Problem::value)
        .containsExactlyInAnyOrder(
            tuple(
                "change add pay.teacher_award_percent, 2026-27",
                "add pay.teacher_award_percent, 2026-27"),
            tuple("change scale formula.basic_primary", "scale formula.basic_primary"),
            tuple("change add staff.teacher_leaving_percent", "-1 (0 before) in 2025-26"));
  }

  @Test
  void yearsAndSchoolsHaveToBeThere() {
    List<Problem> problems =
        problems(
            () ->
                changed(
                    Assumptions.none(),
                    Change.of(CPI, Op.ADD, 1).in(FundingYear.of(2030)),
                    Change.of(AWARD, Op.SET, 1).with(Selector.schools(Set.of("A2", "A9"))),
                    Change.of(LEAVING, Op.SET, 1).with(Selector.authority("999"))));
    assertThat(problems)
        .extracting(Problem::value)
        .containsExactly("2030-31", "A9", "Authority[laCode=999]");
    assertThat(problems.get(1).advice()).isEqualTo("'A1' was meant");
  }

  @Test
  void aSettingTakenBackAloneIsAFault() {
    Scenario undone = scenario(Change.of(CPI, Op.SET, 1)).inverse();
    assertThatThrownBy(() -> undone.changed(Assumptions.none(), SCHOOLS, YEARS))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("prices.cpi_percent");
  }

  @Test
  void eventsAreTakenBackToo() {
    Block september = Block.septemberToMarch(2026);
    Scenario events =
        Scenario.builder("events")
            .conversion("A1", september)
            .formula(Y26, FormulaSwitch.national("2026-27"))
            .build();
    Scenario more = Scenario.builder("more").conversion("A2", september).build();
    assertThat(events.then(more).conversions()).containsOnlyKeys("A1", "A2");
    assertThat(events.then(more).then(events.inverse()).conversions())
        .isEqualTo(Map.of("A2", september));
    assertThat(events.then(events.inverse()).isEmpty()).isTrue();
    assertThat(events.inverse().then(events).isEmpty()).isTrue();
    assertThat(problems(() -> events.then(events)))
        .extracting(Problem::place)
        .containsExactly("school A1", "year 2026-27");
    Scenario other =
        Scenario.builder("other").conversion("A1", Block.septemberToMarch(2027)).build();
    assertThat(problems(() -> events.then(other.inverse()))).hasSize(1);
    assertThat(problems(() -> other.inverse().then(events))).hasSize(1);
  }

  @Test
  void whatIsAimedAtATrustConcernsASchoolFromTheYearThatPaysItsFirstBlockThere() {
    Assumption charge = Assumption.of("trust.central_charge_percent");
    Scenario september =
        Scenario.builder("September")
            .joining("A2", Block.septemberToMarch(2026), "Oak")
            .change(Change.of(charge, Op.SET, 5).with(Selector.trust("Oak")))
            .change(Change.of(CPI, Op.ADD, 1).with(Selector.authority("302")))
            .build();
    Assumptions changed = september.changed(Assumptions.none(), SCHOOLS, YEARS);
    assertThat(changed.explicit(charge, Y25, ONE)).hasValue(5);
    assertThat(changed.explicit(charge, Y25, TWO)).isEmpty();
    assertThat(changed.explicit(charge, Y26, TWO)).hasValue(5);
    assertThat(changed.explicit(charge, Y27, TWO)).hasValue(5);
    assertThat(changed.explicit(CPI, Y25, TWO)).hasValue(3);
    assertThat(september.conversions()).isEqualTo(Map.of("A2", Block.septemberToMarch(2026)));
    assertThat(september.trusts()).isEqualTo(Map.of("A2", "Oak"));
    // April to August 2027 is paid by the year before.
    Scenario april =
        Scenario.builder("April")
            .joining("A2", Block.aprilToAugust(2027), "Elm")
            .change(Change.of(charge, Op.SET, 6).with(Selector.trust("Elm")))
            .build();
    Assumptions later = april.changed(Assumptions.none(), SCHOOLS, YEARS);
    assertThat(later.explicit(charge, Y25, TWO)).isEmpty();
    assertThat(later.explicit(charge, Y26, TWO)).hasValue(6);
    assertThat(later.explicit(charge, Y26, ONE)).isEmpty();
    assertThat(april.baseline(Assumptions.none(), SCHOOLS, YEARS).isEmpty()).isTrue();
  }

  @Test
  void aSchoolThatJoinsTakesOverWhatTheBaselineSetsForTheTrust() {
    Assumptions base =
        Assumptions.none()
            .with(AWARD, 3)
            .with(LEAVING, Selector.trust("Oak"), 9)
            .with(CPI, Selector.trust("Elm"), 7);
    Scenario joining =
        Scenario.builder("joining")
            .joining("A2", Block.septemberToMarch(2026), "Oak")
            .change(Change.of(LEAVING, Op.ADD, 1).with(Selector.trust("Oak")))
            .build();
    Assumptions changed = joining.changed(base, SCHOOLS, YEARS);
    assertThat(changed.explicit(LEAVING, Y25, ONE)).hasValue(10);
    assertThat(changed.explicit(LEAVING, Y25, TWO)).isEmpty();
    assertThat(changed.explicit(LEAVING, Y26, TWO)).hasValue(10);
    assertThat(changed.explicit(AWARD, Y26, TWO)).hasValue(3);
    assertThat(changed.explicit(CPI, Y26, TWO)).isEmpty();
    // A change of the trust is aimed as in the whole scenario; what joining itself brings is not.
    Assumptions stayed = joining.part(x -> true, false, true).changed(base, SCHOOLS, YEARS);
    assertThat(stayed.explicit(LEAVING, Y26, TWO)).hasValue(1);
    Assumptions joined = joining.part(x -> false, true, true).changed(base, SCHOOLS, YEARS);
    assertThat(joined.explicit(LEAVING, Y26, TWO)).hasValue(9);
    assertThat(joined.explicit(LEAVING, Y25, TWO)).isEmpty();
  }

  @Test
  void joiningATrustIsTakenBackToo() {
    Block september = Block.septemberToMarch(2026);
    Scenario oak = Scenario.builder("oak").joining("A2", september, "Oak").build();
    Scenario elm = Scenario.builder("elm").joining("A2", september, "Elm").build();
    Scenario aimed =
        Scenario.builder("aimed")
            .change(Change.of(CPI, Op.SET, 4).with(Selector.trust("Oak")))
            .build();
    assertThat(oak.then(aimed).changed(Assumptions.none(), SCHOOLS, YEARS).explicit(CPI, Y26, TWO))
        .hasValue(4);
    for (Scenario back :
        List.of(oak.then(aimed).then(oak.inverse()), oak.inverse().then(aimed).then(oak))) {
      assertThat(back.conversions()).isEmpty();
      assertThat(back.trusts()).isEmpty();
      assertThat(back.changed(Assumptions.none(), SCHOOLS, YEARS).explicit(CPI, Y26, TWO))
          .isEmpty();
    }
    assertThat(oak.then(oak.inverse()).isEmpty()).isTrue();
    assertThat(problems(() -> oak.then(elm.inverse())))
        .extracting(Problem::place)
        .containsExactly("school A2");
    assertThat(
            problems(
                () ->
                    Scenario.builder("b")
                        .joining("A2", september, "Oak")
                        .conversion("A2", september)
                        .build()))
        .extracting(Problem::value)
        .containsExactly("A2");
  }

  @Test
  void poolingIsAnEventToo() {
    GrantPooling oak = new GrantPooling(Selector.trust("Oak"), 1, PoolingNeed.PUPILS);
    GrantPooling half = new GrantPooling(Selector.trust("Oak"), 0.5, PoolingNeed.PUPILS);
    GrantPooling listed =
        new GrantPooling(Selector.schools(Set.of("A2", "A1")), 1, PoolingNeed.DISADVANTAGE);
    Scenario one = Scenario.builder("one").pooling(oak).build();
    Scenario two = Scenario.builder("two").pooling(listed).build();
    assertThat(oak.name()).isEqualTo("Oak");
    assertThat(listed.name()).isEqualTo("A1, A2");
    assertThat(one.isEmpty()).isFalse();
    assertThat(one.then(two).pools()).containsExactly(oak, listed);
    assertThat(one.then(two).then(one.inverse()).pools()).containsExactly(listed);
    assertThat(one.then(one.inverse()).isEmpty()).isTrue();
    assertThat(one.part(x -> true, true, false).pools()).containsExactly(oak);
    assertThat(one.part(x -> true, false, true).isEmpty()).isTrue();
    assertThat(problems(() -> Scenario.builder("b").pooling(oak).pooling(half).build()))
        .extracting(Problem::place)
        .containsExactly("pool Oak");
    Scenario other = Scenario.builder("other").pooling(half).build();
    assertThat(problems(() -> one.then(other.inverse())))
        .extracting(Problem::place)
        .containsExactly("pool Oak");
    assertThatThrownBy(() -> new GrantPooling(Selector.all(), 1, PoolingNeed.PUPILS))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new GrantPooling(Selector.trust("Oak"), 2, PoolingNeed.PUPILS))
        .isInstanceOf(ProblemsException.class);
  }

  @Test
  void constantsOfTwoScenariosAreJoined() {
    Scenario one = Scenario.builder("one").constant(AWARD, 3).build();
    Scenario two = Scenario.builder("two").constant(AWARD, 3).constant(CPI, 1).build();
    assertThat(one.then(two).constants()).hasSize(2);
    assertThat(one.then(two).name()).isEqualTo("one, two");
    Scenario other = Scenario.builder("other").constant(AWARD, 4).build();
    assertThat(problems(() -> one.then(other))).hasSize(1);
  }

  @Test
  void nonsenseIsRefused() {
    assertThatThrownBy(() -> Change.of(CPI, Op.SCALE, 0)).hasMessageContaining("above 0");
    assertThatThrownBy(() -> Change.of(CPI, Op.ADD, Double.NaN)).hasMessageContaining("NaN");
    assertThatThrownBy(() -> FormulaSwitch.towards("2026-27", 101)).hasMessageContaining("101");
    assertThatThrownBy(() -> FormulaSwitch.baseline().withUplift(-100))
        .hasMessageContaining("-100");
    assertThat(Change.of(CPI, Op.ADD, -0.0)).isEqualTo(Change.of(CPI, Op.ADD, 0.0).inverse());
  }

  @Test
  void switchesSayWhatTheyDo() {
    assertThat(FormulaSwitch.national("2016-12-proposal").withUplift(40))
        .hasToString("nff:2016-12-proposal uplifted by 40 percent");
    assertThat(FormulaSwitch.baseline()).hasToString("the baseline's formulas");
    assertThat(FormulaSwitch.towards("2026-27", 33.5))
        .hasToString("33.5 percent of the way to nff:2026-27");
  }

  private static Scenario scenario(Change... changes) {
    Scenario.Builder builder = Scenario.builder("s");
    for (Change change : changes) {
      builder.change(change);
    }
    return builder.build();
  }

  private static Assumptions changed(Assumptions base, Change... changes) {
    return scenario(changes).changed(base, SCHOOLS, YEARS);
  }

  private static List<Problem> problems(ThrowingCallable building) {
    ProblemsException thrown = catchThrowableOfType(ProblemsException.class, building);
    assertThat(thrown).isNotNull();
    return thrown.problems();
  }

  static School.Builder school(String id, String laCode) {
    return School.builder(id, laCode, Phase.PRIMARY)
        .set(SchoolField.YEAR_GROUPS_PRIMARY, 7)
        .set(SchoolField.YEAR_GROUPS_SECONDARY, 0)
        .set(SchoolField.PUPILS_PRIMARY, 210)
        .set(SchoolField.PUPILS_KS3, 0)
        .set(SchoolField.PUPILS_KS4, 0);
  }
}
