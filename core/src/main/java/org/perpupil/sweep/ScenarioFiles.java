package org.perpupil.sweep;

import java.util.Optional;

/**
 * The scenario that makes the swept world, and what that world is compared with, in the same draws.
 *
 * @param scenario a file, named from the folder of the plan
 * @param against another such file, or {@link #BASELINE}; empty when nothing is compared
 */
public record ScenarioFiles(String scenario, Optional<String> against) {
  /** Names the world without the scenario; what the scenario holds constant holds in it, too. */
  public static final String BASELINE = "baseline";
}
