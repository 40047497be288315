package org.perpupil.statistics.world;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.OptionalDouble;
import org.perpupil.statistics.HistogramSpecification;
import org.perpupil.statistics.Pair;
import org.perpupil.statistics.PairedResult;
import org.perpupil.statistics.Proportion;

/** Differences of pairs of measures, and how often each sign came. Mutable, for one thread. */
public final class PairCounts {
  private final int[] first;
  private final int[] second;
  private final Sums differences;
  private final int[] higher;
  private final int[] equal;

  public PairCounts(List<Pair> pairs, List<HistogramSpecification> measures) {
    first = pairs.stream().mapToInt(Pair::first).toArray();
    second = pairs.stream().mapToInt(Pair::second).toArray();
    // The longer step, as a difference may be as large as the larger of the two.
    differences =
        new Sums(
            pairs.stream()
                .mapToDouble(
                    p -> Math.max(measures.get(p.first()).step(), measures.get(p.second()).step()))
                .toArray());
    higher = new int[first.length];
    equal = new int[first.length];
  }

  /** Adds one world, whose outputs stand from an offset on. */
  public void add(double[] out, int offset) {
    for (int p = 0; p < first.length; p++) {
      double a = out[offset + first[p]];
      double b = out[offset + second[p]];
      if (!Double.isNaN(a) && !Double.isNaN(b)) {
        differences.add(p, b - a);
        higher[p] += b > a ? 1 : 0;
        equal[p] += b == a ? 1 : 0;
      }
    }
  }

  public void add(PairCounts other) {
    differences.add(other.differences);
    for (int p = 0; p < first.length; p++) {
      higher[p] += other.higher[p];
      equal[p] += other.equal[p];
    }
  }

  public int count(int pair) {
    return differences.count(pair);
  }

  public PairedResult result(int pair, List<HistogramSpecification> measures) {
    int worlds = count(pair);
    OptionalDouble error =
        worlds < 2
            ? OptionalDouble.empty()
            : OptionalDouble.of(Math.sqrt(differences.variance(pair) / worlds));
    return new PairedResult(
        measures.get(first[pair]).name(),
        measures.get(second[pair]).name(),
        differences.mean(pair),
        error,
        new Proportion(higher[pair], worlds),
        equal[pair]);
  }

  public void write(DataOutput out) throws IOException {
    differences.write(out);
    for (int p = 0; p < first.length; p++) {
      out.writeInt(higher[p]);
      out.writeInt(equal[p]);
    }
  }

  public void read(DataInput in) throws IOException {
    differences.read(in);
    for (int p = 0; p < first.length; p++) {
      higher[p] = in.readInt();
      equal[p] = in.readInt();
    }
  }
}
