package org.perpupil;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.perpupil.io.result.ResultTable;
import org.perpupil.problem.Problem;
import org.perpupil.statistics.sensitivity.Finding;
import org.perpupil.statistics.sensitivity.SensitivityResult;
import org.perpupil.sweep.run.SweepSensitivity;

/**
 * How much each input of a plan matters: elementary effects or Sobol indices, each with an interval
 * and its value at half the size in {@link #toCsv}.
 *
 * <p>Immutable and thread-safe.
 */
public final class SensitivityEstimates extends Result {
  private final SensitivityResult shown;
  private final ImmutableList<Problem> warnings;

  SensitivityEstimates(
      Map<String, SensitivityResult> results,
      String shown,
      SweepSensitivity sensitivity,
      int unit) {
    super(
        ResultTable.ofEstimates(
            results, sensitivity.layout().units().get(unit), sensitivity.basis()));
    this.shown = Objects.requireNonNull(results.get(shown), shown);
    this.warnings =
        ImmutableList.<Problem>builder()
            .addAll(sensitivity.warnings())
            .addAll(this.shown.warnings())
            .build();
  }

  /** Returns the plan's first measure in its last year, which {@link #ranked} tells of. */
  public String measure() {
    return shown.measure();
  }

  /** Returns how often the plan was run. */
  public int runs() {
    return shown.design().rows();
  }

  /**
   * Returns what is estimated of each input, named as in files: {@code mu}, {@code mu_star} and
   * {@code sigma}, in the unit of the measure, or {@code first_order} and {@code total_order},
   * parts of its variance from 0 to 1.
   */
  public List<String> statistics() {
    return shown.findings().stream()
        .map(finding -> finding.statistic().fileName())
        .distinct()
        .toList();
  }

  /**
   * Returns a statistic of each input, the largest in size first; in order and unmodifiable, empty
   * where nothing varies.
   *
   * @param statistic one of {@link #statistics}
   * @throws IllegalArgumentException when there is no such statistic
   */
  public Map<String, Double> ranked(String statistic) {
    if (!shown.findings().isEmpty() && !statistics().contains(statistic)) {
      throw new IllegalArgumentException(
          "statistic '" + statistic + "', expected one of " + statistics());
    }
    Map<String, Double> ranked = new LinkedHashMap<>();
    shown.findings().stream()
        .filter(finding -> finding.statistic().fileName().equals(statistic))
        .map(Finding::statistic)
        .findFirst()
        .ifPresent(
            one ->
                shown
                    .ranked(one)
                    .forEach(finding -> ranked.put(finding.input(), finding.estimate().value())));
    return ImmutableMap.copyOf(ranked);
  }

  /** Returns what a reader should know before using the figures; unmodifiable. */
  public List<Problem> warnings() {
    return warnings;
  }

  @Override
  public String toString() {
    return "SensitivityEstimates["
        + shown.measure()
        + ", "
        + shown.design().method()
        + ", "
        + shown.design().inputs().size()
        + " inputs, "
        + runs()
        + " runs]";
  }
}
