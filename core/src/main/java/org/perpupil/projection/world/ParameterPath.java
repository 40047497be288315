package org.perpupil.projection.world;

import java.util.Arrays;
import java.util.List;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Parameter;
import org.perpupil.scenario.Assumption;

/**
 * A formula's numbers over the years of a projection, worked out for a world.
 *
 * <p>A year without a formula of its own has the last one's with every rate in pounds uplifted.
 * Assumptions of single rates replace what results, and growth of additional needs multiplies the
 * rates that are paid for them. Mutable, for one thread.
 */
public final class ParameterPath {
  private static final List<Parameter> PARAMETERS = Parameter.values();
  private static final boolean[] IN_POUNDS = new boolean[PARAMETERS.size()];
  private static final boolean[] FOR_NEEDS = new boolean[PARAMETERS.size()];
  private static final int[] OVERRIDES = new int[PARAMETERS.size()];

  static {
    for (Parameter parameter : PARAMETERS) {
      int p = parameter.index();
      IN_POUNDS[p] =
          switch (parameter.kind()) {
            case PER_PUPIL, PER_SCHOOL, PER_SITE -> true;
            default -> false;
          };
      FOR_NEEDS[p] =
          parameter.kind() == Parameter.Kind.PER_PUPIL
              && parameter.purpose() == Parameter.Purpose.NEEDS;
      OVERRIDES[p] = Assumption.of(parameter).index();
    }
  }

  private final double[][] own;

  /** By parameter, whether the formula of any year has a number for it. */
  private final boolean[] isGiven = new boolean[PARAMETERS.size()];

  private final boolean[] uplifted;
  private final int[] upliftBy;
  private final double[] level;

  /** By year: the numbers by parameter, NaN where the formula has none. */
  public final double[][] byYear;

  /**
   * Creates a path.
   *
   * @param formulas the formula of every year, before uplift
   * @param uplifted whether a year's formula is the one of the year before, uplifted
   */
  public ParameterPath(List<Formula> formulas, boolean[] uplifted) {
    this.uplifted = uplifted.clone();
    this.upliftBy =
        formulas.stream()
            .mapToInt(
                formula ->
                    formula.isNational()
                        ? AssumptionIndex.NATIONAL_UPLIFT
                        : AssumptionIndex.LOCAL_UPLIFT)
            .toArray();
    this.own = new double[formulas.size()][];
    this.level = new double[formulas.size()];
    this.byYear = new double[formulas.size()][PARAMETERS.size()];
    for (int i = 0; i < own.length; i++) {
      own[i] = numbers(formulas.get(i));
      Arrays.fill(byYear[i], Double.NaN);
      for (int p = 0; p < isGiven.length; p++) {
        isGiven[p] |= !Double.isNaN(own[i][p]);
      }
    }
  }

  /** Returns the assumption that uplifts a year's formula. */
  public int upliftBy(int year) {
    return upliftBy[year];
  }

  public boolean isUplifted(int year) {
    return uplifted[year];
  }

  /** Works every year's numbers out for a world. */
  public void fill(World world, double[] needs) {
    double raised = 1;
    for (int i = 0; i < own.length; i++) {
      raised = uplifted[i] ? raised * (1 + world.explicit(upliftBy[i], i) / 100) : 1;
      level[i] = raised;
    }
    for (int p = 0; p < PARAMETERS.size(); p++) {
      if (isGiven[p] || world.maySet(OVERRIDES[p])) {
        fill(p, world, needs);
      }
    }
  }

  private void fill(int p, World world, double[] needs) {
    boolean inPounds = IN_POUNDS[p];
    boolean forNeeds = FOR_NEEDS[p];
    boolean maySet = world.maySet(OVERRIDES[p]);
    for (int i = 0; i < own.length; i++) {
      double number = inPounds ? own[i][p] * level[i] : own[i][p];
      double set = maySet ? world.explicit(OVERRIDES[p], i) : Double.NaN;
      if (!Double.isNaN(set)) {
        number = set;
      }
      byYear[i][p] = forNeeds ? number * needs[i] : number;
    }
  }

  private static double[] numbers(Formula formula) {
    double[] numbers = new double[PARAMETERS.size()];
    for (Parameter parameter : PARAMETERS) {
      numbers[parameter.index()] = formula.value(parameter).orElse(Double.NaN);
    }
    return numbers;
  }
}
