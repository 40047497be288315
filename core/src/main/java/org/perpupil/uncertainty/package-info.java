/**
 * Many worlds: what a function from assumptions to measures gives when the assumptions vary.
 *
 * <p>Holds {@link org.perpupil.uncertainty.Distribution distributions}, {@link
 * org.perpupil.uncertainty.Path paths} over years, what makes them move together ({@link
 * org.perpupil.uncertainty.Copula}, {@link org.perpupil.uncertainty.Levels}), {@link
 * org.perpupil.uncertainty.Sampler samplers}, the {@link org.perpupil.uncertainty.WorldRunner
 * runner}, and {@link org.perpupil.uncertainty.Accumulator results} that take no more memory for
 * more worlds. Knows no school, no formula and no file: an assumption is a position in a vector of
 * numbers, a measure is one in another.
 *
 * <p>Threads, slices and merges change no bit of a result: draw <i>i</i> depends only on the seed
 * and <i>i</i>, and results are sums of integers.
 */
@NullMarked
package org.perpupil.uncertainty;

import org.jspecify.annotations.NullMarked;
