package org.perpupil.statistics;

import com.google.common.collect.ImmutableList;
import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.ToDoubleFunction;

/**
 * The rows of inputs that an analysis wants to have run.
 *
 * <p>Rows are worked out when asked for, so a design takes no more memory for more rows. Two
 * designs are equal when their fingerprints are. Immutable; thread-safe as far as the inputs'
 * quantile functions are.
 */
public final class Design {
  private final String method;
  private final int size;
  private final OptionalLong seed;
  private final ImmutableList<SensitivityInput> inputs;
  private final int rows;
  private final UnitPoints points;
  private final String fingerprint;

  private Design(
      String method,
      int size,
      OptionalLong seed,
      List<SensitivityInput> inputs,
      int rows,
      UnitPoints points) {
    this.method = method;
    this.size = size;
    this.seed = seed;
    this.inputs = ImmutableList.copyOf(inputs);
    this.rows = rows;
    this.points = points;
    this.fingerprint = hash();
  }

  /**
   * Returns a design.
   *
   * @param method what it is, with all settings that change a row
   * @param points the rows, by index
   */
  public static Design of(
      String method,
      int size,
      OptionalLong seed,
      List<SensitivityInput> inputs,
      int rows,
      UnitPoints points) {
    return new Design(method, size, seed, inputs, rows, points);
  }

  /** Returns what kind of design this is, with the settings that decide its rows. */
  public String method() {
    return method;
  }

  /**
   * Returns N: base points, trajectories or sample rows; 1 for one at a time. An analysis at half N
   * uses the first half of them.
   */
  public int size() {
    return size;
  }

  /** Returns the seed; absent when nothing is random. */
  public OptionalLong seed() {
    return seed;
  }

  /** Returns the inputs, in the order of each row; unmodifiable. */
  public List<SensitivityInput> inputs() {
    return inputs;
  }

  /** Returns the rows, which is the cost of the analysis in runs of the model. */
  public int rows() {
    return rows;
  }

  /**
   * Returns 64 hexadecimal digits that tell designs apart: by method, size, seed, names and
   * quartiles of the inputs, and the first and last row.
   */
  public String fingerprint() {
    return fingerprint;
  }

  /**
   * Writes a row of the unit cube.
   *
   * @param index from 0 to below {@link #rows()}
   * @param u receives one coordinate from 0 to 1 for each input
   * @throws IllegalArgumentException when the index or the array's length does not fit
   */
  public void row(long index, double[] u) {
    if (index < 0 || index >= rows) {
      throw new IllegalArgumentException("row " + index + ", expected 0 to " + (rows - 1));
    }
    if (u.length != inputs.size()) {
      throw new IllegalArgumentException(
          "an array of " + u.length + ", expected one place for each input, " + inputs.size());
    }
    points.point(index, u);
  }

  /** Writes a row as {@link #row} does, each input in its own unit. */
  public void values(long index, double[] x) {
    row(index, x);
    for (int k = 0; k < x.length; k++) {
      x[k] = inputs.get(k).quantile().applyAsDouble(x[k]);
    }
  }

  /** Runs a model with one measure on every row, in order, and returns the outputs. */
  public double[] evaluate(ToDoubleFunction<double[]> model) {
    double[] x = new double[inputs.size()];
    double[] outputs = new double[rows];
    for (int i = 0; i < rows; i++) {
      values(i, x);
      outputs[i] = model.applyAsDouble(x);
    }
    return outputs;
  }

  private String hash() {
    Hasher hasher = Hashing.sha256().newHasher();
    text(hasher, method);
    hasher.putInt(size).putBoolean(seed.isPresent()).putLong(seed.orElse(0)).putInt(rows);
    for (SensitivityInput input : inputs) {
      text(hasher, input.name());
      for (double u : new double[] {0.25, 0.5, 0.75}) {
        hasher.putDouble(input.quantile().applyAsDouble(u));
      }
    }
    double[] u = new double[inputs.size()];
    for (int index : new int[] {0, rows - 1}) {
      points.point(index, u);
      for (double coordinate : u) {
        hasher.putDouble(coordinate);
      }
    }
    return hasher.hash().toString();
  }

  /** The length goes first, so that no two lists of texts give the same characters. */
  private static void text(Hasher hasher, String text) {
    hasher.putInt(text.length()).putUnencodedChars(text);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Design design && fingerprint.equals(design.fingerprint);
  }

  @Override
  public int hashCode() {
    return fingerprint.hashCode();
  }

  @Override
  public String toString() {
    return "Design["
        + method
        + ", N = "
        + size
        + ", "
        + rows
        + " runs, "
        + (seed.isPresent() ? "seed " + seed.getAsLong() : "no seed")
        + ", "
        + inputs.size()
        + " inputs, "
        + fingerprint.substring(0, 12)
        + "]";
  }
}
