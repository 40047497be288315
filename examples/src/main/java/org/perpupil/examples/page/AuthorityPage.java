package org.perpupil.examples.page;

import java.util.List;
import java.util.Optional;
import org.perpupil.problem.check.Visible;
import org.perpupil.school.School;
import org.perpupil.sweep.SweepUnit;

/** A page about an authority: its schools, and what is left of it as they leave. */
public final class AuthorityPage {
  private AuthorityPage() {}

  /**
   * Returns the page of an authority.
   *
   * @param code of the authority
   * @param departing what remains as its schools leave, where it is known
   */
  public static Page of(ReportResults results, String code, Optional<Departing> departing) {
    List<School> schools =
        results.workspace().schools().schools().stream()
            .filter(school -> school.laCode().equals(code))
            .toList();
    String place =
        results.workspace().title().map(Visible::name).orElse("authority " + Visible.name(code));
    Page page =
        new Page(
            Words.sentence(place), "Authority report, " + Words.count(schools.size(), "school"));
    page.rests("authority", code);
    GroupPage group =
        new GroupPage(
            results, schools, new SweepUnit(SweepUnit.Level.AUTHORITY, code), place, page);
    group.figures().changes().ahead();
    Section questions = group.questions();
    departing.ifPresentOrElse(
        some -> {
          DepartingSection section = new DepartingSection(some);
          page.section(section.section(place));
          group.say(section.sentence());
          questions.item(
              "Which schools talk of leaving, and what would their leaving cost the rest?");
        },
        () ->
            group.missing(
                "What remains as schools leave: given --authorities with its row, and budgets of"
                    + " all maintained schools, the page shows it."));
    return group.end(questions);
  }
}
