package org.perpupil.authority;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.problem.check.Amounts;

/**
 * Money per pupil that an authority has for a service.
 *
 * <p>Whose pupils count decides what happens when a school leaves: de-delegation and the education
 * functions levy are taken from maintained schools alone and fall pound for pound; the ongoing part
 * of the central services block is paid for all pupils and does not fall. Schools vote on
 * de-delegation by phase, so that the rates may differ. Immutable and thread-safe.
 *
 * <p>Source: papers of schools forums, such as East Sussex of September 2025 and Staffordshire of
 * 2021 and 2024.
 *
 * @param name what it pays for
 * @param basis whose pupils count
 * @param perPrimaryPupil pounds a year for each primary pupil
 * @param perSecondaryPupil pounds a year for each secondary pupil
 */
public record Levy(String name, Basis basis, double perPrimaryPupil, double perSecondaryPupil) {
  /** Whose pupils a levy counts. */
  public enum Basis {
    /** Taken from maintained schools for a service that they voted to share. */
    DEDELEGATION(true),
    /** Taken from maintained schools for the authority's duties towards them. */
    EDUCATION_FUNCTIONS(true),
    /** Paid to the authority for the pupils of all schools, academies included. */
    CENTRAL_SERVICES(false);

    private final boolean maintainedOnly;

    Basis(boolean maintainedOnly) {
      this.maintainedOnly = maintainedOnly;
    }

    /** Returns whether pupils of academies do not count. */
    public boolean isMaintainedOnly() {
      return maintainedOnly;
    }

    /** Returns the name as files write it, such as {@code central-services}. */
    public String label() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns the basis with the given label, or nothing when there is none. */
    public static Optional<Basis> find(String label) {
      return Arrays.stream(values()).filter(value -> value.label().equals(label)).findFirst();
    }
  }

  /** Checks that no rate is negative. */
  public Levy {
    List<Problem> problems = new ArrayList<>();
    Amounts.notNegative("levy " + name + ", per_primary_pupil", perPrimaryPupil, problems);
    Amounts.notNegative("levy " + name + ", per_secondary_pupil", perSecondaryPupil, problems);
    ProblemsException.throwIfAny(problems);
  }

  /** Returns a levy of one rate for every pupil, in pounds a year. */
  public static Levy of(String name, Basis basis, double perPupil) {
    return new Levy(name, basis, perPupil, perPupil);
  }

  /**
   * Returns the pounds a year of a school, which is also what the authority has from it: 0 for an
   * academy where academies do not count. Central services are not taken from the school.
   */
  public double pounds(boolean maintained, double primaryPupils, double secondaryPupils) {
    return maintained || !basis.maintainedOnly
        ? perPrimaryPupil * primaryPupils + perSecondaryPupil * secondaryPupils
        : 0;
  }

  /**
   * Returns the pounds a year of all schools.
   *
   * @param maintained whether each school is maintained
   * @param primaryPupils pupils, a value for each school
   * @param secondaryPupils pupils, a value for each school
   */
  public double pounds(boolean[] maintained, double[] primaryPupils, double[] secondaryPupils) {
    double sum = 0;
    for (int i = 0; i < maintained.length; i++) {
      sum += pounds(maintained[i], primaryPupils[i], secondaryPupils[i]);
    }
    return sum;
  }

  /**
   * Returns the rate per pupil that would raise a sum from the pupils that are left.
   *
   * @param pounds pounds a year to raise, not negative
   * @param pupils pupils that the levy counts
   * @throws ProblemsException when there is nobody to raise it from: a levy without a base, or
   *     fewer than no pupils left
   */
  public static double rateToRaise(double pounds, double pupils) {
    if (!(pupils >= 0)) {
      throw new ProblemsException(
          Problem.error(
              "levy, pupils left",
              Problem.plain(pupils),
              "pupils that are not negative",
              "more pupils leave than there are"));
    }
    if (pounds > 0 && pupils == 0) {
      throw new ProblemsException(
          Problem.error(
              "levy",
              Problem.plain(pounds),
              "nothing to raise, since no pupils are left to raise it from",
              "every school has left; the sum falls to the council's own budget"));
    }
    return pounds <= 0 ? 0 : pounds / pupils;
  }
}
