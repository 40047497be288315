package org.perpupil.examples;

import java.util.Locale;

/** Whom a page is for. */
enum ReportKind {
  SCHOOL,
  AUTHORITY,
  TRUST,
  FORUM;

  /** Returns how the command line names it. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
