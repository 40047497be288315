package org.perpupil.sweep.run;

import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;

/**
 * A part of a sweep's worlds.
 *
 * @param number from 1 to the number of slices
 * @param slices how many there are
 */
public record Slice(int number, int slices) {
  /** All worlds. */
  public static final Slice WHOLE = new Slice(1, 1);

  /**
   * Checks the parts.
   *
   * @throws ProblemsException unless the number is from 1 to the number of slices
   */
  public Slice {
    if (number < 1 || number > slices) {
      throw new ProblemsException(
          Problem.error(
              "slice",
              number + "/" + slices,
              "a slice and how many there are, from 1/" + Math.max(1, slices),
              "slices were counted from 0, or the two numbers were swapped"));
    }
  }

  /** Returns how many of some worlds lie before this slice. */
  public long start(long worlds) {
    return worlds / slices * (number - 1) + Math.min(number - 1, worlds % slices);
  }

  /** Returns how many of some worlds lie in this slice; 0 where there are more slices. */
  public long count(long worlds) {
    return worlds / slices + (number <= worlds % slices ? 1 : 0);
  }

  /** Returns such as {@code 3/8}. */
  @Override
  public String toString() {
    return number + "/" + slices;
  }
}
