package org.perpupil.statistics.sensitivity;

/**
 * One estimate of one input.
 *
 * @param input the input's name
 * @param statistic what is estimated
 * @param estimate the value, its interval and its convergence
 */
public record Finding(String input, Statistic statistic, Estimate estimate) {}
