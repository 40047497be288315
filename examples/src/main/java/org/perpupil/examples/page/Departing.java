package org.perpupil.examples.page;

import java.util.List;
import java.util.Map;
import org.perpupil.authority.AuthorityTerms;
import org.perpupil.authority.leaving.Departures;
import org.perpupil.school.School;

/**
 * What is left of an authority as its schools leave.
 *
 * @param departures step by step
 * @param leavers the schools that leave, by step
 * @param terms of the authority
 * @param order in which they leave, in words
 */
public record Departing(
    Departures departures,
    Map<Integer, List<School>> leavers,
    AuthorityTerms terms,
    String order) {}
