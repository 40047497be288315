package org.perpupil.statistics.distribution;

import com.google.common.collect.ImmutableList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.perpupil.statistics.random.Weights;

/**
 * One of several distributions, with a probability each.
 *
 * <p>Its quantile is searched for by halving, some dozens of times slower than the others.
 */
final class Mixture extends Distribution {
  private final double[] weights;
  private final ImmutableList<Distribution> parts;
  private final double[] atoms;

  private Mixture(double[] weights, ImmutableList<Distribution> parts) {
    this.weights = weights;
    this.parts = parts;
    this.atoms =
        parts.stream().flatMapToDouble(p -> Arrays.stream(p.atoms())).sorted().distinct().toArray();
  }

  static Mixture of(double[] weights, List<Distribution> parts) {
    Weights.check("mixture", weights, parts.size(), "part");
    return new Mixture(weights.clone(), ImmutableList.copyOf(parts));
  }

  @Override
  public double quantile(double u) {
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < weights.length; i++) {
      if (weights[i] > 0) {
        double quantile = parts.get(i).quantile(u);
        least = Math.min(least, quantile);
        most = Math.max(most, quantile);
      }
    }
    if (u <= 0 || u >= 1) {
      return u <= 0 ? least : most;
    }
    // Halving never lands on a value that has a probability of its own, so those come first.
    int atom = firstAtomAtOrAbove(u);
    if (atom < atoms.length) {
      if (below(atoms[atom]) < u) {
        return atoms[atom];
      }
      most = Math.min(most, atoms[atom]);
    }
    if (atom > 0) {
      least = Math.max(least, atoms[atom - 1]);
    }
    return halve(u, least, most);
  }

  @Override
  public double cumulative(double x) {
    return sum(part -> part.cumulative(x));
  }

  @Override
  double below(double x) {
    return sum(part -> part.below(x));
  }

  @Override
  double partialMean(double x) {
    return sum(part -> part.partialMean(x));
  }

  @Override
  double[] atoms() {
    return atoms.clone();
  }

  @Override
  public double mean() {
    return sum(Distribution::mean);
  }

  @Override
  public double minimum() {
    return quantile(0);
  }

  @Override
  public double maximum() {
    return quantile(1);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Mixture that
        && Arrays.equals(weights, that.weights)
        && parts.equals(that.parts);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(weights) * 31 + parts.hashCode();
  }

  @Override
  public String toString() {
    return "mixture " + Arrays.toString(weights) + " of " + parts;
  }

  /** Returns the index of the first atom with at least u at or below it; past the end if none. */
  private int firstAtomAtOrAbove(double u) {
    int from = 0;
    int to = atoms.length;
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (cumulative(atoms[middle]) >= u) {
        to = middle;
      } else {
        from = middle + 1;
      }
    }
    return from;
  }

  private double halve(double u, double least, double most) {
    double low = least;
    double high = most;
    if (low >= high || cumulative(low) >= u) {
      return Math.min(low, high);
    }
    double enough = 0x1p-48 * Math.max(high - low, Math.max(Math.abs(low), Math.abs(high)));
    while (high - low > enough) {
      double middle = low + (high - low) / 2;
      if (cumulative(middle) >= u) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return high;
  }

  private double sum(ToDoubleFunction<Distribution> value) {
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      // A part without weight may have an infinite value, and 0 times infinity is not a number.
      if (weights[i] > 0) {
        sum += weights[i] * value.applyAsDouble(parts.get(i));
      }
    }
    return sum;
  }
}
