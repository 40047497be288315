package org.perpupil.statistics.sensitivity;

import static org.perpupil.statistics.sensitivity.Statistic.EFFECT_DEVIATION;
import static org.perpupil.statistics.sensitivity.Statistic.MEAN_ABSOLUTE_EFFECT;
import static org.perpupil.statistics.sensitivity.Statistic.MEAN_EFFECT;

import java.util.List;
import java.util.OptionalLong;
import org.perpupil.problem.Problem;
import org.perpupil.statistics.Design;
import org.perpupil.statistics.SensitivityInput;

/**
 * Screening by elementary effects (Morris).
 *
 * <p>Each of r random trajectories moves one input after another by delta = p / (2 (p - 1)) of the
 * unit range, on a grid of p levels: r (d + 1) runs for d inputs. An elementary effect is the
 * output's change divided by delta, so it is in units of the output for the whole range of the
 * input. Its mean is mu, the mean of its size mu* (Campolongo et al. 2007) and its standard
 * deviation sigma: near 0 for a linear input, large for one that bends or acts together with
 * others. Differences that are mere rounding (1e-12 of the largest output) count as none, so a
 * linear model has a sigma of exactly 0.
 *
 * <p>Source: Morris (1991), Technometrics 33, 161-174. Immutable and thread-safe.
 */
public final class ElementaryEffects implements Analysis<SensitivityResult> {
  /** The part of either end of a distribution that is left out unless told otherwise. */
  public static final double USUAL_MARGIN = 0.01;

  /** Levels that do for most. */
  public static final int USUAL_LEVELS = 4;

  /** Trajectories that do for most. */
  public static final int USUAL_TRAJECTORIES = 20;

  /** The distances of so many are worked out in some seconds. */
  public static final int MOST_CANDIDATES = 2000;

  private static final int LEAST_TRAJECTORIES = 4;
  private static final String MORRIS = "Morris 1991";

  private final Design design;
  private final Trajectories trajectories;
  private final int levels;
  private final Bootstrap bootstrap;

  private ElementaryEffects(
      Design design, Trajectories trajectories, int levels, Bootstrap bootstrap) {
    this.levels = levels;
    this.design = design;
    this.trajectories = trajectories;
    this.bootstrap = bootstrap;
  }

  /**
   * Returns a screening from the 1st to the 99th percentile, since distributions may have no ends.
   *
   * @param inputs at least one, each name once
   * @param trajectories r, at least 4
   * @param levels p, even
   * @throws org.perpupil.problem.ProblemsException when these do not hold
   */
  public static ElementaryEffects of(
      List<SensitivityInput> inputs, int trajectories, int levels, long seed) {
    return of(inputs, trajectories, levels, seed, USUAL_MARGIN);
  }

  /**
   * Returns a screening that stays away from the ends of distributions.
   *
   * @param margin the part left out at either end, 0 to below 0.5: 0.01 for the 1st to the 99th
   *     percentile, 0 for inputs whose distributions have ends. Effects are still given for the
   *     whole unit range
   * @throws org.perpupil.problem.ProblemsException when what is asked for does not hold, or an
   *     input is infinite at an end
   */
  public static ElementaryEffects of(
      List<SensitivityInput> inputs, int trajectories, int levels, long seed, double margin) {
    return of(inputs, trajectories, levels, seed, margin, 0);
  }

  /**
   * Returns a screening whose trajectories are chosen among many so that they are far apart.
   *
   * @param candidates how many random trajectories to choose from: more than are wanted, at most
   *     {@value #MOST_CANDIDATES}; 0 to take the first ones
   * @throws org.perpupil.problem.ProblemsException when what is asked for does not hold, or an
   *     input is infinite at an end
   */
  public static ElementaryEffects of(
      List<SensitivityInput> inputs,
      int trajectories,
      int levels,
      long seed,
      double margin,
      int candidates) {
    long runs = (long) trajectories * (inputs.size() + 1);
    boolean isMargin = margin >= 0 && margin < 0.5;
    new Settings()
        .inputs(inputs)
        .atLeast("trajectories", trajectories, LEAST_TRAJECTORIES, "20 is a good start")
        .require(
            levels >= 2 && levels % 2 == 0,
            "levels",
            Integer.toString(levels),
            "an even number",
            "the usual 4 will do")
        .require(
            isMargin,
            "margin",
            Problem.plain(margin),
            "0 to below 0.5",
            "it is a percentage; 1% is 0.01")
        .require(
            candidates == 0 || (candidates > trajectories && candidates <= MOST_CANDIDATES),
            "candidates",
            Integer.toString(candidates),
            "more than the trajectories, " + trajectories + ", at most " + MOST_CANDIDATES,
            "ten times as many as trajectories will do")
        .runs(runs)
        .check();
    new Settings().finiteAt(inputs, margin, 1 - margin).check();
    Trajectories first = new Trajectories(inputs.size(), levels, margin, seed);
    Trajectories walks =
        candidates == 0
            ? first
            : new Trajectories(
                inputs.size(),
                levels,
                margin,
                seed,
                FarApart.choose(first, inputs.size(), candidates, trajectories));
    Design design =
        Design.of(
            MORRIS
                + ", "
                + levels
                + " levels, margin "
                + Problem.plain(margin)
                + (candidates == 0 ? "" : ", far apart among " + candidates),
            trajectories,
            OptionalLong.of(seed),
            inputs,
            (int) runs,
            walks);
    return new ElementaryEffects(design, walks, levels, Bootstrap.STANDARD);
  }

  /** Returns the same analysis and design with intervals found in another way. */
  public ElementaryEffects withBootstrap(Bootstrap other) {
    return new ElementaryEffects(design, trajectories, levels, other);
  }

  @Override
  public Design design() {
    return design;
  }

  @Override
  public SensitivityResult result(Design given, String measure, double[] outputs) {
    double[] checked = Outputs.checked(design, given, measure, outputs);
    ResultBuilder result = new ResultBuilder(design, measure, bootstrap);
    if (Outputs.isConstant(checked)) {
      result.constantOutput(checked[0]);
    }
    if (design.size() < levels) {
      result.warn(
          "trajectories",
          Integer.toString(design.size()),
          "as many as levels or more, " + levels + ", so that most levels of an input are visited",
          "more trajectories serve, or fewer levels; 4 are usual");
    }
    List<SensitivityInput> inputs = design.inputs();
    int count = inputs.size();
    EffectSums sums = EffectSums.of(checked, count, trajectories);
    Estimates estimates = Estimates.of(design.size(), 3 * count, bootstrap, sums);
    for (int k = 0; k < count; k++) {
      String input = inputs.get(k).name();
      result.add(input, MEAN_EFFECT, estimates.get(k, MORRIS));
      result.add(input, MEAN_ABSOLUTE_EFFECT, estimates.get(count + k, "Campolongo 2007"));
      result.add(input, EFFECT_DEVIATION, estimates.get(2 * count + k, MORRIS));
    }
    return result.build();
  }

  @Override
  public String toString() {
    return "ElementaryEffects[" + design + "]";
  }
}
