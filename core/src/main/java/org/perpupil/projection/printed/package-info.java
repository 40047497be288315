/** A projection as it is printed: years in pounds that add up. */
@NullMarked
package org.perpupil.projection.printed;

import org.jspecify.annotations.NullMarked;
