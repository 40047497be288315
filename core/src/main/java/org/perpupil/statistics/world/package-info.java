/**
 * The run of many worlds, in tiles and threads, and the sums that it keeps.
 *
 * <p>Not exported.
 */
@NullMarked
package org.perpupil.statistics.world;

import org.jspecify.annotations.NullMarked;
