/**
 * Money between schools and their authority or trust.
 *
 * <p>Holds the schools block that an authority receives, what its schools get in all, and the
 * reconciliation that accounts for every school, pupil and pound. How one school's share is worked
 * out is in {@code formula}.
 */
@NullMarked
package org.perpupil.organisation;

import org.jspecify.annotations.NullMarked;
