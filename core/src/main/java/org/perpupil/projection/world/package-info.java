/**
 * The calendar of a projection and the world that it runs in.
 *
 * <p>Holds the years and blocks, who runs a school in each, the children who move up, and where the
 * assumptions of a world stand. Knows no price and no post. Not exported.
 */
@NullMarked
package org.perpupil.projection.world;

import org.jspecify.annotations.NullMarked;
