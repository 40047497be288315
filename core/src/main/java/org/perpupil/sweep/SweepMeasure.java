package org.perpupil.sweep;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.perpupil.problem.Problem;
import org.perpupil.projection.Measure;

/**
 * What a sweep counts of a school or total in a year: a measure, or what comes of comparing it in
 * two worlds.
 *
 * <p>A difference of less than half a penny is rounding and counts as none; of a measure of one's
 * own, one of less than a thousand-millionth of it.
 *
 * @param name what is measured, as files have it
 * @param measuredIn its unit
 * @param kind in which world, or what of the comparison
 */
public record SweepMeasure(String name, String measuredIn, Kind kind) {

  /**
   * A measure of one's own.
   *
   * @param name as results have it: small letters, digits and underscores
   * @param is how it is worked out from measures and codes of a year, such as {@code 100 *
   *     closing_reserve / income}; of a total, from the sums of its schools
   * @param unit such as {@code percent}
   * @param below what it is in deficit below; empty for the plan's threshold
   */
  public record Own(String name, String is, String unit, OptionalDouble below) {
    /** Returns everything in it. */
    @Override
    public String toString() {
      return name
          + " = "
          + is
          + " in "
          + unit
          + (below.isPresent() ? ", below " + Problem.plain(below.getAsDouble()) : "");
    }
  }

  /** Where a figure comes from. */
  public enum Kind {
    /** The measure itself, in the swept world. */
    OWN(""),
    /** The measure in the world that the swept one is compared with. */
    AGAINST("_against"),
    /** The swept world less the other. */
    DIFFERENCE("_difference"),
    /** 1 where the swept world is higher than the other, 0 where it is not: its mean is a share. */
    HIGHER("_higher"),
    /** How many schools are lower in the swept world. */
    LOSERS("_losers"),
    /** By how much the schools that are lower are lower together, in the measure's unit. */
    LOST("_lost");

    private final String ending;

    Kind(String ending) {
      this.ending = ending;
    }

    /** Returns whether it takes two worlds. */
    public boolean isPaired() {
      return this != OWN;
    }

    /** Returns whether it is a measure of a world, which can be in deficit. */
    public boolean isOfOneWorld() {
      return this == OWN || this == AGAINST;
    }
  }

  /** Creates a figure of a measure that every projection has. */
  public SweepMeasure(Measure measure, Kind kind) {
    this(measure.fileName(), measure.unit(), kind);
  }

  /** Returns a measure in the swept world. */
  public static SweepMeasure of(Measure measure) {
    return new SweepMeasure(measure, Kind.OWN);
  }

  /** Returns a measure of one's own in the swept world. */
  public static SweepMeasure of(Own own) {
    return new SweepMeasure(own.name(), own.unit(), Kind.OWN);
  }

  /** Returns another figure of the same measure. */
  public SweepMeasure as(Kind newKind) {
    return new SweepMeasure(name, measuredIn, newKind);
  }

  /** Returns the difference of a measure. */
  public static SweepMeasure difference(Measure measure) {
    return new SweepMeasure(measure, Kind.DIFFERENCE);
  }

  /** Returns the name in files, such as {@code closing_reserve_difference}. */
  public String fileName() {
    return name + kind.ending;
  }

  /** Returns how names of a kind of figure end. */
  static String ending(Kind kind) {
    return kind.ending;
  }

  /** Returns the figure of a name that every projection has. */
  public static Optional<SweepMeasure> find(String name) {
    return all(Arrays.stream(Measure.values()).map(SweepMeasure::of).toList(), true).stream()
        .filter(figure -> figure.fileName().equals(name))
        .findFirst();
  }

  /** Returns the figures of some measures: by kind, and then by measure. */
  public static List<SweepMeasure> all(List<SweepMeasure> measures, boolean paired) {
    List<SweepMeasure> all = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      if (paired || !kind.isPaired()) {
        measures.forEach(measure -> all.add(measure.as(kind)));
      }
    }
    return List.copyOf(all);
  }

  /** Returns whether values of this are spread out in a histogram. */
  public boolean hasHistogram(SweepUnit unit) {
    return switch (kind) {
      case OWN, AGAINST, DIFFERENCE -> true;
      case HIGHER -> false;
      case LOSERS, LOST -> unit.level() != SweepUnit.Level.SCHOOL;
    };
  }

  /** Returns the unit. */
  public String unit() {
    return switch (kind) {
      case OWN, AGAINST, DIFFERENCE, LOST -> measuredIn;
      case HIGHER -> "share";
      case LOSERS -> "schools";
    };
  }
}
