package org.perpupil.statistics.sensitivity;

import static org.perpupil.problem.Problem.plain;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.perpupil.problem.Problem;
import org.perpupil.statistics.Design;

/** Gathers the estimates of one measure, and warns of what they do not tell. */
final class ResultBuilder {
  private final Design design;
  private final String measure;
  private final Bootstrap bootstrap;
  private final List<Finding> findings = new ArrayList<>();
  private final Map<Statistic, Estimate> overall = new EnumMap<>(Statistic.class);
  private final List<Problem> warnings = new ArrayList<>();

  ResultBuilder(Design design, String measure, Bootstrap bootstrap) {
    this.design = design;
    this.measure = measure;
    this.bootstrap = bootstrap;
  }

  void add(String input, Statistic statistic, Optional<Estimate> estimate) {
    add(input, "", statistic, estimate);
  }

  void add(String input, String with, Statistic statistic, Optional<Estimate> estimate) {
    String named = with.isEmpty() ? input : input + " with " + with;
    if (estimate.isEmpty()) {
      warn(
          named + ", " + statistic.fileName(),
          "",
          "a value",
          "the input or the output hardly varies in this sample; more runs may show whether it"
              + " does");
      return;
    }
    estimate.ifPresent(found -> findings.add(new Finding(input, with, statistic, found)));
    estimate.ifPresent(found -> doubts(named, statistic, found));
  }

  void addOverall(Statistic statistic, Optional<Estimate> estimate) {
    estimate.ifPresent(found -> overall.put(statistic, found));
  }

  void constantOutput(double value) {
    warnings.add(constant(measure, value));
  }

  static Problem constant(String measure, double value) {
    return Problem.warning(
        measure + ", every row",
        plain(value),
        "outputs that vary",
        "the measure does not depend on these inputs");
  }

  void warn(String place, String value, String expected, String advice) {
    warnings.add(Problem.warning(measure + ", " + place, value, expected, advice));
  }

  SensitivityResult build() {
    return new SensitivityResult(design, measure, bootstrap, findings, overall, warnings);
  }

  private void doubts(String input, Statistic statistic, Estimate estimate) {
    String place = input + ", " + statistic.fileName();
    String value = shown(estimate.value());
    String interval = shown(estimate.low()) + " to " + shown(estimate.high());
    boolean isPartOfVariance =
        statistic == Statistic.FIRST_ORDER
            || statistic == Statistic.SECOND_ORDER
            || statistic == Statistic.TOTAL_ORDER;
    if (isPartOfVariance && estimate.value() < 0) {
      warn(
          place,
          value,
          "a share from 0 to 1",
          estimate.high() >= 0
              ? "it is 0 and this is noise, as its interval "
                  + interval
                  + " holds 0; more runs help"
              : "outputs and rows do not match, as its interval " + interval + " leaves 0 out");
    }
    if (!estimate.isConverged()) {
      warn(
          place,
          value,
          "at half the size a value within its interval " + interval,
          "the sample is too small; double it until the figures stand still");
    }
  }

  /** Warns of a first order above the total order, by more than their intervals allow. */
  void compareOrders(String input, Optional<Estimate> first, Optional<Estimate> total) {
    if (first.isPresent() && total.isPresent() && first.get().low() > total.get().high()) {
      warn(
          input + ", first_order",
          shown(first.get().value()),
          "at most its total order, which is "
              + shown(total.get().value())
              + " and at most "
              + shown(total.get().high()),
          "the sample is too small for an output with a long tail; double it until the order is"
              + " right");
    }
  }

  /** A number as a sentence needs it, with four digits. */
  private static String shown(double value) {
    return plain(new BigDecimal(value).round(new MathContext(4)).doubleValue());
  }
}
