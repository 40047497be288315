package org.perpupil.statistics;

import com.google.common.collect.ImmutableList;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.problem.check.NumberChecks;
import org.perpupil.statistics.world.Histograms;
import org.perpupil.statistics.world.PairCounts;
import org.perpupil.statistics.world.Sums;
import org.perpupil.statistics.world.WorldRanges;

/**
 * Results of many worlds, in memory that does not grow with them: for each measure 88 bytes, and
 * four for each bin of its histogram.
 *
 * <p>Values are added up as integers, so the same worlds give the same bits in whatever parts and
 * order they come; at most 2^31 - 1 of them. An output that is not a number means that the measure
 * has no value in that world. Mutable, for one thread.
 */
public final class Accumulator {
  private final ImmutableList<HistogramSpecification> measures;
  private final ImmutableList<Pair> pairs;
  private final double[] thresholds;
  private final Sums values;

  /** How far below the threshold: of the worlds in deficit only, so their number is the count. */
  private final Sums shortfalls;

  private final Histograms histograms;
  private final PairCounts pairCounts;
  private final WorldRanges worlds = new WorldRanges();

  private Accumulator(ImmutableList<HistogramSpecification> measures, ImmutableList<Pair> pairs) {
    this.measures = measures;
    this.pairs = pairs;
    double[] steps = measures.stream().mapToDouble(HistogramSpecification::step).toArray();
    thresholds = measures.stream().mapToDouble(HistogramSpecification::threshold).toArray();
    values = new Sums(steps);
    shortfalls = new Sums(steps);
    histograms = new Histograms(measures);
    pairCounts = new PairCounts(pairs, measures);
  }

  /**
   * Returns an empty accumulator.
   *
   * @param measures one for each output of a model; at least one
   * @param pairs outputs to compare world by world
   * @throws ProblemsException when there is no measure, or a pair names none
   */
  public static Accumulator of(List<HistogramSpecification> measures, List<Pair> pairs) {
    int size = measures.size();
    NumberChecks checks =
        new NumberChecks("measures")
            .that(size > 0, "list", "", "at least one", "every measure was filtered out");
    for (Pair pair : pairs) {
      checks.that(
          Math.min(pair.first(), pair.second()) >= 0
              && Math.max(pair.first(), pair.second()) < size,
          "pair",
          pair.first() + " and " + pair.second(),
          "two indices from 0 to " + (size - 1),
          "measures were counted from 1");
    }
    checks.throwIfAny();
    return new Accumulator(ImmutableList.copyOf(measures), ImmutableList.copyOf(pairs));
  }

  /** Returns what is measured, in the order of a model's outputs; unmodifiable. */
  public List<HistogramSpecification> measures() {
    return measures;
  }

  /**
   * Adds worlds that follow each other.
   *
   * @param outputs for each world in turn, a value for each measure; NaN where there is none
   * @throws ProblemsException when a world was added before, or a value is infinite or 2^47 steps
   *     of its measure or more; nothing is added then
   */
  public void add(long firstWorld, int count, double[] outputs) {
    int size = measures.size();
    for (int w = 0; w < count; w++) {
      for (int m = 0; m < size; m++) {
        check(m, outputs[w * size + m], firstWorld + w);
      }
    }
    worlds.add(firstWorld, count);
    for (int w = 0; w < count; w++) {
      int offset = w * size;
      for (int m = 0; m < size; m++) {
        double value = outputs[offset + m];
        if (!Double.isNaN(value)) {
          values.add(m, value);
          histograms.add(m, value);
          if (value < thresholds[m]) {
            shortfalls.add(m, thresholds[m] - value);
          }
        }
      }
      pairCounts.add(outputs, offset);
    }
  }

  /**
   * Adds all worlds of another accumulator, which does not change.
   *
   * @throws ProblemsException when its measures or pairs are others, or it holds a world that this
   *     one holds; nothing is added then
   */
  public void add(Accumulator other) {
    new NumberChecks("results to merge")
        .that(
            measures.equals(other.measures) && pairs.equals(other.pairs),
            "measures",
            other.measures.size() + " measures, " + other.pairs.size() + " pairs",
            "the same measures and pairs in both",
            "the parts come from two different plans")
        .throwIfAny();
    worlds.checkApart(other.worlds);
    worlds.add(other.worlds);
    values.add(other.values);
    shortfalls.add(other.shortfalls);
    histograms.add(other.histograms);
    pairCounts.add(other.pairCounts);
  }

  /**
   * Adds worlds whose measures were counted apart: parts of the measures, one after the other, each
   * of the same worlds.
   *
   * @param part some of the measures in some worlds; it does not change
   * @param places for each measure of the part, its place here
   * @param isLast whether every measure has been given now, so that the worlds count
   * @throws IllegalArgumentException when a measure is not the one at its place, or there are pairs
   * @throws ProblemsException when this holds one of the worlds already
   */
  public void addPart(Accumulator part, int[] places, boolean isLast) {
    boolean fits = pairs.isEmpty() && part.pairs.isEmpty() && places.length == part.measures.size();
    for (int m = 0; fits && m < places.length; m++) {
      fits = measures.get(places[m]).equals(part.measures.get(m));
    }
    if (!fits) {
      throw new IllegalArgumentException("measures of the part are not those at their places");
    }
    worlds.checkApart(part.worlds);
    if (isLast) {
      worlds.add(part.worlds);
    }
    values.add(part.values, places);
    shortfalls.add(part.shortfalls, places);
    histograms.add(part.histograms, places);
  }

  /** Returns how many worlds were added. */
  public long worlds() {
    return worlds.worlds();
  }

  /** Returns whether each of these worlds was added. */
  public boolean covers(long firstWorld, long count) {
    return worlds.covers(firstWorld, count);
  }

  /** Returns what is known of a measure; empty when no world gave it a value. */
  public Optional<MeasureResult> result(int measure) {
    int count = values.count(measure);
    if (count == 0) {
      return Optional.empty();
    }
    int below = shortfalls.count(measure);
    double shortfall = below == 0 ? 0 : shortfalls.mean(measure) * below / count;
    return Optional.of(
        new MeasureResult(
            measures.get(measure).name(),
            count,
            (int) (worlds() - count),
            values.mean(measure),
            count < 2
                ? OptionalDouble.empty()
                : OptionalDouble.of(Math.sqrt(values.variance(measure))),
            histograms.minimum(measure),
            histograms.maximum(measure),
            new Proportion(below, count),
            shortfall));
  }

  /**
   * Returns a quantile of a measure; empty when it has no histogram or no world gave it a value.
   *
   * @param probability 0 to 1
   * @throws ProblemsException when it is not
   */
  public Optional<Quantile> quantile(int measure, double probability) {
    new NumberChecks("quantile").probability("probability", probability).throwIfAny();
    int count = values.count(measure);
    return count == 0 || !histograms.has(measure)
        ? Optional.empty()
        : Optional.of(histograms.quantile(measure, probability, count));
  }

  /**
   * Returns a measure's histogram as a new array: worlds below its bins, in each bin, above them;
   * empty when it has none.
   */
  public int[] histogram(int measure) {
    return histograms.counts(measure);
  }

  /** Returns the comparison of a pair; empty when no world gave both a value. */
  public Optional<PairedResult> paired(int pair) {
    return pairCounts.count(pair) == 0
        ? Optional.empty()
        : Optional.of(pairCounts.result(pair, measures));
  }

  /** Returns in how many worlds each measure was below its threshold, as a new array. */
  public int[] deficits() {
    int[] deficits = new int[measures.size()];
    for (int m = 0; m < deficits.length; m++) {
      deficits[m] = shortfalls.count(m);
    }
    return deficits;
  }

  /** Writes all counts and sums, for {@link #read} with the same measures and pairs. */
  public void write(DataOutput out) throws IOException {
    worlds.write(out);
    values.write(out);
    shortfalls.write(out);
    histograms.write(out);
    pairCounts.write(out);
  }

  /**
   * Returns an accumulator as it was written; what was written does not name its measures.
   *
   * @throws IOException when what is read cannot have been counted
   */
  public static Accumulator read(
      DataInput in, List<HistogramSpecification> measures, List<Pair> pairs) throws IOException {
    Accumulator read = of(measures, pairs);
    read.worlds.read(in);
    read.values.read(in);
    read.shortfalls.read(in);
    read.histograms.read(in);
    read.pairCounts.read(in);
    for (int m = 0; m < measures.size(); m++) {
      int count = read.values.count(m);
      int below = read.shortfalls.count(m);
      boolean fits = below >= 0 && below <= count && count <= read.worlds();
      if (!fits || !read.histograms.holds(m, count)) {
        throw new IOException("counts of " + measures.get(m).name() + " do not fit each other");
      }
    }
    return read;
  }

  private void check(int measure, double value, long world) {
    // Twice the value, so that a shortfall and a difference of two values are held as well.
    if (!Double.isNaN(value)
        && !(values.holds(measure, 2 * value) && values.holds(measure, 2 * thresholds[measure]))) {
      HistogramSpecification found = measures.get(measure);
      throw new ProblemsException(
          Problem.error(
              found.name() + ", world " + world,
              Double.toString(value),
              "a size below " + Problem.plain(found.step() * 0x1p47),
              "a distribution has a long tail, truncate it; or the bins are too narrow"));
    }
  }
}
