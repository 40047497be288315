/**
 * Schools' budgets over years.
 *
 * <p>A {@link org.perpupil.projection.ProjectionPlan} compiles schools, formulas, budgets, staff
 * and arrangements to flat columns once; running it with assumptions gives a {@link
 * org.perpupil.projection.Projection}. Holds the cohorts, the paths of prices and pay, and the
 * block-by-block arithmetic; not the rules of the formula, which {@code formula} works out, and no
 * judgement of the result.
 */
@NullMarked
package org.perpupil.projection;

import org.jspecify.annotations.NullMarked;
