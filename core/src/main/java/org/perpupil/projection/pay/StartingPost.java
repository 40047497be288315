package org.perpupil.projection.pay;

import java.util.ArrayList;
import java.util.List;
import org.perpupil.budget.Block;
import org.perpupil.budget.StaffPost;
import org.perpupil.projection.world.Timeline;

/**
 * Posts as the engine counts them: so many of one contract, from a block on.
 *
 * @param block the block that they start in, which may lie before the school's first
 * @param fraction full-time equivalent of one post, up to 1
 * @param count how many there are
 */
record StartingPost(StaffPost post, int block, double fraction, double count) {
  /**
   * Returns a school's posts.
   *
   * @param first the school's first block
   * @param last its last; posts that start after it are left out
   */
  static List<StartingPost> of(List<StaffPost> posts, Timeline timeline, int first, int last) {
    List<StartingPost> starting = new ArrayList<>(posts.size());
    for (StaffPost post : posts) {
      int block = post.start().map((Block start) -> timeline.index(start)).orElse(first);
      if (block <= last) {
        double fte = post.fullTimeEquivalent();
        starting.add(new StartingPost(post, block, Math.min(1, fte), fte > 1 ? fte : 1));
      }
    }
    return starting;
  }

  double fullTimeEquivalent() {
    return post.fullTimeEquivalent();
  }
}
