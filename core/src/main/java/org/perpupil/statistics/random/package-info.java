/**
 * Numbers that depend on nothing but seed and counter.
 *
 * <p>Holds the one random generator and the one Sobol sequence, which samplers and analyses share.
 * Not exported.
 */
@NullMarked
package org.perpupil.statistics.random;

import org.jspecify.annotations.NullMarked;
