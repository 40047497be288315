/**
 * What employing a teacher costs, and grants with a life.
 *
 * <p>Holds a grant's start, part-year payments and the year in which the formula takes it up, and the
 * on-costs of a salary. Not exported.
 */
@NullMarked
package org.perpupil.budget.cost;

import org.jspecify.annotations.NullMarked;
