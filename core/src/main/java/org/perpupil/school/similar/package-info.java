/** Schools that one may be compared with, as the Department for Education finds them. */
@NullMarked
package org.perpupil.school.similar;

import org.jspecify.annotations.NullMarked;
