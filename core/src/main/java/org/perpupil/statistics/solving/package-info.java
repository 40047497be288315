/**
 * What must be true: the value of one input at which a condition begins or ceases to hold.
 *
 * <p>Holds the {@linkplain org.perpupil.statistics.solving.BreakEven search} and its three kinds of
 * {@linkplain org.perpupil.statistics.solving.Answer answer}. Sees a function from a number to a
 * number and nothing else: which assumption it is, and what the output means, is the caller's.
 */
@NullMarked
package org.perpupil.statistics.solving;

import org.jspecify.annotations.NullMarked;
