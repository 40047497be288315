package org.perpupil.statistics.sensitivity;

/**
 * One estimate of one input, or of two together.
 *
 * @param input the input's name
 * @param with the other input's name; blank for one by itself
 * @param statistic what is estimated
 * @param estimate the value, its interval and its convergence
 */
public record Finding(String input, String with, Statistic statistic, Estimate estimate) {}
