/**
 * What an authority can move to fit its block: levers solved to the penny, side by side.
 *
 * <p>Holds the moves, the funds and transfers that come off the block, and what each lever comes
 * to. Who gains and loses by them is in {@code impact}.
 */
@NullMarked
package org.perpupil.authority.levers;

import org.jspecify.annotations.NullMarked;
