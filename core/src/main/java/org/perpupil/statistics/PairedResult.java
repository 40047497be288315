package org.perpupil.statistics;

import java.util.OptionalDouble;

/**
 * Two measures compared in the same worlds, second less first.
 *
 * @param first name of the measure compared with
 * @param second name of the measure that may be better
 * @param meanDifference the mean of second less first, in the measures' unit
 * @param standardError of the mean difference, of pairs and so smaller than that of two runs apart;
 *     empty with one world
 * @param secondHigher worlds in which the second is above the first; {@link Proportion#worlds} are
 *     those in which both have a value
 * @param equal worlds in which both are the same
 */
public record PairedResult(
    String first,
    String second,
    double meanDifference,
    OptionalDouble standardError,
    Proportion secondHigher,
    int equal) {}
