/**
 * Readers and writers of sweep plans.
 *
 * <p>Not exported; {@link org.perpupil.io.input.SweepInputs} is the way in.
 */
@NullMarked
package org.perpupil.io.plan;

import org.jspecify.annotations.NullMarked;
