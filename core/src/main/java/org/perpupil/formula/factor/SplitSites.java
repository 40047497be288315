package org.perpupil.formula.factor;

import java.util.Comparator;
import java.util.List;
import org.perpupil.formula.Counting;
import org.perpupil.formula.Line;
import org.perpupil.formula.Parameter;
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
 * and the most sites are unverified.
 */
public final class SplitSites implements Factor {
  /** Money for each additional site. */
  public static final DeclaredParameter BASIC =
      rate("split_site_basic", "from 2024-25: split sites, for each additional site");

  /** The most money for the distance of an additional site. */
  public static final DeclaredParameter DISTANCE =
      rate("split_site_distance", "from 2024-25: split sites, most for a site's distance");

  /** The line. */
  public static final DeclaredLine LINE =
      DeclaredLine.paid(SchoolField.SPLIT_SITES.fileName(), "Split sites", Counting.PREMISES);

  private static final double DISTANCE_BEGINS = 100;
  private static final double DISTANCE_FULL = 500;
  private static final int MOST_SITES = 3;

  private static final UnverifiedRule FULL_DISTANCE =
      new UnverifiedRule("split-site distance money rises from 100 metres to full at 500");
  private static final UnverifiedRule LIMIT =
      new UnverifiedRule("split sites pay at most three additional sites");

  @Override
  public List<SchoolField> fields() {
    return List.of(SchoolField.SPLIT_SITES);
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(BASIC, DISTANCE);
  }

  @Override
  public List<Line> lines() {
    return List.of(LINE);
  }

  @Override
  public void compile(Assembly to) {
    boolean ratesKnown = to.formula().pays(BASIC) || to.formula().pays(DISTANCE);
    boolean byDistance =
        to.formula().isNational() ? !to.formula().year().isBefore(2024) : ratesKnown;
    if (!byDistance) {
      to.give(LINE, SchoolField.SPLIT_SITES);
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
        to.restsOn(i, LIMIT);
      }
      List<Double> paid =
          metres.stream().sorted(Comparator.reverseOrder()).limit(MOST_SITES).toList();
      sites[i] = paid.size();
      for (double distance : paid) {
        distances[i] += distanceWeight(distance);
        if (distance > DISTANCE_BEGINS && to.formula().pays(DISTANCE)) {
          to.restsOn(i, FULL_DISTANCE);
        }
      }
    }
    to.pay(LINE, BASIC, sites, Base.SCHOOL);
    to.pay(LINE, DISTANCE, distances, Base.SCHOOL);
  }

  private static double distanceWeight(double metres) {
    double weight = (metres - DISTANCE_BEGINS) / (DISTANCE_FULL - DISTANCE_BEGINS);
    return Math.min(1, Math.max(0, weight));
  }

  private static DeclaredParameter rate(String fileName, String description) {
    return DeclaredParameter.of(
        fileName, Parameter.Kind.PER_SITE, Parameter.Purpose.SCHOOL, description);
  }
}
