/**
 * A trust that schools arrive in and leave: its blocks and what each member brings.
 *
 * <p>Whether one school is better off by joining is in {@code joining}.
 */
@NullMarked
package org.perpupil.joining.trust;

import org.jspecify.annotations.NullMarked;
