/**
 * Which input matters.
 *
 * <p>Holds four {@linkplain org.perpupil.statistics.sensitivity.Analysis analyses}: one at a time,
 * elementary effects, variance-based indices and standardised regression. Each issues a {@linkplain
 * org.perpupil.statistics.Design design}, the rows of inputs to run, and turns the outputs of those
 * rows into a result. Inputs are taken as independent of each other.
 */
@NullMarked
package org.perpupil.statistics.sensitivity;

import org.jspecify.annotations.NullMarked;
