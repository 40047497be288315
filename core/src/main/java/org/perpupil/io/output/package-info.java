/**
 * The one way in which files come to disk: whole or not at all.
 *
 * <p>Holds the parts, the lock, the steps that a commit takes and how they are undone. Not
 * exported; {@link org.perpupil.io.result.Output} is the way in.
 */
@NullMarked
package org.perpupil.io.output;

import org.jspecify.annotations.NullMarked;
