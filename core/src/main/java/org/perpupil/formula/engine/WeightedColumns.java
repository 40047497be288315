package org.perpupil.formula.engine;

import java.util.Arrays;
import java.util.List;

/**
 * Sums of the columns of some schools, each weighted by a rate, for one world or many.
 *
 * <p>One object holds a block of schools, best a few hundred: its columns then stay in the
 * processor's cache while world after world is summed. Every column is an array of its own, read at
 * the same index as the sums are written, four columns a pass; the compiler turns exactly that into
 * vector instructions, and not loops with an offset into a longer array, with several sums, or with
 * many more columns. Columns are added in their order, so a world's sums do not depend on the
 * worlds beside it. Immutable and thread-safe.
 */
public final class WeightedColumns {
  private final int schools;
  private final double[][] columns;

  private WeightedColumns(int schools, double[][] columns) {
    this.schools = schools;
    this.columns = columns;
  }

  /**
   * Returns a copy of the given columns.
   *
   * @param schools the length of each column
   * @throws IllegalArgumentException when a column has another length
   */
  public static WeightedColumns of(int schools, List<double[]> columns) {
    double[][] copies = new double[columns.size()][];
    for (int k = 0; k < copies.length; k++) {
      copies[k] = columns.get(k).clone();
      if (copies[k].length != schools) {
        throw new IllegalArgumentException(
            "column " + k + " has " + copies[k].length + " values for " + schools + " schools");
      }
    }
    return new WeightedColumns(schools, copies);
  }

  /** Returns columns that are kept, not copied. */
  static WeightedColumns keeping(int schools, double[][] columns) {
    return new WeightedColumns(schools, columns);
  }

  /** Returns the number of schools. */
  public int schools() {
    return schools;
  }

  /** Returns the number of columns. */
  public int columns() {
    return columns.length;
  }

  /**
   * Sums all columns for one world.
   *
   * @param weights the rates of all worlds: worlds × columns, one world after the other
   * @param world which world, from 0
   * @param sums one a school, overwritten; may be longer than there are schools
   */
  public void sum(double[] weights, int world, double[] sums) {
    int from = world * columns.length;
    int k = first(weights, from, sums);
    for (; k + 4 <= columns.length; k += 4) {
      add(sums, weights, from, k, k + 1, k + 2, k + 3, sums);
    }
    if (k + 2 <= columns.length) {
      add(sums, weights[from + k], columns[k], weights[from + k + 1], columns[k + 1], sums);
      k += 2;
    }
    if (k < columns.length) {
      add(sums, weights[from + k], columns[k], sums);
    }
  }

  /** Begins sums with the first columns; returns how many. */
  private int first(double[] weights, int from, double[] sums) {
    if (columns.length == 0) {
      Arrays.fill(sums, 0, schools, 0);
      return 0;
    }
    if (columns.length == 1) {
      one(weights[from], columns[0], sums);
      return 1;
    }
    double first = weights[from];
    double second = weights[from + 1];
    if (columns.length < 4) {
      two(first, columns[0], second, columns[1], sums);
      return 2;
    }
    double third = weights[from + 2];
    double fourth = weights[from + 3];
    double[] a = columns[0];
    double[] b = columns[1];
    double[] c = columns[2];
    double[] d = columns[3];
    for (int i = 0; i < schools; i++) {
      sums[i] = first * a[i] + second * b[i] + third * c[i] + fourth * d[i];
    }
    return 4;
  }

  private void one(double weight, double[] column, double[] sums) {
    for (int i = 0; i < schools; i++) {
      sums[i] = weight * column[i];
    }
  }

  private void two(double first, double[] a, double second, double[] b, double[] sums) {
    for (int i = 0; i < schools; i++) {
      sums[i] = first * a[i] + second * b[i];
    }
  }

  /**
   * Sums only the columns whose weights differ from another world's, on top of that world's sums.
   *
   * @param base that world's sums, one a school
   * @param baseWeights that world's rates, one a column
   * @param weights the rates of all worlds: worlds × columns, one world after the other
   * @param world which world, from 0
   * @param sums one a school, overwritten; may be longer than there are schools
   */
  public void sumChanges(
      double[] base, double[] baseWeights, double[] weights, int world, double[] sums) {
    int from = world * columns.length;
    double[] soFar = base;
    int first = -1;
    int second = -1;
    for (int k = 0; k < columns.length; k++) {
      if (weights[from + k] == baseWeights[k]) {
        continue;
      }
      if (first < 0) {
        first = k;
      } else if (second < 0) {
        second = k;
      } else {
        addChanges(soFar, baseWeights, weights, from, first, second, k, sums);
        soFar = sums;
        first = -1;
        second = -1;
      }
    }
    if (first >= 0) {
      add(soFar, weights[from + first] - baseWeights[first], columns[first], sums);
      soFar = sums;
    }
    if (second >= 0) {
      add(soFar, weights[from + second] - baseWeights[second], columns[second], sums);
    }
    if (soFar == base) {
      System.arraycopy(base, 0, sums, 0, schools);
    }
  }

  private void addChanges(
      double[] soFar,
      double[] base,
      double[] weights,
      int from,
      int k,
      int l,
      int m,
      double[] sums) {
    double first = weights[from + k] - base[k];
    double second = weights[from + l] - base[l];
    double third = weights[from + m] - base[m];
    double[] a = columns[k];
    double[] b = columns[l];
    double[] c = columns[m];
    for (int i = 0; i < schools; i++) {
      sums[i] = soFar[i] + first * a[i] + second * b[i] + third * c[i];
    }
  }

  private void add(
      double[] soFar, double[] weights, int from, int k, int l, int m, int n, double[] sums) {
    double first = weights[from + k];
    double second = weights[from + l];
    double third = weights[from + m];
    double fourth = weights[from + n];
    double[] a = columns[k];
    double[] b = columns[l];
    double[] c = columns[m];
    double[] d = columns[n];
    for (int i = 0; i < schools; i++) {
      sums[i] = soFar[i] + first * a[i] + second * b[i] + third * c[i] + fourth * d[i];
    }
  }

  private void add(
      double[] soFar, double first, double[] a, double second, double[] b, double[] sums) {
    for (int i = 0; i < schools; i++) {
      sums[i] = soFar[i] + first * a[i] + second * b[i];
    }
  }

  private void add(double[] soFar, double weight, double[] column, double[] sums) {
    for (int i = 0; i < schools; i++) {
      sums[i] = soFar[i] + weight * column[i];
    }
  }
}
