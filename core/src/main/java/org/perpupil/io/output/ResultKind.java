package org.perpupil.io.output;

import java.util.Locale;

/** What a file of results holds: a run replaces files of its own kind and no others. */
public enum ResultKind {
  ALLOCATION("an allocation"),
  COMPARISON("a comparison"),
  YEAR_ON_YEAR("a comparison of two years"),
  PROJECTION("a projection"),
  SCENARIO_RUN("a run of a scenario"),
  SWEEP("a sweep"),
  SWEEP_PART("a part of a sweep"),
  DRAWS("the draws of a sweep"),
  GRID("a grid over one number"),
  BOXES("boxes of worlds"),
  SWEEP_PLAN("a plan of a sweep"),
  SENSITIVITY("a sensitivity analysis"),
  SOLVED("a number that was solved for"),
  COURSES("the options of a school"),
  TRUST("the years of a trust"),
  DEPARTURES("the departures from an authority"),
  FORMULA("a formula"),
  LEVERS("levers of an authority"),
  STATEMENT("a statement"),
  IMPORT("an import of published files"),
  PAGE("a page");

  private final String words;

  ResultKind(String words) {
    this.words = words;
  }

  /** Returns its name in a summary. */
  public String fileName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns what it is, to follow "written as". */
  public String words() {
    return words;
  }
}
