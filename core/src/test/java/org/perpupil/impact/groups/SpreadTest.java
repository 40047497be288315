package org.perpupil.impact.groups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.perpupil.impact.GroupSpread;
import org.perpupil.impact.PriceIndex;
import org.perpupil.impact.SchoolChange;
import org.perpupil.impact.Spread;
import org.perpupil.impact.years.ProtectionEnd;
import org.perpupil.problem.ProblemsException;
import org.perpupil.rates.FundingYear;

/** Gains and losses by group, in cash and in real terms. */
class SpreadTest {
  private static final double NONE = Double.NaN;

  private static final FundingYear Y2024 = FundingYear.of(2024);
  private static final FundingYear Y2026 = FundingYear.of(2026);

  /**
   * Four schools of trust A: +100 on 1,000 (10%, £1 a pupil), -100 on 2,000 (-5%, -£0.50), 0 on
   * 500, and one without a figure; trust B: +30 from nothing and no pupils; the last in no trust.
   */
  private static final Spread SPREAD =
      Spread.of(
          new double[] {1000, 2000, 500, NONE, 0, 400},
          new double[] {1100, 1900, 500.004, 700, 30, 300},
          new double[] {100, 200, 50, 70, 0, 100});

  private static final String[] TRUSTS = {"A", "A", "A", "A", "B", ""};

  @Test
  void aGroupHasItsSumsAndCounts() {
    Map<String, GroupSpread> trusts = SPREAD.by(TRUSTS);
    assertThat(trusts.keySet()).containsExactly("A", "B");
    GroupSpread a = trusts.get("A");
    assertThat(a.key()).isEqualTo("A");
    assertThat(a.priceBase()).isEqualTo("cash");
    assertThat(a.schools()).isEqualTo(3);
    assertThat(a.withoutFigures()).isEqualTo(1);
    assertThat(List.of(a.winners(), a.losers(), a.unchanged())).containsExactly(1, 1, 1);
    assertThat(a.pupils()).isEqualTo(350);
    assertThat(a.before()).isEqualTo(3500);
    assertThat(a.after()).isEqualTo(3500);
    assertThat(a.change(SchoolChange.POUNDS)).hasValue(0);
    assertThat(a).hasToString("GroupSpread[A: 1 gain, 1 lose, 1 unchanged, cash]");
  }

  @Test
  void theWholeHoldsSchoolsOfNoGroupToo() {
    GroupSpread all = SPREAD.all();
    assertThat(all.key()).isEqualTo("all");
    assertThat(all.schools()).isEqualTo(5);
    assertThat(List.of(all.winners(), all.losers(), all.unchanged())).containsExactly(2, 2, 1);
    assertThat(all.pupils()).isEqualTo(450);
    assertThat(all.change(SchoolChange.POUNDS)).hasValue(-70);
    assertThat(all.change(SchoolChange.PER_PUPIL).orElseThrow())
        .isCloseTo(-70 / 450.0, within(1e-12));
    assertThat(all.change(SchoolChange.PERCENT).orElseThrow())
        .isCloseTo(-7000 / 3900.0, within(1e-12));
    assertThat(SPREAD.size()).isEqualTo(6);
    assertThat(SPREAD).hasToString("Spread[6 schools, cash]");
  }

  /** Percent: -25, -5, 0, 10; per pupil: -1, -0.5, 0, 1; pounds: -100, -100, 0, 30, 100. */
  @Test
  void quantilesCountTheSchoolsThatHaveTheFigure() {
    GroupSpread all = SPREAD.all();
    assertThat(all.quantile(SchoolChange.PERCENT, 0)).hasValue(-25);
    assertThat(all.quantile(SchoolChange.PERCENT, 0.5)).hasValue(-2.5);
    assertThat(all.quantile(SchoolChange.PERCENT, 1)).hasValue(10);
    assertThat(all.quantile(SchoolChange.PER_PUPIL, 0.5)).hasValue(-0.25);
    assertThat(all.quantile(SchoolChange.PER_PUPIL, 1)).hasValue(1);
    assertThat(all.quantile(SchoolChange.POUNDS, 0.5)).hasValue(0);
    assertThat(all.quantile(SchoolChange.POUNDS, 0.25)).hasValue(-100);
    assertThat(all.quantile(SchoolChange.POUNDS, 0.75)).hasValue(30);
  }

  @Test
  void whatCannotBeSaidIsAbsent() {
    GroupSpread b = SPREAD.by(TRUSTS).get("B");
    assertThat(b.change(SchoolChange.POUNDS)).hasValue(30);
    assertThat(b.change(SchoolChange.PER_PUPIL)).isEmpty();
    assertThat(b.change(SchoolChange.PERCENT)).isEmpty();
    assertThat(b.quantile(SchoolChange.PER_PUPIL, 0.5)).isEmpty();
    assertThat(b.quantile(SchoolChange.PERCENT, 0.5)).isEmpty();
    GroupSpread none = Spread.of(new double[] {NONE}, new double[] {1}, new double[] {1}).all();
    assertThat(none.change(SchoolChange.POUNDS)).isEmpty();
    assertThat(none.withoutFigures()).isEqualTo(1);
    assertThat(none.pupils()).isZero();
  }

  /** £1,000 of 2024 and £1,020 of 2026 at 104 for 100: £1,040 and £1,020, a loss of £20. */
  @Test
  void aGainInCashCanBeALossInRealTerms() {
    PriceIndex prices = index(Y2026, Map.of(Y2024, 100.0, Y2026, 104.0));
    Spread cash = Spread.of(new double[] {1000}, new double[] {1020}, new double[] {10});
    Spread real = cash.inRealTerms(prices, Y2024, Y2026);
    assertThat(cash.all().change(SchoolChange.POUNDS)).hasValue(20);
    assertThat(real.all().change(SchoolChange.POUNDS)).hasValue(-20);
    assertThat(real.all().before()).isEqualTo(1040);
    assertThat(real.all().change(SchoolChange.PER_PUPIL)).hasValue(-2);
    assertThat(real.all().losers()).isEqualTo(1);
    assertThat(real.priceBase()).isEqualTo("2026-27 prices (deflator)");
    assertThat(real.all().priceBase()).isEqualTo(real.priceBase());
    assertThatThrownBy(() -> real.inRealTerms(prices, Y2024, Y2026))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("already in 2026-27 prices (deflator)");
  }

  /** In the old year's prices: £1,020 at 100 for 104 is £980.77. */
  @Test
  void theBaseYearMayBeEither() {
    PriceIndex prices = index(Y2024, Map.of(Y2024, 100.0, Y2026, 104.0));
    Spread real =
        Spread.of(new double[] {1000}, new double[] {1020}, new double[] {10})
            .inRealTerms(prices, Y2024, Y2026);
    assertThat(real.all().after()).isEqualTo(980.77);
    assertThat(prices.realPound(Y2024)).isEqualTo(1);
    assertThat(prices.base()).isEqualTo(Y2024);
    assertThat(prices.name()).isEqualTo("deflator");
    assertThat(prices.levels())
        .containsExactlyInAnyOrderEntriesOf(Map.of(Y2024, 100.0, Y2026, 104.0));
    assertThat(prices).hasToString("PriceIndex[2024-25 prices (deflator)]");
  }

  @Test
  void anIndexNeedsPositiveLevelsAndTheYearsAskedFor() {
    assertThatThrownBy(() -> index(Y2024, Map.of(Y2024, 0.0, Y2026, NONE)))
        .isInstanceOf(ProblemsException.class)
        .hasMessageContaining("deflator, 2024-25: found '0', expected a level of more than 0")
        .hasMessageContaining("deflator, 2026-27: found 'NaN'")
        .hasMessageContaining("\nMaybe ");
    assertThatThrownBy(() -> index(Y2024, Map.of(Y2024, Double.POSITIVE_INFINITY)))
        .hasMessageContaining("found 'Infinity'");
    assertThatThrownBy(() -> index(Y2024, Map.of(Y2026, 1.0)))
        .hasMessageContaining("found '2024-25', expected a year from 2026-27 to 2026-27");
    assertThatThrownBy(() -> index(Y2024, Map.of())).hasMessageContaining("levels by year");
    PriceIndex prices = index(Y2024, Map.of(Y2024, 1.0));
    assertThatThrownBy(() -> prices.realPound(Y2026)).isInstanceOf(ProblemsException.class);
  }

  /** The groups' sums are the whole's, and every school is counted once. */
  @Property(tries = 100)
  void groupsAddUpToTheWhole(@ForAll @IntRange(min = 1, max = 60) int n, @ForAll Random random) {
    double[] before = new double[n];
    double[] after = new double[n];
    double[] pupils = new double[n];
    String[] keys = new String[n];
    for (int i = 0; i < n; i++) {
      before[i] = random.nextInt(10) == 0 ? NONE : random.nextInt(1_000_000) / 100.0;
      after[i] = random.nextInt(10) == 0 ? NONE : random.nextInt(1_000_000) / 100.0;
      pupils[i] = random.nextInt(500);
      keys[i] = "region " + random.nextInt(4);
    }
    Spread spread = Spread.of(before, after, pupils);
    GroupSpread all = spread.all();
    double pounds = 0;
    int schools = 0;
    for (GroupSpread group : spread.by(keys).values()) {
      pounds += group.change(SchoolChange.POUNDS).orElse(0);
      schools += group.schools() + group.withoutFigures();
      if (group.schools() > 0) {
        double least = group.quantile(SchoolChange.POUNDS, 0).orElseThrow();
        double middle = group.quantile(SchoolChange.POUNDS, 0.5).orElseThrow();
        double most = group.quantile(SchoolChange.POUNDS, 1).orElseThrow();
        assertThat(middle).isBetween(least, most);
        assertThat(group.winners() > 0).isEqualTo(most > 0);
        assertThat(group.losers() > 0).isEqualTo(least < 0);
      }
    }
    assertThat(schools).isEqualTo(n);
    assertThat(pounds).isCloseTo(all.change(SchoolChange.POUNDS).orElse(0), within(1e-6));
  }

  @Test
  void laterChangesToTheColumnsChangeNothing() {
    double[] before = {1};
    double[] after = {3};
    double[] pupils = {1};
    Spread spread = Spread.of(before, after, pupils);
    before[0] = 9;
    after[0] = 9;
    pupils[0] = 9;
    assertThat(spread.all().change(SchoolChange.PER_PUPIL)).hasValue(2);
  }

  @Test
  void refusesColumnsThatDoNotFit() {
    double[] one = {1};
    double[] two = {1, 2};
    assertThatThrownBy(() -> Spread.of(one, two, one)).hasMessageContaining("1 schools before, 2 ");
    assertThatThrownBy(() -> Spread.of(one, one, two)).hasMessageContaining("2 with pupils");
    for (double pupils : new double[] {-1, NONE, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> Spread.of(one, one, new double[] {pupils}))
          .hasMessage(pupils + " pupils, expected 0 or more");
    }
    assertThatThrownBy(() -> SPREAD.by(new String[1])).hasMessage("1 keys for 6 schools");
    for (double part : new double[] {-0.01, 1.01, NONE}) {
      assertThatThrownBy(() -> SPREAD.all().quantile(SchoolChange.POUNDS, part))
          .hasMessage("part " + part + ", expected from 0 to 1");
    }
  }

  @Test
  void needIsInFifthsAndEqualNeedsAreTogether() {
    double[] need = {0.5, 0.1, 0.2, 0.3, 0.4, NONE};
    assertThat(NeedQuintiles.of(need))
        .containsExactly("need 5", "need 1", "need 2", "need 3", "need 4", "");
    assertThat(NeedQuintiles.of(new double[] {0.1, 0.1, 0.1, 0.9}))
        .containsExactly("need 1", "need 1", "need 1", "need 4");
    double[] hundred = new double[100];
    Arrays.setAll(hundred, i -> 100 - i);
    assertThat(NeedQuintiles.of(hundred)).filteredOn("need 1"::equals).hasSize(20);
    assertThat(NeedQuintiles.of(hundred)[19]).isEqualTo("need 5");
    assertThat(NeedQuintiles.of(hundred)[20]).isEqualTo("need 4");
  }

  @Test
  void protectionRunsOutInTheFirstYearWithoutIt() {
    assertThat(end(0, 500, 200, 0.004, 0)).contains(FundingYear.of(2027));
    assertThat(end(500, 0, 300)).contains(FundingYear.of(2025));
    assertThat(end(500, -20)).contains(FundingYear.of(2025));
    assertThat(end(500, NONE, 10, 0)).contains(FundingYear.of(2027));
    assertThat(end(500, 0.005)).isEmpty();
    assertThat(end(0, 0)).isEmpty();
    assertThat(end(NONE, 0)).isEmpty();
    assertThat(end()).isEmpty();
  }

  private static Optional<FundingYear> end(double... amounts) {
    return ProtectionEnd.of(Y2024, amounts);
  }

  private static PriceIndex index(FundingYear base, Map<FundingYear, Double> levels) {
    return PriceIndex.of("deflator", base, levels);
  }
}
