/**
 * An authority whose schools leave: in which order, what remains, and the pool of surpluses.
 *
 * <p>What a school gains or loses by leaving is in {@code joining}.
 */
@NullMarked
package org.perpupil.authority.leaving;

import org.jspecify.annotations.NullMarked;
