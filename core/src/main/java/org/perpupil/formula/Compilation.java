package org.perpupil.formula;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.perpupil.rates.Rate;
import org.perpupil.rates.RateStatus;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;
import org.perpupil.school.SchoolTable;

/**
 * A formula and the schools that it pays, on their way to terms.
 *
 * <p>Each factor adds its terms here, names the schools that it cannot pay, and marks the rules
 * that it rests on.
 */
final class Compilation {
  /** The unit of money that a school was given as a sum. */
  static final String SUM = "GBP";

  final Formula formula;
  final SchoolTable schools;
  final RoundingRules rounding;
  final double[] pupils;
  final List<Term> terms = new ArrayList<>();
  private final Map<Base, double[]> rolls = new EnumMap<>(Base.class);
  private final Map<SparsityGroup, double[]> distanceWeights = new EnumMap<>(SparsityGroup.class);
  private final Map<Base, boolean[]> unknownShares = new EnumMap<>(Base.class);
  private final Map<Integer, Set<String>> failures = new HashMap<>();
  private final List<Set<UnverifiedRule>> rules = new ArrayList<>();
  private final List<Set<Parameter>> settings = new ArrayList<>();
  private final Map<SchoolField, double[]> columns = new EnumMap<>(SchoolField.class);

  Compilation(Formula formula, SchoolTable schools, RoundingRules rounding) {
    this.formula = formula;
    this.schools = schools;
    this.rounding = rounding;
    double[] ones = new double[schools.size()];
    Arrays.fill(ones, 1);
    double[] ks3 = column(SchoolField.PUPILS_KS3);
    double[] ks4 = column(SchoolField.PUPILS_KS4);
    double[] primary = column(SchoolField.PUPILS_PRIMARY);
    double[] secondary = sum(ks3, ks4);
    this.pupils = sum(primary, secondary);
    rolls.put(Base.PRIMARY, primary);
    rolls.put(Base.KS3, ks3);
    rolls.put(Base.KS4, ks4);
    rolls.put(Base.SECONDARY, secondary);
    rolls.put(Base.PUPILS, pupils);
    rolls.put(Base.SCHOOL, ones);
    rolls.put(Base.SUM, ones);
    for (int i = 0; i < schools.size(); i++) {
      rules.add(EnumSet.noneOf(UnverifiedRule.class));
      settings.add(EnumSet.noneOf(Parameter.class));
    }
    BasicEntitlement.compile(this);
    AdditionalNeeds.compile(this);
    LowPriorAttainment.compile(this);
    Mobility.compile(this);
    LumpSum.compile(this);
    Sparsity.compile(this);
    SplitSites.compile(this);
    GivenMoney.compile(this);
  }

  int size() {
    return schools.size();
  }

  School school(int row) {
    return schools.school(row);
  }

  /** Returns a field of all schools, NaN where unknown. Read only. */
  double[] column(SchoolField field) {
    return columns.computeIfAbsent(field, schools::column);
  }

  /** Returns a field of all schools, 0 where unknown: money or adjustments that nobody named. */
  double[] columnOrZero(SchoolField field) {
    double[] column = column(field).clone();
    for (int i = 0; i < column.length; i++) {
      column[i] = Double.isNaN(column[i]) ? 0 : column[i];
    }
    return column;
  }

  /** Returns what multiplies national rates, 1 under a local formula and where not given. */
  double[] areaCosts() {
    double[] areaCosts = column(SchoolField.ACA).clone();
    for (int i = 0; i < areaCosts.length; i++) {
      areaCosts[i] = Double.isNaN(areaCosts[i]) || !formula.isNational() ? 1 : areaCosts[i];
    }
    return areaCosts;
  }

  /** Returns how many units of a base each school has; 1 for the school itself. Read only. */
  double[] roll(Base base) {
    return Objects.requireNonNull(rolls.get(base));
  }

  /**
   * Returns shares of pupils, rounded as the rules say, and fails schools that have pupils to pay
   * for and no share.
   *
   * @param payer the rate that needs the share
   * @param base the pupils that the share is of
   */
  double[] shares(SchoolField field, Parameter payer, Base base) {
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
  double share(int row, double share, SchoolField field, Parameter payer, Base base) {
    if (!Double.isNaN(share)) {
      return rounding.share(share);
    }
    lacks(row, base, field.fileName() + " is blank, but the formula pays " + payer.fileName());
    return 0;
  }

  /** Fails a school for what its pupils of a base need, now or when it has such pupils. */
  void lacks(int row, Base base, String reason) {
    if (roll(base)[row] > 0) {
      fail(row, reason);
    }
    unknownShares.computeIfAbsent(base, key -> new boolean[size()])[row] = true;
  }

  /** Returns whether something that pupils of a base would be paid by is unknown. */
  boolean hasUnknownShare(Base base, int row) {
    boolean[] unknown = unknownShares.get(base);
    return unknown != null && unknown[row];
  }

  /** Keeps the part of sparsity that does not follow pupils; NaN where the miles are unknown. */
  void distanceWeights(SparsityGroup group, double[] weights) {
    distanceWeights.put(group, weights);
  }

  /** Returns the distance weights of the groups that are paid for sparsity. */
  Map<SparsityGroup, double[]> distanceWeights() {
    return distanceWeights;
  }

  /** Adds money of a rate for a share of a base. */
  void pay(Line line, Parameter parameter, double[] share, Base base) {
    formula
        .find(parameter)
        .filter(rate -> rate.value() != 0)
        .ifPresent(
            rate -> terms.add(new Term(line, rate, parameter, share, base, formula.isNational())));
  }

  /** Adds money of a rate for all of a base. */
  void pay(Line line, Parameter parameter, Base base) {
    pay(line, parameter, roll(Base.SCHOOL), base);
  }

  /** Adds money that a school was given as a sum. */
  void give(Line line, SchoolField field) {
    Rate rate = new Rate(field.fileName(), 1, SUM, RateStatus.GIVEN, "schools file");
    terms.add(new Term(line, rate, null, columnOrZero(field), Base.SUM, false));
  }

  void fail(int row, String reason) {
    failures.computeIfAbsent(row, key -> new TreeSet<>()).add(reason);
  }

  boolean hasFailed(int row) {
    return failures.containsKey(row);
  }

  /** Returns why a school cannot be paid; empty when it can. */
  Set<String> failures(int row) {
    return failures.getOrDefault(row, Set.of());
  }

  /** Notes that a school's money rests on a rule that no published text was found for. */
  void restsOn(int row, UnverifiedRule rule) {
    rules.get(row).add(rule);
  }

  /** Returns the unverified rules that a school's money rests on. */
  Set<UnverifiedRule> rules(int row) {
    return rules.get(row);
  }

  /** Notes that a school's money rests on a setting, such as a limit, that no term holds. */
  void restsOn(int row, Parameter setting) {
    settings.get(row).add(setting);
  }

  /** Returns the settings that a school's money rests on. */
  Set<Parameter> settings(int row) {
    return settings.get(row);
  }

  private static double[] sum(double[] a, double[] b) {
    double[] sum = new double[a.length];
    for (int i = 0; i < sum.length; i++) {
      sum[i] = a[i] + b[i];
    }
    return sum;
  }
}
