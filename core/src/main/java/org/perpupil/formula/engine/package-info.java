/**
 * The one evaluation of a formula: a year or many, one world or many.
 *
 * <p>A {@link org.perpupil.formula.engine.FormulaPlan} holds the terms of all factors as columns, a
 * {@link org.perpupil.formula.engine.FormulaRun} pays and protects them year by year. A projection
 * is such a run, a sweep many of them; an allocation is {@link
 * org.perpupil.formula.engine.Allocated}, a run of one year that keeps its lines and rounds them.
 * Not exported.
 */
@NullMarked
package org.perpupil.formula.engine;

import org.jspecify.annotations.NullMarked;
