package org.perpupil;

import com.google.common.collect.ImmutableMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.perpupil.io.result.ResultTable;
import org.perpupil.statistics.Bar;
import org.perpupil.statistics.Tornado;
import org.perpupil.sweep.SweepBasis;
import org.perpupil.sweep.SweepUnit;

/**
 * Which assumption matters most: how far each moves the last year's figure when it alone goes from
 * its low to its high value, everything else at its median.
 *
 * <p>Immutable and thread-safe.
 */
public final class AssumptionRanking extends Result {
  private final ImmutableMap<String, Tornado> tornadoes;
  private final Tornado shown;

  AssumptionRanking(
      Map<String, Tornado> tornadoes, String shown, SweepUnit unit, SweepBasis basis) {
    super(ResultTable.ofTornado(tornadoes, unit, basis));
    this.tornadoes = ImmutableMap.copyOf(tornadoes);
    this.shown = Objects.requireNonNull(tornadoes.get(shown), shown);
  }

  /** Returns the assumptions, the one that matters most first; unmodifiable. */
  public List<String> names() {
    return shown.bars().stream().map(Bar::input).toList();
  }

  /**
   * Returns how far each assumption moves the figure, in its unit, the farthest first; in order and
   * unmodifiable.
   */
  public Map<String, Double> swings() {
    Map<String, Double> swings = new LinkedHashMap<>();
    shown.bars().forEach(bar -> swings.put(bar.input(), bar.swing()));
    return ImmutableMap.copyOf(swings);
  }

  /** Returns the chart of the plan's first measure in its last year. */
  public Tornado tornado() {
    return shown;
  }

  @Override
  public String toString() {
    return "AssumptionRanking["
        + shown.measure()
        + ", "
        + names().size()
        + " assumptions, "
        + tornadoes.size()
        + " charts]";
  }
}
