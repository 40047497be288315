package org.perpupil.viability;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a rule says of a year, from the best to the worst; last, that it says nothing. */
public enum Outcome {
  /** The rule is met. */
  GREEN,
  /** Someone will ask, or has to agree: a licence, a contact, a plan. */
  AMBER,
  /** The rule is not met. */
  RED,
  /** A figure is missing that the rule needs, or no part of the rule applies. */
  NOT_JUDGED;

  /** Returns the name as files write it, such as {@code not-judged}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns the outcome of a broken rule with the given label, {@code amber} or {@code red}. */
  static Optional<Outcome> findBroken(String label) {
    return Arrays.stream(values())
        .filter(outcome -> outcome.label().equals(label) && brokenLabels().contains(label))
        .findFirst();
  }

  static List<String> brokenLabels() {
    return List.of(AMBER.label(), RED.label());
  }
}
