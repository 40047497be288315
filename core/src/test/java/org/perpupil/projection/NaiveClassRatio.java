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

  /** Teachers in a block whose total stood for so many in the first, head included. */
  double teachers(double first, int block) {
    double classesBefore = rolls.classes(NaiveTimeline.rollInSchool(timeline.firstBlock()));
    if (classesBefore == 0) {
      return first;
    }
    int roll = NaiveTimeline.rollInSchool(block);
    double each = Math.max(0, first - values.of("staff.leadership_posts", roll)) / classesBefore;
    double more = values.of("staff.follow_classes", roll) * (rolls.classes(roll) - classesBefore);
    return more > 0
        ? first + each * more
        : first + Math.min(each, values.of("staff.teachers_per_class", roll)) * more;
  }
}
