/**
 * How much of the gains it takes to pay for the guarantee.
 *
 * <p>Solves for the scaling or the cap over the columns of an authority's schools, for an
 * allocation and for each year of a projection alike. Not exported; {@link
 * org.perpupil.authority.affordability.Affordability} is the way in.
 */
@NullMarked
package org.perpupil.authority.gains;

import org.jspecify.annotations.NullMarked;
