package org.perpupil.io.dfe.infer;

import com.google.common.collect.ImmutableList;

/**
 * Pupils from money.
 *
 * <p>Most rolls are whole; those of a school that opens, closes or changes its ages in the year are
 * twelfths, sevenths or both of whole ones.
 */
public final class Counts {
  private static final ImmutableList<Integer> PARTS = ImmutableList.of(1, 12, 7, 84);

  private Counts() {}

  /**
   * Returns the pupils that an amount pays for.
   *
   * @param halfUnit how far the amount may be from what was rounded
   * @return the simplest number of pupils that the rounding allows, else the quotient
   */
  public static double of(double pounds, double halfUnit, double rate) {
    double pupils = pounds / rate;
    double tolerance = halfUnit / rate + 1e-9 * pupils;
    for (int parts : PARTS) {
      double simple = Math.rint(pupils * parts) / parts;
      if (Math.abs(pupils - simple) <= tolerance && tolerance * parts < 0.02) {
        return simple;
      }
    }
    return pupils;
  }

  /** Returns whether an amount pays for whole pupils. */
  static boolean isWhole(double count) {
    return count == Math.rint(count);
  }
}
