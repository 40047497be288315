/**
 * Two years of the same schools: what changed and by which cause, to the penny; and what the next
 * years of a protection bring.
 *
 * <p>Two formulas for the same pupils are in {@code impact}.
 */
@NullMarked
package org.perpupil.impact.years;

import org.jspecify.annotations.NullMarked;
