package org.perpupil.projection;

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
final class World {
  private final int years;
  private final double[] explicit;
  private final double[] defaults;

  private World(int years, double[] explicit, double[] defaults) {
    this.years = years;
    this.explicit = explicit;
    this.defaults = defaults;
  }

  /** Returns the numbers that assumptions give a school. */
  static World of(Assumptions assumptions, Timeline timeline, School school) {
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

  /** Returns a copy that can be changed by itself. */
  World copy() {
    return new World(years, explicit.clone(), defaults);
  }

  /** Returns what was set for a year, NaN when nothing was. */
  double explicit(int assumption, int year) {
    return explicit[assumption * years + year];
  }

  /** Returns what holds in a year: what was set, else the default; NaN when there is neither. */
  double value(int assumption, int year) {
    double set = explicit[assumption * years + year];
    return Double.isNaN(set) ? defaults[assumption] : set;
  }

  /** Returns the default of an assumption, NaN when there is none. */
  double byDefault(int assumption) {
    return defaults[assumption];
  }

  /** Sets an assumption in a year. */
  void set(int assumption, int year, double value) {
    explicit[assumption * years + year] = value;
  }

  /** Takes over the numbers of another world of the same projection. */
  void copyFrom(World other) {
    System.arraycopy(other.explicit, 0, explicit, 0, explicit.length);
  }
}
