package org.perpupil.projection.pay;

import org.perpupil.projection.world.AssumptionIndex;
import org.perpupil.projection.world.World;

/**
 * How many teachers a total for teaching stands for as classes come and go.
 *
 * <p>The total is that many teachers at the cost of the reference post. Some stay whatever the
 * classes: the head, and whoever teaches no class of their own. A class fewer saves a teacher's
 * post at most, a class more takes as many as each class has: so a falling roll saves no more, and
 * a rising one costs no less, than a school could plan for. No rule prescribes it; the numbers are
 * assumptions.
 *
 * @param leadership full-time teachers who stay at the least
 * @param perClass the most full-time teachers that a class fewer saves
 */
public record TeachingTotal(double leadership, double perClass) {
  public static TeachingTotal of(World world, int census) {
    return new TeachingTotal(
        world.value(AssumptionIndex.LEADERSHIP_POSTS, census),
        world.value(AssumptionIndex.TEACHERS_PER_CLASS, census));
  }

  /**
   * Returns the full-time teachers.
   *
   * @param first those of the first block; a negative number, of a total that corrects an earlier
   *     year, stays
   * @param ratio classes against the first block's, as far as staff follow them
   * @param firstClasses classes of the first block
   */
  public double teachers(double first, double ratio, double firstClasses) {
    double following = Math.max(0, first - leadership);
    double moving = ratio < 1 ? Math.min(following, perClass * firstClasses) : following;
    return first + moving * (ratio - 1);
  }

  /**
   * Returns the teachers of the first block whose cost, and that of those of the block after it,
   * add up to a total.
   *
   * @param firstPrice pounds of a teacher in the first block
   * @param price pounds of a teacher in the block after it
   * @param ratio classes of the block after it against the first block's
   */
  public double first(
      double total, double firstPrice, double price, double ratio, double firstClasses) {
    double both = firstPrice + price;
    double unmoved = total / both;
    if (unmoved <= leadership || ratio == 1) {
      return unmoved;
    }
    double change = price * (ratio - 1);
    double following = (total + change * leadership) / (both + change);
    double most = perClass * firstClasses;
    return ratio > 1 || following - leadership <= most ? following : (total - change * most) / both;
  }
}
