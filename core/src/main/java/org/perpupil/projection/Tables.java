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
  final CostTable costs;

  Tables(World world, PricePaths prices, LinePrices linePrices, CostTable costs) {
    this.world = world;
    this.prices = prices;
    this.linePrices = linePrices;
    this.costs = costs;
  }

  void fill() {
    prices.fill(world);
    linePrices.fill(prices);
    costs.fill(world);
  }
}
