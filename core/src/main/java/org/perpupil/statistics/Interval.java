package org.perpupil.statistics;

/**
 * Two limits that a figure is believed to lie between.
 *
 * @param low the lower limit
 * @param high the upper limit
 */
public record Interval(double low, double high) {}
