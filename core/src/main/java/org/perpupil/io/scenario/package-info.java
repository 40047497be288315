/**
 * Readers of the parts of a scenario file.
 *
 * <p>Not exported; {@link org.perpupil.io.input.ScenarioFile} is the way in.
 */
@NullMarked
package org.perpupil.io.scenario;

import org.jspecify.annotations.NullMarked;
