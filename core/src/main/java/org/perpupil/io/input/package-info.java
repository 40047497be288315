/**
 * What a command reads in one go: schools with their formulas, assumptions, standards, scenarios
 * and files that the Department publishes, with all problems at once.
 *
 * <p>Inputs of a program are named through {@code Workspace}; how one kind of file is read is in
 * {@code io.read}, {@code io.plan} and {@code io.scenario}.
 */
@NullMarked
package org.perpupil.io.input;

import org.jspecify.annotations.NullMarked;
