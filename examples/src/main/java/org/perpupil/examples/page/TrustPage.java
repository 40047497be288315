package org.perpupil.examples.page;

import java.util.List;
import org.perpupil.joining.trust.TrustProjection;
import org.perpupil.problem.check.Visible;
import org.perpupil.school.School;
import org.perpupil.sweep.SweepUnit;

/** A page about a trust: its schools, its centre, and both together. */
public final class TrustPage {
  private TrustPage() {}

  /** Returns the page of a trust. */
  public static Page of(ReportResults results, TrustProjection trust) {
    List<School> schools = trust.schools();
    String name = Visible.text(trust.terms().name());
    String place = Visible.name(trust.terms().name());
    Page page = new Page(name, "Trust report, " + Words.count(schools.size(), "school"));
    page.rests("trust", trust.terms().name());
    GroupPage group =
        new GroupPage(
            results,
            schools,
            new SweepUnit(SweepUnit.Level.TRUST, trust.terms().name()),
            place,
            page);
    TrustSection section = new TrustSection(trust);
    group.figures().say(section.sentence()).changes();
    page.section(section.section(place));
    group.ahead();
    return group.end(
        group
            .questions()
            .item(
                "What does the centre do for its charge, and what would each school pay for it?"));
  }
}
