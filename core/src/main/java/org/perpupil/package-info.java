/**
 * The front door: schools, formulas and budgets in, answers out.
 *
 * <p>Start from a {@link org.perpupil.Workspace}: a folder with a {@code perpupil.yaml}, files,
 * content in memory, or values. Ask it:
 *
 * <pre>{@code
 * Workspace wexmoor = Workspace.open(Path.of("examples/data/wexmoor"));
 * wexmoor.allocate().budgetShare("W06");                  // what a school is paid
 * wexmoor.statement("W06").lines();                       // and why
 * wexmoor.compare("formulas.csv", "nff:2025-26").change("W06");
 * wexmoor.project().closingReserve("W06", FundingYear.of(2027));
 * wexmoor.run("flat-cash.scenario.yaml").change("W06", FundingYear.of(2027));
 * wexmoor.largest("W06", "pay.teacher_award_percent", "closing_reserve>=0").value();
 * }</pre>
 *
 * <p>Every answer is a {@link org.perpupil.Result}: addressed by a school's identifier and a {@link
 * org.perpupil.rates.FundingYear}, in the figures that files and the command line show, and able to
 * write itself as CSV or JSON. Whatever is wrong with the inputs is thrown at once, as a {@link
 * org.perpupil.problem.ProblemsException} that holds every problem.
 *
 * <p>All other packages are what this one is made of, for programs that need more.
 */
@NullMarked
package org.perpupil;

import org.jspecify.annotations.NullMarked;
