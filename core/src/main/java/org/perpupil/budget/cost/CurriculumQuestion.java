package org.perpupil.budget.cost;

/**
 * What the Department for Education's benchmarking tool asks about a school's figures, and the
 * cut-offs at which it does.
 *
 * <p>A figure outside the green band is a reason to ask, not a verdict: a small school, or a
 * primary one, has its own. The bands of class size fit secondary schools best; the tool has the
 * same ones for all.
 *
 * <p>Source: code of DfE's financial benchmarking and insights tool, financial planning.
 */
public enum CurriculumQuestion {
  /** Share of the timetable that teachers teach, as {@link CurriculumPlan#contactRatio}. */
  CONTACT_RATIO("contact ratio", "share", 0.70, 0.74, 0.80, 0.82),
  /** Pupils in an average class, as {@link CurriculumPlan#averageClassSize}. */
  AVERAGE_CLASS_SIZE("average class size", "pupils", 19.5, 20, 22.5, 23.5),
  /** In-year balance as a percentage of income; no surplus is too large. */
  IN_YEAR_BALANCE(
      "in-year balance as percent of income",
      "percent",
      -5,
      0,
      Double.POSITIVE_INFINITY,
      Double.POSITIVE_INFINITY);

  /** Where the cut-offs come from. */
  public static final String SOURCE = "DfE's financial benchmarking and insights tool";

  private final String label;
  private final String unit;
  private final double amberFrom;
  private final double greenFrom;
  private final double greenTo;
  private final double amberTo;

  CurriculumQuestion(
      String label,
      String unit,
      double amberFrom,
      double greenFrom,
      double greenTo,
      double amberTo) {
    this.label = label;
    this.unit = unit;
    this.amberFrom = amberFrom;
    this.greenFrom = greenFrom;
    this.greenTo = greenTo;
    this.amberTo = amberTo;
  }

  /** How far a figure is from those that raise no question. */
  public enum Band {
    /** No question. */
    GREEN,
    /** Near the green band. */
    AMBER,
    /** Far from it. */
    RED
  }

  /** Returns what is asked about, for people to read. */
  public String label() {
    return label;
  }

  /** Returns the unit of the figure: share, pupils or percent. */
  public String unit() {
    return unit;
  }

  /** Returns the band of a figure; a lower end belongs to its band, an upper end to the next. */
  public Band band(double value) {
    if (value >= greenFrom && value < greenTo) {
      return Band.GREEN;
    }
    return value >= amberFrom && value < amberTo ? Band.AMBER : Band.RED;
  }

  /** Returns the lowest figure of the amber band. */
  public double amberFrom() {
    return amberFrom;
  }

  /** Returns the figure at which the amber band ends; infinity where it does not. */
  public double amberTo() {
    return amberTo;
  }

  /** Returns the lowest figure of the green band. */
  public double greenFrom() {
    return greenFrom;
  }

  /** Returns the figure at which the green band ends; infinity where it does not. */
  public double greenTo() {
    return greenTo;
  }
}
