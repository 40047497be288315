package org.perpupil.formula.factor;

/**
 * A rule that no published text was found for, declared where it is applied.
 *
 * <p>An allocation that rests on one is marked unverified, whatever the status of its rates.
 *
 * @param description what the rule says, in words
 */
public record UnverifiedRule(String description) {}
