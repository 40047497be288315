package org.perpupil.statistics.sensitivity;

import java.util.List;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.statistics.Design;

/** What must hold of the outputs that an analysis is given. */
final class Outputs {
  /** Differences within this part of the largest output are taken for rounding. */
  private static final double ROUNDING = 1e-12;

  private Outputs() {}

  /** Returns a copy of the outputs, all of them finite and of the design that was issued. */
  static double[] checked(Design issued, Design given, String measure, double[] outputs) {
    ProblemsException.throwIfAny(check(issued, given, measure, outputs));
    return outputs.clone();
  }

  static List<Problem> check(Design issued, Design given, String measure, double[] outputs) {
    if (!issued.equals(given)) {
      return List.of(
          Problem.error(
              measure,
              given.toString(),
              "outputs of the design that this analysis issued, " + issued,
              "the size, the seed or the inputs were changed after the run; run this design"));
    }
    if (outputs.length != issued.rows()) {
      return List.of(
          Problem.error(
              measure,
              outputs.length + " outputs",
              issued.rows() + ", one for each row of the design",
              "the run stopped early, or a part of it was left out"));
    }
    int first = -1;
    int count = 0;
    for (int i = 0; i < outputs.length; i++) {
      if (!Double.isFinite(outputs[i])) {
        first = count == 0 ? i : first;
        count++;
      }
    }
    if (count == 0) {
      return List.of();
    }
    return List.of(
        Problem.error(
            measure + ", row " + first + (count > 1 ? " and " + (count - 1) + " more" : ""),
            Double.toString(outputs[first]),
            "a finite number",
            "an input took a value that the model cannot work with; narrow its distribution"));
  }

  /** Returns the largest difference between outputs that may be mere rounding. */
  static double rounding(double[] outputs) {
    double largest = 0;
    for (double output : outputs) {
      largest = Math.max(largest, Math.abs(output));
    }
    return ROUNDING * largest;
  }

  /** Returns whether outputs differ by no more than rounding. */
  static boolean isConstant(double[] outputs) {
    double low = outputs[0];
    double high = outputs[0];
    for (double output : outputs) {
      low = Math.min(low, output);
      high = Math.max(high, output);
    }
    return high - low <= rounding(outputs);
  }
}
