/**
 * How a plan's inputs become the numbers of each world, and the totals that are kept of it.
 *
 * <p>Not exported.
 */
@NullMarked
package org.perpupil.sweep.draw;

import org.jspecify.annotations.NullMarked;
