package org.perpupil.formula.factor;

import static org.perpupil.problem.Problem.plain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.perpupil.formula.Counting;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Parameter;
import org.perpupil.formula.RoundingRules;
import org.perpupil.problem.Problem;
import org.perpupil.rates.AreaCost;
import org.perpupil.rates.FundingYear;
import org.perpupil.rates.Rate;
import org.perpupil.rates.RateStatus;
import org.perpupil.school.Agreement;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;
import org.perpupil.school.SchoolTable;

/**
 * A formula and the schools that it pays, on their way to terms.
 *
 * <p>Each factor adds its terms here, names the schools that it cannot pay, and marks the rules
 * that it rests on. Whoever pays schools pays all of the terms.
 */
public final class Assembly {
  private static final String NOT_THERE =
      "no pupils and no year groups: nothing is paid but cash that was given";

  /** The unit of money that a school was given as a sum. */
  public static final String SUM = "GBP";

  private final Formula formula;
  private final SchoolTable schools;
  private final RoundingRules rounding;
  private final double[] shareOfYear;
  private final boolean areAllThere;
  private final double[] areaCosts;
  private final List<Term> terms = new ArrayList<>();
  private final Map<Base, double[]> rolls = new EnumMap<>(Base.class);
  private final Map<Base, boolean[]> unknownShares = new EnumMap<>(Base.class);
  private final Map<Integer, Set<String>> failures = new HashMap<>();
  private final List<List<UnverifiedRule>> rules;
  private final List<List<Parameter>> settings;
  private final Map<Integer, Set<String>> remarks = new HashMap<>();
  private final double[][] columns = new double[SchoolField.values().size()][0];

  private Assembly(Formula formula, SchoolTable schools, RoundingRules rounding, FundingYear year) {
    this.formula = formula;
    this.schools = schools;
    this.rounding = rounding;
    this.rules = new ArrayList<>(Collections.nCopies(schools.size(), List.of()));
    this.settings = new ArrayList<>(Collections.nCopies(schools.size(), List.of()));
    double[] ones = new double[schools.size()];
    Arrays.fill(ones, 1);
    double[] ks3 = column(SchoolField.PUPILS_KS3);
    double[] ks4 = column(SchoolField.PUPILS_KS4);
    double[] primary = column(SchoolField.PUPILS_PRIMARY);
    double[] secondary = sum(ks3, ks4);
    rolls.put(Base.PRIMARY, primary);
    rolls.put(Base.KS3, ks3);
    rolls.put(Base.KS4, ks4);
    rolls.put(Base.SECONDARY, secondary);
    rolls.put(Base.PUPILS, sum(primary, secondary));
    rolls.put(Base.SCHOOL, ones);
    rolls.put(Base.SUM, ones);
    this.shareOfYear = shareOfYear(year);
    this.areaCosts =
        schools.schools().stream()
            .mapToDouble(school -> formula.isNational() ? school.areaCost(formula.year()) : 1)
            .toArray();
    this.areAllThere = schools.schools().stream().allMatch(School::isThere);
    for (int i = 0; i < schools.size() && !areAllThere; i++) {
      if (!school(i).isThere()) {
        remark(i, NOT_THERE);
      }
    }
  }

  /**
   * Returns what some rules make of a formula and its schools.
   *
   * @param year the year that is paid, which has the days that schools may be open; most often the
   *     formula's own
   */
  public static Assembly of(
      Formula formula,
      SchoolTable schools,
      RoundingRules rounding,
      FundingYear year,
      List<? extends Rule> rules) {
    Assembly assembly = new Assembly(formula, schools, rounding, year);
    rules.forEach(rule -> rule.compile(assembly));
    return assembly;
  }

  /** Returns the formula. */
  public Formula formula() {
    return formula;
  }

  /** Returns where figures are rounded. */
  public RoundingRules rounding() {
    return rounding;
  }

  /** Returns every term, in the order that they were added in; unmodifiable. */
  public List<Term> terms() {
    return Collections.unmodifiableList(terms);
  }

  /** Returns the number of schools. */
  public int size() {
    return schools.size();
  }

  /** Returns the school of a row. */
  public School school(int row) {
    return schools.school(row);
  }

  /** Returns a field of all schools, NaN where unknown. Read only. */
  public double[] column(SchoolField field) {
    int place = field.index();
    if (columns[place].length < schools.size()) {
      columns[place] = schools.column(field);
    }
    return columns[place];
  }

  /** Returns a field of all schools, 0 where unknown: money or adjustments that nobody named. */
  public double[] columnOrZero(SchoolField field) {
    double[] column = column(field).clone();
    for (int i = 0; i < column.length; i++) {
      column[i] = Double.isNaN(column[i]) ? 0 : column[i];
    }
    return column;
  }

  /** Returns the part of the year that each school is open, more than 0 and up to 1. Read only. */
  public double[] shareOfYear() {
    return shareOfYear;
  }

  /**
   * Returns what multiplies national rates: the schools' own area cost, else that of their
   * authorities in the formula's year; 1 under a local formula and where neither is known. Read
   * only.
   */
  public double[] areaCosts() {
    return areaCosts;
  }

  /** Returns the area cost of its authority that a school's national rates are multiplied by. */
  public Optional<AreaCost> areaCostOfAuthority(int row) {
    return formula.isNational()
        ? school(row).areaCostOfAuthority(formula.year())
        : Optional.empty();
  }

  /** Returns how many units of a base each school has; 1 for the school itself. Read only. */
  public double[] roll(Base base) {
    return Objects.requireNonNull(rolls.get(base));
  }

  /**
   * Returns shares of pupils, rounded as the rules say, and fails schools that have pupils to pay
   * for and no share.
   *
   * @param payer the rate that needs the share
   * @param base the pupils that the share is of
   */
  public double[] shares(SchoolField field, Parameter payer, Base base) {
    double[] shares = column(field).clone();
    for (int i = 0; i < shares.length; i++) {
      shares[i] = share(i, shares[i], field, payer, base);
    }
    return shares;
  }

  /**
   * Returns one school's share, rounded; 0 where it is unknown, which fails the school when it has
   * pupils to pay for now and otherwise when it gets some.
   */
  public double share(int row, double share, SchoolField field, Parameter payer, Base base) {
    if (!Double.isNaN(share)) {
      return rounding.share(share);
    }
    lacks(row, base, field.fileName() + " is blank, but the formula pays " + payer.fileName());
    return 0;
  }

  /** Fails a school for what its pupils of a base need, now or when it has such pupils. */
  public void lacks(int row, Base base, String reason) {
    if (roll(base)[row] > 0) {
      fail(row, reason);
    }
    unknownShares.computeIfAbsent(base, key -> new boolean[size()])[row] = true;
  }

  /** Returns the schools of which something is unknown that pupils of a base are paid by. */
  public Map<Base, int[]> rowsWithUnknownShares() {
    Map<Base, int[]> rows = new EnumMap<>(Base.class);
    unknownShares.forEach(
        (base, unknown) ->
            rows.put(base, IntStream.range(0, size()).filter(i -> unknown[i]).toArray()));
    return rows;
  }

  /** Adds money of a rate for a share of a base. */
  public void pay(DeclaredLine line, Parameter parameter, double[] share, Base base) {
    pay(line, parameter, share, null, base);
  }

  /** Adds money of a rate for all of a base. */
  public void pay(DeclaredLine line, Parameter parameter, Base base) {
    pay(line, parameter, roll(Base.SCHOOL), base);
  }

  /**
   * Adds money of a rate for a part of each school that follows its roll.
   *
   * @param share the part for the roll that the schools have
   * @param weights the part for any roll
   */
  public void pay(DeclaredLine line, Parameter parameter, double[] share, RollWeights weights) {
    pay(line, parameter, share, weights, Base.SCHOOL);
  }

  /** Adds money that a school was given as a sum. */
  public void give(DeclaredLine line, SchoolField field) {
    Rate rate = new Rate(field.fileName(), 1, SUM, RateStatus.GIVEN, "schools file");
    add(new Term(line, rate, null, columnOrZero(field), null, Base.SUM, false));
  }

  /** Fails a school whose own data contradict each other about what a rule in force needs. */
  public void requires(int row, Agreement about) {
    for (Problem problem : school(row).contradictions(about)) {
      fail(row, problem.reason());
    }
  }

  /** Fails a school. */
  public void fail(int row, String reason) {
    failures.computeIfAbsent(row, key -> new TreeSet<>()).add(reason);
  }

  /** Returns whether a school cannot be paid. */
  public boolean hasFailed(int row) {
    return failures.containsKey(row);
  }

  /** Returns the schools that cannot be paid, in order. */
  public int[] failedRows() {
    return failures.keySet().stream().mapToInt(row -> row).sorted().toArray();
  }

  /** Returns why a school cannot be paid; empty when it can. */
  public Set<String> failures(int row) {
    return failures.getOrDefault(row, Set.of());
  }

  /** Tells what is particular about a school's money, for people to read. */
  public void remark(int row, String what) {
    remarks.computeIfAbsent(row, key -> new TreeSet<>()).add(what);
  }

  /** Returns what is particular about a school's money; empty for most. */
  public Set<String> remarks(int row) {
    return remarks.getOrDefault(row, Set.of());
  }

  /** Notes that a school's money rests on a rule that no published text was found for. */
  public void restsOn(int row, UnverifiedRule rule) {
    note(rules, row, rule);
  }

  /** Returns the unverified rules that a school's money rests on. */
  public List<UnverifiedRule> rules(int row) {
    return rules.get(row);
  }

  /** Notes that a school's money rests on a setting, such as a limit, that no term holds. */
  public void restsOn(int row, Parameter setting) {
    note(settings, row, setting);
  }

  /** Returns the settings that a school's money rests on. */
  public List<Parameter> settings(int row) {
    return settings.get(row);
  }

  private void pay(
      DeclaredLine line,
      Parameter parameter,
      double[] share,
      @Nullable RollWeights weights,
      Base base) {
    formula
        .find(parameter)
        .filter(rate -> rate.value() != 0)
        .ifPresent(
            rate ->
                add(
                    new Term(
                        line,
                        rate,
                        parameter,
                        ofThose(share),
                        weights,
                        base,
                        formula.isNational())));
  }

  /** Returns a share of schools, 0 for those that are not there. */
  private double[] ofThose(double[] share) {
    if (areAllThere) {
      return share;
    }
    double[] paid = share.clone();
    for (int i = 0; i < paid.length; i++) {
      paid[i] = school(i).isThere() ? paid[i] : 0;
    }
    return paid;
  }

  private void add(Term term) {
    if (term.line().counting() == Counting.DERIVED) {
      throw new IllegalArgumentException(term.line() + " follows from others and takes no terms");
    }
    terms.add(term);
  }

  private static <T> void note(List<List<T>> notes, int row, T what) {
    List<T> ofRow = notes.get(row);
    if (ofRow.isEmpty()) {
      ofRow = new ArrayList<>(4);
      notes.set(row, ofRow);
    }
    if (!ofRow.contains(what)) {
      ofRow.add(what);
    }
  }

  private double[] shareOfYear(FundingYear year) {
    double[] share = column(SchoolField.DAYS_OPEN).clone();
    for (int i = 0; i < share.length; i++) {
      if (share[i] > year.days()) {
        fail(i, "days_open is " + plain(share[i]) + ", but " + year + " has " + year.days());
      }
      share[i] = Double.isNaN(share[i]) ? 1 : Math.min(1, share[i] / year.days());
    }
    return share;
  }

  private static double[] sum(double[] a, double[] b) {
    double[] sum = new double[a.length];
    for (int i = 0; i < sum.length; i++) {
      sum[i] = a[i] + b[i];
    }
    return sum;
  }
}
