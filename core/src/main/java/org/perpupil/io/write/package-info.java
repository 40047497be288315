/**
 * Writers of the tables and summaries that several results share.
 *
 * <p>Not exported.
 */
@NullMarked
package org.perpupil.io.write;

import org.jspecify.annotations.NullMarked;
