/**
 * Workbooks: the tables of a result as sheets, with numbers as numbers, and what they rest on.
 *
 * <p>Figures are those of the same tables as CSV, digit by digit.
 */
@NullMarked
package org.perpupil.examples.sheet;

import org.jspecify.annotations.NullMarked;
