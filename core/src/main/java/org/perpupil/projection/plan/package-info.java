/**
 * A projection compiled: schools of one kind as columns, ready to run.
 *
 * <p>Holds the units that share a shape, their grants, lines and posts, and the authorities and
 * pools that tie schools together. Holds nothing that a run changes. Not exported; {@link
 * org.perpupil.projection.ProjectionPlan} is the way in.
 */
@NullMarked
package org.perpupil.projection.plan;

import org.jspecify.annotations.NullMarked;
