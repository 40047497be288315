/**
 * Money between schools and their trust.
 *
 * <p>Holds a trust's charge on schools, its pooling of grant and of reserves, the costs of its
 * centre, what a school brings when it joins, and the services that a school needs whoever runs it.
 * What a trust's budget comes to over years is in {@code joining}.
 */
@NullMarked
package org.perpupil.trust;

import org.jspecify.annotations.NullMarked;
