package org.perpupil.rates;

/**
 * A figure and where it comes from. Immutable and thread-safe.
 *
 * @param name the name that files use, such as {@code basic_primary}
 * @param value the figure, in its unit; percentages as percent, not as fractions
 * @param unit what the figure counts, such as {@code GBP per pupil}
 * @param status how sure it is
 * @param source where it was read
 */
public record Rate(String name, double value, String unit, RateStatus status, String source) {}
