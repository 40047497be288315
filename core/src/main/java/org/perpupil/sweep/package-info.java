/**
 * Sweeps: a projection run in many worlds, or in the rows of a sensitivity analysis.
 *
 * <p>Holds the {@link org.perpupil.sweep.SweepPlan plan}, which is a value, and what binds it to a
 * projection. How worlds are drawn and counted is in {@link org.perpupil.statistics}, how inputs
 * are judged is in its rooms; files are read and written in {@link org.perpupil.io}.
 */
@NullMarked
package org.perpupil.sweep;

import org.jspecify.annotations.NullMarked;
