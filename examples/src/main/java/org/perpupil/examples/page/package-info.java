/**
 * Pages that people look at: results in words, pictures and tables, in one file that needs nothing
 * else.
 *
 * <p>Every figure is one that a {@link org.perpupil.Result} holds; nothing is worked out here but
 * what a sentence says of it.
 */
@NullMarked
package org.perpupil.examples.page;

import org.jspecify.annotations.NullMarked;
