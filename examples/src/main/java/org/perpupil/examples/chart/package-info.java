/**
 * Pictures of results as SVG, drawn from numbers: bars, steps, bands, lines.
 *
 * <p>Each picture draws itself at a width, so that a phone and a sheet of paper have one each.
 * Colours are classes, which the page gives; text stays text. Nothing here knows a school.
 */
@NullMarked
package org.perpupil.examples.chart;

import org.jspecify.annotations.NullMarked;
