/**
 * What a pound of a line comes to in a later year.
 *
 * <p>Holds the paths of prices, the rates of grants, and the lines that a budget states. Not
 * exported.
 */
@NullMarked
package org.perpupil.projection.prices;

import org.jspecify.annotations.NullMarked;
