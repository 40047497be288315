package org.perpupil.formula.protection;

import com.google.common.collect.ImmutableList;
import java.util.List;
import org.perpupil.formula.factor.Rule;

/** Every protection, in the order of a statement. */
public final class Protections {
  private static final ImmutableList<Rule> ALL =
      ImmutableList.of(
          new MinimumLevel(), new LocalProtection(), new NationalProtection(), new GainsCap());

  private Protections() {}

  /** Returns every protection; unmodifiable. */
  public static List<Rule> all() {
    return ALL;
  }
}
