package org.perpupil.formula;

import java.util.Comparator;
import java.util.List;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;

/**
 * Split sites.
 *
 * <p>The national formula from 2024-25 on, and a local one that names the rates, pay a basic amount
 * for each additional site and a distance amount that rises from 100 metres to full at 500. Any
 * other formula passes on the sum that the school was given. Where the national rates of a year are
 * not known, only schools with additional sites fail.
 *
 * <p>Source: the regulations for 2024-25, SI 2024/66, for the start of the distance money; its end
 * and the most sites are unverified, {@link UnverifiedRule#SPLIT_SITE_FULL_DISTANCE} and {@link
 * UnverifiedRule#SPLIT_SITE_LIMIT}.
 */
final class SplitSites {
  private static final double DISTANCE_BEGINS = 100;
  private static final double DISTANCE_FULL = 500;
  private static final int MOST_SITES = 3;

  private SplitSites() {}

  static void compile(Compilation to) {
    boolean ratesKnown =
        to.formula.pays(Parameter.SPLIT_SITE_BASIC)
            || to.formula.pays(Parameter.SPLIT_SITE_DISTANCE);
    boolean byDistance = to.formula.isNational() ? !to.formula.year().isBefore(2024) : ratesKnown;
    if (!byDistance) {
      to.give(Line.SPLIT_SITES, SchoolField.SPLIT_SITES);
      return;
    }
    double[] sites = new double[to.size()];
    double[] distances = new double[to.size()];
    for (int i = 0; i < sites.length; i++) {
      School school = to.school(i);
      List<Double> metres = school.splitSiteMetres();
      if (metres.isEmpty() && school.value(SchoolField.SPLIT_SITES).orElse(0) != 0) {
        to.fail(
            i, "split_sites is a sum, but the formula works it out: split_site_metres is blank");
      }
      if (!metres.isEmpty() && !ratesKnown) {
        to.fail(i, "split_site_metres is given, but the split-site rates of the year are unknown");
      }
      if (metres.size() > MOST_SITES) {
        to.restsOn(i, UnverifiedRule.SPLIT_SITE_LIMIT);
      }
      List<Double> paid =
          metres.stream().sorted(Comparator.reverseOrder()).limit(MOST_SITES).toList();
      sites[i] = paid.size();
      for (double distance : paid) {
        distances[i] += distanceWeight(distance);
        if (distance > DISTANCE_BEGINS && to.formula.pays(Parameter.SPLIT_SITE_DISTANCE)) {
          to.restsOn(i, UnverifiedRule.SPLIT_SITE_FULL_DISTANCE);
        }
      }
    }
    to.pay(Line.SPLIT_SITES, Parameter.SPLIT_SITE_BASIC, sites, Base.SCHOOL);
    to.pay(Line.SPLIT_SITES, Parameter.SPLIT_SITE_DISTANCE, distances, Base.SCHOOL);
  }

  private static double distanceWeight(double metres) {
    double weight = (metres - DISTANCE_BEGINS) / (DISTANCE_FULL - DISTANCE_BEGINS);
    return Math.min(1, Math.max(0, weight));
  }
}
