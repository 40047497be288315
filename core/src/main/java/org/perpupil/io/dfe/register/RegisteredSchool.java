package org.perpupil.io.dfe.register;

import org.jspecify.annotations.Nullable;

/**
 * A school of the register.
 *
 * @param laestab authority and establishment number, seven digits, or blank
 * @param former the same before the school's authority or number changed, or blank
 * @param isAcademy whether an academy trust runs it; null where the register has neither kind
 * @param lowAge statutory low age; 0 where not known
 * @param highAge statutory high age; 0 where not known
 * @param trust name, or blank
 */
public record RegisteredSchool(
    String urn,
    String laestab,
    String former,
    String laCode,
    String laName,
    String name,
    boolean isOpen,
    @Nullable Boolean isAcademy,
    int lowAge,
    int highAge,
    String trust) {
  /** Reception is the year of those who are four when it begins. */
  private static final int RECEPTION = 4;

  private static final int YEAR_7 = 11;
  private static final int YEAR_10 = 14;
  private static final int AFTER_YEAR_11 = 16;

  /** Registers have 5, the age at which school is compulsory, for schools with a Reception. */
  private static final int COMPULSORY = 5;

  /**
   * Returns the year groups that the statutory ages take in: primary, Key Stage 3 and Key Stage 4.
   *
   * @return null where the ages are not known
   */
  public int @Nullable [] yearGroups() {
    if (lowAge <= 0 || highAge <= lowAge) {
      return null;
    }
    int first = lowAge <= COMPULSORY ? RECEPTION : lowAge;
    return new int[] {
      years(first, RECEPTION, YEAR_7),
      years(first, YEAR_7, YEAR_10),
      years(first, YEAR_10, AFTER_YEAR_11)
    };
  }

  private int years(int first, int from, int to) {
    return Math.max(0, Math.min(highAge, to) - Math.max(first, from));
  }
}
