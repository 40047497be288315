/**
 * How money is shared out: factors, minimum levels and protections, to the penny.
 *
 * <p>A {@link org.perpupil.formula.Formula} is data: rates and settings, national or local. An
 * {@link org.perpupil.formula.Allocation} is what it gives a table of schools, a {@link
 * org.perpupil.formula.Statement} what it gives one of them, every line explained. Money between
 * schools and their authority or trust is not here.
 *
 * <p>Three rooms are for those who work on it: {@code factor}, one file a factor; {@code
 * protection}, one file a protection; {@code engine}, the one evaluation that allocations,
 * projections and sweeps run.
 */
@NullMarked
package org.perpupil.formula;

import org.jspecify.annotations.NullMarked;
