/**
 * Money as it is printed: pennies, and parts that add up to the totals beside them.
 *
 * <p>What is paid is in {@code formula} and its engine; nothing here decides an amount.
 */
@NullMarked
package org.perpupil.formula.printed;

import org.jspecify.annotations.NullMarked;
