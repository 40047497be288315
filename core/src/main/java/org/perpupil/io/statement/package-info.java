/**
 * Statements of one school as files, in the layout in which the Department for Education lets grant
 * statements be downloaded.
 */
@NullMarked
package org.perpupil.io.statement;

import org.jspecify.annotations.NullMarked;
