package org.perpupil.impact.groups;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import org.perpupil.authority.LeverAuthority;
import org.perpupil.authority.levers.Lever;
import org.perpupil.authority.levers.LeverResult;
import org.perpupil.authority.levers.Levers;
import org.perpupil.formula.Line;
import org.perpupil.impact.GainsAndLosses;
import org.perpupil.impact.GroupSpread;

/** Who gains and loses by a lever, and why, adds up. */
@Tag("slow")
class LeverImpactProperties {
  private static final List<Lever> LEVERS =
      List.of(
          Lever.AS_THEY_ARE,
          Lever.parse("b=basic"),
          Lever.parse("mix=needs:30,guarantee:30,cap:40"));

  @Property(tries = 25, shrinking = ShrinkingMode.OFF)
  void everyWayThroughEndsAtTheSamePennies(@ForAll long seed) {
    Levers levers = new LeverAuthority(seed).solve(LEVERS);
    for (LeverResult result : levers.results()) {
      LeverImpact impact = LeverImpact.of(levers, result);
      GainsAndLosses gains = impact.gains();
      assertThat(gains.after()).isEqualByComparingTo(BigDecimal.valueOf(result.spent()));
      assertThat(gains.before().add(gains.change())).isEqualByComparingTo(gains.after());
      assertThat(sum(gains.causes().values())).isEqualByComparingTo(gains.change());
      for (Grouping grouping : Grouping.values()) {
        Map<String, GroupSpread> groups =
            impact.comparison().spread().by(grouping.keys(levers.now().schools()));
        assertThat(sum(groups.values().stream().map(GroupSpread::changeAsPrinted).toList()))
            .isEqualByComparingTo(gains.change());
        assertThat(groups.values().stream().mapToInt(GroupSpread::losers).sum())
            .isEqualTo(gains.losers());
      }
    }
  }

  @Property(tries = 25, shrinking = ShrinkingMode.OFF)
  void theWorstHitAndThoseOnProtectionsAreThoseOfTheLines(@ForAll long seed) {
    Levers levers = new LeverAuthority(seed).solve(LEVERS);
    for (LeverResult result : levers.results()) {
      LeverImpact impact = LeverImpact.of(levers, result);
      BigDecimal worst = impact.comparison().changeAsPrinted(impact.worst().orElseThrow()).get();
      int guaranteed = 0;
      int minimum = 0;
      for (int i = 0; i < impact.comparison().size(); i++) {
        assertThat(impact.comparison().changeAsPrinted(i).orElseThrow())
            .isGreaterThanOrEqualTo(worst);
        guaranteed +=
            result.allocation().amount(Line.MINIMUM_FUNDING_GUARANTEE, i).orElseThrow() > 0 ? 1 : 0;
        minimum += result.allocation().amount(Line.MPPL_TOP_UP, i).orElseThrow() > 0 ? 1 : 0;
      }
      assertThat(impact.onGuarantee()).isEqualTo(guaranteed);
      assertThat(impact.atMinimum()).isEqualTo(minimum);
      assertThat(impact.distance().signum()).isGreaterThanOrEqualTo(0);
    }
  }

  /** The guarantee and the cap leave the rates where the national ones are. */
  @Property(tries = 25, shrinking = ShrinkingMode.OFF)
  void protectionsDoNotMoveAwayFromTheNationalRates(@ForAll long seed) {
    Levers levers =
        new LeverAuthority(seed).solve(List.of(Lever.parse("g=guarantee"), Lever.parse("b=basic")));
    LeverImpact guarantee = LeverImpact.of(levers, levers.results().get(0));
    LeverImpact basic = LeverImpact.of(levers, levers.results().get(1));
    assertThat(guarantee.distance()).isEqualByComparingTo("0");
    boolean moved = basic.result().moved().get(0).after().orElseThrow() != 0;
    assertThat(basic.distance().signum()).isEqualTo(moved ? 1 : 0);
  }

  @Property(tries = 25, shrinking = ShrinkingMode.OFF)
  void tablesByGroupAndByCauseAddUpToTheChangeOfEachLever(@ForAll long seed) {
    Levers levers = new LeverAuthority(seed).solve(LEVERS);
    List<LeverImpact> impacts =
        levers.results().stream().map(result -> LeverImpact.of(levers, result)).toList();
    for (int i = 0; i < impacts.size(); i++) {
      int lever = i;
      BigDecimal change = impacts.get(i).gains().change();
      for (Grouping grouping : Grouping.values()) {
        assertThat(
                sum(
                    LeverImpact.byGroup(impacts, grouping).values().stream()
                        .map(row -> row.get(lever))
                        .toList()))
            .isEqualByComparingTo(change);
      }
      Map<String, List<BigDecimal>> causes = LeverImpact.byCause(impacts);
      assertThat(sum(causes.values().stream().map(row -> row.get(lever)).toList()))
          .isEqualByComparingTo(change);
      assertThat(causes.values())
          .allMatch(row -> row.stream().anyMatch(pounds -> pounds.signum() != 0));
    }
    assertThat(LeverImpact.byGroup(List.of(), Grouping.PHASE)).isEmpty();
  }

  private static BigDecimal sum(Iterable<BigDecimal> pounds) {
    BigDecimal sum = BigDecimal.ZERO;
    for (BigDecimal each : pounds) {
      sum = sum.add(each);
    }
    return sum;
  }
}
