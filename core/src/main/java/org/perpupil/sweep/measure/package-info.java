/**
 * Measures of one's own: arithmetic over what a projection knows of a school's year.
 *
 * <p>Not exported.
 */
@NullMarked
package org.perpupil.sweep.measure;

import org.jspecify.annotations.NullMarked;
