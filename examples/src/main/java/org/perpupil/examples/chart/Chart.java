package org.perpupil.examples.chart;

/** A picture that can be drawn at any width. Immutable. */
public interface Chart {
  /** The width, in pixels, for a phone. */
  int NARROW = 328;

  /** The width, in pixels, for a screen and for a sheet of A4. */
  int WIDE = 760;

  /**
   * Returns the picture as an SVG element.
   *
   * @param width in pixels
   * @param id of its title, unlike any other of the page
   * @param title what it shows, in words
   */
  String draw(int width, String id, String title);
}
