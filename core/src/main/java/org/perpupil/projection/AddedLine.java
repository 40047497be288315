package org.perpupil.projection;

import org.perpupil.budget.BudgetCode;

/**
 * Money that a projection works out and adds to a school's budget, which does not state it.
 *
 * @param name such as {@code free_infant_meals}, for files
 * @param title for people to read
 * @param code that the money stands under
 * @param firstYear pounds in the school's first year, under the assumptions of the plan
 * @param note what else is worth knowing of it; empty when nothing is
 */
public record AddedLine(
    String name, String title, BudgetCode code, double firstYear, String note) {}
