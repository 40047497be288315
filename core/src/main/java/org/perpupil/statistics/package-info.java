/**
 * Many worlds: what a function from assumptions to measures gives when the assumptions vary.
 *
 * <p>Holds {@link org.perpupil.statistics.Accumulator results} that take no more memory for more
 * worlds; the inputs that vary and the function are in a room of their own. Knows no school, no
 * formula and no file: an assumption is a position in a vector of numbers, a measure is one in
 * another. Its rooms hold distributions, samplers, which input matters, and what must be true.
 *
 * <p>Threads, slices and merges change no bit of a result: draw <i>i</i> depends only on the seed
 * and <i>i</i>, and results are sums of integers.
 */
@NullMarked
package org.perpupil.statistics;

import org.jspecify.annotations.NullMarked;
