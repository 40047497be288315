/**
 * Readers of what the Department for Education publishes, and what follows from it.
 *
 * <p>A file is known by its header. What a file does not say is worked out where that can be done,
 * and every such figure carries its basis. Not exported; {@link
 * org.perpupil.io.input.PublishedImport} is the way in.
 */
@NullMarked
package org.perpupil.io.dfe;

import org.jspecify.annotations.NullMarked;
