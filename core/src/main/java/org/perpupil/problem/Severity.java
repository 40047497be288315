package org.perpupil.problem;

/** Whether a problem stops the work. */
public enum Severity {
  /** The work cannot go on. */
  ERROR,
  /** The work goes on, and the user should look. */
  WARNING
}
