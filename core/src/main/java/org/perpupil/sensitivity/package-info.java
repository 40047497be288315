/**
 * Which input matters.
 *
 * <p>Holds four {@linkplain org.perpupil.sensitivity.Analysis analyses}: one at a time, elementary
 * effects, variance-based indices and standardised regression. Each issues a {@linkplain
 * org.perpupil.sensitivity.Design design}, the rows of inputs to run, and turns the outputs of
 * those rows into a result. Inputs are taken as independent of each other.
 *
 * <p>Sees a function from inputs to measures and nothing else: no school, no formula, no
 * assumption. Distributions with evidence, and samplers for many worlds, live elsewhere.
 */
@NullMarked
package org.perpupil.sensitivity;

import org.jspecify.annotations.NullMarked;
