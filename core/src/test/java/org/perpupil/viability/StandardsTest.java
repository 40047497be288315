package org.perpupil.viability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.perpupil.viability.Outcome.AMBER;
import static org.perpupil.viability.Outcome.GREEN;
import static org.perpupil.viability.Outcome.NOT_JUDGED;
import static org.perpupil.viability.Outcome.RED;
import static org.perpupil.viability.Years.accounts;
import static org.perpupil.viability.Years.outcomes;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.perpupil.problem.ProblemsException;
import org.perpupil.rates.FundingYear;
import org.perpupil.rates.RateStatus;
import org.perpupil.school.Phase;

/** The published standards but for the forecast risk, on hand-made years. */
class StandardsTest {
  private static final String LICENCE = "no deficit without a licence";
  private static final String RECOVERY = "deficit recovered within three years";
  private static final String PLAN =
      "deficit above 5% of income goes to the department with a plan";

  /** Three years in deficit may be; the fourth is one too many, and so is the fifth. */
  @Example
  void aMaintainedDeficitNeedsALicenceAndHasThreeYears() {
    List<Verdict> verdicts =
        judge("maintained-deficit", accounts(OrganisationKind.MAINTAINED, 0, -1, -9, -5, -1, -2));
    assertThat(outcomes(verdicts, LICENCE))
        .containsExactly(GREEN, AMBER, AMBER, AMBER, AMBER, AMBER);
    assertThat(outcomes(verdicts, RECOVERY)).containsExactly(GREEN, AMBER, AMBER, AMBER, RED, RED);
    Verdict red = verdicts.stream().filter(v -> v.outcome() == RED).findFirst().orElseThrow();
    assertThat(red.year()).isEqualTo(FundingYear.of(2028));
    assertThat(red.figure()).hasValue(-1);
    assertThat(red.measure()).isEqualTo("closing_reserve");
    assertThat(red.basis()).isEqualTo(AccountsBasis.CUMULATIVE);
    assertThat(red.standard()).isEqualTo("maintained-deficit");
    assertThat(red.reason()).isEqualTo("4 closing reserves in a row below 0, of at most 3");
    assertThat(verdicts.get(0).reason()).isEqualTo("closing_reserve is at least 0");
    assertThat(verdicts.get(1).reason()).isEqualTo("closing_reserve is not at least 0");
  }

  @Example
  void aRecoveredDeficitStartsTheYearsAgain() {
    List<Verdict> verdicts =
        judge(
            "maintained-deficit", accounts(OrganisationKind.MAINTAINED, -1, -1, -1, 0, -1, -1, -1));
    assertThat(outcomes(verdicts, RECOVERY))
        .containsExactly(AMBER, AMBER, AMBER, GREEN, AMBER, AMBER, AMBER);
  }

  /** 5% of £1m is £50,000. The rule is from memory, and its verdicts say so. */
  @Example
  void whatIsUnverifiedSaysSoInTheVerdict() {
    List<Verdict> verdicts =
        judge("maintained-deficit", accounts(OrganisationKind.MAINTAINED, -50_000, -50_001));
    assertThat(outcomes(verdicts, PLAN)).containsExactly(GREEN, AMBER);
    assertThat(verdicts)
        .allSatisfy(
            verdict ->
                assertThat(verdict.status())
                    .isEqualTo(
                        verdict.rule().equals(PLAN)
                            ? RateStatus.UNVERIFIED
                            : RateStatus.PUBLISHED));
  }

  @Example
  void excessBalancesDependOnThePhase() {
    Accounts years = accounts(OrganisationKind.MAINTAINED, 50_000, 50_001, 80_000, 80_001);
    assertThat(excess(years.withPhase(Phase.SECONDARY)))
        .containsExactly(GREEN, AMBER, AMBER, AMBER);
    assertThat(excess(years.withPhase(Phase.MIDDLE_DEEMED_SECONDARY)))
        .containsExactly(GREEN, AMBER, AMBER, AMBER);
    assertThat(excess(years.withPhase(Phase.PRIMARY))).containsExactly(GREEN, GREEN, GREEN, AMBER);
    assertThat(excess(years.withPhase(Phase.MIDDLE_DEEMED_PRIMARY)))
        .containsExactly(GREEN, GREEN, GREEN, AMBER);
    assertThat(excess(years.withPhase(Phase.ALL_THROUGH))).isEmpty();
    List<Verdict> unknown = judge("maintained-excess-balance", years);
    assertThat(unknown).hasSize(8).allMatch(verdict -> verdict.outcome() == NOT_JUDGED);
    assertThat(unknown.get(0).reason()).isEqualTo("the phase of the school is not given");
    assertThat(unknown.get(0).figure()).isEmpty();
  }

  /** £100 brought forward: a deficit of £100 is balanced, one of £101 is not. */
  @Example
  void anAcademyBalancesItsBudgetFromWhatWasUnspent() {
    FundingYear year = FundingYear.of(2024);
    assertThat(balanced(YearFigures.of(year, 100, 1000, 1100, 800))).isEqualTo(GREEN);
    assertThat(balanced(YearFigures.of(year, 100, 1000, 1101, 800))).isEqualTo(RED);
    assertThat(balanced(YearFigures.of(year, -500, 1000, 1000, 800))).isEqualTo(GREEN);
    assertThat(balanced(YearFigures.of(year, -500, 1000, 1001, 800))).isEqualTo(RED);
  }

  @Example
  void officialsAskBelowFivePercentAndAboveTwenty() {
    List<Verdict> verdicts =
        judge(
            "academy-reserves-contact",
            accounts(OrganisationKind.ACADEMY, 49_999, 50_000, 200_000, 200_001));
    assertThat(outcomes(verdicts, "reserves at least 5% of income"))
        .containsExactly(AMBER, GREEN, GREEN, GREEN);
    assertThat(outcomes(verdicts, "reserves at most 20% of income"))
        .containsExactly(GREEN, GREEN, GREEN, AMBER);
    assertThat(verdicts.get(0).figure()).hasValue(4.9999);
    assertThat(verdicts.get(0).measure()).isEqualTo("closing_reserve_percent");
  }

  @Example
  void cashIsJudgedWhereItIsKnown() {
    YearFigures rich = Years.closing(500_000).get(0);
    assertThat(cash(rich.withLowestCash(-0.01)).outcome()).isEqualTo(RED);
    assertThat(cash(rich.withLowestCash(0)).outcome()).isEqualTo(GREEN);
    assertThat(cash(rich.withLowestCash(0)).status()).isEqualTo(RateStatus.DERIVED);
    assertThat(cash(rich).outcome()).isEqualTo(NOT_JUDGED);
    assertThat(cash(rich).reason()).isEqualTo("there is no figure for lowest_cash");
    assertThat(cash(rich).figure()).isEmpty();
  }

  /** More reserve in any years never makes a rule that asks for reserve worse. */
  @Property
  void moreReserveNeverMakesAReserveRuleWorse(
      @ForAll @Size(min = 1, max = 8) List<@IntRange(min = -99_000, max = 99_000) Integer> reserves,
      @ForAll @Size(8) List<@IntRange(min = 0, max = 60_000) Integer> more) {
    double[] less = new double[reserves.size()];
    double[] greater = new double[reserves.size()];
    for (int i = 0; i < less.length; i++) {
      less[i] = reserves.get(i);
      greater[i] = less[i] + more.get(i);
    }
    for (OrganisationKind kind : OrganisationKind.values()) {
      for (Standard standard : Standards.of(kind)) {
        if (standard.id().equals("trust-forecast-risk")) {
          continue;
        }
        Accounts poorer = Accounts.of(kind, Years.closing(less)).withPhase(Phase.PRIMARY);
        Accounts richer = Accounts.of(kind, withReserves(poorer.years(), greater));
        List<Verdict> before = standard.judge(poorer);
        List<Verdict> after = standard.judge(richer.withPhase(Phase.PRIMARY));
        assertThat(after).hasSameSizeAs(before);
        for (int i = 0; i < before.size(); i++) {
          boolean ceiling = before.get(i).rule().contains("at most");
          Outcome ofLess = before.get(i).outcome();
          Outcome ofMore = after.get(i).outcome();
          assertThat(ceiling ? ofLess : ofMore).isLessThanOrEqualTo(ceiling ? ofMore : ofLess);
          assertThat(ofMore == RED && ofLess != RED).isFalse();
        }
      }
    }
  }

  @Example
  void everyStandardHasItsSourceAndItsOwnId() {
    assertThat(Standards.all())
        .allSatisfy(
            standard -> {
              assertThat(Standards.published(standard.id())).isSameAs(standard);
              assertThat(standard.source()).isNotBlank();
              assertThat(standard.note()).isNotBlank();
              assertThat(standard.name()).isNotBlank();
              assertThat(standard.rules()).isNotEmpty();
            });
    assertThat(Standards.of(OrganisationKind.MAINTAINED))
        .extracting(Standard::id)
        .containsExactly("maintained-deficit", "maintained-excess-balance");
    assertThat(Standards.of(OrganisationKind.ACADEMY))
        .extracting(Standard::id)
        .containsExactly("academy-balanced-budget", "academy-reserves-contact", "academy-cash");
    assertThat(Standards.of(OrganisationKind.TRUST))
        .hasSize(4)
        .contains(Standards.published("trust-forecast-risk"));
    assertThat(Standards.published("academy-cash").status()).isEqualTo(RateStatus.DERIVED);
    assertThat(Standards.published("maintained-deficit"))
        .hasToString("Standard[maintained-deficit, 3 rules]");
  }

  @Example
  void anUnknownStandardIsNamedWithItsNearest() {
    assertThatThrownBy(() -> Standards.published("academy-cast"))
        .isInstanceOf(ProblemsException.class)
        .hasMessageContaining("found 'academy-cast'")
        .hasMessageContaining("Maybe 'academy-cash' was meant");
    Accounts school = accounts(OrganisationKind.MAINTAINED, 1);
    assertThatThrownBy(() -> judge("academy-cash", school))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("academy-cash applies to [ACADEMY, TRUST], not to MAINTAINED");
  }

  /** Moves the reserves and what is brought forward of them, and no in-year figure. */
  private static List<YearFigures> withReserves(List<YearFigures> years, double[] reserves) {
    return IntStream.range(0, reserves.length)
        .mapToObj(
            i -> {
              YearFigures year = years.get(i);
              double more = i == 0 ? 0 : reserves[i - 1] - years.get(i - 1).closingReserve();
              return YearFigures.of(
                      year.year(),
                      year.openingReserve() + more,
                      year.income(),
                      year.expenditure(),
                      year.staffCost())
                  .withClosingReserve(reserves[i]);
            })
        .toList();
  }

  private static List<Verdict> judge(String standard, Accounts accounts) {
    return Standards.published(standard).judge(accounts);
  }

  private static List<Outcome> excess(Accounts accounts) {
    return judge("maintained-excess-balance", accounts).stream().map(Verdict::outcome).toList();
  }

  private static Outcome balanced(YearFigures year) {
    Accounts accounts = Accounts.of(OrganisationKind.ACADEMY, List.of(year));
    return judge("academy-balanced-budget", accounts).get(0).outcome();
  }

  private static Verdict cash(YearFigures year) {
    return judge("academy-cash", Accounts.of(OrganisationKind.TRUST, List.of(year))).get(0);
  }
}
