/**
 * Where the draws come from.
 *
 * <p>Holds the one random generator, which is a function of seed and counter, the {@link
 * org.perpupil.statistics.sampling.Sampler samplers} built on it, and the shocks that schools have
 * in common.
 */
@NullMarked
package org.perpupil.statistics.sampling;

import org.jspecify.annotations.NullMarked;
