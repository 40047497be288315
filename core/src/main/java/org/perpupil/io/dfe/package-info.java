/**
 * Readers of what the Department for Education publishes, and what follows from it.
 *
 * <p>A file is known by its header: each kind has a table of column names by year among this
 * package's resources, so that the names of a year to come are data. What a file does not say is
 * worked out where that can be done, and every such figure carries its {@link
 * org.perpupil.io.dfe.Basis}. Not exported; {@link org.perpupil.io.PublishedFiles} is the way in.
 */
@NullMarked
package org.perpupil.io.dfe;

import org.jspecify.annotations.NullMarked;
