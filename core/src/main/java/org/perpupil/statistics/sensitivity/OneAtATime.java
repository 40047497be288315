package org.perpupil.statistics.sensitivity;

import static org.perpupil.problem.Problem.plain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.perpupil.problem.Problem;
import org.perpupil.statistics.Bar;
import org.perpupil.statistics.Design;
import org.perpupil.statistics.SensitivityInput;
import org.perpupil.statistics.Tornado;

/**
 * One input at a time: low and high, with all others at their medians.
 *
 * <p>Costs 2 d + 1 runs for d inputs, and sees nothing of inputs that act together. Immutable and
 * thread-safe.
 */
public final class OneAtATime implements Analysis<Tornado> {
  private static final double MEDIAN = 0.5;

  private final Design design;
  private final double low;
  private final double high;

  private OneAtATime(Design design, double low, double high) {
    this.design = design;
    this.low = low;
    this.high = high;
  }

  /** Returns an analysis from the 10th to the 90th percentile of each input. */
  public static OneAtATime of(List<SensitivityInput> inputs) {
    return of(inputs, 0.1, 0.9);
  }

  /**
   * Returns an analysis between two quantiles of each input.
   *
   * @param inputs at least one, each name once
   * @param low 0 to below 0.5
   * @param high above 0.5 and up to 1
   * @throws org.perpupil.problem.ProblemsException when these do not hold, or an input is infinite
   *     at one of them
   */
  public static OneAtATime of(List<SensitivityInput> inputs, double low, double high) {
    String advice = "it is a percentage; 90% is 0.9";
    new Settings()
        .inputs(inputs)
        .require(low >= 0 && low < MEDIAN, "low", plain(low), "0 to below 0.5", advice)
        .require(high > MEDIAN && high <= 1, "high", plain(high), "above 0.5, up to 1", advice)
        .check();
    new Settings().finiteAt(inputs, low, MEDIAN, high).check();
    Design design =
        Design.of(
            "one at a time, " + plain(low) + " to " + plain(high),
            1,
            OptionalLong.empty(),
            inputs,
            2 * inputs.size() + 1,
            (index, u) -> row(low, high, (int) index, u));
    return new OneAtATime(design, low, high);
  }

  @Override
  public Design design() {
    return design;
  }

  @Override
  public Tornado result(Design given, String measure, double[] outputs) {
    double[] checked = Outputs.checked(design, given, measure, outputs);
    double base = checked[0];
    List<Bar> bars = new ArrayList<>();
    for (int k = 0; k < design.inputs().size(); k++) {
      SensitivityInput input = design.inputs().get(k);
      double atLow = checked[1 + 2 * k];
      double atHigh = checked[2 + 2 * k];
      double swing =
          Math.max(base, Math.max(atLow, atHigh)) - Math.min(base, Math.min(atLow, atHigh));
      bars.add(
          new Bar(
              input.name(),
              input.quantile().applyAsDouble(low),
              input.quantile().applyAsDouble(high),
              atLow,
              atHigh,
              swing));
    }
    List<Problem> warnings =
        Outputs.isConstant(checked) ? List.of(ResultBuilder.constant(measure, base)) : List.of();
    return new Tornado(design, measure, base, bars, warnings);
  }

  /** Row 0 has all medians; then each input in turn has a low row and a high one. */
  private static void row(double low, double high, int index, double[] u) {
    Arrays.fill(u, MEDIAN);
    if (index > 0) {
      u[(index - 1) / 2] = index % 2 == 1 ? low : high;
    }
  }

  @Override
  public String toString() {
    return "OneAtATime[" + design + "]";
  }
}
