package org.perpupil.formula.engine;

import com.google.common.collect.ImmutableSortedSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import org.perpupil.formula.Counting;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Line;
import org.perpupil.formula.Parameter;
import org.perpupil.formula.RoundingRules;
import org.perpupil.formula.Total;
import org.perpupil.formula.factor.Assembly;
import org.perpupil.formula.factor.Base;
import org.perpupil.formula.factor.Explained;
import org.perpupil.formula.factor.Rule;
import org.perpupil.formula.factor.Term;
import org.perpupil.formula.factor.UnverifiedRule;
import org.perpupil.formula.protection.LocalProtection;
import org.perpupil.formula.protection.ProtectedYear;
import org.perpupil.formula.protection.UnprotectedYear;
import org.perpupil.rates.AreaCost;
import org.perpupil.rates.Rate;
import org.perpupil.rates.RateStatus;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;
import org.perpupil.school.SchoolTable;

/**
 * What one formula gives some schools in one year: a run of that year with its lines kept.
 *
 * <p>Everything is worked out for a full year first; a school that opens in the year gets its days
 * of every line at the end. Lines are added in the order of {@link Line}. Never changes once made.
 *
 * <p>Source: days open of 365 follow from 1,127 of 1,127 openings published for 2017-18, those of
 * 366 from a published statement of 2019-20; that area cost multiplies rates, lump sum and
 * sparsity, from published grant statements.
 */
public final class Allocated {
  private static final Line[] LINES = Line.values().toArray(Line[]::new);
  private static final Line[] PUPIL_LED = Line.of(Line.Group.PUPIL_LED).toArray(Line[]::new);
  private static final Line[] SCHOOL_LED = Line.of(Line.Group.SCHOOL_LED).toArray(Line[]::new);

  private final Assembly assembly;
  private final FormulaPlan plan;
  private final UnprotectedYear fullYear;
  private final double[][] ofFullYear;
  private final double[][] lines;
  private final double[][] linesWithoutAreaCost;
  private final double[][] totals;
  private final RateStatus[] status;
  private final List<Set<String>> unverified = new ArrayList<>();
  private final List<Optional<AreaCost>> areaCosts = new ArrayList<>();

  private Allocated(Formula formula, SchoolTable schools, RoundingRules rounding) {
    this.assembly = Assembly.of(formula, schools, rounding, formula.year(), Rules.all());
    this.plan = FormulaPlan.keepingLines(assembly);
    double[] parameters = plan.parameters();
    double[] primary = assembly.roll(Base.PRIMARY);
    double[] ks3 = assembly.roll(Base.KS3);
    double[] ks4 = assembly.roll(Base.KS4);
    FormulaRun run = FormulaRun.keepingLines(plan);
    run.start(plan);
    run.year(plan, parameters, primary, ks3, ks4, new double[size()]);
    run.protect(plan, parameters);
    this.fullYear = run.unprotected();
    this.ofFullYear = run.lines(plan);
    boolean hasAreaCost = Arrays.stream(assembly.areaCosts()).anyMatch(value -> value != 1);
    this.totals = new double[Total.values().length][size()];
    takeGuarantee(run.protections());
    this.lines = forDaysOpen(ofFullYear);
    if (hasAreaCost) {
      double[][] without = new double[LINES.length][size()];
      run.linesWithoutAreaCost(plan, parameters, primary, ks3, ks4, without);
      this.linesWithoutAreaCost = forDaysOpen(without);
    } else {
      this.linesWithoutAreaCost = lines;
    }
    addUp();
    this.status = statuses();
  }

  /** Returns what a formula gives schools. */
  public static Allocated of(Formula formula, SchoolTable schools, RoundingRules rounding) {
    return new Allocated(formula, schools, rounding);
  }

  /** Returns the number of schools. */
  public int size() {
    return assembly.size();
  }

  /** Returns the pounds of a line as paid; of no meaning where the school could not be paid. */
  public double amount(Line line, int row) {
    return lines[line.index()][row];
  }

  /** Returns the pounds of a line at rates without area cost; those that follow are as paid. */
  public double amountWithoutAreaCost(Line line, int row) {
    boolean isPaid = line.counting() != Counting.DERIVED;
    return (isPaid ? linesWithoutAreaCost : lines)[line.index()][row];
  }

  /** Returns the part of the year that a school is open, 1 for most. */
  public double shareOfYear(int row) {
    return assembly.shareOfYear()[row];
  }

  /** Returns a total, NaN where it does not apply. */
  public double total(Total total, int row) {
    return totals[total.ordinal()][row];
  }

  /** Returns how sure the least sure figure is that a school's money rests on. */
  public RateStatus status(int row) {
    return status[row];
  }

  /** Returns the rates and rules that no published text was found for, which a school rests on. */
  public Set<String> unverified(int row) {
    return unverified.get(row);
  }

  /**
   * Returns the area cost of its authority that a school's rates were multiplied by, or nothing
   * when it has its own, none is known, or no rate pays it.
   */
  public Optional<AreaCost> areaCostOfAuthority(int row) {
    return areaCosts.get(row);
  }

  /** Returns whether a school cannot be paid. */
  public boolean hasFailed(int row) {
    return assembly.hasFailed(row);
  }

  /** Returns why a school cannot be paid; empty when it can. */
  public Set<String> failures(int row) {
    return assembly.failures(row);
  }

  /** Returns what is particular about a school's money, in words; empty for most. */
  public Set<String> remarks(int row) {
    Set<String> remarks = assembly.remarks(row);
    return remarks.isEmpty() ? Set.of() : ImmutableSortedSet.copyOf(remarks);
  }

  /** Returns the terms that pay a line, in order. */
  public List<Term> terms(Line line) {
    return assembly.terms().stream().filter(term -> term.line() == line).toList();
  }

  /** Returns how many of a term's base a school has. */
  public double roll(Term term, int row) {
    return assembly.roll(term.base())[row];
  }

  /** Returns the rate that a school is paid: the formula's, times area cost where it applies. */
  public double paidRate(Term term, int row) {
    return plan.rates.rate(term.rate().value(), term.areaCost(), row);
  }

  /** Returns how a line of a school follows, in words, where it has no parts; else empty. */
  public String explanation(Line line, int row) {
    for (Rule rule : Rules.all()) {
      if (rule.lines().contains(line)) {
        return rule.explain(line, new OfRow(row));
      }
    }
    return "";
  }

  private void takeGuarantee(ProtectedYear year) {
    for (double[] total : totals) {
      Arrays.fill(total, Double.NaN);
    }
    for (int i = 0; i < size() && !assembly.formula().isNational(); i++) {
      double unit = year.unit(i);
      double baseline = year.baseline(i);
      if (baseline <= 0) {
        assembly.fail(i, LocalProtection.NOTHING_LEFT);
      } else if (!Double.isNaN(unit)) {
        set(Total.MFG_BUDGET, i, total(year.guaranteedMoney(i)));
        set(Total.MFG_UNIT_VALUE, i, unit);
        set(Total.MFG_BASELINE_UNIT_VALUE, i, baseline);
        set(Total.MFG_CHANGE, i, unit / baseline - 1);
      }
    }
  }

  /** Returns a copy with the lines of schools that open in the year cut to their days. */
  private double[][] forDaysOpen(double[][] fullYear) {
    double[] days = assembly.column(SchoolField.DAYS_OPEN);
    if (Arrays.stream(days).allMatch(Double::isNaN)) {
      return fullYear;
    }
    double[][] open = new double[fullYear.length][];
    for (int line = 0; line < open.length; line++) {
      open[line] = fullYear[line].clone();
      for (int i = 0; i < days.length; i++) {
        if (!Double.isNaN(days[i])) {
          open[line][i] = money(forDaysOpen(open[line][i], days[i]));
        }
      }
    }
    return open;
  }

  private double forDaysOpen(double pounds, double days) {
    return pounds * days / assembly.formula().year().days();
  }

  private void addUp() {
    double[] days = assembly.column(SchoolField.DAYS_OPEN);
    for (int i = 0; i < size(); i++) {
      double pupilLed = sum(lines, PUPIL_LED, i);
      double schoolLed = sum(lines, SCHOOL_LED, i);
      double before =
          money(pupilLed + schoolLed + amount(Line.MPPL_TOP_UP, i) + amount(Line.RATES, i));
      double adjustment =
          amount(Line.MINIMUM_FUNDING_GUARANTEE, i)
              + amount(Line.CAPPING_AND_SCALING, i)
              + amount(Line.MPPL_RESTORE, i);
      double national = amount(Line.FLOOR_TOP_UP, i) + amount(Line.GAINS_CAP, i);
      double unrounded = money(before + adjustment + national);
      double share = total(unrounded);
      double taken = assembly.school(i).dedelegation();
      double dedelegation = money(Double.isNaN(days[i]) ? taken : forDaysOpen(taken, days[i]));
      double pupils = fullYear.pupils[i];
      set(Total.PUPIL_LED_TOTAL, i, total(pupilLed));
      set(Total.SCHOOL_LED_TOTAL, i, total(schoolLed));
      set(Total.BUDGET_SHARE_BEFORE_MFG, i, total(before));
      set(Total.MFG_ADJUSTMENT, i, total(adjustment));
      set(Total.ROUNDING, i, share - unrounded);
      set(Total.BUDGET_SHARE, i, share);
      set(Total.BUDGET_SHARE_AFTER_DEDELEGATION, i, total(share - dedelegation));
      set(Total.PER_PUPIL, i, pupils == 0 ? Double.NaN : share / pupils);
      set(
          Total.NOTIONAL_SEN,
          i,
          NotionalSen.of(
              assembly.formula(), assembly.rounding(), lines, i, fullYear.fringeMultiplier[i]));
      set(Total.AREA_COST, i, areaCostMoney(i));
    }
  }

  private double areaCostMoney(int row) {
    double sum = 0;
    for (Line line : LINES) {
      sum += amount(line, row) - amountWithoutAreaCost(line, row);
    }
    return total(sum);
  }

  private RateStatus[] statuses() {
    RateStatus[] weakest = new RateStatus[size()];
    for (int i = 0; i < weakest.length; i++) {
      Set<String> unconfirmed = new TreeSet<>();
      int row = i;
      areaCosts.add(assembly.areaCostOfAuthority(i).filter(cost -> isMultiplied(row)));
      weakest[i] = assembly.hasFailed(i) ? RateStatus.UNVERIFIED : status(i, unconfirmed);
      unverified.add(ImmutableSortedSet.copyOf(unconfirmed));
    }
    return weakest;
  }

  private boolean isMultiplied(int row) {
    if (assembly.hasFailed(row)) {
      return false;
    }
    for (Term term : assembly.terms()) {
      if (term.areaCost() && pays(term, row)) {
        return true;
      }
    }
    return false;
  }

  private boolean pays(Term term, int row) {
    return term.share()[row] * roll(term, row) != 0;
  }

  private RateStatus status(int row, Set<String> unconfirmed) {
    RateStatus weakest = RateStatus.GIVEN;
    if (areaCosts.get(row).isPresent()) {
      AreaCost areaCost = areaCosts.get(row).get();
      weakest = areaCost.rate().status();
      if (weakest == RateStatus.UNVERIFIED) {
        unconfirmed.add(areaCost.label());
      }
    }
    for (UnverifiedRule rule : assembly.rules(row)) {
      weakest = RateStatus.UNVERIFIED;
      unconfirmed.add("the rule that " + rule.description());
    }
    for (Parameter setting : assembly.settings(row)) {
      Rate rate = assembly.formula().find(setting).orElseThrow();
      weakest = weakest.weaker(restsOn(rate, unconfirmed));
    }
    for (Term term : assembly.terms()) {
      if (pays(term, row)) {
        weakest = weakest.weaker(restsOn(term.rate(), unconfirmed));
      }
    }
    return weakest;
  }

  private RateStatus restsOn(Rate rate, Set<String> unconfirmed) {
    if (rate.status() == RateStatus.UNVERIFIED) {
      unconfirmed.add(rate.name() + " of the " + assembly.formula().title());
    }
    return rate.status();
  }

  private double money(double pounds) {
    return assembly.rounding().money(pounds);
  }

  private double total(double pounds) {
    return assembly.rounding().total(pounds);
  }

  private void set(Total total, int row, double value) {
    totals[total.ordinal()][row] = value;
  }

  private static double sum(double[][] amounts, Line[] of, int row) {
    double sum = 0;
    for (Line line : of) {
      sum += amounts[line.index()][row];
    }
    return sum;
  }

  /** One of the schools, for rules that explain themselves. */
  private final class OfRow implements Explained {
    private final int row;

    OfRow(int row) {
      this.row = row;
    }

    @Override
    public School school() {
      return assembly.school(row);
    }

    @Override
    public Formula formula() {
      return assembly.formula();
    }

    @Override
    public double amount(Line line) {
      return Allocated.this.amount(line, row);
    }

    @Override
    public OptionalDouble total(Total total) {
      double value = Allocated.this.total(total, row);
      return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    @Override
    public double ofFullYear(Line line) {
      return ofFullYear[line.index()][row];
    }

    @Override
    public double pupilLedOfFullYear() {
      return fullYear.pupilLed[row];
    }

    @Override
    public double countedOfFullYear() {
      return fullYear.counted[row];
    }
  }
}
