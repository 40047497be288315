package org.perpupil.text;

/** A text is not CSV from some line on. */
public final class NotCsvException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int line;

  NotCsvException(String message, int line) {
    super(message);
    this.line = line;
  }

  /** Returns the line on which it shows, from 1. */
  public int line() {
    return line;
  }
}
