/**
 * Income and cost on one calendar.
 *
 * <p>Holds the {@link org.perpupil.budget.Block blocks} that every flow lives in, the codes of
 * income and cost, what schools state of them in {@link org.perpupil.budget.Budget budgets}, posts,
 * grants with a life, what employing a teacher costs, and the measures of a curriculum plan. Knows
 * no formula's rules and no scenario.
 */
@NullMarked
package org.perpupil.budget;

import org.jspecify.annotations.NullMarked;
