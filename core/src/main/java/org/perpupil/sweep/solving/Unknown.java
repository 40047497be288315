package org.perpupil.sweep.solving;

/**
 * What is looked for.
 *
 * @param kind which value of it
 * @param name an assumption, or {@value #ROLL}; of a year, {@value #YEAR}
 */
public record Unknown(Kind kind, String name) {
  /** Pupils from the second year on, all year groups alike. */
  public static final String ROLL = "roll";

  private static final String YEAR = "year";

  /** Which of the values that keep a condition. */
  public enum Kind {
    /** The lowest. */
    SMALLEST,
    /** The highest. */
    LARGEST,
    /** The last year in which a scenario's changes may begin. */
    LATEST_YEAR
  }

  /** Returns the smallest value of an assumption, or of {@value #ROLL}. */
  public static Unknown smallest(String name) {
    return new Unknown(Kind.SMALLEST, name);
  }

  /** Returns the largest value of an assumption, or of {@value #ROLL}. */
  public static Unknown largest(String name) {
    return new Unknown(Kind.LARGEST, name);
  }

  /** Returns the latest year for a scenario's changes to begin. */
  public static Unknown latestYear() {
    return new Unknown(Kind.LATEST_YEAR, YEAR);
  }

  boolean isRoll() {
    return kind != Kind.LATEST_YEAR && name.equals(ROLL);
  }

  @Override
  public String toString() {
    return switch (kind) {
      case SMALLEST -> "smallest " + name;
      case LARGEST -> "largest " + name;
      case LATEST_YEAR -> "latest year for the changes to begin";
    };
  }
}
