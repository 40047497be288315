/**
 * Numbers with a date, a unit, a status and a source.
 *
 * <p>Holds {@link org.perpupil.rates.RateBook}, the national rates of one year as the jar's own
 * data files give them, and the {@link org.perpupil.rates.FundingYear} they belong to. Knows
 * nothing of schools or of how a rate is used.
 */
@NullMarked
package org.perpupil.rates;

import org.jspecify.annotations.NullMarked;
