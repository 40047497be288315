/**
 * A scenario run beside the world as it is: what changes, and which cause makes it.
 *
 * <p>Holds the inputs of a run, the worlds with and without each cause, and events such as a change
 * of governance. Differences only, never a judgement of them.
 */
@NullMarked
package org.perpupil.impact.scenario;

import org.jspecify.annotations.NullMarked;
