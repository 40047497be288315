package org.perpupil.statistics.discovery;

/**
 * What a box asks of one input.
 *
 * @param input the input's name
 * @param low its least value; negative infinity where there is no limit
 * @param high its largest value; infinity where there is no limit
 * @param chance how likely a limit without meaning would do as well: the probability that as many
 *     worlds of the box, or more, are of interest if each were as likely to be as in the box
 *     without this limit
 */
public record Limit(String input, double low, double high, double chance) {}
