/**
 * What the posts of a school cost, year by year.
 *
 * <p>Holds pay scales with increments and awards, on-costs, and the part of teaching cost that is
 * known as a total. Not exported.
 */
@NullMarked
package org.perpupil.projection.pay;

import org.jspecify.annotations.NullMarked;
