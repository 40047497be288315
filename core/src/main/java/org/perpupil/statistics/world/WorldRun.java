package org.perpupil.statistics.world;

import java.util.List;
import org.perpupil.statistics.Accumulator;
import org.perpupil.statistics.MeasureResult;

/**
 * A finished run.
 *
 * @param results the worlds' results; the caller's to merge with others
 * @param checkpoints the watched measure's result after 256, 512, 1,024 … worlds and at the end, to
 *     see whether it settled; where no world had a value yet there is none
 * @param stopped whether the stopping rule ended it before the last world
 */
public record WorldRun(Accumulator results, List<MeasureResult> checkpoints, boolean stopped) {
  /** Copies the list. */
  public WorldRun {
    checkpoints = List.copyOf(checkpoints);
  }
}
