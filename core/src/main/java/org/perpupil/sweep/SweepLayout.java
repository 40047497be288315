package org.perpupil.sweep;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import org.perpupil.problem.Names;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.projection.Measure;
import org.perpupil.rates.FundingYear;

/**
 * Where outputs stand: by measure, then by unit, then by year. Immutable and thread-safe.
 *
 * @param units schools in their order, then totals
 * @param measures what is measured of each
 * @param first the first funding year
 * @param years how many years
 */
public record SweepLayout(
    List<SweepUnit> units, List<Measure> measures, FundingYear first, int years) {
  /** Sums of pounds are held to a fraction of this. */
  private static final double PENNY = 0.01;

  /** Copies the lists. */
  public SweepLayout {
    units = List.copyOf(units);
    measures = List.copyOf(measures);
  }

  /** Returns how many outputs there are. */
  public int size() {
    return units.size() * measures.size() * years;
  }

  /** Returns where a figure stands. */
  public int index(Measure measure, int unit, int year) {
    return (measures.indexOf(measure) * units.size() + unit) * years + year;
  }

  /** Returns the years in order. */
  public List<FundingYear> yearsInOrder() {
    List<FundingYear> list = new ArrayList<>();
    for (int i = 0; i < years; i++) {
      list.add(FundingYear.of(first.start() + i));
    }
    return List.copyOf(list);
  }

  /**
   * Returns the place of a unit.
   *
   * @throws ProblemsException when there is no such unit; names the nearest
   */
  public int unit(SweepUnit.Level level, String id) {
    int index = units.indexOf(new SweepUnit(level, id));
    if (index < 0) {
      List<String> known =
          units.stream().filter(unit -> unit.level() == level).map(SweepUnit::id).toList();
      throw new ProblemsException(
          Problem.error(
              level.fileName(),
              id,
              "one of " + known.size(),
              Names.advice(id, known, "it is in another file")));
    }
    return index;
  }

  /** Returns what an output is called. */
  String name(int index) {
    int year = index % years;
    int unit = index / years % units.size();
    Measure measure = measures.get(index / years / units.size());
    return measure.fileName()
        + " of "
        + units.get(unit).level().fileName()
        + " "
        + units.get(unit).id()
        + ", "
        + FundingYear.of(first.start() + year);
  }

  List<org.perpupil.uncertainty.Measure> measuresWithoutHistograms(double threshold) {
    ImmutableList.Builder<org.perpupil.uncertainty.Measure> list = ImmutableList.builder();
    for (int i = 0; i < size(); i++) {
      list.add(
          org.perpupil.uncertainty.Measure.withoutHistogram(name(i), PENNY)
              .withThreshold(threshold));
    }
    return list.build();
  }
}
