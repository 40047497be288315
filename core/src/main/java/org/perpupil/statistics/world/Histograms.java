package org.perpupil.statistics.world;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.perpupil.problem.check.NumberChecks;
import org.perpupil.statistics.HistogramSpecification;
import org.perpupil.statistics.Quantile;

/**
 * Histograms of many measures in one flat array of counts, with the extremes of each.
 *
 * <p>Each has its bins, one count below them and one above. Mutable, for one thread.
 */
public final class Histograms {
  private final double[] lows;
  private final double[] widths;

  /** For each measure where its counts begin, and where the last one's end. */
  private final int[] starts;

  private final int[] counts;
  private final double[] minima;
  private final double[] maxima;

  public Histograms(List<HistogramSpecification> measures) {
    int size = measures.size();
    lows = new double[size];
    widths = new double[size];
    starts = new int[size + 1];
    long total = 0;
    for (int m = 0; m < size; m++) {
      HistogramSpecification measure = measures.get(m);
      lows[m] = measure.low();
      widths[m] = measure.binWidth();
      total += measure.bins() == 0 ? 0 : measure.bins() + 2L;
      starts[m + 1] = (int) Math.min(total, Integer.MAX_VALUE);
    }
    new NumberChecks("measures")
        .that(
            total < Integer.MAX_VALUE - 8,
            "bins",
            Long.toString(total),
            "fewer than " + (Integer.MAX_VALUE - 8) + " in all",
            "fewer measures should have a histogram")
        .throwIfAny();
    counts = new int[(int) total];
    minima = new double[size];
    maxima = new double[size];
    Arrays.fill(minima, Double.POSITIVE_INFINITY);
    Arrays.fill(maxima, Double.NEGATIVE_INFINITY);
  }

  public void add(int measure, double value) {
    minima[measure] = Math.min(minima[measure], value);
    maxima[measure] = Math.max(maxima[measure], value);
    int start = starts[measure];
    int bins = starts[measure + 1] - start - 2;
    if (bins > 0) {
      double bin = Math.floor((value - lows[measure]) / widths[measure]);
      counts[start + 1 + (int) Math.max(-1, Math.min(bins, bin))]++;
    }
  }

  public void add(Histograms other) {
    for (int m = 0; m < minima.length; m++) {
      minima[m] = Math.min(minima[m], other.minima[m]);
      maxima[m] = Math.max(maxima[m], other.maxima[m]);
    }
    for (int i = 0; i < counts.length; i++) {
      counts[i] += other.counts[i];
    }
  }

  /** Adds what another holds, each of its measures to that at its place here. */
  public void add(Histograms other, int[] places) {
    for (int m = 0; m < places.length; m++) {
      int place = places[m];
      minima[place] = Math.min(minima[place], other.minima[m]);
      maxima[place] = Math.max(maxima[place], other.maxima[m]);
      for (int i = other.starts[m]; i < other.starts[m + 1]; i++) {
        counts[starts[place] + i - other.starts[m]] += other.counts[i];
      }
    }
  }

  public double minimum(int measure) {
    return minima[measure];
  }

  public double maximum(int measure) {
    return maxima[measure];
  }

  public boolean has(int measure) {
    return starts[measure + 1] > starts[measure];
  }

  /** Returns whether a measure has no histogram, or one that counts so many values. */
  public boolean holds(int measure, int values) {
    long sum = 0;
    boolean negative = false;
    for (int i = starts[measure]; i < starts[measure + 1]; i++) {
      sum += counts[i];
      negative |= counts[i] < 0;
    }
    return !has(measure) || (sum == values && !negative);
  }

  /** Returns a copy of a measure's counts: below the bins, each bin, above them. */
  public int[] counts(int measure) {
    return Arrays.copyOfRange(counts, starts[measure], starts[measure + 1]);
  }

  /**
   * Returns the quantile of a measure that has values and a histogram.
   *
   * @param values how many values the measure has
   */
  public Quantile quantile(int measure, double probability, int values) {
    // The value that at least this share of all values is at or below, as in a sorted list.
    int rank = Math.max(1, (int) Math.ceil(probability * values));
    int bin = starts[measure];
    int before = 0;
    while (before + counts[bin] < rank) {
      before += counts[bin];
      bin++;
    }
    int index = bin - starts[measure] - 1;
    int bins = starts[measure + 1] - starts[measure] - 2;
    double low = index < 0 ? minima[measure] : edge(measure, index);
    double high = index == bins ? maxima[measure] : edge(measure, index + 1);
    low = Math.max(low, minima[measure]);
    high = Math.min(high, maxima[measure]);
    double value = low + (high - low) * (rank - before - 0.5) / counts[bin];
    return new Quantile(probability, value, low, high);
  }

  public void write(DataOutput out) throws IOException {
    for (int m = 0; m < minima.length; m++) {
      out.writeDouble(minima[m]);
      out.writeDouble(maxima[m]);
    }
    for (int count : counts) {
      out.writeInt(count);
    }
  }

  public void read(DataInput in) throws IOException {
    for (int m = 0; m < minima.length; m++) {
      minima[m] = in.readDouble();
      maxima[m] = in.readDouble();
    }
    for (int i = 0; i < counts.length; i++) {
      counts[i] = in.readInt();
    }
  }

  private double edge(int measure, int bin) {
    return lows[measure] + bin * widths[measure];
  }
}
