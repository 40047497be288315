package org.perpupil.statistics.sensitivity;

/** What is estimated of an input. */
public enum Statistic {
  /** The part of the output's variance, 0-1, that the input explains on its own. */
  FIRST_ORDER(
      "first_order", "the part of the output's variance that the input explains on its own"),
  /** The part of the output's variance, 0-1, that the input has a hand in, alone or with others. */
  TOTAL_ORDER("total_order", "the part of the output's variance that the input has a hand in"),
  /** The part of the output's variance, 0-1, that two inputs explain by acting together. */
  SECOND_ORDER(
      "second_order",
      "the part of the output's variance that two inputs explain by acting together"),
  /** The mean elementary effect, mu, in units of the output. */
  MEAN_EFFECT(
      "mu", "the mean elementary effect, in units of the output for the whole range of the input"),
  /** The mean size of the elementary effects, mu*, in units of the output. */
  MEAN_ABSOLUTE_EFFECT("mu_star", "the mean size of the elementary effects"),
  /** The standard deviation of the elementary effects, sigma, in units of the output. */
  EFFECT_DEVIATION("sigma", "the standard deviation of the elementary effects"),
  /** Standard deviations that the output moves for one of the input, the others held. */
  STANDARDISED_COEFFICIENT(
      "standardised_coefficient", "standard deviations that the output moves for one of the input"),
  /** The part of the output's variance, 0-1, that a linear function of all inputs explains. */
  R_SQUARED(
      "r_squared",
      "the part of the output's variance that a linear function of all inputs explains");

  private final String fileName;
  private final String words;

  Statistic(String fileName, String words) {
    this.fileName = fileName;
    this.words = words;
  }

  /** Returns what it is, for people who read a table. */
  public String words() {
    return words;
  }

  /** Returns the name in files. */
  public String fileName() {
    return fileName;
  }
}
