package org.perpupil.formula.factor;

import org.jspecify.annotations.Nullable;
import org.perpupil.formula.Line;
import org.perpupil.formula.Parameter;
import org.perpupil.rates.Rate;

/**
 * One rate and what it is paid on: each school's line gets rate × share × base.
 *
 * <p>The share does not follow the roll, so the same term pays the school for another roll; where
 * it does, {@link #weights} works it out anew. Arrays are read only.
 *
 * @param line the line that the money goes to
 * @param rate pounds for one unit of the base, before area cost
 * @param parameter where a formula holds the rate; none for a sum
 * @param share per school, the part of the base that counts; 1 where all of it does, 0 where the
 *     school is not paid
 * @param weights the share for another roll, where it follows the roll
 * @param base what the share is of
 * @param areaCost whether the area cost adjustment multiplies the rate
 */
@SuppressWarnings("ArrayRecordComponent")
public record Term(
    Line line,
    Rate rate,
    @Nullable Parameter parameter,
    double[] share,
    @Nullable RollWeights weights,
    Base base,
    boolean areaCost) {}
