package org.perpupil.projection.engine;

import org.perpupil.projection.pay.CostTable;
import org.perpupil.projection.pay.PostCosts;
import org.perpupil.projection.prices.LinePrices;
import org.perpupil.projection.prices.PricePaths;
import org.perpupil.projection.world.PupilPaths;
import org.perpupil.projection.world.World;

/**
 * What one group of assumptions comes to in a world: prices, costs of posts, shares and settings.
 *
 * <p>Mutable, for one thread; filled once for a world, read by every school that shares the
 * assumptions.
 */
public final class WorldTables {
  public final World world;

  /** Numbers that move pupils, of every group of schools of the plan. */
  final PupilPaths pupils;

  public final PricePaths prices;
  final LinePrices linePrices;
  final PostCosts posts;

  /** Costs of posts, or what of them is levied. */
  final CostTable costs;

  private final CostsOfEach each;
  private final boolean isLevied;

  WorldTables(
      World world,
      PupilPaths pupils,
      PricePaths prices,
      LinePrices linePrices,
      PostCosts posts,
      CostsOfEach each) {
    this(world, pupils, prices, linePrices, posts, each, false);
  }

  private WorldTables(
      World world,
      PupilPaths pupils,
      PricePaths prices,
      LinePrices linePrices,
      PostCosts posts,
      CostsOfEach each,
      boolean isLevied) {
    this.world = world;
    this.pupils = pupils;
    this.prices = prices;
    this.linePrices = linePrices;
    this.posts = posts;
    this.costs = isLevied ? posts.levies(world) : posts.costs;
    this.each = each;
    this.isLevied = isLevied;
  }

  /** Returns the same tables with the apprenticeship levy of posts in place of their whole cost. */
  WorldTables levies() {
    return new WorldTables(world, pupils, prices, linePrices, posts, each, true);
  }

  /** Returns the costs of posts one by one, which are worked out when they are first asked for. */
  CostTable costsOfEach() {
    PostCosts all = postsOfEach();
    return isLevied ? all.levies(world) : all.costs;
  }

  /** Returns what posts cost one by one, worked out when it is first asked for. */
  PostCosts postsOfEach() {
    return each.in(world);
  }

  void fill() {
    prices.fill(world);
    linePrices.fill(prices);
    posts.fill(world);
    each.forget();
  }
}
