package org.perpupil.examples.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import org.perpupil.BudgetYears;
import org.perpupil.budget.BudgetCode;
import org.perpupil.examples.chart.Figures;
import org.perpupil.examples.chart.Strips;
import org.perpupil.projection.Measure;
import org.perpupil.projection.Projection;
import org.perpupil.rates.FundingYear;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;

/**
 * Where a school stands among similar ones, in its first year. Similar are up to thirty schools of
 * its phase that are nearest in pupils and in the share on free school meals.
 */
final class StandingSection {
  private static final int MOST = 30;
  private static final int LEAST = 2;
  private static final List<BudgetCode> STAFF =
      List.of(
          BudgetCode.E01,
          BudgetCode.E02,
          BudgetCode.E03,
          BudgetCode.E04,
          BudgetCode.E05,
          BudgetCode.E06,
          BudgetCode.E07,
          BudgetCode.E26);

  private final BudgetYears budgets;
  private final School school;
  private final List<School> similar;

  /** A ratio, and how it is written. */
  private record Ratio(
      String name, Function<School, OptionalDouble> value, DoubleFunction<String> words) {}

  private StandingSection(BudgetYears budgets, School school, List<School> similar) {
    this.budgets = budgets;
    this.school = school;
    this.similar = similar;
  }

  /** Returns the part, or nothing where fewer than two schools are similar. */
  static Optional<Section> of(BudgetYears budgets, School school, List<School> all) {
    List<School> similar =
        all.stream()
            .filter(other -> !other.id().equals(school.id()) && other.phase() == school.phase())
            .filter(other -> !budgets.failures().containsKey(other.id()))
            .filter(other -> !budgets.years(other.id()).isEmpty())
            .filter(other -> other.pupils() > 0)
            .sorted(Comparator.comparingDouble(other -> distance(school, other)))
            .limit(MOST)
            .toList();
    return similar.size() < LEAST || school.pupils() == 0
        ? Optional.empty()
        : Optional.of(new StandingSection(budgets, school, similar).section());
  }

  private static double distance(School one, School other) {
    return Math.abs(other.pupils() - one.pupils()) / one.pupils()
        + Math.abs(meals(other) - meals(one));
  }

  /** Returns the share of pupils on free school meals, 0 where nobody knows. */
  private static double meals(School school) {
    double secondary = school.pupilsSecondary();
    double primary = school.pupils() - secondary;
    return school.pupils() == 0
        ? 0
        : (primary * school.value(SchoolField.FSM_PRIMARY).orElse(0)
                + secondary * school.value(SchoolField.FSM_SECONDARY).orElse(0))
            / school.pupils();
  }

  private Section section() {
    List<Ratio> ratios =
        List.of(
            new Ratio("Staff, percent of income", this::staff, Figures::percent),
            new Ratio("Reserve, percent of income", this::reserve, Figures::percent),
            new Ratio("Pupils for each teacher", this::pupilsByTeachers, v -> Figures.number(v, 2)),
            new Ratio("Pupils in a class", this::classSize, v -> Figures.number(v, 2)));
    List<Strips.Strip> strips = new ArrayList<>();
    PageTable table = new PageTable("Each ratio").words("Ratio").numbers("Here", "Lowest");
    table.numbers("Median", "Highest").words("Similar schools");
    for (Ratio ratio : ratios) {
      List<Double> others =
          similar.stream()
              .map(ratio.value())
              .filter(OptionalDouble::isPresent)
              .map(OptionalDouble::getAsDouble)
              .sorted()
              .toList();
      OptionalDouble own = ratio.value().apply(school);
      if (own.isEmpty() || others.size() < LEAST) {
        continue;
      }
      String low = ratio.words().apply(others.get(0));
      String high = ratio.words().apply(others.get(others.size() - 1));
      String here = ratio.words().apply(own.getAsDouble());
      strips.add(new Strips.Strip(ratio.name(), own.getAsDouble(), others, here, low, high));
      table.row(
          ratio.name(),
          here,
          low,
          ratio.words().apply(median(others)),
          high,
          "range from " + low + " to " + high);
    }
    FundingYear year = first(school);
    String headline = headline(strips);
    return new Section("standing", "Where we stand")
        .headline(headline)
        .subtitle(
            "Ratios of "
                + Words.label(school)
                + " and of "
                + Words.count(similar.size(), "similar school")
                + ", "
                + year)
        .chart(new Strips(strips), headline)
        .table(table)
        .table(CutOffs.table(inYearBalance(school), classSize(school)))
        .note(
            "The Department's tool shows ratios of all phases by the same cut-offs; that of class"
                + " size is plainly of secondary schools. They are meant to start questions, and"
                + " red does not mean wrong.")
        .note(
            "Similar: "
                + school.phase().label()
                + " schools of the same files, up to 30, nearest in pupils and in the share on free"
                + " school meals. No file holds floor space or the age of buildings, so that there"
                + " is no set by buildings. Staff: E01 to E07 and agency teachers (E26). Teachers"
                + " who are known by a total are counted at what an M6 costs.");
  }

  private static String headline(List<Strips.Strip> strips) {
    long outside =
        strips.stream()
            .filter(
                strip ->
                    strip.own() < strip.others().get(0)
                        || strip.own() > strip.others().get(strip.others().size() - 1))
            .count();
    return outside == 0
        ? "Every ratio lies within those of similar schools"
        : Words.number(outside) + " of " + strips.size() + " ratios lie outside similar schools'";
  }

  private static double median(List<Double> sorted) {
    int half = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(half)
        : (sorted.get(half - 1) + sorted.get(half)) / 2;
  }

  private FundingYear first(School one) {
    return budgets.years(one.id()).get(0);
  }

  private OptionalDouble staff(School one) {
    Projection projection = budgets.projection();
    int row = projection.schools().row(one.id()).orElseThrow();
    double staff = 0;
    for (BudgetCode code : STAFF) {
      staff += projection.amount(row, code, first(one), projection.basis(row)).orElse(0);
    }
    return ofIncome(one, staff);
  }

  private OptionalDouble reserve(School one) {
    return ofIncome(one, budgets.closingReserve(one.id(), first(one)));
  }

  private OptionalDouble inYearBalance(School one) {
    return ofIncome(one, budgets.inYearBalance(one.id(), first(one)));
  }

  private OptionalDouble ofIncome(School one, double pounds) {
    double income = budgets.total(one.id(), Measure.INCOME, first(one));
    return income <= 0 ? OptionalDouble.empty() : OptionalDouble.of(pounds / income);
  }

  private OptionalDouble pupilsByTeachers(School one) {
    int row = budgets.projection().schools().row(one.id()).orElseThrow();
    return by(one, budgets.projection().teachersAtStart(row));
  }

  private OptionalDouble classSize(School one) {
    int row = budgets.projection().schools().row(one.id()).orElseThrow();
    return by(one, budgets.projection().classes(row, first(one)));
  }

  private OptionalDouble by(School one, OptionalDouble count) {
    return count.isEmpty() || count.getAsDouble() == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(
            budgets.total(one.id(), Measure.PUPILS, first(one)) / count.getAsDouble());
  }
}
