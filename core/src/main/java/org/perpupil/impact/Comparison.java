package org.perpupil.impact;

import com.google.common.base.Suppliers;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.perpupil.formula.Allocation;
import org.perpupil.formula.FloorBaseline;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Formulas;
import org.perpupil.formula.Line;
import org.perpupil.formula.RoundingRules;
import org.perpupil.formula.Total;
import org.perpupil.formula.printed.AllocationAsPrinted;
import org.perpupil.formula.printed.Casting;
import org.perpupil.problem.ProblemsException;
import org.perpupil.rates.AreaCost;
import org.perpupil.rates.RateStatus;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;
import org.perpupil.school.SchoolTable;

/**
 * What each school gains or loses when one formula replaces another, and why.
 *
 * <p>The change of a school is the sum of its causes, to the penny: new line minus old line for
 * every line at an area cost adjustment of 1, the area cost adjustment apart, and each protection
 * apart. Figures are those that are printed, see {@link Casting}. A school that either formula
 * cannot pay has a reason and no figures. Immutable and thread-safe.
 */
public final class Comparison {
  private final Allocation before;
  private final Allocation after;
  private final AllocationAsPrinted printedBefore;
  private final AllocationAsPrinted printedAfter;

  /** Sums of all lines, which every figure below asks for again. */
  private final Supplier<List<Optional<BigDecimal>>> sharesBefore;

  private final Supplier<List<Optional<BigDecimal>>> sharesAfter;

  private Comparison(Allocation before, Allocation after) {
    this.before = before;
    this.after = after;
    this.printedBefore = AllocationAsPrinted.of(before);
    this.printedAfter = AllocationAsPrinted.of(after);
    this.sharesBefore = Suppliers.memoize(() -> shares(printedBefore));
    this.sharesAfter = Suppliers.memoize(() -> shares(printedAfter));
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
   * Returns the comparison of two formulas for the same schools, national ones without floor and
   * cap.
   *
   * @param from the formulas now
   * @param to those in their place
   * @throws ProblemsException when an authority of a school has no formula
   */
  public static Comparison of(
      SchoolTable schools, Formulas from, Formulas to, RoundingRules rounding) {
    return of(schools, from, to, FloorAndCap.none(), rounding);
  }

  /**
   * Returns the comparison of two formulas for the same schools.
   *
   * <p>Floor and cap of a national formula that schools move to are measured against what they get
   * before: the baseline follows from the old formula by {@link FloorBaseline}; the schools' own
   * {@code floor_baseline_per_pupil}, which belongs to another year's floor, is not used. Local
   * formulas keep their protections, measured against the schools' own baselines.
   *
   * @param from the formulas now
   * @param to those in their place
   * @param protections of national formulas
   * @throws ProblemsException when an authority of a school has no formula
   */
  public static Comparison of(
      SchoolTable schools,
      Formulas from,
      Formulas to,
      FloorAndCap protections,
      RoundingRules rounding) {
    Formulas old =
        from.isNational()
            ? Formulas.forAll(protections.before(from.all().iterator().next()))
            : from;
    Allocation before = Allocation.of(schools, old, rounding);
    if (!to.isNational()) {
      return new Comparison(before, Allocation.of(schools, to, rounding));
    }
    Formulas national = Formulas.forAll(protections.after(to.all().iterator().next()));
    Allocation unprotected = Allocation.of(schools, national, rounding);
    double[] baselines = FloorBaseline.perPupil(before, unprotected);
    SchoolTable withBaselines = schools.with(SchoolField.FLOOR_BASELINE_PER_PUPIL, baselines);
    return new Comparison(before, Allocation.of(withBaselines, national, rounding));
  }

  /**
   * Returns what a move to a national formula does, without floor and cap.
   *
   * @param from the formulas now
   * @param to the national formula; its own floor and cap are left out
   */
  public static Comparison toNational(
      SchoolTable schools, Formulas from, Formula to, RoundingRules rounding) {
    return of(schools, from, Formulas.forAll(to), rounding);
  }

  /**
   * Returns what a move to a national formula does under a floor and a cap.
   *
   * @param from the formulas now
   * @param protections such as {@link FloorAndCap#ofBook}, those that the formula brings
   */
  public static Comparison toNational(
      SchoolTable schools,
      Formulas from,
      Formula to,
      FloorAndCap protections,
      RoundingRules rounding) {
    return of(schools, from, Formulas.forAll(to), protections, rounding);
  }

  /** Returns what is compared, with the floor and cap in force: the first line of every result. */
  public String title() {
    return title(before.formulas()) + " -> " + title(after.formulas());
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
    return figure(shareBeforeAsPrinted(row));
  }

  /** Returns the old budget share in pounds as printed; absent when the school has no figures. */
  public Optional<BigDecimal> shareBeforeAsPrinted(int row) {
    return sharesBefore.get().get(row);
  }

  /** Returns the new budget share in pounds; absent when the school has no figures. */
  public OptionalDouble shareAfter(int row) {
    return figure(shareAfterAsPrinted(row));
  }

  /** Returns the new budget share in pounds as printed; absent when the school has no figures. */
  public Optional<BigDecimal> shareAfterAsPrinted(int row) {
    return sharesAfter.get().get(row);
  }

  /** Returns new minus old budget share in pounds; absent when the school has no figures. */
  public OptionalDouble change(int row) {
    return figure(changeAsPrinted(row));
  }

  /**
   * Returns new minus old budget share in pounds as printed; absent when the school has no figures.
   */
  public Optional<BigDecimal> changeAsPrinted(int row) {
    return shareAfterAsPrinted(row)
        .map(now -> now.subtract(shareBeforeAsPrinted(row).orElseThrow()));
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
   * {@code area_cost} last, but for {@code rounding} where totals are rounded and lines are not.
   * They add up to the change to the penny. Empty without figures.
   */
  public Map<String, Double> causes(int row) {
    return Maps.transformValues(causesAsPrinted(row), BigDecimal::doubleValue);
  }

  /** Returns the causes of a school's change as {@link #causes} does, in pounds as printed. */
  public Map<String, BigDecimal> causesAsPrinted(int row) {
    if (failure(row).isPresent()) {
      return ImmutableMap.of();
    }
    ImmutableMap.Builder<String, BigDecimal> causes = ImmutableMap.builder();
    for (Line line : Line.values()) {
      BigDecimal old = printedBefore.amountWithoutAreaCost(line, row).orElseThrow();
      BigDecimal now = printedAfter.amountWithoutAreaCost(line, row).orElseThrow();
      causes.put(line.fileName(), now.subtract(old));
    }
    BigDecimal old = printedBefore.total(Total.AREA_COST, row).orElseThrow();
    BigDecimal now = printedAfter.total(Total.AREA_COST, row).orElseThrow();
    causes.put(Total.AREA_COST.fileName(), now.subtract(old));
    if (after.rounding().roundsTotalsAlone()) {
      BigDecimal roundedBefore = printedBefore.total(Total.ROUNDING, row).orElseThrow();
      BigDecimal roundedNow = printedAfter.total(Total.ROUNDING, row).orElseThrow();
      causes.put(Total.ROUNDING.fileName(), roundedNow.subtract(roundedBefore));
    }
    return causes.build();
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
    return Spread.of(old, now, pupils, after.rounding());
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

  /**
   * Returns the area costs of authorities that national rates of either side were multiplied by,
   * with the number of schools that have figures, by authority and year; unmodifiable.
   */
  public Map<AreaCost, Integer> areaCostsOfAuthorities() {
    Map<AreaCost, Integer> counts = new TreeMap<>(AreaCost.BY_AUTHORITY);
    for (int i = 0; i < size(); i++) {
      if (failure(i).isEmpty()) {
        Stream.of(before.areaCostOfAuthority(i), after.areaCostOfAuthority(i))
            .flatMap(Optional::stream)
            .distinct()
            .forEach(cost -> counts.merge(cost, 1, Integer::sum));
      }
    }
    return Collections.unmodifiableMap(counts);
  }

  @Override
  public String toString() {
    return "Comparison[" + title() + ", " + size() + " schools]";
  }

  private static String title(Formulas formulas) {
    return formulas.all().size() == 1
        ? FloorAndCap.title(formulas.all().iterator().next())
        : formulas.all().size() + " local formulas";
  }

  private List<Optional<BigDecimal>> shares(AllocationAsPrinted printed) {
    return IntStream.range(0, size())
        .mapToObj(
            row ->
                failure(row).isPresent()
                    ? Optional.<BigDecimal>empty()
                    : printed.total(Total.BUDGET_SHARE, row))
        .toList();
  }

  private static OptionalDouble figure(Optional<BigDecimal> pounds) {
    return pounds.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(pounds.get().doubleValue());
  }
}
