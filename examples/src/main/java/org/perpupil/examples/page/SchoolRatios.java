package org.perpupil.examples.page;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import org.perpupil.BudgetYears;
import org.perpupil.ShareChanges;
import org.perpupil.budget.Block;
import org.perpupil.budget.BudgetCode;
import org.perpupil.budget.cost.CurriculumPlan;
import org.perpupil.examples.chart.Figures;
import org.perpupil.projection.Measure;
import org.perpupil.projection.Projection;
import org.perpupil.projection.YearBasis;
import org.perpupil.rates.FundingYear;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;

/** Ratios of schools in the first year, as far as they are known. */
final class SchoolRatios {
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
  private static final List<BudgetCode> PREMISES =
      List.of(BudgetCode.E04, BudgetCode.E12, BudgetCode.E14, BudgetCode.E18);
  private static final List<BudgetCode> UTILITIES = List.of(BudgetCode.E15, BudgetCode.E16);

  /** Class size where lessons are not known. */
  static final String NEEDED = "Pupils in each class that they need";

  private final ReportResults results;
  private final Timetable timetable;

  /** A ratio, and how it is written. */
  record Ratio(String name, Function<School, OptionalDouble> value, DoubleFunction<String> words) {}

  /**
   * Begins with what a page is made of.
   *
   * @param timetable what contact ratios follow from
   */
  SchoolRatios(ReportResults results, Timetable timetable) {
    this.results = results;
    this.timetable = timetable;
  }

  /** Returns whether anything is known of a school. */
  boolean areKnown(School school) {
    return budgets(school).isPresent() || share(school).isPresent();
  }

  /**
   * Returns what is compared with schools of like pupils.
   *
   * @param byLessons whether class size follows from the lessons of posts, or else from how many
   *     classes the pupils need
   */
  List<Ratio> ofPupils(boolean byLessons) {
    DoubleFunction<String> number = value -> Figures.number(value, 2);
    return List.of(
        new Ratio("Budget share per pupil", this::sharePerPupil, Figures::pounds),
        new Ratio("Staff, percent of income", one -> ofIncome(one, STAFF), Figures::percent),
        new Ratio("Reserve, percent of income", this::reserve, Figures::percent),
        new Ratio("Pupils for each teacher", this::pupilsByTeachers, number),
        new Ratio("Contact ratio", this::contactRatio, number),
        byLessons
            ? new Ratio("Pupils in a class", this::taughtTogether, number)
            : new Ratio(NEEDED, this::classSize, number));
  }

  /** Returns what is compared with schools of like buildings. */
  List<Ratio> ofBuildings() {
    return List.of(
        new Ratio("Premises per square metre", one -> byArea(one, PREMISES), Figures::pounds),
        new Ratio("Utilities per square metre", one -> byArea(one, UTILITIES), Figures::pounds));
  }

  /** Returns the contact ratio, where the lessons of a school's posts are known. */
  OptionalDouble contactRatio(School school) {
    return plan(school)
        .map(plan -> OptionalDouble.of(plan.contactRatio()))
        .orElse(OptionalDouble.empty());
  }

  /** Returns the balance of the first year as a share of income. */
  OptionalDouble inYearBalance(School school) {
    return budgets(school)
        .map(some -> ofIncome(school, some.inYearBalance(school.id(), first(some, school))))
        .orElse(OptionalDouble.empty());
  }

  /** Returns the pupils in a class, where the lessons of a school's posts are known. */
  OptionalDouble taughtTogether(School school) {
    return plan(school)
        .map(plan -> OptionalDouble.of(plan.averageClassSize()))
        .orElse(OptionalDouble.empty());
  }

  private OptionalDouble sharePerPupil(School school) {
    OptionalDouble share = share(school);
    return share.isEmpty() || school.pupils() == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(share.getAsDouble() / school.pupils());
  }

  private OptionalDouble share(School school) {
    Optional<ShareChanges> changes = results.changes();
    return changes.isEmpty()
        ? OptionalDouble.empty()
        : changes.get().comparison().shareBefore(row(school));
  }

  private OptionalDouble reserve(School school) {
    return budgets(school)
        .map(some -> ofIncome(school, some.closingReserve(school.id(), first(some, school))))
        .orElse(OptionalDouble.empty());
  }

  private OptionalDouble ofIncome(School school, List<BudgetCode> codes) {
    return ofIncome(school, pounds(school, codes).orElse(0));
  }

  private OptionalDouble ofIncome(School school, double pounds) {
    Optional<BudgetYears> some = budgets(school);
    if (some.isEmpty()) {
      return OptionalDouble.empty();
    }
    double income = some.get().total(school.id(), Measure.INCOME, first(some.get(), school));
    return income <= 0 ? OptionalDouble.empty() : OptionalDouble.of(pounds / income);
  }

  private OptionalDouble byArea(School school, List<BudgetCode> codes) {
    OptionalDouble area = school.value(SchoolField.FLOOR_AREA_SQUARE_METRES);
    OptionalDouble pounds = pounds(school, codes);
    return area.isEmpty() || pounds.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(pounds.getAsDouble() / area.getAsDouble());
  }

  /** Returns what some codes come to, or nothing where the school has none of them. */
  private OptionalDouble pounds(School school, List<BudgetCode> codes) {
    Optional<BudgetYears> some = budgets(school);
    if (some.isEmpty()) {
      return OptionalDouble.empty();
    }
    Projection projection = some.get().projection();
    int row = row(school);
    FundingYear year = first(some.get(), school);
    List<Double> amounts =
        codes.stream()
            .map(code -> projection.amount(row, code, year, projection.basis(row)))
            .filter(OptionalDouble::isPresent)
            .map(OptionalDouble::getAsDouble)
            .toList();
    return amounts.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(amounts.stream().mapToDouble(Double::doubleValue).sum());
  }

  private OptionalDouble pupilsByTeachers(School school) {
    return plan(school)
        .map(plan -> OptionalDouble.of(plan.pupilTeacherRatio()))
        .orElseGet(
            () ->
                budgets(school)
                    .map(some -> by(school, some.projection().teachersAtStart(row(school))))
                    .orElse(OptionalDouble.empty()));
  }

  /** Returns the pupils in each of the classes that they need. */
  OptionalDouble classSize(School school) {
    return budgets(school)
        .map(some -> by(school, some.projection().classes(row(school), first(some, school))))
        .orElse(OptionalDouble.empty());
  }

  private OptionalDouble by(School school, OptionalDouble count) {
    return count.isEmpty() || count.getAsDouble() == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(pupils(budgets(school).orElseThrow(), school) / count.getAsDouble());
  }

  private Optional<CurriculumPlan> plan(School school) {
    return budgets(school)
        .flatMap(
            some -> {
              Projection projection = some.projection();
              FundingYear year = first(some, school);
              YearBasis basis = projection.basis(row(school));
              return CurriculumPlan.of(
                  timetable.staff().posts(school.id()),
                  basis == YearBasis.ACADEMIC
                      ? Block.septemberToMarch(year.start())
                      : Block.aprilToAugust(year.start()),
                  pupils(some, school),
                  timetable.periods(),
                  projection.amount(row(school), BudgetCode.E01, year, basis).orElse(0));
            });
  }

  private static double pupils(BudgetYears budgets, School school) {
    return budgets.total(school.id(), Measure.PUPILS, first(budgets, school));
  }

  private Optional<BudgetYears> budgets(School school) {
    return results
        .years()
        .filter(some -> !some.failures().containsKey(school.id()))
        .filter(some -> !some.years(school.id()).isEmpty());
  }

  private int row(School school) {
    return results.workspace().schools().row(school.id()).orElseThrow();
  }

  private static FundingYear first(BudgetYears budgets, School school) {
    return budgets.years(school.id()).get(0);
  }
}
