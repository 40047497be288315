package org.perpupil.projection.pay;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.perpupil.budget.Block;
import org.perpupil.budget.Staff;
import org.perpupil.budget.StaffPost;
import org.perpupil.problem.Problem;
import org.perpupil.projection.world.Timeline;
import org.perpupil.rates.DatedRates;
import org.perpupil.rates.PayArea;

/** Which points of the teachers' scales have published pay. */
public final class PayScales {
  private PayScales() {}

  /** Returns whether pay of a point was published by a block, so that it is known from there. */
  static boolean startsBy(PayArea area, String point, Timeline timeline, int block) {
    for (int k = 0; k <= block; k++) {
      if (DatedRates.employment()
          .find(area.scaleName(point), timeline.block(k).start())
          .isPresent()) {
        return true;
      }
    }
    return false;
  }

  /** Returns a problem for every point that posts start at before its pay is known. */
  public static List<Problem> missing(Staff staff, Timeline timeline) {
    Set<Missing> known = new LinkedHashSet<>();
    List<Problem> problems = new ArrayList<>();
    for (String school : staff.schoolIds()) {
      for (StaffPost post : staff.posts(school)) {
        if (post.area().isPresent()) {
          int start = post.start().map((Block block) -> timeline.index(block)).orElse(0);
          Missing missing =
              new Missing(
                  post.area().get(), post.point(), Math.min(timeline.blocks(), Math.max(0, start)));
          if (known.add(missing)
              && !startsBy(missing.area, missing.point, timeline, missing.start)) {
            problems.add(missing.problem(school, timeline));
          }
        }
      }
    }
    return problems;
  }

  private record Missing(PayArea area, String point, int start) {
    Problem problem(String school, Timeline timeline) {
      return Problem.error(
          "staff of school " + school,
          point + ", " + area.label() + ", " + timeline.block(start),
          "a point with a published scale on that date",
          "the scale of that year is not known; give the post on scale salary with its pounds, or"
              + " start in a later year");
    }
  }
}
