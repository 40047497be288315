package org.perpupil.formula.engine;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterables;
import java.util.List;
import org.perpupil.formula.factor.Factors;
import org.perpupil.formula.factor.Rule;
import org.perpupil.formula.protection.Protections;

/** Everything that a formula may consist of: all factors, then all protections. */
public final class Rules {
  private static final ImmutableList<Rule> ALL =
      ImmutableList.copyOf(Iterables.concat(Factors.all(), Protections.all()));

  private Rules() {}

  /** Returns every rule, in the order of files; unmodifiable. */
  public static List<Rule> all() {
    return ALL;
  }
}
