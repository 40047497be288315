package org.perpupil.statistics.discovery;

import com.google.common.collect.ImmutableList;
import java.util.List;

/**
 * Worlds within limits.
 *
 * @param step how many steps of peeling led to it; 0 for all worlds
 * @param worlds how many lie in it
 * @param ofInterest how many of those are of interest
 * @param all how many worlds there are to find
 * @param allOfInterest how many of those are of interest
 * @param limits of inputs that have any, in the order of inputs; unmodifiable
 */
public record Box(
    int step, int worlds, int ofInterest, int all, int allOfInterest, List<Limit> limits) {
  /** Copies the limits. */
  public Box {
    limits = ImmutableList.copyOf(limits);
  }

  /** Returns the part of the worlds of interest that lie in it, 0-1. */
  public double coverage() {
    return (double) ofInterest / allOfInterest;
  }

  /** Returns the part of its worlds that are of interest, 0-1. */
  public double density() {
    return (double) ofInterest / worlds;
  }

  /** Returns the part of all worlds that lie in it, 0-1. */
  public double mass() {
    return (double) worlds / all;
  }
}
