package org.perpupil.examples.page;

import java.util.List;
import org.perpupil.examples.chart.Figures;
import org.perpupil.examples.chart.Lines;
import org.perpupil.joining.GovernanceOption;
import org.perpupil.joining.OptionCause;
import org.perpupil.joining.StayOrJoin;
import org.perpupil.problem.check.Visible;
import org.perpupil.rates.FundingYear;

/** A school that stays, leaves alone, or joins a trust: its reserve by each on one calendar. */
final class CoursesSection {
  private final StayOrJoin courses;
  private final List<FundingYear> years;
  private final FundingYear last;
  private final String trust;

  CoursesSection(StayOrJoin courses, String trust) {
    this.courses = courses;
    this.years = courses.years();
    this.last = years.get(years.size() - 1);
    this.trust = Visible.name(trust);
  }

  Section section(String whom) {
    return section("courses", "Stay, alone, or join", whom);
  }

  /**
   * Returns the part of one of several schools.
   *
   * @param id for addresses
   * @param topic what it is about
   */
  Section section(String id, String topic, String whom) {
    double joined =
        courses.closingReserve(GovernanceOption.TRUST, last)
            - courses.closingReserve(GovernanceOption.MAINTAINED, last);
    String headline =
        "Joining leaves "
            + Figures.label(Math.abs(joined))
            + (joined < 0 ? " less" : " more")
            + " than staying by "
            + last;
    Section section =
        new Section(id, topic)
            .headline(headline)
            .subtitle(
                "Reserve of "
                    + whom
                    + " at the end of March in pounds, "
                    + Words.years(years)
                    + ", with its authority, by itself, or in "
                    + trust);
    section.chart(
        new Lines(
            "reserve in pounds",
            years.stream().map(FundingYear::toString).toList(),
            List.of(
                line("stay", GovernanceOption.MAINTAINED),
                line("alone", GovernanceOption.SINGLE_ACADEMY),
                line("join", GovernanceOption.TRUST))),
        headline);
    PageTable table = new PageTable("Reserve at the end of each year").words("Year");
    table.numbers("Stay", "Alone", "Join", "Alone less stay", "Join less stay");
    for (FundingYear year : years) {
      double stay = courses.closingReserve(GovernanceOption.MAINTAINED, year);
      double alone = courses.closingReserve(GovernanceOption.SINGLE_ACADEMY, year);
      double join = courses.closingReserve(GovernanceOption.TRUST, year);
      table.row(
          year.toString(),
          Figures.pence(stay),
          Figures.pence(alone),
          Figures.pence(join),
          Figures.penceOfChange(alone - stay),
          Figures.penceOfChange(join - stay));
    }
    return section
        .table(table)
        .table(causes())
        .note(
            "All three are shown by years from April to March, so that they can be compared; a"
                + " share of pooled reserves is not counted.");
  }

  private Lines.Line line(String name, GovernanceOption course) {
    return new Lines.Line(
        name, years.stream().map(year -> courses.closingReserve(course, year)).toList());
  }

  /** Returns why the courses differ, over all years together. */
  private PageTable causes() {
    PageTable table = new PageTable("Why they differ, all years together").words("Cause");
    table.numbers("Alone less stay", "Join less stay");
    for (OptionCause cause : OptionCause.values()) {
      double alone = sum(GovernanceOption.SINGLE_ACADEMY, cause);
      double join = sum(GovernanceOption.TRUST, cause);
      if (Math.round(100 * alone) != 0 || Math.round(100 * join) != 0) {
        table.row(
            Words.sentence(cause.fileName().replace('_', ' ')),
            Figures.penceOfChange(alone),
            Figures.penceOfChange(join));
      }
    }
    return table.strong(
        "Together",
        Figures.penceOfChange(difference(GovernanceOption.SINGLE_ACADEMY)),
        Figures.penceOfChange(difference(GovernanceOption.TRUST)));
  }

  private double sum(GovernanceOption course, OptionCause cause) {
    return years.stream().mapToDouble(year -> courses.cause(course, cause, year)).sum();
  }

  private double difference(GovernanceOption course) {
    return years.stream().mapToDouble(year -> courses.difference(course, year)).sum();
  }
}
