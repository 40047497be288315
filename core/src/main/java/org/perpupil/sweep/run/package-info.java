/**
 * The run of a sweep: worlds in slices, the pilot that fixes histograms, fingerprints, and the
 * binding of a projection to the kit of sensitivity analyses.
 *
 * <p>What is swept, and what comes out, is in {@code sweep}.
 */
@NullMarked
package org.perpupil.sweep.run;

import org.jspecify.annotations.NullMarked;
