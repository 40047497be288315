package org.perpupil.statistics;

/**
 * Two outputs of a model to compare in the same worlds: a school that stays, and that joins.
 *
 * @param first index of the measure that is compared with
 * @param second index of the measure that may be better; the difference is second less first
 */
public record Pair(int first, int second) {}
