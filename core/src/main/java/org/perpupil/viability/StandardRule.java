package org.perpupil.viability;

import java.util.List;
import org.perpupil.rates.RateStatus;

/** One rule of a standard. */
interface StandardRule {
  /** Returns what the rule is called, different from the standard's other rules. */
  String name();

  /** Returns how sure the rule is. */
  RateStatus status();

  /** Returns what the rule says of the years that it applies to, oldest first. */
  List<Verdict> judge(String standard, Accounts accounts);
}
