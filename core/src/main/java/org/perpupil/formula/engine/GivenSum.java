package org.perpupil.formula.engine;

import org.perpupil.formula.Counting;

/**
 * Money that schools were given as sums, on one line.
 *
 * @param line place of the line
 * @param pounds one a school; read only
 */
@SuppressWarnings("ArrayRecordComponent")
record GivenSum(Counting counting, int line, double[] pounds) {}
