/**
 * Published files as tables: workbooks and text, sheets and header rows found by content, and the
 * names of columns by year, which are data among this package's resources.
 *
 * <p>Not exported.
 */
@NullMarked
package org.perpupil.io.dfe.table;

import org.jspecify.annotations.NullMarked;
