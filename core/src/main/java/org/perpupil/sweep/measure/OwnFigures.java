package org.perpupil.sweep.measure;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.perpupil.budget.BudgetCode;
import org.perpupil.projection.Measure;

/**
 * The measures of one's own of a plan, and the figures that they are worked out from: measures of a
 * projection first, then codes. For one thread.
 */
public final class OwnFigures {
  private final List<Expression> expressions;
  private final List<Measure> measures = new ArrayList<>();
  private final List<BudgetCode> codes = new ArrayList<>();

  /** For each expression, where its figures stand among all. */
  private final int[][] places;

  private final double[] stack;
  private final double[][] values;

  /** Creates the figures of some expressions. */
  public OwnFigures(List<Expression> expressions) {
    this.expressions = List.copyOf(expressions);
    Set<String> names = new LinkedHashSet<>();
    expressions.forEach(expression -> names.addAll(expression.figures()));
    List<String> order = new ArrayList<>();
    for (Measure measure : Measure.values()) {
      if (names.contains(measure.fileName())) {
        measures.add(measure);
        order.add(measure.fileName());
      }
    }
    for (BudgetCode code : BudgetCode.values()) {
      if (names.contains(code.code())) {
        codes.add(code);
        order.add(code.code());
      }
    }
    this.places =
        expressions.stream()
            .map(one -> one.figures().stream().mapToInt(order::indexOf).toArray())
            .toArray(int[][]::new);
    this.stack = expressions.isEmpty() ? new double[0] : expressions.get(0).stack();
    this.values =
        expressions.stream().map(one -> new double[one.figures().size()]).toArray(double[][]::new);
  }

  /** Returns how many measures of one's own there are. */
  public int size() {
    return expressions.size();
  }

  /** Returns the measures of a projection that they take; unmodifiable. */
  public List<Measure> measures() {
    return List.copyOf(measures);
  }

  /** Returns the codes that they take; unmodifiable. */
  public List<BudgetCode> codes() {
    return List.copyOf(codes);
  }

  /** Returns how many figures they take: measures, then codes. */
  public int figures() {
    return measures.size() + codes.size();
  }

  /**
   * Returns the value of one of them.
   *
   * @param own which of them
   * @param figures holds figure f at {@code at + f * stride}
   */
  public double value(int own, double[] figures, int at, int stride) {
    double[] given = values[own];
    int[] from = places[own];
    for (int i = 0; i < given.length; i++) {
      given[i] = figures[at + from[i] * stride];
    }
    return expressions.get(own).value(given, stack);
  }
}
