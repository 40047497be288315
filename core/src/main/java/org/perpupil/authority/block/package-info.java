/**
 * The schools block: what an authority receives, what its schools get in all, the part that goes to
 * academies, and the account of every school, pupil and pound.
 *
 * <p>What is done when the block is too small is in {@code authority.affordability}.
 */
@NullMarked
package org.perpupil.authority.block;

import org.jspecify.annotations.NullMarked;
