package org.perpupil.formula.engine;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.perpupil.formula.Line;
import org.perpupil.formula.factor.Fringe;
import org.perpupil.formula.protection.GainsColumns;
import org.perpupil.formula.protection.LastYear;
import org.perpupil.formula.protection.LocalProtection;
import org.perpupil.formula.protection.NationalProtection;
import org.perpupil.formula.protection.ProtectedYear;
import org.perpupil.formula.protection.UnprotectedYear;

/**
 * Schools through funding years: a formula, then its protections against the year before.
 *
 * <p>A run is started once, and then each year is paid in two steps, {@link #year} for everything
 * before protection and {@link #protect} for the guarantee or floor and the cap. Between the two
 * stands whoever decides on this year's cap or scaling, which are parameters like any other;
 * protecting a year again replaces the first result. Plans may differ from year to year, as long as
 * they are of the same schools in the same order.
 *
 * <p>From the second year baselines follow from the result of the year before, in pounds of a full
 * year, by the rules that serve a first year: those of the local guarantee, whatever formula came
 * before, and those of {@link org.perpupil.formula.FloorBaseline}. A school that had no pupils in a
 * year has no baseline in the next. Plans for sums round nothing; one for lines is paid for one
 * year alone.
 *
 * <p>All results are live arrays, one value a school: read them, never write; the next year
 * overwrites them, and they may be longer than there are schools. {@link Double#NaN} marks a school
 * that cannot be paid: {@link FormulaPlan#failure} says why, or its new roll asks for a share or a
 * distance that is blank, or lump sum and sparsity leave nothing of last year's share to guarantee.
 *
 * <p>Mutable, for one thread. Allocates when it is made and never after.
 */
public final class FormulaRun {
  private final Payer payer;
  private final UnprotectedYear year;
  private final LastYear lastYear;
  private final ProtectedYear protections;
  private final double[][] lines;
  private final double[] protection;
  private final double[] budgetShare;
  private final double[] paid;

  /** Pounds of the year's lump sums that merged schools keep of others'. */
  private final double[] kept;

  /** How much less the minimum level adds for it. */
  private final double[] lessLevel;

  private boolean isAnyKept;

  private @Nullable FormulaPlan plan;
  private Step step = Step.NEW;

  private enum Step {
    NEW,
    STARTED,
    PAID,
    PROTECTED
  }

  private FormulaRun(int capacity, int lines) {
    this.payer = new Payer(capacity);
    this.year = payer.year;
    this.lastYear = new LastYear(capacity);
    this.protections =
        lines == 0 ? ProtectedYear.of(capacity) : ProtectedYear.withGuarantee(capacity);
    this.lines = new double[lines][capacity];
    this.protection = new double[capacity];
    this.budgetShare = new double[capacity];
    this.paid = new double[capacity];
    this.kept = new double[capacity];
    this.lessLevel = new double[capacity];
  }

  /** Returns a run for as many schools as a plan may have, of plans for sums. */
  public static FormulaRun of(int capacity) {
    return new FormulaRun(capacity, 0);
  }

  /** Returns a run for one year of a plan for lines. */
  static FormulaRun keepingLines(FormulaPlan plan) {
    return new FormulaRun(plan.size(), Line.values().size());
  }

  /**
   * Begins, or begins anew, with the baselines that the schools' own columns give.
   *
   * @throws IllegalArgumentException when there are more schools than the run has room for
   */
  public void start(FormulaPlan plan) {
    if (plan.size() > paid.length) {
      throw new IllegalArgumentException(plan.size() + " schools in a run made for " + paid.length);
    }
    if (plan.keepsLines && lines.length == 0) {
      throw new IllegalArgumentException("a plan for lines in a run for sums");
    }
    this.plan = plan;
    lastYear.start(plan.protections, plan.size());
    forgetKept();
    step = Step.STARTED;
  }

  /**
   * Pays a year before protection.
   *
   * @param plan the year's formula, for the schools that the run started with
   * @param parameters the year's rates and settings, see {@link FormulaPlan#parameters()}
   * @param pupilsPrimary pupils from Reception to Year 6; like the other rolls one a school, 0 or
   *     more, and 0 where the school has no such year groups, which is not checked
   * @param pupilsKs3 pupils in Years 7 to 9
   * @param pupilsKs4 pupils in Years 10 and 11
   * @param rolledInGrants pounds a school of last year's grants that are in the formula from this
   *     year, and so count towards this year's baselines; not read in the first year, whose
   *     baselines are given
   * @throws IllegalStateException when the run was not started or its last year not protected
   * @throws IllegalArgumentException when the plan has another number of schools
   */
  public void year(
      FormulaPlan plan,
      double[] parameters,
      double[] pupilsPrimary,
      double[] pupilsKs3,
      double[] pupilsKs4,
      double[] rolledInGrants) {
    FormulaPlan before = this.plan;
    if (before == null || step == Step.PAID) {
      throw new IllegalStateException("start the run, and protect a year before the next is paid");
    }
    if (plan.size() != before.size()) {
      throw new IllegalArgumentException(
          plan.size() + " schools after " + before.size() + "; expected the same schools");
    }
    if (step == Step.PROTECTED) {
      lastYear.carry(before.protections, year, budgetShare, rolledInGrants, before.size());
      for (int i = 0; isAnyKept && i < before.size(); i++) {
        // A guarantee or floor that made up for the minimum level would not have paid without it.
        double madeUp = Math.min(lessLevel[i], Math.max(0, protections.topUp[i]));
        lastYear.leaveOut(i, kept[i] * year.fringeMultiplier[i] - lessLevel[i] + madeUp);
      }
      forgetKept();
    }
    payer.pay(plan, parameters, pupilsPrimary, pupilsKs3, pupilsKs4, lines);
    this.plan = plan;
    step = Step.PAID;
  }

  /**
   * Merges schools into one of this run, once the year is paid of them all and before it is
   * protected: its baselines are theirs, by pupils, and in this year it keeps money beside its own
   * lump sum, which no protection looks at in this year or the next.
   *
   * @param row of the school that they merge into
   * @param runs of the schools that merge, and their rows in them
   * @param pounds that it keeps of their lump sums beyond its own
   * @throws IllegalStateException when a run has not been paid in this year, or this is its first
   */
  public void merge(int row, FormulaRun[] runs, int[] rows, double pounds) {
    boolean arePaid = step == Step.PAID;
    for (FormulaRun run : runs) {
      arePaid &= run.step == Step.PAID;
    }
    if (!arePaid || lastYear.isGiven()) {
      throw new IllegalStateException("schools merge in a year that is paid and not the first");
    }
    lessLevel[row] = year.addForSchool(row, pounds);
    kept[row] = pounds;
    isAnyKept = true;
    lastYear.clear(row);
    for (int m = 0; m < rows.length; m++) {
      FormulaRun run = runs[m];
      lastYear.join(row, run.lastYear, rows[m], run.year.takenOffBothSides(rows[m]));
    }
    lastYear.leaveOut(row, -year.takenOffBothSides(row));
  }

  /**
   * Writes the lines that terms pay of the year that was paid last, by {@link Line#index()} and
   * school; see {@link #lines(FormulaPlan, double[], double[], double[], double[], double[][])}.
   *
   * @throws IllegalStateException when no year was paid
   */
  public void paidLines(
      FormulaPlan plan,
      double[] parameters,
      double[] pupilsPrimary,
      double[] pupilsKs3,
      double[] pupilsKs4,
      double[][] amounts) {
    requirePaidBy(plan);
    payer.payLines(plan, parameters, pupilsPrimary, pupilsKs3, pupilsKs4, plan.rates, amounts);
  }

  private void forgetKept() {
    if (isAnyKept) {
      Arrays.fill(kept, 0);
      Arrays.fill(lessLevel, 0);
      isAnyKept = false;
    }
  }

  /**
   * Protects the year that was paid last; may be repeated with another cap or scaling.
   *
   * @param plan the plan that it was paid by
   * @param parameters the year's settings; only those of guarantee, floor and caps are read
   * @throws IllegalStateException when no year was paid
   * @throws IllegalArgumentException when the year was paid by another plan
   */
  public void protect(FormulaPlan plan, double[] parameters) {
    requirePaidBy(plan);
    int size = plan.size();
    if (plan.formula().isNational()) {
      NationalProtection.protect(
          !plan.keepsLines, plan.rounding, parameters, year, lastYear, size, protections);
    } else {
      LocalProtection.protect(
          plan.formula(),
          plan.rounding,
          plan.protections,
          parameters,
          year,
          lastYear,
          size,
          protections);
    }
    boolean wholeYear = !lastYear.isGiven();
    add(protections.topUp, protections.capped, protection, size);
    add(year.beforeProtection, protection, budgetShare, size);
    if (wholeYear) {
      System.arraycopy(budgetShare, 0, paid, 0, size);
    } else {
      for (int i = 0; i < size; i++) {
        paid[i] = budgetShare[i] * plan.shareOfYear[i];
      }
    }
    step = Step.PROTECTED;
  }

  /**
   * Writes what capping and scaling works on in the year that was paid last, and what the guarantee
   * pays in it; reads no cap and no scaling, and changes nothing of the run.
   *
   * @param plan the plan that it was paid by, of a local formula
   * @param parameters the year's settings; only that of the guarantee is read
   * @param into overwritten from {@code at} on, one value a school
   * @throws IllegalStateException when no year was paid
   * @throws IllegalArgumentException when the year was paid by another plan or a national formula
   */
  public void gains(FormulaPlan plan, double[] parameters, GainsColumns into, int at) {
    requirePaidBy(plan);
    if (plan.formula().isNational()) {
      throw new IllegalArgumentException("a national formula has no guarantee to pay for");
    }
    LocalProtection.gains(
        plan.formula(),
        plan.protections,
        parameters,
        plan.shareOfYear,
        year,
        lastYear,
        plan.size(),
        into,
        at);
  }

  /** Returns the pounds of a full year after protection. */
  public double[] budgetShare() {
    return budgetShare;
  }

  /** Returns the pounds that are paid: in the first year for the days open, then all. */
  public double[] paid() {
    return paid;
  }

  /** Returns the pounds of a full year before guarantee, floor and cap. */
  public double[] beforeProtection() {
    return year.beforeProtection;
  }

  /** Returns the pounds of guarantee or floor, less what the cap takes. */
  public double[] protection() {
    return protection;
  }

  /** Returns the pounds of the guarantee or of the floor, 0 or more. */
  public double[] topUp() {
    return protections.topUp;
  }

  /** Returns what the cap takes after what the minimum level gives back, in pounds, 0 or less. */
  public double[] capped() {
    return protections.capped;
  }

  /** Returns the pounds of business rates. */
  public double[] rates() {
    return year.rates;
  }

  /** Returns the pounds of all pupil-led lines, without the minimum level. */
  public double[] pupilLed() {
    return year.pupilLed;
  }

  private static void add(double[] one, double[] other, double[] sum, int size) {
    for (int i = 0; i < size; i++) {
      sum[i] = one[i] + other[i];
    }
  }

  private void requirePaidBy(FormulaPlan plan) {
    if (step != Step.PAID && step != Step.PROTECTED) {
      throw new IllegalStateException("pay a year before it is protected");
    }
    if (plan != this.plan) {
      throw new IllegalArgumentException("the year was paid by another plan");
    }
  }

  /**
   * Writes every line of the year that was protected last; they add up to {@link #budgetShare()}.
   *
   * <p>The columns are those that were summed, kept apart, and area cost is in each line as it is
   * in an {@link Allocation}.
   *
   * @param plan the plan that the year was paid by
   * @param parameters the year's rates and settings
   * @param pupilsPrimary the rolls that it was paid for
   * @param pupilsKs3 pupils in Years 7 to 9
   * @param pupilsKs4 pupils in Years 10 and 11
   * @param amounts pounds of a full year by {@link Line#index()} and school, overwritten; NaN
   *     somewhere in the lines of a school that cannot be paid
   * @throws IllegalStateException when no year was protected
   * @throws IllegalArgumentException when the year was paid by another plan
   */
  public void lines(
      FormulaPlan plan,
      double[] parameters,
      double[] pupilsPrimary,
      double[] pupilsKs3,
      double[] pupilsKs4,
      double[][] amounts) {
    if (step != Step.PROTECTED) {
      throw new IllegalStateException("protect a year before its lines are asked for");
    }
    requirePaidBy(plan);
    payer.payLines(plan, parameters, pupilsPrimary, pupilsKs3, pupilsKs4, plan.rates, amounts);
    payer.derivedLines(plan.size(), amounts);
    double[] lumpSums = amounts[Line.LUMP_SUM.index()];
    for (int i = 0; isAnyKept && i < plan.size(); i++) {
      lumpSums[i] += kept[i];
    }
    protectionLines(plan, amounts);
    markUnpaid(plan.size(), amounts);
  }

  /** Marks the lines of every school without a share, whatever left it without one. */
  private void markUnpaid(int size, double[][] amounts) {
    double[] marked = amounts[Fringe.LINE.index()];
    for (int i = 0; i < size; i++) {
      if (Double.isNaN(budgetShare[i])) {
        marked[i] = Double.NaN;
      }
    }
  }

  /** Returns the year that was paid last, before protection. */
  UnprotectedYear unprotected() {
    return year;
  }

  /** Returns what protections made of the year that was protected last. */
  ProtectedYear protections() {
    return protections;
  }

  /**
   * Returns the lines of the year that was protected last, by {@link Line#index()} and school, as
   * they were rounded; of a plan for lines.
   */
  double[][] lines(FormulaPlan plan) {
    requirePaidBy(plan);
    protectionLines(plan, lines);
    return lines;
  }

  /** Writes the lines of that year that terms pay, at rates without area cost, rounded too. */
  void linesWithoutAreaCost(
      FormulaPlan plan,
      double[] parameters,
      double[] pupilsPrimary,
      double[] pupilsKs3,
      double[] pupilsKs4,
      double[][] amounts) {
    requirePaidBy(plan);
    payer.payLines(
        plan, parameters, pupilsPrimary, pupilsKs3, pupilsKs4, PaidRates.asTheyStand(), amounts);
  }

  private void protectionLines(FormulaPlan plan, double[][] amounts) {
    int size = plan.size();
    if (plan.formula().isNational()) {
      System.arraycopy(
          protections.topUp, 0, amounts[NationalProtection.FLOOR_TOP_UP.index()], 0, size);
      System.arraycopy(
          protections.capped, 0, amounts[NationalProtection.GAINS_CAP.index()], 0, size);
      return;
    }
    System.arraycopy(protections.topUp, 0, amounts[LocalProtection.GUARANTEED.index()], 0, size);
    System.arraycopy(protections.restored, 0, amounts[LocalProtection.RESTORE.index()], 0, size);
    double[] taken = amounts[LocalProtection.CAPPING.index()];
    for (int i = 0; i < size; i++) {
      taken[i] = -protections.taken[i] + 0.0;
    }
  }
}
