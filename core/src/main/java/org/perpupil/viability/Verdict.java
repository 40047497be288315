package org.perpupil.viability;

import java.util.OptionalDouble;
import org.perpupil.rates.FundingYear;
import org.perpupil.rates.RateStatus;

/**
 * What one rule of a standard says of one year, and the figure that decided it. Immutable and
 * thread-safe.
 *
 * @param standard the id of the standard
 * @param rule the name of the rule
 * @param year the year of the figure that decided
 * @param outcome what the rule says
 * @param measure what the figure is, as files write it, such as {@code closing_reserve}
 * @param basis whether the figure is of the year alone or has grown over years
 * @param figure the figure that decided, in pounds, or in percent where the measure says so; absent
 *     when it is missing and the rule was not judged
 * @param reason why, in words
 * @param status how sure the rule is, not the figure
 */
public record Verdict(
    String standard,
    String rule,
    FundingYear year,
    Outcome outcome,
    String measure,
    AccountsBasis basis,
    OptionalDouble figure,
    String reason,
    RateStatus status) {}
