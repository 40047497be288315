package org.perpupil.statistics.sensitivity;

import static org.perpupil.problem.Problem.plain;
import static org.perpupil.statistics.sensitivity.Statistic.R_SQUARED;
import static org.perpupil.statistics.sensitivity.Statistic.STANDARDISED_COEFFICIENT;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.commons.math3.stat.StatUtils;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.statistics.Design;
import org.perpupil.statistics.SensitivityInput;

/**
 * Standardised regression: a linear function of the inputs, fitted by ordinary least squares.
 *
 * <p>A coefficient tells by how many of its standard deviations the output moves when the input
 * moves by one of its own. For a linear model of independent inputs their squares add up to 1. R
 * squared tells how much of the output's variance the linear function explains; the coefficients
 * rank the inputs of that part only. Costs N runs. An input that does not vary is left out, with a
 * warning.
 *
 * <p>Source: Saltelli et al. (2008), Global Sensitivity Analysis: The Primer, section 1.2.5.
 * Immutable and thread-safe.
 */
public final class StandardisedRegression implements Analysis<SensitivityResult> {
  /** Below this a linear picture misleads: a rule of thumb, not a test. */
  /** Rows that do for most. */
  public static final int USUAL_SIZE = 1024;

  private static final double LEAST_R_SQUARED = 0.7;

  private static final String LEAST_SQUARES = "ordinary least squares";

  private final Design design;
  private final Bootstrap bootstrap;

  private StandardisedRegression(Design design, Bootstrap bootstrap) {
    this.design = design;
    this.bootstrap = bootstrap;
  }

  /**
   * Returns an analysis with a shifted Sobol sequence.
   *
   * @param inputs at least one, each name once
   * @param size N, rows, at least four for each input and 8 more
   * @throws ProblemsException when these do not hold
   */
  public static StandardisedRegression of(List<SensitivityInput> inputs, int size, long seed) {
    return of(inputs, size, seed, Sampling.SHIFTED_SOBOL);
  }

  /** Returns an analysis whose rows a sampler makes. */
  public static StandardisedRegression of(
      List<SensitivityInput> inputs, int size, long seed, UnitSampler sampler) {
    new Settings()
        .inputs(inputs)
        .atLeast("size", size, 4 * inputs.size() + 8, "1024 is a good start")
        .runs(size)
        .dimension(sampler, inputs.size())
        .check();
    Design design =
        Design.of(
            "regression, " + sampler.samplerName(),
            size,
            OptionalLong.of(seed),
            inputs,
            size,
            sampler.points(inputs.size(), seed));
    return new StandardisedRegression(design, Bootstrap.STANDARD);
  }

  /** Returns the same analysis and design with intervals found in another way. */
  public StandardisedRegression withBootstrap(Bootstrap other) {
    return new StandardisedRegression(design, other);
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
      return result.build();
    }
    double[][] values = inputValues();
    List<String> names = new ArrayList<>();
    List<double[]> columns = new ArrayList<>();
    for (int k = 0; k < values.length; k++) {
      String name = design.inputs().get(k).name();
      if (Outputs.isConstant(values[k])) {
        result.warn(
            name, plain(values[k][0]), "an input that varies", "its distribution is a point");
      } else {
        names.add(name);
        columns.add(values[k]);
      }
    }
    if (names.isEmpty()) {
      return result.build();
    }
    columns.add(checked);
    RegressionSums sums = RegressionSums.of(rows(columns), columns.size());
    Estimates estimates = Estimates.of(design.size(), columns.size(), bootstrap, sums);
    for (int k = 0; k < names.size(); k++) {
      result.add(names.get(k), STANDARDISED_COEFFICIENT, estimates.get(k, LEAST_SQUARES));
    }
    Optional<Estimate> explained = estimates.get(names.size(), LEAST_SQUARES);
    result.addOverall(R_SQUARED, explained);
    explained
        .filter(found -> found.value() < LEAST_R_SQUARED)
        .ifPresent(
            found ->
                result.warn(
                    R_SQUARED.fileName(),
                    plain(found.value()),
                    LEAST_R_SQUARED + " or more, for a model that is nearly linear",
                    "variance-based indices suit this model better"));
    return result.build();
  }

  private double[][] inputValues() {
    double[][] values = new double[design.inputs().size()][design.size()];
    double[] x = new double[values.length];
    List<Problem> problems = new ArrayList<>();
    for (int j = 0; j < design.size(); j++) {
      design.values(j, x);
      for (int k = 0; k < x.length; k++) {
        values[k][j] = x[k];
      }
    }
    for (int k = 0; k < values.length; k++) {
      double sum = StatUtils.sum(values[k]);
      if (!Double.isFinite(sum)) {
        problems.add(
            Problem.error(
                design.inputs().get(k).name(),
                Double.toString(sum),
                "finite values only",
                "its distribution has no end; truncate it"));
      }
    }
    ProblemsException.throwIfAny(problems);
    return values;
  }

  /** Returns columns row by row, each with mean 0 and variance 1. */
  private static double[] rows(List<double[]> columns) {
    int width = columns.size();
    double[] rows = new double[columns.get(0).length * width];
    for (int k = 0; k < width; k++) {
      double[] standardised = StatUtils.normalize(columns.get(k));
      for (int j = 0; j < standardised.length; j++) {
        rows[j * width + k] = standardised[j];
      }
    }
    return rows;
  }

  @Override
  public String toString() {
    return "StandardisedRegression[" + design + "]";
  }
}
