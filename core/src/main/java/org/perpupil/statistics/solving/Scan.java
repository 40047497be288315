package org.perpupil.statistics.solving;

/** Remembers where a condition first holds, value by value, and how often it changes. */
final class Scan {
  private int seen;
  private int changes;
  private boolean lastHolds;
  private double last;
  private boolean found;
  private double holdsAt;
  private double failsBefore;

  void see(double x, boolean holds) {
    if (seen > 0 && holds != lastHolds) {
      changes++;
    }
    if (holds && !found) {
      found = true;
      holdsAt = x;
      failsBefore = seen > 0 ? last : x;
    }
    seen++;
    lastHolds = holds;
    last = x;
  }

  Answer answer(double low, double high) {
    if (!found) {
      return new Answer.NoSuchValue(low, high);
    }
    return changes == 0
        ? new Answer.EveryValue(low, high)
        : new Answer.Value(holdsAt, failsBefore, changes);
  }
}
