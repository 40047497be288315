package org.perpupil.formula.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.perpupil.formula.Counting;
import org.perpupil.formula.Parameter;
import org.perpupil.formula.factor.Base;

/** The columns of a plan for sums, for programs that pay them in their own way. */
public final class PlanColumns {
  /**
   * A column.
   *
   * @param counting what the money counts towards
   * @param base what the amounts are of
   * @param parameter index of the rate
   * @param amounts by school, area cost in them
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Column(Counting counting, Base base, int parameter, double[] amounts) {}

  private PlanColumns() {}

  /** Returns every column that a rate is paid on. */
  public static List<Column> of(FormulaPlan plan) {
    List<Column> columns = new ArrayList<>();
    double[] rates = new double[Parameter.values().size()];
    double[] scratch = new double[rates.length];
    for (PaidColumns paid : plan.columns) {
      for (int p = 0; p < rates.length; p++) {
        Arrays.fill(rates, Double.NaN);
        rates[p] = 1;
        double[] amounts = new double[plan.size()];
        paid.sum(rates, scratch, amounts);
        if (FormulaPlan.isAnyNotZero(amounts)) {
          columns.add(new Column(paid.counting(), paid.base(), p, amounts));
        }
      }
    }
    return columns;
  }

  /** Returns the sums that schools were given of money that counts alike; 0 for none. */
  public static double[] given(FormulaPlan plan, Counting counting) {
    return Arrays.copyOf(plan.given(counting), plan.size());
  }

  /** Returns what a pound of a maximum of sparsity pays a school that is small enough. */
  public static double[] far(FormulaPlan plan, Parameter maximum, Parameter limit) {
    double[] rates = new double[Parameter.values().size()];
    Arrays.fill(rates, Double.NaN);
    rates[maximum.index()] = 1;
    rates[limit.index()] = 1;
    double[] few = new double[plan.size()];
    Arrays.fill(few, 1e-6);
    double[] far = new double[plan.size()];
    for (PaidWeights weights : plan.weights) {
      weights.add(rates, few, new double[plan.size()], far);
    }
    return far;
  }

  /** Returns what a pound of the minimum level of a key stage counts for, with pupils in these. */
  public static double[] level(
      FormulaPlan plan, Parameter ofOne, List<Parameter> all, double[] ks3, double[] ks4) {
    double[] rates = new double[Parameter.values().size()];
    all.forEach(parameter -> rates[parameter.index()] = 0);
    rates[ofOne.index()] = 1;
    double[] levels = new double[plan.size()];
    plan.levels.levels(rates, ks3, ks4, levels);
    return levels;
  }
}
