/**
 * Readers of users' tables, one a kind of file.
 *
 * <p>Not exported; {@link org.perpupil.io.input.Inputs}, {@link org.perpupil.io.input.BudgetInputs}
 * and {@link org.perpupil.io.input.OrganisationInputs} are the ways in.
 */
@NullMarked
package org.perpupil.io.read;

import org.jspecify.annotations.NullMarked;
