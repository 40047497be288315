package org.perpupil.statistics.sensitivity;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.statistics.Design;

/**
 * A way to find out which input matters: it issues a design, and reads the outputs of that design.
 *
 * @param <R> what it finds for one measure
 */
public interface Analysis<R> {
  /** Returns the rows to run. */
  Design design();

  /**
   * Returns what the outputs of one measure say.
   *
   * @param design the design that was run; it must equal {@link #design()}
   * @param measure the name of the measure
   * @param outputs one finite value for each row, in the order of the rows
   * @throws ProblemsException when the design is another, or an output is missing or not finite
   */
  R result(Design design, String measure, double[] outputs);

  /** Returns what the outputs of a measure without a name say; it is called "output". */
  default R result(Design design, double[] outputs) {
    return result(design, "output", outputs);
  }

  /**
   * Returns what the outputs of several measures say, in their order; unmodifiable.
   *
   * @throws ProblemsException with the problems of all measures
   */
  default Map<String, R> results(Design design, Map<String, double[]> outputs) {
    List<Problem> problems = new ArrayList<>();
    outputs.forEach(
        (measure, values) -> problems.addAll(Outputs.check(design(), design, measure, values)));
    ProblemsException.throwIfAny(problems);
    Map<String, R> results = new LinkedHashMap<>();
    outputs.forEach((measure, values) -> results.put(measure, result(design, measure, values)));
    return Collections.unmodifiableMap(results);
  }
}
