package org.perpupil.io.csv;

import org.perpupil.problem.Range;

/** What the numbers of a column count, as far as signs beside a number depend on it. */
enum NumberUnit {
  /** Amounts, beside which a pound sign may stand, and brackets around those below 0. */
  POUNDS,
  /** Shares from 0 to 1, of which 18% is 0.18. */
  SHARE,
  /** Percentages, of which 18% is 18. */
  PERCENT,
  /** Anything else. */
  OTHER;

  /** Returns the unit that the words of a range name. */
  static NumberUnit of(Range range) {
    String words = range.words();
    if (words.contains("pounds") || words.contains("GBP")) {
      return POUNDS;
    }
    if (words.startsWith("share") || words.startsWith("a share")) {
      return SHARE;
    }
    return words.startsWith("percent") || words.startsWith("a percentage") ? PERCENT : OTHER;
  }
}
