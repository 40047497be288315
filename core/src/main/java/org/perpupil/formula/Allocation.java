package org.perpupil.formula;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.perpupil.formula.engine.Allocated;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.rates.AreaCost;
import org.perpupil.rates.RateStatus;
import org.perpupil.school.School;
import org.perpupil.school.SchoolTable;

/**
 * What every school of a table gets, line by line.
 *
 * <p>A school that cannot be paid has a reason and no figures; it does not stop the others.
 * Immutable and thread-safe.
 */
public final class Allocation {
  /** The method that figures come from; raised whenever the same input gives other figures. */
  public static final String METHOD_VERSION = "2";

  private final SchoolTable schools;
  private final Formulas formulas;
  private final RoundingRules rounding;
  private final double[][] lines;
  private final double[][] linesWithoutAreaCost;
  private final double[][] totals;
  private final double[] shareOfYear;
  private final RateStatus[] status;
  private final @Nullable String[] failures;
  private final List<Set<String>> unverified;
  private final List<Optional<AreaCost>> areaCosts;
  private final List<Set<String>> remarks;

  private Allocation(SchoolTable schools, Formulas formulas, RoundingRules rounding) {
    this.schools = schools;
    this.formulas = formulas;
    this.rounding = rounding;
    this.lines = new double[Line.values().size()][schools.size()];
    this.linesWithoutAreaCost = new double[Line.values().size()][schools.size()];
    this.totals = new double[Total.values().length][schools.size()];
    this.shareOfYear = new double[schools.size()];
    this.status = new RateStatus[schools.size()];
    this.failures = new String[schools.size()];
    this.unverified = new ArrayList<>(Collections.nCopies(schools.size(), Set.of()));
    this.remarks = new ArrayList<>(unverified);
    this.areaCosts = new ArrayList<>(Collections.nCopies(schools.size(), Optional.empty()));
    rowsByFormula()
        .forEach(
            (formula, rows) -> {
              SchoolTable part = SchoolTable.of(rows.stream().map(schools::school).toList());
              Allocated allocated = Allocated.of(formula, part, rounding);
              for (int i = 0; i < rows.size(); i++) {
                take(allocated, i, rows.get(i));
              }
            });
  }

  /** Returns what one formula gives the schools, rounded as a published statement is. */
  public static Allocation of(SchoolTable schools, Formula formula) {
    return of(schools, Formulas.forAll(formula), RoundingRules.statement());
  }

  /**
   * Returns what the formulas of their authorities give the schools.
   *
   * @throws ProblemsException when an authority of a school has no formula; names all of them
   */
  public static Allocation of(SchoolTable schools, Formulas formulas, RoundingRules rounding) {
    Map<String, Problem> missing = new LinkedHashMap<>();
    for (School school : schools.schools()) {
      String code = school.laCode();
      if (formulas.find(code).isEmpty() && !missing.containsKey(code)) {
        missing.put(code, Formulas.missing("school " + school.id(), code, formulas.authorities()));
      }
    }
    ProblemsException.throwIfAny(List.copyOf(missing.values()));
    return new Allocation(schools, formulas, rounding);
  }

  /** Returns the schools. */
  public SchoolTable schools() {
    return schools;
  }

  /** Returns the formulas. */
  public Formulas formulas() {
    return formulas;
  }

  /** Returns where figures were rounded. */
  public RoundingRules rounding() {
    return rounding;
  }

  /** Returns the number of schools, those that failed included. */
  public int size() {
    return schools.size();
  }

  /** Returns the part of the year that a school is open, 1 for most. */
  public double shareOfYear(int row) {
    return shareOfYear[row];
  }

  /** Returns the pounds of a line, or nothing when the school could not be paid. */
  public OptionalDouble amount(Line line, int row) {
    return optional(raw(line, row));
  }

  /** Returns a total, or nothing when it does not apply or the school could not be paid. */
  public OptionalDouble total(Total total, int row) {
    return optional(raw(total, row));
  }

  /**
   * Returns the pounds of a line without area cost: at the formula's own rates. Lines that follow
   * from others, such as the minimum level and protections, are as paid.
   */
  public OptionalDouble amountWithoutAreaCost(Line line, int row) {
    return optional(linesWithoutAreaCost[line.index()][row]);
  }

  /** Returns a line of all schools as a new array; NaN for a school that could not be paid. */
  public double[] column(Line line) {
    return lines[line.index()].clone();
  }

  /** Returns a total of all schools as a new array; NaN where there is none. */
  public double[] column(Total total) {
    return totals[total.ordinal()].clone();
  }

  /**
   * Returns how sure the least sure figure is that a school's money rests on; unverified for a
   * school that could not be paid.
   */
  public RateStatus status(int row) {
    return status[row];
  }

  /** Returns why a school could not be paid, or nothing when it was. */
  public Optional<String> failure(int row) {
    return Optional.ofNullable(failures[row]);
  }

  /** Returns how many schools could not be paid. */
  public int failed() {
    return (int) Arrays.stream(failures).filter(reason -> reason != null).count();
  }

  /**
   * Returns the rates and rules, in words, that no published text was found for and that a school's
   * money rests on; empty for a school that could not be paid. Unmodifiable.
   */
  public Set<String> unverified(int row) {
    return unverified.get(row);
  }

  /**
   * Returns the rates and rules that no published text was found for, in words, with the number of
   * schools whose money rests on each; unmodifiable.
   */
  public Map<String, Integer> unverified() {
    return counts(unverified);
  }

  /**
   * Returns the area cost of its authority that a school's national rates were multiplied by, or
   * nothing when the school has its own, none is known, or no national rate pays it.
   */
  public Optional<AreaCost> areaCostOfAuthority(int row) {
    return areaCosts.get(row);
  }

  /**
   * Returns the area costs of authorities that were taken for schools without one of their own,
   * with the number of those schools, by authority and year; unmodifiable.
   */
  public Map<AreaCost, Integer> areaCostsOfAuthorities() {
    Map<AreaCost, Integer> counts = new TreeMap<>(AreaCost.BY_AUTHORITY);
    areaCosts.forEach(taken -> taken.ifPresent(cost -> counts.merge(cost, 1, Integer::sum)));
    return Collections.unmodifiableMap(counts);
  }

  /**
   * Returns what is particular about a school's money, in words, such as that it has no pupils and
   * no year groups; empty for most and for a school that could not be paid. Unmodifiable.
   */
  public Set<String> remarks(int row) {
    return remarks.get(row);
  }

  /**
   * Returns what is particular about schools' money, in words, with the number of schools;
   * unmodifiable.
   */
  public Map<String, Integer> remarks() {
    return counts(remarks);
  }

  /**
   * Returns the statement of one school: the same evaluation, its lines explained.
   *
   * @throws ProblemsException when the school could not be paid
   */
  public Statement statement(int row) {
    School school = schools.school(row);
    return Statement.of(school, formulas.find(school.laCode()).orElseThrow(), rounding);
  }

  /**
   * Checks that another allocation is of the same schools and rounded alike, so that the two can be
   * set side by side row by row.
   *
   * @throws ProblemsException when it is not
   */
  public void requireSameSchools(Allocation other) {
    boolean same = size() == other.size();
    for (int i = 0; same && i < size(); i++) {
      School mine = schools.school(i);
      School theirs = other.schools.school(i);
      same = mine.id().equals(theirs.id()) && mine.pupils() == theirs.pupils();
    }
    if (!same) {
      throw new ProblemsException(
          Problem.error(
              "two allocations",
              size() + " and " + other.size() + " schools",
              "the same schools with the same pupils in the same order",
              "one of the two was sorted or filtered; give both the same table"));
    }
    if (!rounding.equals(other.rounding)) {
      throw new ProblemsException(
          Problem.error(
              "two allocations",
              rounding + " and " + other.rounding,
              "the same rounding",
              "one of the two was made with RoundingRules.none()"));
    }
  }

  @Override
  public String toString() {
    return "Allocation[" + size() + " schools, " + failed() + " failed]";
  }

  double raw(Line line, int row) {
    return lines[line.index()][row];
  }

  double raw(Total total, int row) {
    return totals[total.ordinal()][row];
  }

  private Map<Formula, List<Integer>> rowsByFormula() {
    Map<Formula, List<Integer>> rows = new LinkedHashMap<>();
    for (int i = 0; i < schools.size(); i++) {
      Formula formula = formulas.find(schools.school(i).laCode()).orElseThrow();
      rows.computeIfAbsent(formula, key -> new ArrayList<>()).add(i);
    }
    return rows;
  }

  private void take(Allocated allocated, int from, int row) {
    boolean failed = allocated.hasFailed(from);
    for (Line line : Line.values()) {
      lines[line.index()][row] = failed ? Double.NaN : allocated.amount(line, from);
      linesWithoutAreaCost[line.index()][row] =
          failed ? Double.NaN : allocated.amountWithoutAreaCost(line, from);
    }
    for (Total total : Total.values()) {
      totals[total.ordinal()][row] = failed ? Double.NaN : allocated.total(total, from);
    }
    shareOfYear[row] = allocated.shareOfYear(from);
    status[row] = allocated.status(from);
    unverified.set(row, allocated.unverified(from));
    areaCosts.set(row, allocated.areaCostOfAuthority(from));
    remarks.set(row, failed ? Set.of() : allocated.remarks(from));
    failures[row] = failed ? String.join("; ", allocated.failures(from)) : null;
  }

  private static Map<String, Integer> counts(List<Set<String>> texts) {
    Map<String, Integer> counts = new TreeMap<>();
    texts.forEach(ofSchool -> ofSchool.forEach(text -> counts.merge(text, 1, Integer::sum)));
    return Collections.unmodifiableMap(counts);
  }

  private static OptionalDouble optional(double value) {
    return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
  }
}
