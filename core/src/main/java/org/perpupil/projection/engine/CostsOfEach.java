package org.perpupil.projection.engine;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.perpupil.projection.pay.PostCosts;
import org.perpupil.projection.world.World;

/**
 * Costs of every kind of post by itself, for the odd world in which none may stand for another:
 * made, and worked out for a world, when they are asked for. Mutable, for one thread.
 */
final class CostsOfEach {
  private final Supplier<PostCosts> maker;
  private @Nullable PostCosts costs;
  private boolean isFilled;

  CostsOfEach(Supplier<PostCosts> maker) {
    this.maker = maker;
  }

  PostCosts in(World world) {
    if (costs == null) {
      costs = maker.get();
    }
    if (!isFilled) {
      costs.fill(world);
      isFilled = true;
    }
    return costs;
  }

  /** Forgets the world. */
  void forget() {
    isFilled = false;
  }
}
