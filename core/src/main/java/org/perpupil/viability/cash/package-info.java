/**
 * Cash by month: when in a year the money of each line comes and goes, and when least is left.
 *
 * <p>Profiles are data with a source and a status each; most are choices of this model, since no
 * published text says when a school's bills are due.
 */
@NullMarked
package org.perpupil.viability.cash;

import org.jspecify.annotations.NullMarked;
