package org.perpupil.formula.factor;

/**
 * The part of a rate that each school gets, where it follows the roll and must be worked out anew
 * for every year and world.
 */
public interface RollWeights {
  /** Returns the schools that may get a part, in order. Read only. */
  int[] rows();

  /**
   * Works the parts out.
   *
   * @param parameters rates and settings by {@link org.perpupil.formula.Parameter#index()}
   * @param pupils the roll of every school
   * @param weights one for each of {@link #rows}, overwritten; NaN where what it needs is unknown
   */
  void weigh(double[] parameters, double[] pupils, double[] weights);
}
