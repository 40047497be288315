package org.perpupil.sweep;

import java.util.ArrayList;
import java.util.List;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.problem.check.Names;
import org.perpupil.projection.Measure;
import org.perpupil.rates.FundingYear;

/**
 * Where outputs stand: by figure, then by unit, then by year. Immutable and thread-safe.
 *
 * @param units schools in their order, then totals
 * @param measures what is measured of each, in the swept world
 * @param paired whether two worlds are compared, so that each measure has {@linkplain SweepMeasure
 *     more figures} than its own
 * @param first the first funding year
 * @param years how many years
 */
public record SweepLayout(
    List<SweepUnit> units,
    List<SweepMeasure> measures,
    boolean paired,
    FundingYear first,
    int years) {
  /** Sums of pounds are held to a fraction of this. */
  private static final double PENNY = 0.01;

  /** Copies the lists. */
  public SweepLayout {
    units = List.copyOf(units);
    measures = List.copyOf(measures);
  }

  /** Returns how many outputs there are. */
  public int size() {
    return units.size() * figures().size() * years;
  }

  /** Returns what is counted of each unit, in order: by kind, then by measure. */
  public List<SweepMeasure> figures() {
    return SweepMeasure.all(measures, paired);
  }

  /** Returns where a measure of the swept world stands. */
  public int index(Measure measure, int unit, int year) {
    return index(SweepMeasure.of(measure), unit, year);
  }

  /**
   * Returns where a figure stands.
   *
   * @throws IllegalArgumentException when it is not among the {@linkplain #figures figures}
   */
  public int index(SweepMeasure figure, int unit, int year) {
    int measure = measures.indexOf(figure.as(SweepMeasure.Kind.OWN));
    if (measure < 0 || (figure.kind().isPaired() && !paired)) {
      throw new IllegalArgumentException(figure + ", expected one of " + figures());
    }
    int block = figure.kind().ordinal() * measures.size() + measure;
    return (block * units.size() + unit) * years + year;
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
  public String name(int index) {
    int year = index % years;
    int unit = unitOf(index);
    return figureOf(index).fileName()
        + " of "
        + units.get(unit).level().fileName()
        + " "
        + units.get(unit).id()
        + ", "
        + FundingYear.of(first.start() + year);
  }

  /** Returns the place of the unit of an output. */
  public int unitOf(int index) {
    return index / years % units.size();
  }

  /** Returns the figure of an output. */
  public SweepMeasure figureOf(int index) {
    int block = index / years / units.size();
    return measures
        .get(block % measures.size())
        .as(SweepMeasure.Kind.values()[block / measures.size()]);
  }

  /**
   * Returns what counts an output without a histogram.
   *
   * @param threshold what it is in deficit below
   */
  public org.perpupil.statistics.HistogramSpecification withoutHistogram(
      int index, double threshold) {
    return org.perpupil.statistics.HistogramSpecification.withoutHistogram(name(index), PENNY)
        .withThreshold(threshold);
  }
}
