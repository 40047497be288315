package org.perpupil.projection.engine;

import org.perpupil.projection.pay.StaffPlan;
import org.perpupil.projection.world.AssumptionIndex;
import org.perpupil.projection.world.World;

/** What a September brings to teachers on the scale. Mutable, for one thread. */
final class Movement {
  private static final int M6 = 5;
  private static final int U3 = 8;

  /** Share of those who stay that moves up, by point. */
  final double[] up = new double[StaffPlan.CHAIN];

  /** Share of teachers who stay. */
  double staying;

  /** What part of the teachers' need is left when trainees teach and are mentored. */
  double needBesideTrainees;

  /** The point below that joiners start at, and the share of them who start a point above it. */
  int joinBelow;

  double joinAbove;

  void fill(World world, int year) {
    double increments = world.value(AssumptionIndex.INCREMENT_SHARE, year);
    double threshold = increments * world.value(AssumptionIndex.THRESHOLD_SHARE, year);
    double upper = increments * world.value(AssumptionIndex.UPPER_PROGRESS_SHARE, year);
    for (int p = 0; p < up.length; p++) {
      up[p] = p < M6 ? increments : p == M6 ? threshold : p < U3 ? upper : 0;
    }
    staying = 1 - world.value(AssumptionIndex.TEACHER_LEAVING, year) / 100;
    needBesideTrainees = StaffRun.needBesideTrainees(world, year);
    double point = world.value(AssumptionIndex.JOINER_POINT, year) - 1;
    joinBelow = Math.min((int) point, U3 - 1);
    joinAbove = point - joinBelow;
  }
}
