package org.perpupil.formula.factor;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.ServiceLoader;

/** Every factor, in the order of a statement: those of the regulations, then any other. */
public final class Factors {
  private static final ImmutableList<Factor> ALL =
      ImmutableList.<Factor>builder()
          .add(new BasicEntitlement())
          .add(new FreeMeals())
          .add(new Deprivation())
          .add(new EnglishAsAdditionalLanguage())
          .add(new LowPriorAttainment())
          .add(new Mobility())
          .add(new LookedAfterChildren())
          .add(new LumpSum())
          .add(new Sparsity())
          .add(new SplitSites())
          .add(new Fringe())
          .add(new CarriedMoney())
          .addAll(ServiceLoader.load(Factor.class, Factors.class.getClassLoader()))
          .build();

  private Factors() {}

  /** Returns every factor; unmodifiable. */
  public static List<Factor> all() {
    return ALL;
  }
}
