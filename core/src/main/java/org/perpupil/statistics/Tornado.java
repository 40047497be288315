package org.perpupil.statistics;

import com.google.common.collect.ImmutableList;
import java.util.Comparator;
import java.util.List;
import org.perpupil.problem.Problem;

/**
 * The bars of a tornado chart, the widest first.
 *
 * <p>There is no interval: nothing is random. Immutable and thread-safe.
 */
public final class Tornado {
  private final Design design;
  private final String measure;
  private final double base;
  private final ImmutableList<Bar> bars;
  private final ImmutableList<Problem> warnings;

  public Tornado(
      Design design, String measure, double base, List<Bar> bars, List<Problem> warnings) {
    this.design = design;
    this.measure = measure;
    this.base = base;
    // The order of inputs decides between bars of one width, since sorting keeps it.
    this.bars =
        bars.stream()
            .sorted(Comparator.comparingDouble((Bar bar) -> -bar.swing()))
            .collect(ImmutableList.toImmutableList());
    this.warnings = ImmutableList.copyOf(warnings);
  }

  /** Returns the design whose outputs these are. */
  public Design design() {
    return design;
  }

  /** Returns the name of the measure. */
  public String measure() {
    return measure;
  }

  /** Returns the output with every input at its median. */
  public double base() {
    return base;
  }

  /** Returns a bar for each input, the widest first; unmodifiable. */
  public List<Bar> bars() {
    return bars;
  }

  /** Returns what a reader should know before using the figures; empty when there is nothing. */
  public List<Problem> warnings() {
    return warnings;
  }

  @Override
  public String toString() {
    return "Tornado[" + measure + ", " + design + ", base " + base + ", " + bars.size() + " bars]";
  }
}
