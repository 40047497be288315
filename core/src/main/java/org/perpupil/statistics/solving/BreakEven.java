package org.perpupil.statistics.solving;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;

/**
 * The search for the smallest or largest value at which an output is 0 or more.
 *
 * <p>The output may bend and jump. {@link #find} looks at evenly spaced values of the range,
 * brackets the outermost change of the condition, and narrows the bracket to a tolerance; at a jump
 * it returns the side where the condition holds. What begins and ends between two neighbouring
 * values it cannot see: more steps see more. {@link #findInteger} looks at every whole number and
 * misses nothing.
 *
 * <p>Immutable and thread-safe.
 */
public final class BreakEven {
  private static final int USUAL_STEPS = 200;
  private static final double USUAL_TOLERANCE = 1e-9;

  /** Digits of a small value that are shown. */
  private static final int LEAST_DIGITS = 5;

  private final boolean smallest;
  private final int steps;
  private final double tolerance;

  private BreakEven(boolean smallest, int steps, double tolerance) {
    this.smallest = smallest;
    this.steps = steps;
    this.tolerance = tolerance;
  }

  /** Returns the search for the smallest value, with 200 steps and a tolerance of 1e-9. */
  public static BreakEven smallest() {
    return new BreakEven(true, USUAL_STEPS, USUAL_TOLERANCE);
  }

  /** Returns the search for the largest value, with 200 steps and a tolerance of 1e-9. */
  public static BreakEven largest() {
    return new BreakEven(false, USUAL_STEPS, USUAL_TOLERANCE);
  }

  /**
   * Returns the same search with another number of steps.
   *
   * @param count steps between the values first looked at, at least 1
   */
  public BreakEven withSteps(int count) {
    if (count < 1) {
      throw new IllegalArgumentException(count + " steps, expected 1 or more");
    }
    return new BreakEven(smallest, count, tolerance);
  }

  /**
   * Returns the same search with another tolerance.
   *
   * @param width the widest bracket to return, in units of the value, above 0; a bracket of
   *     neighbouring numbers is always narrow enough
   */
  public BreakEven withTolerance(double width) {
    if (!(width > 0 && Double.isFinite(width))) {
      throw new IllegalArgumentException("tolerance " + width + ", expected more than 0");
    }
    return new BreakEven(smallest, steps, width);
  }

  /**
   * Returns where in a range the output begins to be, or ceases to be, 0 or more.
   *
   * @param output the output at a value; called once for each step and then as often as needed
   * @param low the lowest value that may be the answer
   * @param high the highest, above {@code low}
   * @throws ProblemsException when the range is empty, or not finite when multiplied by the steps
   * @throws IllegalArgumentException when an output is not a number
   */
  public Answer find(DoubleUnaryOperator output, double low, double high) {
    if (!(low < high && Double.isFinite((high - low) * steps))) {
      throw badRange(Problem.plain(low), Problem.plain(high));
    }
    // From the end at which the outermost value is looked for to the other one.
    double from = smallest ? low : high;
    double to = smallest ? high : low;
    Scan scan = new Scan();
    for (int i = 0; i <= steps; i++) {
      // Multiplied first, so that round numbers in the range are looked at as they are.
      double x = from + (to - from) * i / steps;
      scan.see(x, checked(output, x) >= 0);
    }
    Answer seen = scan.answer(low, high);
    if (seen instanceof Answer.Value value && !value.isEndOfRange()) {
      Bracket bracket = new Bracket(x -> checked(output, x), value.failsAt(), value.at());
      bracket.narrow(tolerance);
      return new Answer.Value(bracket.holds(), bracket.fails(), value.changes());
    }
    return seen;
  }

  /**
   * Returns the first or last whole number at which the output is 0 or more; exact.
   *
   * @param output the output at a whole number; called once for each number of the range
   * @param low the lowest number that may be the answer
   * @param high the highest, at least {@code low}
   * @throws ProblemsException when the range is empty
   * @throws IllegalArgumentException when an output is not a number
   */
  public Answer findInteger(IntToDoubleFunction output, int low, int high) {
    if (low > high) {
      throw badRange(Integer.toString(low), Integer.toString(high));
    }
    Scan scan = new Scan();
    for (long i = 0; i <= (long) high - low; i++) {
      int x = (int) (smallest ? low + i : high - i);
      scan.see(x, checked(value -> output.applyAsDouble((int) value), x) >= 0);
    }
    return scan.answer(low, high);
  }

  /**
   * Returns a value that was found, cut to the decimals that are to be shown: up for the smallest,
   * down for the largest, so that what is shown keeps the condition itself. Where fewer decimals do
   * not, because the condition jumps in between, there are more, in the end all.
   *
   * @param value what {@link #find} returned
   * @param decimals fewest decimals; small values have as many more as five digits take
   * @param output the same output; called once for each number of decimals tried
   */
  public BigDecimal shown(Answer.Value value, int decimals, DoubleUnaryOperator output) {
    BigDecimal exact = BigDecimal.valueOf(value.at());
    int digits = exact.signum() == 0 ? 0 : exact.scale() - exact.precision() + LEAST_DIGITS;
    RoundingMode inwards = smallest ? RoundingMode.CEILING : RoundingMode.FLOOR;
    for (int places = Math.max(decimals, digits); places < exact.scale(); places++) {
      BigDecimal cut = exact.setScale(places, inwards);
      if (checked(output, cut.doubleValue()) >= 0) {
        return cut;
      }
    }
    return exact.setScale(Math.max(decimals, exact.scale()));
  }

  private static double checked(DoubleUnaryOperator output, double x) {
    double y = output.applyAsDouble(x);
    if (Double.isNaN(y)) {
      throw new IllegalArgumentException("output NaN at " + x + ", expected a number");
    }
    return y;
  }

  private static ProblemsException badRange(String low, String high) {
    return new ProblemsException(
        Problem.error(
            "range", low + " to " + high, "a lower and a higher end", "they were swapped"));
  }
}
