/**
 * Checks of numbers that users give, which collect every problem before any is thrown.
 *
 * <p>Not exported.
 */
@NullMarked
package org.perpupil.problem.check;

import org.jspecify.annotations.NullMarked;
