package org.perpupil.formula;

import com.google.common.collect.ImmutableSortedSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.perpupil.rates.Rate;
import org.perpupil.rates.RateStatus;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;
import org.perpupil.school.SchoolTable;

/**
 * The one evaluation of a formula over the columns of its schools.
 *
 * <p>Everything is worked out for a full year first; a school that opens in the year gets its days
 * of every line at the end. Lines are added in the order of {@link Line}.
 *
 * <p>Source: days open of 365 follow from 1,127 of 1,127 openings published for 2017-18; that area
 * cost multiplies rates, lump sum and sparsity, from published grant statements.
 */
final class Evaluation {
  static final double FULL_YEAR = 365;
  private static final Line[] LINES = Line.values();
  private static final List<Line> PUPIL_LED = Line.of(Line.Group.PUPIL_LED);
  private static final List<Line> SCHOOL_LED = Line.of(Line.Group.SCHOOL_LED);

  private final Compilation compiled;
  private final double[] areaCost;
  private final double[][] amounts;
  private final double[][] amountsWithoutAreaCost;
  private final double[][] totals;
  private final RateStatus[] status;
  private final List<Set<String>> unverified = new ArrayList<>();

  Evaluation(Formula formula, SchoolTable schools, RoundingRules rounding) {
    this.compiled = new Compilation(formula, schools, rounding);
    this.areaCost = compiled.areaCosts();
    this.amounts = sumTerms(areaCost);
    double[] noAreaCost = new double[schools.size()];
    Arrays.fill(noAreaCost, 1);
    this.amountsWithoutAreaCost =
        Arrays.equals(areaCost, noAreaCost) ? amounts : sumTerms(noAreaCost);
    this.totals = new double[Total.values().length][schools.size()];
    for (double[] total : totals) {
      Arrays.fill(total, Double.NaN);
    }
    Fringe.pay(this);
    MinimumPerPupil.topUp(this);
    if (formula.isNational()) {
      NationalProtection.apply(this);
    } else {
      LocalProtection.apply(this);
    }
    payDaysOpenOnly(amounts);
    if (amountsWithoutAreaCost != amounts) {
      payDaysOpenOnly(amountsWithoutAreaCost);
    }
    addUp();
    this.status = statuses();
  }

  Compilation compiled() {
    return compiled;
  }

  Formula formula() {
    return compiled.formula;
  }

  RoundingRules rounding() {
    return compiled.rounding;
  }

  int size() {
    return compiled.size();
  }

  School school(int row) {
    return compiled.school(row);
  }

  double pupils(int row) {
    return compiled.pupils[row];
  }

  double amount(Line line, int row) {
    return amounts[line.ordinal()][row];
  }

  double amountWithoutAreaCost(Line line, int row) {
    boolean multiplied =
        line.group() == Line.Group.PUPIL_LED
            || (line.group() == Line.Group.SCHOOL_LED && line != Line.FRINGE);
    return (multiplied ? amountsWithoutAreaCost : amounts)[line.ordinal()][row];
  }

  double total(Total total, int row) {
    return totals[total.ordinal()][row];
  }

  RateStatus status(int row) {
    return status[row];
  }

  /** Returns the rates and rules that no published text was found for, which a school rests on. */
  Set<String> unverified(int row) {
    return unverified.get(row);
  }

  void set(Line line, int row, double pounds) {
    amounts[line.ordinal()][row] = pounds;
  }

  void set(Total total, int row, double value) {
    totals[total.ordinal()][row] = value;
  }

  double guaranteePupils(int row) {
    double own = compiled.column(SchoolField.MFG_PUPILS)[row];
    return Double.isNaN(own) ? pupils(row) : own;
  }

  double pupilLed(int row) {
    return sum(PUPIL_LED, row);
  }

  /** Returns the pounds that the minimum level counts, before its top-up. */
  double counted(int row) {
    return rounding()
        .money(
            pupilLed(row)
                + amount(Line.LUMP_SUM, row)
                + amount(Line.SPARSITY, row)
                + amount(Line.FRINGE, row));
  }

  double beforeProtection(int row) {
    return rounding()
        .money(
            pupilLed(row)
                + sum(SCHOOL_LED, row)
                + amount(Line.MPPL_TOP_UP, row)
                + amount(Line.RATES, row));
  }

  /** Returns the rate that a school is paid: the formula's, times area cost where it applies. */
  double paidRate(Term term, int row) {
    return paidRate(term, areaCost[row]);
  }

  private double paidRate(Term term, double areaCost) {
    double rate = term.rate().value();
    if (!term.areaCost() || areaCost == 1) {
      return rate;
    }
    return rounding().areaCostRatesToPence() ? Pence.round(rate * areaCost) : rate * areaCost;
  }

  private double[][] sumTerms(double[] areaCost) {
    double[][] lines = new double[LINES.length][areaCost.length];
    for (Term term : compiled.terms) {
      double[] line = lines[term.line().ordinal()];
      double[] share = term.share();
      double[] base = compiled.roll(term.base());
      for (int i = 0; i < line.length; i++) {
        line[i] += paidRate(term, areaCost[i]) * share[i] * base[i];
      }
    }
    if (rounding().linesToPence()) {
      for (double[] line : lines) {
        for (int i = 0; i < line.length; i++) {
          line[i] = Pence.round(line[i]);
        }
      }
    }
    return lines;
  }

  private void payDaysOpenOnly(double[][] lines) {
    double[] days = compiled.column(SchoolField.DAYS_OPEN);
    for (int i = 0; i < days.length; i++) {
      if (!Double.isNaN(days[i])) {
        for (double[] line : lines) {
          line[i] = rounding().money(line[i] * days[i] / FULL_YEAR);
        }
      }
    }
  }

  private void addUp() {
    double[] taken = compiled.columnOrZero(SchoolField.DEDELEGATION);
    double[] days = compiled.column(SchoolField.DAYS_OPEN);
    for (int i = 0; i < compiled.size(); i++) {
      double before = beforeProtection(i);
      double adjustment =
          amount(Line.MINIMUM_FUNDING_GUARANTEE, i)
              + amount(Line.CAPPING_AND_SCALING, i)
              + amount(Line.MPPL_RESTORE, i);
      double national = amount(Line.FLOOR_TOP_UP, i) + amount(Line.GAINS_CAP, i);
      double share = rounding().money(before + adjustment + national);
      double dedelegation = Double.isNaN(days[i]) ? taken[i] : taken[i] * days[i] / FULL_YEAR;
      set(Total.PUPIL_LED_TOTAL, i, rounding().money(pupilLed(i)));
      set(Total.SCHOOL_LED_TOTAL, i, rounding().money(sum(SCHOOL_LED, i)));
      set(Total.BUDGET_SHARE_BEFORE_MFG, i, before);
      set(Total.MFG_ADJUSTMENT, i, rounding().money(adjustment));
      set(Total.BUDGET_SHARE, i, share);
      set(Total.BUDGET_SHARE_AFTER_DEDELEGATION, i, rounding().money(share - dedelegation));
      set(Total.PER_PUPIL, i, pupils(i) == 0 ? Double.NaN : share / pupils(i));
      set(Total.NOTIONAL_SEN, i, NotionalSen.of(this, i));
      set(Total.AREA_COST, i, areaCostMoney(i));
    }
  }

  private double areaCostMoney(int row) {
    double sum = 0;
    for (Line line : LINES) {
      sum += amount(line, row) - amountWithoutAreaCost(line, row);
    }
    return rounding().money(sum);
  }

  private RateStatus[] statuses() {
    RateStatus[] weakest = new RateStatus[compiled.size()];
    for (int i = 0; i < weakest.length; i++) {
      Set<String> unconfirmed = new TreeSet<>();
      weakest[i] = compiled.hasFailed(i) ? RateStatus.UNVERIFIED : status(i, unconfirmed);
      unverified.add(ImmutableSortedSet.copyOf(unconfirmed));
    }
    return weakest;
  }

  private RateStatus status(int row, Set<String> unconfirmed) {
    RateStatus weakest = RateStatus.GIVEN;
    for (UnverifiedRule rule : compiled.rules(row)) {
      weakest = RateStatus.UNVERIFIED;
      unconfirmed.add("the rule that " + rule.description());
    }
    for (Parameter setting : compiled.settings(row)) {
      weakest = weakest.weaker(restsOn(formula().find(setting).orElseThrow(), unconfirmed));
    }
    for (Term term : compiled.terms) {
      if (term.share()[row] * compiled.roll(term.base())[row] != 0) {
        weakest = weakest.weaker(restsOn(term.rate(), unconfirmed));
      }
    }
    return weakest;
  }

  private RateStatus restsOn(Rate rate, Set<String> unconfirmed) {
    if (rate.status() == RateStatus.UNVERIFIED) {
      unconfirmed.add(rate.name() + " of the " + formula().title());
    }
    return rate.status();
  }

  private double sum(List<Line> lines, int row) {
    double sum = 0;
    for (Line line : lines) {
      sum += amounts[line.ordinal()][row];
    }
    return sum;
  }
}
