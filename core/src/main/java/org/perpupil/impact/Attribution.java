package org.perpupil.impact;

import com.google.common.collect.ImmutableList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.perpupil.formula.printed.Pence;
import org.perpupil.impact.groups.LargestRemainder;

/**
 * The change between two runs split into what each cause did, by exact Shapley values.
 *
 * <p>A cause's part is what switching it from old to new does, averaged over every order in which
 * the causes could be switched. Every subset of the causes is run once. The runs' outputs are
 * rounded to pence first, and all that follows is whole numbers: the parts of an output add up to
 * its change in pence, a cause that changes nothing has exactly 0, and listing the causes in
 * another order gives the same parts. Where parts of a penny are left over, the largest remainder
 * decides, and between equals the name that comes first. Immutable and thread-safe.
 *
 * <p>Source: Shapley, A value for n-person games, 1953.
 */
public final class Attribution {
  /** The most causes a change can be split into: 2<sup>8</sup> runs. */
  public static final int MOST_CAUSES = 8;

  /** More than all of England's schools: twice that in pence, times 8! and 8, fits a long. */
  private static final double MOST_POUNDS = 1e11;

  private final ImmutableList<String> causes;
  private final boolean[] missing;
  private final long[] before;
  private final long[] after;

  /** Pence by cause, then output. */
  private final long[][] parts;

  private Attribution(
      ImmutableList<String> causes,
      boolean[] missing,
      long[] before,
      long[] after,
      long[][] parts) {
    this.causes = causes;
    this.missing = missing;
    this.before = before;
    this.after = after;
    this.parts = parts;
  }

  /**
   * Returns the attribution of a change.
   *
   * @param causes one to eight different names
   * @param runs the outputs in pounds, such as schools by years, when the causes whose bits are set
   *     are new and the others old: bit 0 is the first cause. Called once for every subset, from
   *     none to all; always the same number of outputs; NaN where an output has no figure
   * @throws IllegalArgumentException when the causes are none, too many or not different, when the
   *     number of outputs changes, or when an output is beyond a hundred billion pounds
   */
  public static Attribution of(List<String> causes, IntFunction<double[]> runs) {
    ImmutableList<String> names = ImmutableList.copyOf(causes);
    int n = names.size();
    if (n < 1 || n > MOST_CAUSES || names.stream().distinct().count() < n) {
      throw new IllegalArgumentException("causes " + names + ", expected 1 to 8 different names");
    }
    int all = (1 << n) - 1;
    long[] before = new long[0];
    long[] after = before;
    boolean[] missing = new boolean[0];
    long[][] sums = new long[n][0];
    for (int mask = 0; mask <= all; mask++) {
      double[] pounds = runs.apply(mask);
      if (mask == 0) {
        missing = new boolean[pounds.length];
        sums = new long[n][pounds.length];
      }
      after = pence(pounds, missing);
      before = mask == 0 ? after : before;
      addRun(sums, mask, after);
    }
    return new Attribution(names, missing, before, after, wholes(sums, byName(names)));
  }

  /** Returns the causes, in the order given; unmodifiable. */
  public List<String> causes() {
    return causes;
  }

  /** Returns the number of outputs. */
  public int size() {
    return missing.length;
  }

  /** Returns an output with all causes old, in pence; absent when any run has no figure for it. */
  public OptionalLong before(int output) {
    return present(output, before);
  }

  /** Returns an output with all causes new, in pence; absent when any run has no figure for it. */
  public OptionalLong after(int output) {
    return present(output, after);
  }

  /** Returns after minus before in pence; absent when any run has no figure for the output. */
  public OptionalLong change(int output) {
    return missing[output] ? OptionalLong.empty() : OptionalLong.of(after[output] - before[output]);
  }

  /**
   * Returns what a cause did to an output, in pence; the parts of all causes add up to the change.
   * Absent when any run has no figure for the output.
   *
   * @throws IllegalArgumentException when there is no such cause
   */
  public OptionalLong part(String cause, int output) {
    return present(output, parts[index(cause)]);
  }

  /**
   * Returns what a cause did to several outputs together, in pence, such as one year of the schools
   * of an authority. Absent when one of them has no figure.
   *
   * @throws IllegalArgumentException when there is no such cause
   */
  public OptionalLong part(String cause, int[] outputs) {
    long[] ofCause = parts[index(cause)];
    long sum = 0;
    for (int output : outputs) {
      if (missing[output]) {
        return OptionalLong.empty();
      }
      sum += ofCause[output];
    }
    return OptionalLong.of(sum);
  }

  @Override
  public String toString() {
    return "Attribution[" + size() + " outputs to " + causes + "]";
  }

  private OptionalLong present(int output, long[] pence) {
    return missing[output] ? OptionalLong.empty() : OptionalLong.of(pence[output]);
  }

  private int index(String cause) {
    int index = causes.indexOf(cause);
    if (index < 0) {
      throw new IllegalArgumentException("cause '" + cause + "', expected one of " + causes);
    }
    return index;
  }

  /** Adds one run to the sums, each of which is n! times a part in the end. */
  private static void addRun(long[][] sums, int mask, long[] pence) {
    int n = sums.length;
    int size = Integer.bitCount(mask);
    for (int cause = 0; cause < n; cause++) {
      boolean switched = (mask >> cause & 1) == 1;
      long orders = switched ? orders(size - 1, n) : -orders(size, n);
      long[] sum = sums[cause];
      for (int i = 0; i < sum.length; i++) {
        sum[i] += orders * pence[i];
      }
    }
  }

  /** Returns in how many orders of n causes a given cause comes right after a given set. */
  private static long orders(int setSize, int n) {
    return factorial(setSize) * factorial(n - setSize - 1);
  }

  private static long factorial(int n) {
    long product = 1;
    for (int i = 2; i <= n; i++) {
      product *= i;
    }
    return product;
  }

  /** Rounds the parts of each output, causes in the given order between equals. */
  private static long[][] wholes(long[][] sums, int[] order) {
    int n = sums.length;
    long denominator = factorial(n);
    int outputs = sums[0].length;
    long[][] parts = new long[n][outputs];
    long[] ofOutput = new long[n];
    for (int i = 0; i < outputs; i++) {
      for (int k = 0; k < n; k++) {
        ofOutput[k] = sums[order[k]][i];
      }
      long[] wholes = LargestRemainder.wholes(ofOutput, denominator);
      for (int k = 0; k < n; k++) {
        parts[order[k]][i] = wholes[k];
      }
    }
    return parts;
  }

  private static int[] byName(List<String> names) {
    return IntStream.range(0, names.size())
        .boxed()
        .sorted(Comparator.comparing(names::get))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /** Returns whole pence, 0 and a mark where there is no figure. */
  private static long[] pence(double[] pounds, boolean[] missing) {
    if (pounds.length != missing.length) {
      throw new IllegalArgumentException(
          pounds.length + " outputs, expected " + missing.length + " as in the first run");
    }
    long[] pence = new long[pounds.length];
    for (int i = 0; i < pence.length; i++) {
      if (Double.isNaN(pounds[i])) {
        missing[i] = true;
      } else if (Math.abs(pounds[i]) <= MOST_POUNDS) {
        pence[i] = Math.round(100 * Pence.round(pounds[i]));
      } else {
        throw new IllegalArgumentException(
            "output " + i + " is " + pounds[i] + " pounds, expected at most a hundred billion");
      }
    }
    return pence;
  }
}
