package org.perpupil.formula;

import java.util.Arrays;

/**
 * A year's lines, kept apart where the run adds them up. For one year of one run.
 *
 * <p>Nothing is worked out a second time: rates meet the same columns, and all that follows from
 * sums is taken from the year that was paid.
 */
final class PaidLines {
  private final FormulaPlan plan;
  private final double[] parameters;
  private final double[][] amounts;

  /**
   * Starts with empty lines.
   *
   * @param amounts pounds by {@link Line#ordinal()} and school
   */
  PaidLines(FormulaPlan plan, double[] parameters, double[][] amounts) {
    this.plan = plan;
    this.parameters = parameters;
    this.amounts = amounts;
    for (double[] line : amounts) {
      Arrays.fill(line, 0, plan.size(), 0);
    }
  }

  void beforeProtection(PaidYear year, double[] primary, double[] ks3, double[] ks4) {
    add(Base.PRIMARY, primary);
    add(Base.KS3, ks3);
    add(Base.KS4, ks4);
    add(Base.SECONDARY, year.secondary);
    add(Base.PUPILS, year.pupils);
    write(Line.OTHER_PUPIL_LED, plan.givenPupilLed);
    write(Line.LUMP_SUM, year.lumpSum);
    write(Line.SPARSITY, year.sparsity);
    write(Line.SPLIT_SITES, year.splitSites);
    write(Line.PFI, plan.pfi);
    write(Line.EXCEPTIONAL, plan.exceptional);
    write(Line.OTHER_SCHOOL_LED, plan.otherSchoolLed);
    write(Line.RATES, year.rates);
    double[] fringe = line(Line.FRINGE);
    double[] topUp = line(Line.MPPL_TOP_UP);
    for (int i = 0; i < plan.size(); i++) {
      fringe[i] = year.fringe(i);
      double counted = year.pupilLed[i] + year.lumpSum[i] + year.sparsity[i] + fringe[i];
      topUp[i] = MinimumPerPupil.topUp(year.levels[i], year.pupils[i], counted);
    }
  }

  void protections(YearProtection protections) {
    if (plan.formula().isNational()) {
      write(Line.FLOOR_TOP_UP, protections.topUp);
      write(Line.GAINS_CAP, protections.capped);
      return;
    }
    write(Line.MINIMUM_FUNDING_GUARANTEE, protections.topUp);
    write(Line.MPPL_RESTORE, protections.restored);
    double[] taken = line(Line.CAPPING_AND_SCALING);
    for (int i = 0; i < plan.size(); i++) {
      taken[i] = protections.capped[i] - protections.restored[i];
    }
  }

  private void add(Base base, double[] roll) {
    plan.pupilLed(base).addLines(parameters, roll, amounts);
  }

  private void write(Line line, double[] pounds) {
    System.arraycopy(pounds, 0, line(line), 0, plan.size());
  }

  private double[] line(Line line) {
    return amounts[line.ordinal()];
  }
}
