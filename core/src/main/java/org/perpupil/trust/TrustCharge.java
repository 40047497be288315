package org.perpupil.trust;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.problem.check.Amounts;
import org.perpupil.rates.FundingYear;

/**
 * The central charge, or top-slice, that a trust takes from its schools.
 *
 * <p>A percentage is of general annual grant (GAG) without business rates and PFI, which are passed
 * on to whoever bills them, unless told otherwise. It means nothing without the list of services
 * that it pays for: see {@link ServiceTerms}. Immutable and thread-safe.
 *
 * @param basis what the value is of
 * @param value percent, or pounds a year
 * @param withRatesAndPfi whether a percentage is taken of business rates and PFI too
 */
public record TrustCharge(Basis basis, double value, boolean withRatesAndPfi) {
  /**
   * Another value of a charge for one school or for all, from a year on.
   *
   * @param school identifier; empty for all schools that have no change of their own by then
   * @param from the first academic year, from September; empty for all years
   * @param value percent, or pounds a year, of the charge's basis
   */
  public record Change(Optional<String> school, Optional<FundingYear> from, double value) {
    private boolean holds(FundingYear year) {
      return from.map(first -> first.compareTo(year) <= 0).orElse(true);
    }

    private int since() {
      return from.map(FundingYear::start).orElse(0);
    }
  }

  /** What a charge goes by. */
  public enum Basis {
    /** Percent of general annual grant. */
    PERCENT,
    /** Pounds for each pupil. */
    PER_PUPIL,
    /** Pounds for each school. */
    FLAT;

    /** Returns the name as files write it, such as {@code per-pupil}. */
    public String label() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns the basis with the given label, or nothing when there is none. */
    public static Optional<Basis> find(String label) {
      return Arrays.stream(values()).filter(value -> value.label().equals(label)).findFirst();
    }
  }

  /** Checks the value. */
  public TrustCharge {
    List<Problem> problems = new ArrayList<>();
    Amounts.notNegative("central_charge", value, problems);
    if (problems.isEmpty() && basis == Basis.PERCENT && value > 100) {
      problems.add(
          Problem.error(
              "central_charge",
              Problem.plain(value),
              "a percentage from 0 to 100",
              "pounds for each pupil were meant"));
    }
    ProblemsException.throwIfAny(problems);
  }

  /** Returns a charge in percent of general annual grant, 5 for 5%. */
  public static TrustCharge percentOfGag(double percent) {
    return new TrustCharge(Basis.PERCENT, percent, false);
  }

  /** Returns a charge in pounds a year for each pupil. */
  public static TrustCharge perPupil(double pounds) {
    return new TrustCharge(Basis.PER_PUPIL, pounds, false);
  }

  /** Returns a charge in pounds a year for each school. */
  public static TrustCharge flat(double pounds) {
    return new TrustCharge(Basis.FLAT, pounds, false);
  }

  /** Returns the same charge, its percentage taken of business rates and PFI too. */
  public TrustCharge includingRatesAndPfi() {
    return new TrustCharge(basis, value, true);
  }

  /**
   * Returns the charge of a school in an academic year: the last change that is its own, or else
   * the last of all schools, or this.
   *
   * @param year from its September on
   */
  public TrustCharge of(String school, FundingYear year, List<Change> changes) {
    for (Optional<String> whose : List.of(Optional.of(school), Optional.<String>empty())) {
      Optional<Change> last =
          changes.stream()
              .filter(change -> change.school().equals(whose) && change.holds(year))
              .max(Comparator.comparingInt(Change::since));
      if (last.isPresent()) {
        return new TrustCharge(basis, last.get().value(), withRatesAndPfi);
      }
    }
    return this;
  }

  /** Returns the same charge at another level of prices, which a percentage does not follow. */
  public TrustCharge atPrices(double level) {
    return basis == Basis.PERCENT ? this : new TrustCharge(basis, level * value, withRatesAndPfi);
  }

  /**
   * Returns the pounds a year that a school pays.
   *
   * @param gag all general annual grant in pounds, business rates and PFI included
   * @param ratesAndPfi pounds of it that are business rates and PFI
   * @param pupils pupils
   */
  public double pounds(double gag, double ratesAndPfi, double pupils) {
    return switch (basis) {
      case PERCENT -> value / 100 * (withRatesAndPfi ? gag : gag - ratesAndPfi);
      case PER_PUPIL -> value * pupils;
      case FLAT -> value;
    };
  }

  /**
   * Returns the pounds a year that each school pays, as a new array.
   *
   * @param gag all general annual grant in pounds, a value for each school
   * @param ratesAndPfi pounds of it that are business rates and PFI, a value for each school
   * @param pupils pupils, a value for each school
   * @throws ProblemsException when the charge has no base: no schools, grant or pupils to go by
   */
  public double[] pounds(double[] gag, double[] ratesAndPfi, double[] pupils) {
    Amounts.sameLength(gag.length, ratesAndPfi, pupils);
    double[] charges = new double[gag.length];
    double sum = 0;
    for (int i = 0; i < charges.length; i++) {
      charges[i] = pounds(gag[i], ratesAndPfi[i], pupils[i]);
      sum += charges[i];
    }
    if (value > 0 && !(sum > 0)) {
      throw new ProblemsException(
          Problem.error(
              "central_charge",
              Problem.plain(value) + " " + basis.label(),
              "schools with grant or pupils to take it from",
              "the trust has no open school in this year; leave the charge out"));
    }
    return charges;
  }
}
