package org.perpupil.sweep.run;

import java.util.Optional;
import org.perpupil.projection.Projection;

/**
 * What schools come to where nothing varies.
 *
 * @param own in the swept projection
 * @param other in the one that it is compared with, if it is
 */
record BaseWorld(Projection own, Optional<Projection> other) {
  static BaseWorld of(SweepProjection projection) {
    return new BaseWorld(
        projection.plan().run(projection.assumptions()),
        projection.against().map(against -> against.plan().run(against.assumptions())));
  }

  /**
   * Returns why a school has no figures: whatever varies, or in a year that the formula cannot pay
   * where nothing does.
   */
  Optional<String> failure(int row) {
    return own.failure(row).or(() -> other.flatMap(projection -> projection.failure(row)));
  }
}
