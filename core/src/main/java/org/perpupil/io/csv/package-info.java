/**
 * Tables of text: cells, numbers and columns as people write them, and as we write them.
 *
 * <p>Not exported.
 */
@NullMarked
package org.perpupil.io.csv;

import org.jspecify.annotations.NullMarked;
