/**
 * What an authority can afford: caps and scaling that pay for its guarantee, rates that fit its
 * block, and the rates by which the worst-hit school loses least.
 *
 * <p>Answers questions of the command line about a whole authority. How much gains are cut for one
 * year is in {@code authority.gains}; named ways of closing a gap, side by side, are in {@code
 * authority.levers}. What the block is and who is paid from it is in {@code authority.block}.
 */
@NullMarked
package org.perpupil.authority.affordability;

import org.jspecify.annotations.NullMarked;
