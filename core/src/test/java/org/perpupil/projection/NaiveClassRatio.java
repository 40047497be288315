package org.perpupil.projection;

/** How classes stand to those of the first block, as far as staff follow them. */
final class NaiveClassRatio {
  private final NaiveTimeline timeline;
  private final NaiveValues values;
  private final NaiveRolls rolls;

  NaiveClassRatio(NaiveTimeline timeline, NaiveValues values, NaiveRolls rolls) {
    this.timeline = timeline;
    this.values = values;
    this.rolls = rolls;
  }

  double at(int block) {
    int first = rolls.classes(NaiveTimeline.rollInSchool(timeline.firstBlock()));
    if (first == 0) {
      return 1;
    }
    int roll = NaiveTimeline.rollInSchool(block);
    double follow = values.of("staff.follow_classes", roll);
    return 1 + follow * (rolls.classes(roll) / (double) first - 1);
  }
}
