/**
 * One file a factor: its lines, rates and settings, the fields of schools that it reads, the years
 * that it is in force, what its money counts towards, and how it is paid.
 *
 * <p>A factor is a {@link org.perpupil.formula.factor.Factor}; all of them are in {@link
 * org.perpupil.formula.factor.Factors}. It declares what it needs once, in an {@link
 * org.perpupil.formula.factor.Assembly} it becomes terms, and whatever pays schools pays those:
 * there is nowhere else to go for a new one. Not exported.
 */
@NullMarked
package org.perpupil.formula.factor;

import org.jspecify.annotations.NullMarked;
