package org.perpupil.statistics.world;

import java.util.OptionalInt;

/**
 * One number that varies between worlds.
 *
 * @param name what is assumed
 * @param year the year that it holds for; empty when it holds for all years
 * @param position where it stands in a world's inputs
 */
public record UncertainInput(String name, OptionalInt year, int position) {
  /** Returns the name, and the year when it holds for one. */
  public String label() {
    return year.isPresent() ? name + " " + year.getAsInt() : name;
  }
}
