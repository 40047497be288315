package org.perpupil.trust;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.problem.check.Amounts;

/**
 * The schools of one trust in one year, as columns with a value for each school.
 *
 * <p>Immutable and thread-safe.
 */
public final class TrustSchools {
  final double[] gag;
  final double[] ratesAndPfi;
  final double[] pupils;
  final double[] need;
  final double[] otherNet;
  final double[] reserves;

  /** What each pays, where terms say so one by one; empty where one charge holds for all. */
  final double[] charges;

  private final ImmutableList<String> ids;

  private TrustSchools(
      List<String> ids,
      double[] gag,
      double[] ratesAndPfi,
      double[] pupils,
      double[] need,
      double[] otherNet,
      double[] reserves,
      double[] charges) {
    this.charges = charges.clone();
    this.ids = ImmutableList.copyOf(ids);
    this.gag = gag.clone();
    this.ratesAndPfi = ratesAndPfi.clone();
    this.pupils = pupils.clone();
    this.need = need.clone();
    this.otherNet = otherNet.clone();
    this.reserves = reserves.clone();
    Amounts.sameLength(gag.length, ratesAndPfi, pupils, need, otherNet, reserves);
    List<Problem> problems = new ArrayList<>();
    if (gag.length == 0) {
      problems.add(
          Problem.error(
              "trust, schools",
              "0",
              "at least one school",
              "its schools name another trust, or were left out of the schools given"));
    }
    Amounts.pupils(pupils, problems);
    ProblemsException.throwIfAny(problems);
  }

  /**
   * Returns schools that need by pupils, spend all that they do not pay to the trust on nothing,
   * and have no reserves.
   *
   * @param gag all general annual grant in pounds a year, business rates and PFI included
   * @param pupils pupils
   * @throws ProblemsException when there is no school, or a number of pupils is negative
   */
  public static TrustSchools of(double[] gag, double[] pupils) {
    double[] zeros = new double[gag.length];
    return new TrustSchools(List.of(), gag, zeros, pupils, pupils, zeros, zeros, new double[0]);
  }

  /** Returns the same schools with pounds of business rates and PFI, which are never pooled. */
  public TrustSchools withRatesAndPfi(double[] pounds) {
    return new TrustSchools(ids, gag, pounds, pupils, need, otherNet, reserves, charges);
  }

  /** Returns the same schools with the measure that pooled grant is shared by. */
  public TrustSchools withNeed(double[] measure) {
    return new TrustSchools(ids, gag, ratesAndPfi, pupils, measure, otherNet, reserves, charges);
  }

  /** Returns the same schools with other income less their own costs, in pounds a year. */
  public TrustSchools withOtherNet(double[] pounds) {
    return new TrustSchools(ids, gag, ratesAndPfi, pupils, need, pounds, reserves, charges);
  }

  /** Returns the same schools with reserves at the start of the year, in pounds. */
  public TrustSchools withReserves(double[] pounds) {
    return new TrustSchools(ids, gag, ratesAndPfi, pupils, need, otherNet, pounds, charges);
  }

  /** Returns the same schools with the pounds a year that each pays, whatever the trust charges. */
  public TrustSchools withCharges(double[] pounds) {
    Amounts.sameLength(gag.length, pounds);
    return new TrustSchools(ids, gag, ratesAndPfi, pupils, need, otherNet, reserves, pounds);
  }

  /** Returns the same schools with identifiers, by which problems name them. */
  public TrustSchools withIds(List<String> identifiers) {
    if (identifiers.size() != gag.length) {
      throw new IllegalArgumentException(
          identifiers.size() + " identifiers for " + gag.length + " schools");
    }
    return new TrustSchools(
        identifiers, gag, ratesAndPfi, pupils, need, otherNet, reserves, charges);
  }

  /** Returns how a problem names a school: by its identifier, or else by its place from 1. */
  String place(int row) {
    return "school " + (ids.isEmpty() ? Integer.toString(row + 1) : ids.get(row));
  }

  /** Returns the number of schools. */
  public int size() {
    return gag.length;
  }

  @Override
  public String toString() {
    return "TrustSchools[" + size() + " schools]";
  }
}
