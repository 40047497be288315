package org.perpupil.statistics.sensitivity;

import static org.perpupil.statistics.sensitivity.Statistic.FIRST_ORDER;
import static org.perpupil.statistics.sensitivity.Statistic.SECOND_ORDER;
import static org.perpupil.statistics.sensitivity.Statistic.TOTAL_ORDER;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.perpupil.statistics.Design;
import org.perpupil.statistics.SensitivityInput;
import org.perpupil.statistics.UnitPoints;

/**
 * Variance-based indices of first and total order (Sobol).
 *
 * <p>With {@linkplain #withSecondOrder pairs} the design also holds B with each coordinate in turn
 * from A, N (2 d + 2) runs in all, and what each two inputs explain by acting together is estimated
 * as Saltelli (2002).
 *
 * <p>The design holds, for each of N base points, the point itself (A), an independent one (B), and
 * A with each coordinate in turn from B: N (d + 2) runs for d inputs. First order is estimated as
 * Saltelli et al. (2010), or as Jansen (1999); total order as Jansen. An input without effect has a
 * total-order index of exactly 0. Where the outputs do not vary there are no indices.
 *
 * <p>Source: Saltelli et al. (2010), Computer Physics Communications 181, 259-270. Immutable and
 * thread-safe.
 */
public final class SobolIndices implements Analysis<SensitivityResult> {
  /** Base points that do for most. */
  public static final int USUAL_SIZE = 1024;

  private static final int LEAST_SIZE = 4;

  private final Design design;
  private final UnitSampler sampler;
  private final FirstOrderEstimator firstOrder;
  private final Bootstrap bootstrap;
  private final boolean hasPairs;

  private SobolIndices(
      Design design,
      UnitSampler sampler,
      FirstOrderEstimator firstOrder,
      Bootstrap bootstrap,
      boolean hasPairs) {
    this.design = design;
    this.sampler = sampler;
    this.firstOrder = firstOrder;
    this.bootstrap = bootstrap;
    this.hasPairs = hasPairs;
  }

  /**
   * Returns an analysis with a shifted Sobol sequence.
   *
   * @param inputs at most 500, each name once
   * @param size N, base points, at least 4; best a power of 2
   * @throws org.perpupil.problem.ProblemsException when these do not hold
   */
  public static SobolIndices of(List<SensitivityInput> inputs, int size, long seed) {
    return of(inputs, size, seed, Sampling.SHIFTED_SOBOL);
  }

  /** Returns an analysis whose base points, of twice as many coordinates, a sampler makes. */
  public static SobolIndices of(
      List<SensitivityInput> inputs, int size, long seed, UnitSampler sampler) {
    return new SobolIndices(
        design(inputs, size, seed, sampler, false),
        sampler,
        FirstOrderEstimator.SALTELLI_2010,
        Bootstrap.STANDARD,
        false);
  }

  /**
   * Returns an analysis of pairs of inputs, too, with base points of a sampler.
   *
   * @throws org.perpupil.problem.ProblemsException when there is one input only, or as the others
   */
  public static SobolIndices withSecondOrder(
      List<SensitivityInput> inputs, int size, long seed, UnitSampler sampler) {
    new Settings()
        .inputs(inputs)
        .require(
            inputs.size() != 1,
            "inputs",
            "1",
            "two or more, which can act together",
            "first and total order alone were meant")
        .check();
    return new SobolIndices(
        design(inputs, size, seed, sampler, true),
        sampler,
        FirstOrderEstimator.SALTELLI_2010,
        Bootstrap.STANDARD,
        true);
  }

  private static Design design(
      List<SensitivityInput> inputs, int size, long seed, UnitSampler sampler, boolean hasPairs) {
    int count = inputs.size();
    int stride = hasPairs ? 2 * count + 2 : count + 2;
    long runs = (long) size * stride;
    new Settings()
        .inputs(inputs)
        .atLeast("size", size, LEAST_SIZE, "1024 is a good start")
        .runs(runs)
        .dimension(sampler, 2 * count)
        .check();
    UnitPoints base = sampler.points(2 * count, seed);
    return Design.of(
        "Saltelli " + (hasPairs ? "2002" : "2010") + ", " + sampler.samplerName(),
        size,
        OptionalLong.of(seed),
        inputs,
        (int) runs,
        (index, u) -> row(base, index, stride, u));
  }

  /** Returns the same analysis and design with another estimator of first order. */
  public SobolIndices withFirstOrder(FirstOrderEstimator estimator) {
    return new SobolIndices(design, sampler, estimator, bootstrap, hasPairs);
  }

  /** Returns the same analysis and design with intervals found in another way. */
  public SobolIndices withBootstrap(Bootstrap other) {
    return new SobolIndices(design, sampler, firstOrder, other, hasPairs);
  }

  @Override
  public Design design() {
    return design;
  }

  @Override
  public SensitivityResult result(Design given, String measure, double[] outputs) {
    double[] checked = Outputs.checked(design, given, measure, outputs);
    ResultBuilder result = new ResultBuilder(design, measure, bootstrap);
    boolean isPowerOfTwo = Integer.bitCount(design.size()) == 1;
    if (sampler != Sampling.PSEUDO_RANDOM && sampler instanceof Sampling && !isPowerOfTwo) {
      result.warn(
          "N",
          Integer.toString(design.size()),
          "a power of 2, for which a Sobol sequence is even",
          Integer.highestOneBit(design.size()) + " was meant, or twice that");
    }
    if (Outputs.isConstant(checked)) {
      result.constantOutput(checked[0]);
      return result.build();
    }
    List<SensitivityInput> inputs = design.inputs();
    int count = inputs.size();
    double[] alone = hasPairs ? PairSums.withoutPairs(checked, count) : checked;
    Estimates estimates =
        Estimates.of(design.size(), 2 * count, bootstrap, SobolSums.of(alone, count, firstOrder));
    for (int k = 0; k < count; k++) {
      String input = inputs.get(k).name();
      Optional<Estimate> first = estimates.get(k, firstOrder.published());
      Optional<Estimate> total = estimates.get(count + k, "Jansen 1999");
      result.add(input, FIRST_ORDER, first);
      result.add(input, TOTAL_ORDER, total);
      result.compareOrders(input, first, total);
    }
    if (hasPairs) {
      pairs(checked, result);
    }
    return result.build();
  }

  private void pairs(double[] outputs, ResultBuilder result) {
    List<SensitivityInput> inputs = design.inputs();
    int count = inputs.size();
    Estimates estimates =
        Estimates.of(design.size(), PairSums.pairs(count), bootstrap, PairSums.of(outputs, count));
    int pair = 0;
    for (int j = 0; j < count; j++) {
      for (int k = j + 1; k < count; k++) {
        result.add(
            inputs.get(j).name(),
            inputs.get(k).name(),
            SECOND_ORDER,
            estimates.get(pair++, "Saltelli 2002"));
      }
    }
  }

  /** Rows of one base point lie together, so that the first half of N is the first half of rows. */
  private static void row(UnitPoints base, long index, int stride, double[] u) {
    int count = u.length;
    double[] both = new double[2 * count];
    base.point(index / stride, both);
    int kind = (int) (index % stride);
    boolean isOfB = kind == 1 || kind >= count + 2;
    System.arraycopy(both, isOfB ? count : 0, u, 0, count);
    if (kind >= count + 2) {
      u[kind - 2 - count] = both[kind - 2 - count];
    } else if (kind > 1) {
      u[kind - 2] = both[count + kind - 2];
    }
  }

  @Override
  public String toString() {
    return "SobolIndices[" + design + ", first order " + firstOrder.published() + "]";
  }
}
