package org.perpupil.impact;

import com.google.common.collect.ImmutableMap;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import org.perpupil.formula.Allocation;
import org.perpupil.formula.FloorBaseline;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Formulas;
import org.perpupil.formula.Line;
import org.perpupil.formula.Pence;
import org.perpupil.formula.RoundingRules;
import org.perpupil.formula.Total;
import org.perpupil.problem.ProblemsException;
import org.perpupil.rates.RateStatus;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;
import org.perpupil.school.SchoolTable;

/**
 * What each school gains or loses when one formula replaces another, and why.
 *
 * <p>The change of a school is the sum of its causes, to the penny: new line minus old line for
 * every line at an area cost adjustment of 1, the area cost adjustment apart, and each protection
 * apart. A school that either formula cannot pay has a reason and no figures. Immutable and
 * thread-safe.
 */
public final class Comparison {
  private final Allocation before;
  private final Allocation after;

  private Comparison(Allocation before, Allocation after) {
    this.before = before;
    this.after = after;
  }

  /**
   * Returns the comparison of two allocations of the same schools.
   *
   * @throws ProblemsException when the schools, their pupils or the rounding are not the same
   */
  public static Comparison of(Allocation before, Allocation after) {
    before.requireSameSchools(after);
    return new Comparison(before, after);
  }

  /**
   * Returns what a move to a national formula does, its floor and cap measured against what schools
   * get before.
   *
   * <p>The floor's baseline follows from the old formula by {@link FloorBaseline}; the schools' own
   * {@code floor_baseline_per_pupil}, which belongs to another year's floor, is not used.
   *
   * @param from the formulas now
   * @param to the national formula, with the protections that are to hold
   */
  public static Comparison toNational(
      SchoolTable schools, Formulas from, Formula to, RoundingRules rounding) {
    Allocation before = Allocation.of(schools, from, rounding);
    Formulas national = Formulas.forAll(to);
    Allocation unprotected = Allocation.of(schools, national, rounding);
    double[] baselines = FloorBaseline.perPupil(before, unprotected);
    SchoolTable withBaselines = schools.with(SchoolField.FLOOR_BASELINE_PER_PUPIL, baselines);
    return new Comparison(before, Allocation.of(withBaselines, national, rounding));
  }

  /** Returns the allocation under the old formula. */
  public Allocation before() {
    return before;
  }

  /** Returns the allocation under the new formula. */
  public Allocation after() {
    return after;
  }

  /** Returns the number of schools, those without figures included. */
  public int size() {
    return before.size();
  }

  /** Returns the school in a row. */
  public School school(int row) {
    return before.schools().school(row);
  }

  /** Returns why a school has no figures, or nothing when it has. */
  public Optional<String> failure(int row) {
    return before
        .failure(row)
        .map(reason -> "before: " + reason)
        .or(() -> after.failure(row).map(reason -> "after: " + reason));
  }

  /** Returns the old budget share in pounds; absent when the school has no figures. */
  public OptionalDouble shareBefore(int row) {
    return figure(row, before);
  }

  /** Returns the new budget share in pounds; absent when the school has no figures. */
  public OptionalDouble shareAfter(int row) {
    return figure(row, after);
  }

  /** Returns new minus old budget share in pounds; absent when the school has no figures. */
  public OptionalDouble change(int row) {
    if (failure(row).isPresent()) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(
        difference(shareAfter(row).orElseThrow(), shareBefore(row).orElseThrow()));
  }

  /** Returns the change in pounds per pupil; absent without figures or pupils. */
  public OptionalDouble changePerPupil(int row) {
    double pupils = school(row).pupils();
    OptionalDouble change = change(row);
    return change.isEmpty() || pupils == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(change.getAsDouble() / pupils);
  }

  /** Returns the change in percent of the old share; absent without figures or an old share. */
  public OptionalDouble changePercent(int row) {
    OptionalDouble change = change(row);
    return change.isEmpty() || shareBefore(row).orElseThrow() == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(100 * change.getAsDouble() / shareBefore(row).orElseThrow());
  }

  /**
   * Returns the causes of a school's change in pounds: every line by its file name, in order, and
   * {@code area_cost} last. They add up to the change to the penny. Empty without figures.
   */
  public Map<String, Double> causes(int row) {
    if (failure(row).isPresent()) {
      return ImmutableMap.of();
    }
    ImmutableMap.Builder<String, Double> causes = ImmutableMap.builder();
    for (Line line : Line.values()) {
      double old = before.amountWithoutAreaCost(line, row).orElseThrow();
      double now = after.amountWithoutAreaCost(line, row).orElseThrow();
      causes.put(line.fileName(), difference(now, old));
    }
    causes.put(
        Total.AREA_COST.fileName(),
        difference(
            after.total(Total.AREA_COST, row).orElseThrow(),
            before.total(Total.AREA_COST, row).orElseThrow()));
    return causes.buildOrThrow();
  }

  /** Returns the gains and losses of all schools in cash, to be put in groups. */
  public Spread spread() {
    double[] old = new double[size()];
    double[] now = new double[size()];
    double[] pupils = new double[size()];
    for (int i = 0; i < old.length; i++) {
      old[i] = shareBefore(i).orElse(Double.NaN);
      now[i] = shareAfter(i).orElse(Double.NaN);
      pupils[i] = school(i).pupils();
    }
    return Spread.of(old, now, pupils);
  }

  /** Returns how sure the least sure figure is that the comparison of a school rests on. */
  public RateStatus status(int row) {
    return before.status(row).weaker(after.status(row));
  }

  /**
   * Returns the rates and rules, in words, that no published text was found for and that either
   * side rests on, with the number of schools that have figures; unmodifiable.
   */
  public Map<String, Integer> unverified() {
    Map<String, Integer> schoolsByReason = new TreeMap<>();
    for (int i = 0; i < size(); i++) {
      if (failure(i).isEmpty()) {
        Set<String> reasons = new HashSet<>(before.unverified(i));
        reasons.addAll(after.unverified(i));
        reasons.forEach(reason -> schoolsByReason.merge(reason, 1, Integer::sum));
      }
    }
    return Collections.unmodifiableMap(schoolsByReason);
  }

  @Override
  public String toString() {
    return "Comparison[" + size() + " schools]";
  }

  private double difference(double now, double old) {
    return after.rounding().linesToPence() ? Pence.round(now - old) : now - old;
  }

  private OptionalDouble figure(int row, Allocation allocation) {
    return failure(row).isPresent()
        ? OptionalDouble.empty()
        : allocation.total(Total.BUDGET_SHARE, row);
  }
}
