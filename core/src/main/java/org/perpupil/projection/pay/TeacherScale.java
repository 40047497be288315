package org.perpupil.projection.pay;

import java.util.List;
import java.util.Optional;
import org.perpupil.budget.Pension;
import org.perpupil.budget.StaffPost;
import org.perpupil.rates.PayArea;

/**
 * The scale that a school's teachers join on: that of the first post on any.
 *
 * @param area the scale's area
 * @param pension the scheme of those who join
 */
public record TeacherScale(PayArea area, Pension pension) {
  /** Returns a school's scale, or nothing where no post is on one. */
  public static Optional<TeacherScale> of(List<StaffPost> posts) {
    for (StaffPost post : posts) {
      if (StaffPlan.isOnScale(post)) {
        return Optional.of(new TeacherScale(post.area().orElseThrow(), post.pension()));
      }
    }
    return Optional.empty();
  }
}
