package org.perpupil.problem;

/** How far a problem stops the work. */
public enum Severity {
  /** The work cannot go on. */
  ERROR,
  /** The work goes on, and the user should look. */
  WARNING,
  /**
   * The work goes on; the user is told how something was read that is usually written otherwise.
   */
  NOTE
}
