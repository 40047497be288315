package org.perpupil.uncertainty;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A measure over years with its quantiles, as a fan chart shows it.
 *
 * @param bands one for each year in which the measure has a value
 */
public record Fan(List<Band> bands) {
  /** Copies the list. */
  public Fan {
    bands = List.copyOf(bands);
  }

  /**
   * Returns the fan of some results.
   *
   * @param measures for each year in turn, the index of the measure that holds it
   * @param probabilities of the quantiles, each 0 to 1
   * @throws org.perpupil.problem.ProblemsException when one is not
   */
  public static Fan of(
      Accumulator results, int firstYear, int[] measures, double... probabilities) {
    List<Band> bands = new ArrayList<>();
    for (int i = 0; i < measures.length; i++) {
      int measure = measures[i];
      Optional<MeasureResult> result = results.result(measure);
      if (result.isPresent()) {
        List<Quantile> quantiles = new ArrayList<>();
        for (double probability : probabilities) {
          results.quantile(measure, probability).ifPresent(quantiles::add);
        }
        bands.add(new Band(firstYear + i, result.get(), quantiles));
      }
    }
    return new Fan(bands);
  }

  /**
   * One year.
   *
   * @param year the year
   * @param result mean, deficit and shortfall
   * @param quantiles in the order asked for; none when the measure has no histogram
   */
  public record Band(int year, MeasureResult result, List<Quantile> quantiles) {
    /** Copies the list. */
    public Band {
      quantiles = List.copyOf(quantiles);
    }
  }
}
