package org.perpupil.io.dfe;

import java.util.Map;

/**
 * One school's return of income, costs and balances.
 *
 * @param place file and line
 * @param pounds of a year by budget code, where known
 * @param months that the return covers
 * @param isOfFederation whether it is the return of several schools, under this one
 */
record SchoolReturn(
    String place,
    String urn,
    String laestab,
    Map<String, Double> pounds,
    double months,
    boolean isOfFederation) {}
