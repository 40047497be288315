/**
 * A projection run: the block-by-block arithmetic of one world.
 *
 * <p>Funding comes first, then what depends on a whole authority or pool, then each school's income
 * and cost. Holds what a run changes; one run serves one thread. Not exported; {@link
 * org.perpupil.projection.ProjectionPlan} and {@link org.perpupil.projection.ProjectionRunner} are
 * the ways in.
 */
@NullMarked
package org.perpupil.projection.engine;

import org.jspecify.annotations.NullMarked;
