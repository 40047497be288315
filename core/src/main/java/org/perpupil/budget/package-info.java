/**
 * Income and cost on one calendar.
 *
 * <p>Holds the {@link org.perpupil.budget.Block blocks} that every flow lives in and what employing
 * a teacher costs in each. Knows no formula's rules and no scenario.
 */
@NullMarked
package org.perpupil.budget;

import org.jspecify.annotations.NullMarked;
