package org.perpupil.authority.levers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import org.perpupil.authority.LeverAuthority;
import org.perpupil.formula.Allocation;
import org.perpupil.formula.AllowedRange;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Parameter;
import org.perpupil.formula.Total;
import org.perpupil.problem.check.Amounts;

/** What holds of levers for any authority. */
@Tag("slow")
class LeversProperties {
  private static final List<Lever> MIXES =
      List.of(
          Lever.parse("half=basic:50,guarantee:50"),
          Lever.parse("three=needs:20,lump-sums:30,pupil-led:50"),
          Lever.parse("cap-first=cap:40,basic:60"),
          Lever.parse("one=lpa_primary"));

  private static List<Lever> all() {
    List<Lever> all = new ArrayList<>(Lever.usual());
    all.addAll(MIXES);
    return all;
  }

  /** Either the block is paid to the penny, or the lever is at the end of what is allowed. */
  @Property(tries = 25, shrinking = ShrinkingMode.OFF)
  void paysTheBlockToThePennyOrSaysWhatIsMissing(@ForAll long seed) {
    LeverAuthority authority = new LeverAuthority(seed);
    Levers levers = authority.solve(all());
    for (LeverResult result : levers.results()) {
      double spent = Amounts.sum(result.allocation().column(Total.BUDGET_SHARE));
      double over = spent - authority.budget.available();
      assertThat(result.over()).as(result.lever().name()).isCloseTo(over, within(1e-5));
      assertThat(result.fits()).isEqualTo(Math.abs(over) < 0.011);
      if (!result.lever().parts().isEmpty() && !result.fits()) {
        isAtItsEnd(authority, levers, result);
      }
    }
  }

  /** Ends are tried by hand: the last part of the lever moved to its end costs the same. */
  private static void isAtItsEnd(LeverAuthority authority, Levers levers, LeverResult result) {
    boolean isOver = result.over() > 0;
    for (Lever.Part part : result.lever().parts()) {
      if (!part.move().isOfRates()) {
        continue;
      }
      double room = Double.POSITIVE_INFINITY;
      for (Parameter rate : part.move().rates(result.formula())) {
        AllowedRange range = levers.ranges().get(rate);
        if (range != null) {
          double now = result.formula().value(rate).orElseThrow();
          double end = isOver ? range.lowest() : range.highest();
          room = Math.min(room, Math.abs(end - now) / now);
        }
      }
      Allocation moved =
          LeverSolver.pay(
              authority.schools, scaled(result.formula(), part.move(), isOver ? 0.999 : 1.001));
      boolean isFree =
          Math.abs(LeverResult.spentPence(moved) - LeverResult.spentPence(result.allocation()))
              <= 1;
      // A lump sum is rounded alike for all schools: money moves by a penny for each at once.
      boolean isStep = Math.abs(result.over()) <= 0.01 * authority.schools.size();
      assertThat(room < 1e-6 || isFree || isStep || room == Double.POSITIVE_INFINITY)
          .as(result + " " + part + " room " + room)
          .isTrue();
    }
    if (result.lever().parts().equals(Lever.of(LeverMove.GUARANTEE).parts())) {
      double end = isOver ? 0.0 : 0.5;
      double cap = result.formula().value(Parameter.GAINS_CAP_PERCENT).orElse(end);
      Formula atEnd = result.formula().with(Parameter.MFG_PERCENT, Math.min(cap, end));
      assertThat(LeverResult.spentPence(LeverSolver.pay(authority.schools, atEnd)))
          .isEqualTo(LeverResult.spentPence(result.allocation()));
    }
  }

  private static Formula scaled(Formula formula, LeverMove move, double factor) {
    Formula.Builder builder = formula.toBuilder();
    for (Parameter rate : move.rates(formula)) {
      builder.set(rate, formula.value(rate).orElseThrow() * factor);
    }
    return builder.build();
  }

  @Property(tries = 25, shrinking = ShrinkingMode.OFF)
  void staysWithinWhatIsAllowed(@ForAll long seed) {
    Levers levers = new LeverAuthority(seed).solve(all());
    for (LeverResult result : levers.results()) {
      if (result.lever().parts().isEmpty()) {
        continue;
      }
      assertThat(levers.outside(result)).as(result.lever().name()).isEmpty();
      assertThat(result.formula().value(Parameter.MFG_PERCENT).orElseThrow()).isBetween(0.0, 0.5);
      boolean movesCapAlone =
          result.lever().parts().equals(Lever.of(LeverMove.CAP).parts())
              && !result.moved().get(0).before().equals(result.moved().get(0).after());
      if (movesCapAlone) {
        assertThat(result.cappedTooMuch()).isZero();
      }
    }
  }

  /** Pounds of the parts are what the formula costs more than at national rates. */
  @Property(tries = 25, shrinking = ShrinkingMode.OFF)
  void partsAddUpToWhatIsMoved(@ForAll long seed) {
    Levers levers = new LeverAuthority(seed).solve(all());
    double start = Amounts.sum(levers.national().column(Total.BUDGET_SHARE));
    for (LeverResult result : levers.results()) {
      if (!result.lever().parts().isEmpty()) {
        double moved = result.moved().stream().mapToDouble(LeverMoved::pounds).sum();
        assertThat(start + moved).isCloseTo(result.spent(), within(1e-5));
      }
    }
  }
}
