package org.perpupil.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.perpupil.projection.Measure;

/**
 * What a sweep counts of a school or total in a year: a measure, or what comes of comparing it in
 * two worlds.
 *
 * <p>A difference of less than half a penny is rounding and counts as none.
 *
 * @param measure what is measured
 * @param kind in which world, or what of the comparison
 */
public record SweepMeasure(Measure measure, Kind kind) {

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

  /** Returns a measure in the swept world. */
  public static SweepMeasure of(Measure measure) {
    return new SweepMeasure(measure, Kind.OWN);
  }

  /** Returns the difference of a measure. */
  public static SweepMeasure difference(Measure measure) {
    return new SweepMeasure(measure, Kind.DIFFERENCE);
  }

  /** Returns the name in files, such as {@code closing_reserve_difference}. */
  public String fileName() {
    return measure.fileName() + kind.ending;
  }

  /** Returns the figure of a name. */
  public static Optional<SweepMeasure> find(String name) {
    return all(List.of(Measure.values()), true).stream()
        .filter(figure -> figure.fileName().equals(name))
        .findFirst();
  }

  /** Returns the figures of some measures: by kind, and then by measure. */
  static List<SweepMeasure> all(List<Measure> measures, boolean paired) {
    List<SweepMeasure> all = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      if (paired || !kind.isPaired()) {
        measures.forEach(measure -> all.add(new SweepMeasure(measure, kind)));
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
      case OWN, AGAINST, DIFFERENCE, LOST -> measure.unit();
      case HIGHER -> "share";
      case LOSERS -> "schools";
    };
  }
}
