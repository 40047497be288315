package org.perpupil.statistics.solving;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.analysis.solvers.BracketingNthOrderBrentSolver;
import org.apache.commons.math3.exception.TooManyEvaluationsException;

/**
 * Two values between which a condition changes: the output is below 0 at one, 0 or more at the
 * other. Mutable, for one search.
 */
final class Bracket {
  /** Enough for an output that is smooth or bends; what jumps is left to halving. */
  private static final int EVALUATIONS = 40;

  /** Outputs beyond this would overflow the interpolation; their sign is all that matters. */
  private static final double LARGEST = 1e100;

  private final DoubleUnaryOperator output;
  private double fails;
  private double holds;

  Bracket(DoubleUnaryOperator output, double fails, double holds) {
    this.output = output;
    this.fails = fails;
    this.holds = holds;
  }

  double fails() {
    return fails;
  }

  double holds() {
    return holds;
  }

  /** Narrows the bracket to a width, or to neighbouring numbers. */
  void narrow(double tolerance) {
    interpolate(tolerance);
    // Interpolation often ends on the root itself, with the far side untouched.
    double outside = holds + Math.copySign(tolerance, fails - holds);
    if (Math.abs(fails - holds) > tolerance) {
      look(outside);
    }
    while (Math.abs(fails - holds) > tolerance) {
      double middle = fails + (holds - fails) / 2;
      if (middle == fails || middle == holds) {
        return;
      }
      look(middle);
    }
  }

  private void interpolate(double tolerance) {
    double low = Math.min(fails, holds);
    double high = Math.max(fails, holds);
    try {
      // Every value tried narrows the bracket, so the solver's own answer is not needed.
      double unused =
          new BracketingNthOrderBrentSolver(tolerance, 5).solve(EVALUATIONS, this::look, low, high);
    } catch (TooManyEvaluationsException e) {
      // Halving goes on from the bracket reached.
    }
  }

  private double look(double x) {
    double y = output.applyAsDouble(x);
    boolean isInside = (x - fails) * (x - holds) < 0;
    if (isInside) {
      if (y >= 0) {
        holds = x;
      } else {
        fails = x;
      }
    }
    return Math.max(-LARGEST, Math.min(LARGEST, y));
  }
}
