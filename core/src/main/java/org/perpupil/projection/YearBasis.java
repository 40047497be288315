package org.perpupil.projection;

import java.util.Locale;
import org.perpupil.school.Governance;

/** The twelve months that a year's figures cover. */
public enum YearBasis {
  /** April to March, as maintained schools report. */
  FINANCIAL,
  /** September to August, as academies report. */
  ACADEMIC;

  /** Returns the year that a school reports in. */
  public static YearBasis of(Governance governance) {
    return governance == Governance.ACADEMY ? ACADEMIC : FINANCIAL;
  }

  /** Returns the name in files. */
  public String fileName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
