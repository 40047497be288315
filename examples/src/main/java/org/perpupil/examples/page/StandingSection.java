package org.perpupil.examples.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.perpupil.budget.cost.CurriculumQuestion;
import org.perpupil.examples.chart.Figures;
import org.perpupil.examples.chart.Strips;
import org.perpupil.examples.page.SchoolRatios.Ratio;
import org.perpupil.problem.Problem;
import org.perpupil.school.School;
import org.perpupil.school.similar.SimilarSchools;

/** Where a school stands among those like it by pupils, and among those like it by buildings. */
final class StandingSection {
  private static final int LEAST = 2;
  private static final String CONTACT = "Here and by the Department's cut-offs";

  private final ReportResults results;
  private final School school;
  private final Timetable timetable;
  private final SchoolRatios ratios;
  private final SimilarSchools byPupils;
  private final SimilarSchools byBuildings;

  /** Ratios of one set of schools. */
  private record Compared(List<Strips.Strip> strips, PageTable table) {}

  private StandingSection(ReportResults results, School school, Timetable timetable) {
    this.results = results;
    this.school = school;
    this.timetable = timetable;
    this.ratios = new SchoolRatios(results, timetable);
    List<School> all = results.workspace().schools().schools();
    this.byPupils = SimilarSchools.byPupils(school, all, ratios::areKnown);
    this.byBuildings = SimilarSchools.byBuildings(school, all, ratios::areKnown);
  }

  /**
   * Returns the part, or nothing where no ratio has two similar schools.
   *
   * @param timetable what contact ratios follow from
   */
  static Optional<Section> of(ReportResults results, School school, Timetable timetable) {
    return new StandingSection(results, school, timetable).section();
  }

  private Optional<Section> section() {
    OptionalDouble contact = ratios.contactRatio(school);
    boolean byLessons =
        contact.isPresent()
            && byPupils.schools().stream()
                    .filter(other -> ratios.contactRatio(other).isPresent())
                    .count()
                >= LEAST;
    Compared pupils = compared(byPupils, ratios.ofPupils(byLessons), "Schools similar by pupils");
    Compared buildings =
        compared(byBuildings, ratios.ofBuildings(), "Schools similar by buildings");
    List<Strips.Strip> all =
        Stream.concat(pupils.strips().stream(), buildings.strips().stream()).toList();
    if (all.isEmpty()) {
      return Optional.empty();
    }
    String headline = headline(all);
    Section section =
        new Section("standing", "Where we stand")
            .headline(headline)
            .subtitle("Ratios of " + Words.label(school) + " and of similar schools, " + when());
    shown(section, pupils, byPupils, "by pupils");
    if (contact.isPresent() && !byLessons) {
      section.chart(new Strips(List.of(green(contact.getAsDouble()))), CONTACT, CONTACT);
    }
    shown(section, buildings, byBuildings, "by buildings");
    PageTable cutOffs =
        CutOffs.table(
            contact,
            contact.isPresent() ? ratios.taughtTogether(school) : ratios.classSize(school),
            ratios.inYearBalance(school));
    section.table(cutOffs);
    if (!cutOffs.isEmpty()) {
      section.note(
          "The Department's tool shows ratios of all phases by the same cut-offs; that of class"
              + " size is plainly of secondary schools. They are meant to start questions, and red"
              + " does not mean wrong.");
    }
    section.note(setByPupils()).note(setByBuildings());
    if (results.years().isPresent()) {
      section.note(
          "Staff: all pay (E01 to E07) and agency teachers (E26). Teachers who are known by a total"
              + " are counted at what an M6 costs. "
              + lessons(contact.isPresent(), byLessons));
    }
    return Optional.of(section);
  }

  private static void shown(
      Section section, Compared compared, SimilarSchools similar, String how) {
    if (!compared.strips().isEmpty()) {
      String called =
          "Here and in " + Words.count(similar.schools().size(), "school") + " similar " + how;
      section.chart(new Strips(compared.strips()), called, called).table(compared.table());
    }
  }

  /** The contact ratio against what raises no question, where others' lessons are not known. */
  private static Strips.Strip green(double contact) {
    CurriculumQuestion question = CurriculumQuestion.CONTACT_RATIO;
    return new Strips.Strip(
        "Contact ratio",
        contact,
        List.of(question.greenFrom(), question.greenTo()),
        Figures.number(contact, 2),
        "green: "
            + Figures.number(question.greenFrom(), 2)
            + " to below "
            + Figures.number(question.greenTo(), 2));
  }

  private String lessons(boolean isKnown, boolean byLessons) {
    String classes =
        "pupils in each class that they need follow from how large the model lets classes be";
    return !isKnown
        ? Words.sentence(classes)
            + ". A contact ratio is shown where staff.csv holds the lessons of all of this"
            + " school's teachers."
        : "Contact ratio and pupils in a class follow from the lessons of posts and a week of "
            + Figures.minus(Problem.plain(timetable.periods()))
            + " periods: pupils in a class are pupils for each teacher divided by the contact ratio"
            + (byLessons ? "." : "; " + classes + ", as others' lessons are not known.");
  }

  private String when() {
    return results
        .years()
        .filter(some -> !some.failures().containsKey(school.id()))
        .filter(some -> !some.years(school.id()).isEmpty())
        .map(some -> some.years(school.id()).get(0).toString())
        .orElseGet(
            () ->
                "by "
                    + Words.formulas(
                        results.changes().orElseThrow().comparison().before().formulas()));
  }

  private Compared compared(SimilarSchools similar, List<Ratio> wanted, String caption) {
    List<Strips.Strip> strips = new ArrayList<>();
    PageTable table = new PageTable(caption).words("Ratio").numbers("Here", "Lowest");
    table.numbers("Median", "Highest").words("Similar schools");
    for (Ratio ratio : wanted) {
      OptionalDouble own = ratio.value().apply(school);
      List<Double> others =
          own.isEmpty()
              ? List.of()
              : similar.schools().stream()
                  .map(ratio.value())
                  .filter(OptionalDouble::isPresent)
                  .map(OptionalDouble::getAsDouble)
                  .sorted()
                  .toList();
      if (others.size() < LEAST) {
        continue;
      }
      String low = ratio.words().apply(others.get(0));
      String high = ratio.words().apply(others.get(others.size() - 1));
      String here = ratio.words().apply(own.orElseThrow());
      strips.add(
          new Strips.Strip(
              ratio.name(), own.orElseThrow(), others, here, "similar: " + low + " to " + high));
      table.row(
          ratio.name(),
          here,
          low,
          ratio.words().apply(median(others)),
          high,
          Words.number(others.size()) + " range from " + low + " to " + high);
    }
    return new Compared(strips, table);
  }

  private String setByPupils() {
    String unknown =
        byPupils.unknown().isEmpty()
            ? ""
            : " Not compared, since it is not known of this school: "
                + String.join(", ", byPupils.unknown())
                + ".";
    return "Similar by pupils, as the Department's tool finds them: of the 60 "
        + group()
        + " schools of the same files that are nearest in pupils (weight 0.5), free school meals"
        + " (0.4) and special educational needs (0.1), each measured by its range, up to 29: first"
        + " those with a private finance initiative where this school has one, then those of its"
        + " region."
        + unknown;
  }

  private String setByBuildings() {
    if (!byBuildings.unknown().isEmpty()) {
      return "There is no set by buildings: schools.csv does not hold this school's "
          + String.join(" and ", byBuildings.unknown())
          + " (floor_area_square_metres, building_age_years), and no file that is imported does.";
    }
    return byBuildings.schools().size() < LEAST
        ? "There is no set by buildings: fewer than two other schools have floor area and age."
        : "Similar by buildings: in the same way, nearest in floor area (weight 0.8) and in the age"
            + " of buildings (0.2). Premises: their staff, maintenance, cleaning and other"
            + " occupation costs (E04, E12, E14, E18); utilities: water and energy (E15, E16).";
  }

  private String group() {
    return switch (school.phase()) {
      case PRIMARY, MIDDLE_DEEMED_PRIMARY -> "primary";
      case SECONDARY, MIDDLE_DEEMED_SECONDARY -> "secondary";
      case ALL_THROUGH -> school.phase().label().toLowerCase(Locale.ROOT);
    };
  }

  private static String headline(List<Strips.Strip> strips) {
    long outside =
        strips.stream()
            .filter(
                strip ->
                    strip.own() < strip.others().get(0)
                        || strip.own() > strip.others().get(strip.others().size() - 1))
            .count();
    if (strips.size() == 1) {
      return "One ratio lies "
          + (outside == 0 ? "within" : "outside")
          + " the range of similar schools";
    }
    return outside == 0
        ? "Every ratio lies within those of similar schools"
        : Words.number(outside)
            + " of "
            + Words.count(strips.size(), "ratio")
            + (outside == 1 ? " lies" : " lie")
            + " outside similar schools' range";
  }

  private static double median(List<Double> sorted) {
    int half = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(half)
        : (sorted.get(half - 1) + sorted.get(half)) / 2;
  }
}
