/**
 * How money is shared out: factors, minimum levels and protections, to the penny.
 *
 * <p>A {@link org.perpupil.formula.Formula} is data: rates and settings, national or local. An
 * {@link org.perpupil.formula.Allocation} evaluates it over the columns of a table of schools; a
 * {@link org.perpupil.formula.Statement} is that evaluation over one row with every line explained.
 * A {@link org.perpupil.formula.FormulaPlan} keeps the same terms as columns, for a {@link
 * org.perpupil.formula.FormulaRun} over years and many worlds that calls the same rules.
 *
 * <p>One file holds one rule: the minimum funding guarantee is in {@code LocalProtection}, the
 * minimum per-pupil level in {@code MinimumPerPupil}, sparsity in {@code Sparsity}. Money between
 * schools and their authority or trust is not here.
 */
@NullMarked
package org.perpupil.formula;

import org.jspecify.annotations.NullMarked;
