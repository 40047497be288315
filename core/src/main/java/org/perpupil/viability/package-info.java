/**
 * Standards applied to figures.
 *
 * <p>Holds the {@link org.perpupil.viability.YearFigures figures} of an organisation's years, the
 * {@link org.perpupil.viability.Standard standards} that someone holds them to, and the {@link
 * org.perpupil.viability.Verdict verdicts} that follow. Standards are data, one file each with its
 * source; figures never know by which standard they are judged. Makes no figures itself.
 */
@NullMarked
package org.perpupil.viability;

import org.jspecify.annotations.NullMarked;
