package org.perpupil.formula.protection;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What guarantee or floor and cap make of a year, one value a school.
 *
 * <p>Live columns, overwritten by the next year. Mutable, for one thread.
 */
public final class ProtectedYear {
  /** Pounds of the guarantee or of the floor; NaN where last year leaves nothing to guarantee. */
  public final double[] topUp;

  /** Pounds that the cap takes after what the minimum level gives back, 0 or less. */
  public final double[] capped;

  /** Pounds that the cap takes before that, 0 or more. */
  public final double[] taken;

  /** Pounds of it that the minimum level gives back, 0 or more. */
  public final double[] restored;

  private final @Nullable Guaranteed guaranteed;

  /** Whether nothing was taken by caps since the columns were cleared. */
  private boolean areCapsClear;

  /** The figures of the guarantee that a statement shows, NaN where there are none. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Guaranteed(double[] money, double[] unit, double[] baseline) {
    private static Guaranteed of(int capacity) {
      return new Guaranteed(new double[capacity], new double[capacity], new double[capacity]);
    }
  }

  private ProtectedYear(int capacity, @Nullable Guaranteed guaranteed) {
    this.topUp = new double[capacity];
    this.capped = new double[capacity];
    this.taken = new double[capacity];
    this.restored = new double[capacity];
    this.guaranteed = guaranteed;
  }

  /** Makes room for as many schools as given. */
  public static ProtectedYear of(int capacity) {
    return new ProtectedYear(capacity, null);
  }

  /** Makes room for as many schools as given and for the figures of their guarantee. */
  public static ProtectedYear withGuarantee(int capacity) {
    return new ProtectedYear(capacity, Guaranteed.of(capacity));
  }

  /** Returns the pounds that the guarantee protects. */
  public double guaranteedMoney(int row) {
    return figures().money[row];
  }

  /** Returns the pounds per pupil that the guarantee protects. */
  public double unit(int row) {
    return figures().unit[row];
  }

  /** Returns last year's pounds per pupil; 0 or less where nothing is left to guarantee. */
  public double baseline(int row) {
    return figures().baseline[row];
  }

  /** Begins a year without caps, whose top-ups are written for every school. */
  void startWithoutCaps() {
    if (!areCapsClear) {
      Arrays.fill(capped, 0);
      Arrays.fill(taken, 0);
      Arrays.fill(restored, 0);
      areCapsClear = true;
    }
  }

  void start(int size) {
    areCapsClear = false;
    Arrays.fill(topUp, 0, size, 0);
    Arrays.fill(capped, 0, size, 0);
    Arrays.fill(taken, 0, size, 0);
    Arrays.fill(restored, 0, size, 0);
    if (guaranteed != null) {
      Arrays.fill(guaranteed.money, 0, size, Double.NaN);
      Arrays.fill(guaranteed.unit, 0, size, Double.NaN);
      Arrays.fill(guaranteed.baseline, 0, size, Double.NaN);
    }
  }

  void keepBaseline(int row, double baseline) {
    if (guaranteed != null) {
      guaranteed.baseline[row] = baseline;
    }
  }

  void keepUnit(int row, double money, double unit) {
    if (guaranteed != null) {
      guaranteed.money[row] = money;
      guaranteed.unit[row] = unit;
    }
  }

  private Guaranteed figures() {
    if (guaranteed == null) {
      throw new IllegalStateException("the figures of the guarantee were not kept");
    }
    return guaranteed;
  }
}
