/** Trusts by name, and the schools on their way to one. */
@NullMarked
package org.perpupil.trust.members;

import org.jspecify.annotations.NullMarked;
