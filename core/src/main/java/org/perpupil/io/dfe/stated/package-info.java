/**
 * Schools and formulas whose figures published files state one by one, so that nothing is inferred.
 *
 * <p>Not exported.
 */
@NullMarked
package org.perpupil.io.dfe.stated;

import org.jspecify.annotations.NullMarked;
