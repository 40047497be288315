package org.perpupil.statistics.sensitivity;

/** What is estimated of an input. */
public enum Statistic {
  /** The part of the output's variance, 0-1, that the input explains on its own. */
  FIRST_ORDER("first_order"),
  /** The part of the output's variance, 0-1, that the input has a hand in, alone or with others. */
  TOTAL_ORDER("total_order"),
  /** The mean elementary effect, mu, in units of the output. */
  MEAN_EFFECT("mu"),
  /** The mean size of the elementary effects, mu*, in units of the output. */
  MEAN_ABSOLUTE_EFFECT("mu_star"),
  /** The standard deviation of the elementary effects, sigma, in units of the output. */
  EFFECT_DEVIATION("sigma"),
  /** Standard deviations that the output moves for one of the input, the others held. */
  STANDARDISED_COEFFICIENT("standardised_coefficient"),
  /** The part of the output's variance, 0-1, that a linear function of all inputs explains. */
  R_SQUARED("r_squared");

  private final String fileName;

  Statistic(String fileName) {
    this.fileName = fileName;
  }

  /** Returns the name in files. */
  public String fileName() {
    return fileName;
  }
}
