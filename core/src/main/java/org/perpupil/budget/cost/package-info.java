/**
 * Grants with a life, and the apprenticeship levy.
 *
 * <p>Holds a grant's start, part-year payments and the year in which the formula takes it up. Not
 * exported.
 */
@NullMarked
package org.perpupil.budget.cost;

import org.jspecify.annotations.NullMarked;
