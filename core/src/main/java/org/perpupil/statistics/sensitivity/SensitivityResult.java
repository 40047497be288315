package org.perpupil.statistics.sensitivity;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.perpupil.problem.Problem;
import org.perpupil.statistics.Design;

/**
 * What an analysis found about one measure.
 *
 * <p>The design names N, the cost in runs and the seed; each estimate its estimator, interval and
 * value at half N. Immutable and thread-safe.
 */
public final class SensitivityResult {
  private final Design design;
  private final String measure;
  private final Bootstrap bootstrap;
  private final ImmutableList<Finding> findings;
  private final ImmutableMap<Statistic, Estimate> overall;
  private final ImmutableList<Problem> warnings;

  SensitivityResult(
      Design design,
      String measure,
      Bootstrap bootstrap,
      List<Finding> findings,
      Map<Statistic, Estimate> overall,
      List<Problem> warnings) {
    this.design = design;
    this.measure = measure;
    this.bootstrap = bootstrap;
    this.findings = ImmutableList.copyOf(findings);
    this.overall = ImmutableMap.copyOf(overall);
    this.warnings = ImmutableList.copyOf(warnings);
  }

  /** Returns the design whose outputs these are: method, N, cost in runs, seed and inputs. */
  public Design design() {
    return design;
  }

  /** Returns the name of the measure. */
  public String measure() {
    return measure;
  }

  /** Returns how the intervals were found. */
  public Bootstrap bootstrap() {
    return bootstrap;
  }

  /** Returns every estimate, by input and then by statistic; none where nothing can be said. */
  public List<Finding> findings() {
    return findings;
  }

  /** Returns an estimate of one input; absent when nothing can be said, as of constant outputs. */
  public Optional<Estimate> find(String input, Statistic statistic) {
    return find(input, "", statistic);
  }

  /** Returns an estimate of two inputs together, in the order of the design. */
  public Optional<Estimate> find(String input, String with, Statistic statistic) {
    return findings.stream()
        .filter(
            finding ->
                finding.statistic() == statistic
                    && finding.input().equals(input)
                    && finding.with().equals(with))
        .map(Finding::estimate)
        .findFirst();
  }

  /** Returns the findings of one statistic, the largest in size first. */
  public List<Finding> ranked(Statistic statistic) {
    return findings.stream()
        .filter(finding -> finding.statistic() == statistic)
        .sorted(
            Comparator.comparingDouble((Finding finding) -> -Math.abs(finding.estimate().value())))
        .toList();
  }

  /** Returns estimates that belong to no single input, as the R squared of a regression. */
  public Map<Statistic, Estimate> overall() {
    return overall;
  }

  /** Returns what a reader should know before using the figures; empty when there is nothing. */
  public List<Problem> warnings() {
    return warnings;
  }

  @Override
  public String toString() {
    return "SensitivityResult["
        + measure
        + ", "
        + design
        + ", "
        + findings.size()
        + " findings, "
        + warnings.size()
        + " warnings]";
  }
}
