package org.perpupil.projection;

/**
 * What one group of assumptions comes to in a world: prices, costs of posts, shares and settings.
 *
 * <p>Mutable, for one thread; filled once for a world, read by every school that shares the
 * assumptions.
 */
final class Tables {
  final World world;
  final PricePaths prices;
  final LinePrices linePrices;
  final PostCosts posts;

  /** Costs of posts, or what of them is levied. */
  final CostTable costs;

  Tables(World world, PricePaths prices, LinePrices linePrices, PostCosts posts) {
    this(world, prices, linePrices, posts, posts.costs);
  }

  private Tables(
      World world, PricePaths prices, LinePrices linePrices, PostCosts posts, CostTable costs) {
    this.world = world;
    this.prices = prices;
    this.linePrices = linePrices;
    this.posts = posts;
    this.costs = costs;
  }

  /** Returns the same tables with the apprenticeship levy of posts in place of their whole cost. */
  Tables levies() {
    return new Tables(world, prices, linePrices, posts, posts.levies);
  }

  void fill() {
    prices.fill(world);
    linePrices.fill(prices);
    posts.fill(world);
  }
}
