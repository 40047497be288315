package org.perpupil.projection.world;

import org.perpupil.rates.FundingYear;
import org.perpupil.scenario.Assumption;
import org.perpupil.scenario.Assumptions;
import org.perpupil.school.School;

/**
 * The numbers of every assumption for one group of schools: what was set, and what holds.
 *
 * <p>Years run from the first of the projection to one past its last, since an academy's last April
 * to August lies there. Mutable, so that a sweep writes its draws in place; for one thread.
 */
public final class World {
  private final int years;
  private final double[] explicit;
  private final double[] defaults;

  /** By assumption, whether it was set in any year, or may be. */
  private final boolean[] maySet;

  private World(int years, double[] explicit, double[] defaults) {
    this.years = years;
    this.explicit = explicit;
    this.defaults = defaults;
    this.maySet = new boolean[defaults.length];
    for (int at = 0; at < explicit.length; at++) {
      maySet[at / years] |= !Double.isNaN(explicit[at]);
    }
  }

  /** Returns the numbers that assumptions give a school. */
  public static World of(Assumptions assumptions, Timeline timeline, School school) {
    int years = timeline.years() + 1;
    double[] explicit = new double[Assumption.all().size() * years];
    double[] defaults = new double[Assumption.all().size()];
    for (Assumption assumption : Assumption.all()) {
      defaults[assumption.index()] = assumption.defaultValue().orElse(Double.NaN);
      for (int y = 0; y < years; y++) {
        FundingYear year = timeline.year(y);
        explicit[assumption.index() * years + y] =
            assumptions.explicit(assumption, year, school).orElse(Double.NaN);
      }
    }
    return new World(years, explicit, defaults);
  }

  /** Returns what was set for a year, NaN when nothing was. */
  public double explicit(int assumption, int year) {
    return explicit[assumption * years + year];
  }

  /** Returns what holds in a year: what was set, else the default; NaN when there is neither. */
  public double value(int assumption, int year) {
    double set = explicit[assumption * years + year];
    return Double.isNaN(set) ? defaults[assumption] : set;
  }

  /** Returns the default of an assumption, NaN when there is none. */
  public double byDefault(int assumption) {
    return defaults[assumption];
  }

  /** Returns whether an assumption may have been set in any year. */
  boolean maySet(int assumption) {
    return maySet[assumption];
  }

  /** Says that an assumption is going to be set. */
  public void open(int assumption) {
    maySet[assumption] = true;
  }

  /** Sets an assumption in a year, one that was set before or is {@link #open}. */
  public void set(int assumption, int year, double value) {
    explicit[assumption * years + year] = value;
  }
}
