package org.perpupil.projection.pay;

import com.google.common.base.Suppliers;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.perpupil.budget.StaffPost;
import org.perpupil.projection.world.Timeline;

/**
 * The posts of a plan's units one by one, for worlds in which none may stand for another and for
 * whoever wants to see them: made for all units when somebody first asks, since most runs never do.
 * Thread-safe once all units are added.
 */
public final class PostsOneByOne {
  private final Timeline timeline;
  private final List<UnitPosts> units = new ArrayList<>();
  private final Supplier<Made> made = Suppliers.memoize(this::make);

  PostsOneByOne(Timeline timeline) {
    this.timeline = timeline;
  }

  /** The posts of each school of a unit, and the schools' first and last block. */
  private record UnitPosts(List<List<StaffPost>> posts, int first, int last) {}

  /** The posts of each unit, and the kinds of post in the order of their rows. */
  private record Made(List<UnitStaff> staff, List<CostRow> rows) {}

  /**
   * Adds a unit.
   *
   * @param posts of each school
   * @param first the schools' first block
   * @param last their last
   * @return the unit's number
   */
  public int add(List<List<StaffPost>> posts, int first, int last) {
    units.add(new UnitPosts(posts, first, last));
    return units.size() - 1;
  }

  /** Returns the posts of a unit. */
  public UnitStaff of(int unit) {
    return made.get().staff().get(unit);
  }

  /** Returns kinds of post, in the order of their rows. */
  public List<CostRow> rows() {
    return made.get().rows();
  }

  private Made make() {
    CostRows rows = new CostRows();
    List<UnitStaff> staff = new ArrayList<>(units.size());
    for (UnitPosts unit : units) {
      StaffPlan[] plans = new StaffPlan[unit.posts().size()];
      for (int s = 0; s < plans.length; s++) {
        plans[s] = StaffPlan.of(unit.posts().get(s), timeline, unit.first(), unit.last(), rows);
      }
      staff.add(new UnitStaff(plans, unit.first()));
    }
    return new Made(List.copyOf(staff), rows.rows());
  }
}
