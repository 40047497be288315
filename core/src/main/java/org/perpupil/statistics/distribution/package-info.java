/**
 * How one number varies, how it does over years, and what makes several move together.
 *
 * <p>Holds {@link org.perpupil.statistics.distribution.Distribution distributions}, {@link
 * org.perpupil.statistics.distribution.Path paths} and the {@link
 * org.perpupil.statistics.distribution.Copula copula}.
 */
@NullMarked
package org.perpupil.statistics.distribution;

import org.jspecify.annotations.NullMarked;
