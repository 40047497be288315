package org.perpupil.examples.page;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.perpupil.examples.chart.Figures;
import org.perpupil.joining.StayOrJoin;
import org.perpupil.joining.trust.TrustArrival;
import org.perpupil.joining.trust.TrustProjection;
import org.perpupil.problem.check.Visible;
import org.perpupil.school.School;
import org.perpupil.sweep.SweepUnit;

/** A page about a trust: its schools, its centre, and both together. */
public final class TrustPage {
  private TrustPage() {}

  /**
   * Returns the page of a trust.
   *
   * @param courses what staying, leaving alone and joining do to each school that joins, in order
   */
  public static Page of(
      ReportResults results, TrustProjection trust, Map<School, StayOrJoin> courses) {
    List<School> schools = trust.schools();
    String name = Visible.text(trust.terms().name());
    String place = Visible.name(trust.terms().name());
    Page page = new Page(name, "Trust report, " + Words.count(schools.size(), "school"));
    page.rests("trust", trust.terms().name());
    TrustSection section = new TrustSection(trust);
    GroupPage group =
        new GroupPage(
            results,
            schools,
            new SweepUnit(SweepUnit.Level.TRUST, trust.terms().name()),
            place,
            page,
            Optional.of(section));
    group.figures().say(section.sentence());
    trust.joined().forEach(arrival -> group.say(joins(schools.get(arrival.place()), arrival)));
    group.changes();
    page.section(section.section(place));
    int count = 0;
    for (Map.Entry<School, StayOrJoin> each : courses.entrySet()) {
      count++;
      String school = Words.label(each.getKey());
      page.section(
          new CoursesSection(each.getValue(), trust.terms().name())
              .section("courses-" + count, "Joining: " + school, school));
    }
    group.ahead();
    if (courses.isEmpty()) {
      group.missing("What schools do that join: given --join ID=DATE, the page shows it.");
    }
    Section questions =
        group
            .questions()
            .item("What does the centre do for its charge, and what would each school pay for it?");
    trust
        .joined()
        .forEach(
            arrival ->
                questions.item(
                    Words.label(schools.get(arrival.place()))
                        + " brings "
                        + Figures.pounds(arrival.brings())
                        + " of charge a year and costs the centre "
                        + Figures.pounds(arrival.costs())
                        + " more: what does it need that this does not pay for?"));
    return group.end(questions);
  }

  /** Returns the page of a trust of which nothing but its schools is known. */
  public static Page of(ReportResults results, String trust, List<School> schools) {
    String name = Visible.text(trust);
    Page page = new Page(name, "Trust report, " + Words.count(schools.size(), "school"));
    page.rests("trust", trust);
    GroupPage group =
        new GroupPage(
            results,
            schools,
            new SweepUnit(SweepUnit.Level.TRUST, trust),
            Visible.name(trust),
            page);
    group.figures().changes().ahead();
    group.missing(
        "Charges, the centre, pooling and the trust's reserves: given --trusts with its row, and"
            + " budgets of its schools with spending and opening balances, the page shows them.");
    return group.end(group.questions());
  }

  private static String joins(School school, TrustArrival arrival) {
    double balance = arrival.school().balance().toTrust();
    return Words.label(school)
        + " joins on "
        + Words.day(arrival.day())
        + (balance == 0
            ? "."
            : " and brings "
                + (balance < 0 ? "a deficit" : "a surplus")
                + " of "
                + Figures.pounds(Math.abs(balance))
                + ".");
  }
}
