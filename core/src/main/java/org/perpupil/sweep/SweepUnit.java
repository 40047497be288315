package org.perpupil.sweep;

import java.util.Locale;

/**
 * What figures are of: a school, or the schools of an authority or trust together.
 *
 * <p>A total adds up what each school reports: a maintained school's financial year and an
 * academy's academic year of the same name.
 *
 * @param level which of them
 * @param id the school's identifier, the authority's code or the trust's name; {@code all} for all
 *     schools
 */
public record SweepUnit(Level level, String id) {
  /** All schools together. */
  public static final SweepUnit ALL = new SweepUnit(Level.ALL, "all");

  /** Schools, and what they add up to. */
  public enum Level {
    /** One school. */
    SCHOOL,
    /** All schools of an authority that can be projected, academies included. */
    AUTHORITY,
    /** All schools of a trust that can be projected. */
    TRUST,
    /** All schools that can be projected, where they have more than one authority. */
    ALL;

    /** Returns the name in files. */
    public String fileName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
