/**
 * Files to start from, and the one table of fields: what each column and key holds, its unit, its
 * limits and its usual range.
 */
@NullMarked
package org.perpupil.io.template;

import org.jspecify.annotations.NullMarked;
