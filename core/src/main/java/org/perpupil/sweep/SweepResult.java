package org.perpupil.sweep;

import com.google.common.collect.ImmutableList;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.projection.Measure;
import org.perpupil.rates.FundingYear;
import org.perpupil.statistics.Accumulator;
import org.perpupil.statistics.MeasureResult;
import org.perpupil.statistics.Proportion;
import org.perpupil.statistics.Quantile;

/**
 * What some or all of a plan's worlds gave.
 *
 * @param fingerprint of plan, data, rate books and method version
 * @param layout where outputs stand
 * @param firstWorld the plan's first world
 * @param worlds how many worlds the plan has
 * @param from the first world that was run
 * @param count how many were run
 * @param sampler how worlds were drawn, with the seed
 * @param basis what all worlds rest on, in the world that is swept
 * @param results what they gave; mutable, not to be changed
 */
public record SweepResult(
    String fingerprint,
    SweepLayout layout,
    long firstWorld,
    long worlds,
    long from,
    long count,
    String sampler,
    SweepBasis basis,
    Accumulator results) {

  /** An output without bins takes more than so many bytes where it was written. */
  private static final int BYTES_OF_OUTPUT = 100;

  /** What stands before the unit of a measure of one's own. */
  private static final char UNIT = '\t';

  /** Returns whether all of the plan's worlds were run. */
  public boolean isWhole() {
    return count == worlds;
  }

  /** Returns whether a rule to stop ended the run before the plan's last world, if it was whole. */
  public boolean isStoppedEarly() {
    return from == firstWorld && count < worlds;
  }

  /** Returns what is known of a measure in a year; empty for a school without figures. */
  public Optional<MeasureResult> result(Measure measure, int unit, int year) {
    return result(SweepMeasure.of(measure), unit, year);
  }

  /**
   * Returns what is known of a figure in a year; empty for a school without figures, in either of
   * two worlds for one that compares them.
   *
   * @throws IllegalArgumentException when the layout has no such figure
   */
  public Optional<MeasureResult> result(SweepMeasure figure, int unit, int year) {
    return results.result(layout.index(figure, unit, year));
  }

  /**
   * Returns in how many worlds a measure is higher in the swept world than in the other, by half a
   * penny or more: for reserves and balances, how often a school is better off. Empty for a school
   * without figures.
   *
   * @throws IllegalArgumentException when no two worlds are compared
   */
  public Optional<Proportion> higher(Measure measure, int unit, int year) {
    return higher(SweepMeasure.of(measure), unit, year);
  }

  /** Returns the same of any measure, whatever figure of it is given. */
  public Optional<Proportion> higher(SweepMeasure measure, int unit, int year) {
    return result(measure.as(SweepMeasure.Kind.HIGHER), unit, year)
        .map(
            found ->
                new Proportion((int) Math.rint(found.mean() * found.worlds()), found.worlds()));
  }

  /** Returns a quantile; empty for a school without figures, or when there are no histograms. */
  public Optional<Quantile> quantile(Measure measure, int unit, int year, double probability) {
    return quantile(SweepMeasure.of(measure), unit, year, probability);
  }

  /** Returns a quantile; empty for a school without figures, or when there are no histograms. */
  public Optional<Quantile> quantile(SweepMeasure figure, int unit, int year, double probability) {
    return results.quantile(layout.index(figure, unit, year), probability);
  }

  /**
   * Joins parts that together are all worlds, each once.
   *
   * @throws ProblemsException when they come from several plans, overlap, or some are missing
   */
  public static SweepResult merge(List<SweepResult> parts) {
    SweepResult first = checked(parts);
    first.checkCover(parts, first.firstWorld, first.worlds);
    return first.joined(parts, first.firstWorld, first.worlds);
  }

  /**
   * Joins parts that follow each other from the plan's first world on, each once: the steps of a
   * run that stops itself.
   *
   * @throws ProblemsException when they come from several plans, overlap, or some are missing
   */
  public static SweepResult join(List<SweepResult> parts) {
    SweepResult first = checked(parts);
    long total = parts.stream().mapToLong(SweepResult::count).sum();
    first.checkCover(parts, first.firstWorld, total);
    return first.joined(parts, first.firstWorld, total);
  }

  /**
   * Joins parts that follow each other wherever they begin, each once: some of the parts of a plan,
   * to be merged with the others.
   *
   * @throws ProblemsException when they come from several plans, overlap, or some are missing
   */
  public static SweepResult combine(List<SweepResult> parts) {
    SweepResult first = checked(parts);
    long start = parts.stream().mapToLong(SweepResult::from).min().orElseThrow();
    long total = parts.stream().mapToLong(SweepResult::count).sum();
    first.checkCover(parts, start, total);
    return first.joined(parts, start, total);
  }

  private static SweepResult checked(List<SweepResult> parts) {
    if (parts.isEmpty()) {
      throw new ProblemsException(
          Problem.error("parts", "", "at least one", "the sweep has not run yet"));
    }
    SweepResult first = parts.get(0);
    List<Problem> problems = new ArrayList<>();
    for (SweepResult part : parts) {
      if (!part.fingerprint.equals(first.fingerprint)
          || !part.basis.equals(first.basis)
          || !part.results.measures().equals(first.results.measures())) {
        problems.add(
            Problem.error(
                "part of worlds " + part.range(),
                part.fingerprint.substring(0, 12),
                "a part of the same plan and data, " + first.fingerprint.substring(0, 12),
                "the plan, a file it reads or the program changed between the two"));
      }
    }
    ProblemsException.throwIfAny(problems);
    return first;
  }

  private SweepResult joined(List<SweepResult> parts, long start, long total) {
    Accumulator all = Accumulator.of(results.measures(), List.of());
    parts.forEach(part -> all.add(part.results));
    return new SweepResult(
        fingerprint, layout, firstWorld, worlds, start, total, sampler, basis, all);
  }

  private void checkCover(List<SweepResult> parts, long start, long total) {
    List<Problem> problems = new ArrayList<>();
    long next = start;
    for (SweepResult part :
        parts.stream().sorted(Comparator.comparingLong(SweepResult::from)).toList()) {
      if (part.from > next) {
        problems.add(missing(next, part.from));
      }
      if (part.from < next) {
        problems.add(
            Problem.error(
                "parts",
                "worlds " + part.range(),
                "each world once",
                "the same slice was given twice, or slices of two sizes"));
      }
      next = Math.max(next, part.from + part.count);
    }
    if (next < start + total) {
      problems.add(missing(next, start + total));
    }
    ProblemsException.throwIfAny(problems);
  }

  private static Problem missing(long from, long to) {
    return Problem.error(
        "parts",
        "no worlds " + from + " to " + (to - 1),
        "all worlds of the plan",
        "a slice is still to run, or its part was left out");
  }

  private String range() {
    return from + " to " + (from + count - 1);
  }

  /** Writes everything, for {@link #read}. */
  public void write(DataOutput out) throws IOException {
    out.writeUTF(fingerprint);
    out.writeUTF(sampler);
    SweepBasisBytes.write(basis, out);
    out.writeLong(firstWorld);
    out.writeLong(worlds);
    out.writeLong(from);
    out.writeLong(count);
    out.writeInt(layout.first().start());
    out.writeInt(layout.years());
    out.writeBoolean(layout.paired());
    out.writeInt(layout.measures().size());
    for (SweepMeasure measure : layout.measures()) {
      out.writeUTF(written(measure));
    }
    out.writeInt(layout.units().size());
    for (SweepUnit unit : layout.units()) {
      out.writeByte(unit.level().ordinal());
      out.writeUTF(unit.id());
    }
    for (org.perpupil.statistics.HistogramSpecification measure : results.measures()) {
      out.writeInt(measure.bins());
      out.writeDouble(measure.threshold());
      out.writeDouble(measure.low());
      out.writeDouble(measure.binWidth());
    }
    results.write(out);
  }

  /** Returns how many schools the sweep has, those without results included. */
  public int schools() {
    return schools(false);
  }

  /** Returns how many schools could not be projected, and have no results. */
  public int schoolsFailed() {
    return schools(true);
  }

  private int schools(boolean onlyFailed) {
    int count = 0;
    for (int unit = 0; unit < layout.units().size(); unit++) {
      boolean isSchool = layout.units().get(unit).level() == SweepUnit.Level.SCHOOL;
      boolean hasFailed = true;
      for (int year = 0; year < layout.years(); year++) {
        int output = layout.index(layout.measures().get(0), unit, year);
        hasFailed &= results.result(output).isEmpty();
      }
      count += isSchool && (hasFailed || !onlyFailed) ? 1 : 0;
    }
    return count;
  }

  /**
   * Returns what {@link #write} wrote.
   *
   * @param bytes how many there are to read, or more: sizes that need more are refused before
   *     memory is taken for them
   * @throws IOException when the bytes do not fit each other
   */
  public static SweepResult read(DataInput in, long bytes) throws IOException {
    String fingerprint = in.readUTF();
    require(fingerprint.matches("[0-9a-f]{64}"), "fingerprint");
    String sampler = in.readUTF();
    SweepBasis basis = SweepBasisBytes.read(in);
    long firstWorld = in.readLong();
    long worlds = in.readLong();
    long from = in.readLong();
    long count = in.readLong();
    require(firstWorld >= 0 && worlds > 0 && worlds <= Long.MAX_VALUE - firstWorld, "worlds");
    require(
        count > 0 && count <= worlds && from >= firstWorld && from - firstWorld <= worlds - count,
        "part of the worlds");
    SweepLayout layout = readLayout(in, bytes);
    ImmutableList.Builder<org.perpupil.statistics.HistogramSpecification> counted =
        ImmutableList.builder();
    long bins = 0;
    for (int i = 0; i < layout.size(); i++) {
      int ofOne = in.readInt();
      bins += ofOne;
      require(ofOne >= 0 && bins <= bytes / Integer.BYTES, "bins");
      double threshold = in.readDouble();
      counted.add(
          new org.perpupil.statistics.HistogramSpecification(
              layout.name(i), in.readDouble(), in.readDouble(), ofOne, threshold));
    }
    Accumulator results = Accumulator.read(in, counted.build(), List.of());
    require(results.worlds() == count && results.covers(from, count), "worlds of the results");
    return new SweepResult(
        fingerprint, layout, firstWorld, worlds, from, count, sampler, basis, results);
  }

  private static SweepLayout readLayout(DataInput in, long bytes) throws IOException {
    FundingYear first = FundingYear.of(in.readInt());
    int years = in.readInt();
    require(years > 0, "years");
    FundingYear.of(Math.addExact(first.start(), years - 1));
    boolean paired = in.readBoolean();
    int size = in.readInt();
    require(size > 0 && size <= SweepPlan.MOST_MEASURES, "measures");
    List<SweepMeasure> measures = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      measures.add(measure(in.readUTF()));
    }
    long figures = SweepMeasure.all(measures, paired).size();
    int units = in.readInt();
    require(units > 0 && units <= bytes / BYTES_OF_OUTPUT / figures / years, "units");
    List<SweepUnit> named = new ArrayList<>();
    SweepUnit.Level[] levels = SweepUnit.Level.values();
    for (int i = 0; i < units; i++) {
      int level = in.readByte();
      require(level >= 0 && level < levels.length, "level of a unit");
      named.add(new SweepUnit(levels[level], in.readUTF()));
    }
    return new SweepLayout(named, measures, paired, first, years);
  }

  /** A measure of one's own is written with its unit, which other measures have not. */
  private static String written(SweepMeasure measure) {
    return Arrays.stream(Measure.values())
        .filter(known -> SweepMeasure.of(known).equals(measure))
        .map(Measure::name)
        .findFirst()
        .orElse(measure.name() + UNIT + measure.measuredIn());
  }

  private static SweepMeasure measure(String written) {
    int unit = written.indexOf(UNIT);
    return unit < 0
        ? SweepMeasure.of(Measure.valueOf(written))
        : new SweepMeasure(
            written.substring(0, unit), written.substring(unit + 1), SweepMeasure.Kind.OWN);
  }

  private static void require(boolean holds, String what) throws IOException {
    if (!holds) {
      throw new IOException(what);
    }
  }
}
