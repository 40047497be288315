/**
 * Numbers that may change, where they are set, and differences between worlds.
 *
 * <p>Holds the register of {@link org.perpupil.scenario.Assumption assumptions}, the {@link
 * org.perpupil.scenario.Selector selectors} that aim them at schools, and {@link
 * org.perpupil.scenario.Assumptions}, what somebody set; and a {@link
 * org.perpupil.scenario.Scenario}, the difference between two worlds. Does not know what the
 * assumptions do: the projection reads them.
 */
@NullMarked
package org.perpupil.scenario;

import org.jspecify.annotations.NullMarked;
