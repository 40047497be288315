package org.perpupil.formula.factor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.perpupil.formula.Counting;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Parameter;
import org.perpupil.formula.RoundingRules;
import org.perpupil.rates.Rate;
import org.perpupil.rates.RateStatus;
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
  /** The unit of money that a school was given as a sum. */
  public static final String SUM = "GBP";

  private final Formula formula;
  private final SchoolTable schools;
  private final RoundingRules rounding;
  private final List<Term> terms = new ArrayList<>();
  private final Map<Base, double[]> rolls = new EnumMap<>(Base.class);
  private final Map<Base, boolean[]> unknownShares = new EnumMap<>(Base.class);
  private final Map<Integer, Set<String>> failures = new HashMap<>();
  private final Map<Integer, Set<UnverifiedRule>> rules = new HashMap<>();
  private final Map<Integer, Set<Parameter>> settings = new HashMap<>();
  private final Map<SchoolField, double[]> columns = new HashMap<>();

  private Assembly(Formula formula, SchoolTable schools, RoundingRules rounding) {
    this.formula = formula;
    this.schools = schools;
    this.rounding = rounding;
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
  }

  /** Returns what some rules make of a formula and its schools. */
  public static Assembly of(
      Formula formula, SchoolTable schools, RoundingRules rounding, List<? extends Rule> rules) {
    Assembly assembly = new Assembly(formula, schools, rounding);
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
    return columns.computeIfAbsent(field, schools::column);
  }

  /** Returns a field of all schools, 0 where unknown: money or adjustments that nobody named. */
  public double[] columnOrZero(SchoolField field) {
    double[] column = column(field).clone();
    for (int i = 0; i < column.length; i++) {
      column[i] = Double.isNaN(column[i]) ? 0 : column[i];
    }
    return column;
  }

  /** Returns what multiplies national rates, 1 under a local formula and where not given. */
  public double[] areaCosts() {
    double[] areaCosts = column(SchoolField.ACA).clone();
    for (int i = 0; i < areaCosts.length; i++) {
      areaCosts[i] = Double.isNaN(areaCosts[i]) || !formula.isNational() ? 1 : areaCosts[i];
    }
    return areaCosts;
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

  /** Returns whether something that pupils of a base would be paid by is unknown. */
  public boolean hasUnknownShare(Base base, int row) {
    boolean[] unknown = unknownShares.get(base);
    return unknown != null && unknown[row];
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

  /** Fails a school. */
  public void fail(int row, String reason) {
    failures.computeIfAbsent(row, key -> new TreeSet<>()).add(reason);
  }

  /** Returns whether a school cannot be paid. */
  public boolean hasFailed(int row) {
    return failures.containsKey(row);
  }

  /** Returns why a school cannot be paid; empty when it can. */
  public Set<String> failures(int row) {
    return failures.getOrDefault(row, Set.of());
  }

  /** Notes that a school's money rests on a rule that no published text was found for. */
  public void restsOn(int row, UnverifiedRule rule) {
    rules.computeIfAbsent(row, key -> new LinkedHashSet<>()).add(rule);
  }

  /** Returns the unverified rules that a school's money rests on. */
  public Set<UnverifiedRule> rules(int row) {
    return rules.getOrDefault(row, Set.of());
  }

  /** Notes that a school's money rests on a setting, such as a limit, that no term holds. */
  public void restsOn(int row, Parameter setting) {
    settings.computeIfAbsent(row, key -> new LinkedHashSet<>()).add(setting);
  }

  /** Returns the settings that a school's money rests on. */
  public Set<Parameter> settings(int row) {
    return settings.getOrDefault(row, Set.of());
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
                add(new Term(line, rate, parameter, share, weights, base, formula.isNational())));
  }

  private void add(Term term) {
    if (term.line().counting() == Counting.DERIVED) {
      throw new IllegalArgumentException(term.line() + " follows from others and takes no terms");
    }
    terms.add(term);
  }

  private static double[] sum(double[] a, double[] b) {
    double[] sum = new double[a.length];
    for (int i = 0; i < sum.length; i++) {
      sum[i] = a[i] + b[i];
    }
    return sum;
  }
}
