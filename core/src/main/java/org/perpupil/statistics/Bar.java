package org.perpupil.statistics;

/**
 * What one input does on its own, the others at their medians.
 *
 * @param input the input's name
 * @param lowInput its low value, in its own unit
 * @param highInput its high value
 * @param atLow the output at the low value
 * @param atHigh the output at the high value
 * @param swing the largest less the smallest of the outputs at low, median and high; 0 or more
 */
public record Bar(
    String input, double lowInput, double highInput, double atLow, double atHigh, double swing) {}
