/**
 * What must be true: one school run again and again with one number changed, until it just keeps a
 * condition.
 *
 * <p>The search itself is in {@code statistics.solving}.
 */
@NullMarked
package org.perpupil.sweep.solving;

import org.jspecify.annotations.NullMarked;
