package org.perpupil.projection.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.perpupil.budget.Block;
import org.perpupil.budget.Budget;
import org.perpupil.budget.BudgetCode;
import org.perpupil.budget.Budgets;
import org.perpupil.formula.Formulas;
import org.perpupil.formula.Parameter;
import org.perpupil.io.SmallFiles;
import org.perpupil.problem.Problem;
import org.perpupil.projection.FormulaPath;
import org.perpupil.projection.Measure;
import org.perpupil.projection.Projection;
import org.perpupil.projection.ProjectionPlan;
import org.perpupil.projection.printed.ProjectionAsPrinted;
import org.perpupil.rates.FundingYear;
import org.perpupil.scenario.Assumption;
import org.perpupil.scenario.SchoolEvent;
import org.perpupil.school.Governance;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;
import org.perpupil.school.SchoolTable;
import org.perpupil.viability.cash.MonthlyCash;

/** Several events of one school, in whatever order they are written. */
class OrderOfEventsTest {
  private static final Block SPRING_2026 = Block.aprilToAugust(2026);
  private static final Block AUTUMN_2026 = Block.septemberToMarch(2026);
  private static final Block SPRING_2027 = Block.aprilToAugust(2027);
  private static final Block AUTUMN_2027 = Block.septemberToMarch(2027);

  private static Projection run(int seed, List<SchoolEvent> events) {
    return run(ReorganisedSchools.of(seed), events);
  }

  private static Projection run(ReorganisedSchools schools, List<SchoolEvent> events) {
    Formulas formulas =
        Formulas.byAuthority(
            Map.of(
                "301", ReorganisedSchools.formula("301", 4_000),
                "302", ReorganisedSchools.formula("302", 4_500),
                "303", ReorganisedSchools.formula("303", 5_000)));
    return ProjectionPlan.builder(
            SchoolTable.of(schools.schools()), FormulaPath.from(ReorganisedSchools.FIRST, formulas))
        .years(ReorganisedSchools.FIRST, ReorganisedSchools.LAST)
        .budgets(schools.budgets())
        .assumptions(schools.builder().build().assumptions())
        .events(events)
        .build()
        .run();
  }

  private static double share(Projection run, String id, int year) {
    int row = run.schools().row(id).orElseThrow();
    return run.amount(row, BudgetCode.I01, FundingYear.of(year), run.basis(row)).orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6})
  void aSchoolOpensAndThenMerges(int seed) {
    SchoolEvent merging = SchoolEvent.merging(List.of("A", "B"), "M", AUTUMN_2027);
    Projection run = run(seed, List.of(merging, SchoolEvent.opening("A", AUTUMN_2026)));
    Projection alone = run(seed, List.of(SchoolEvent.opening("A", AUTUMN_2026)));
    int row = run.schools().row("A").orElseThrow();
    for (FundingYear year : List.of(FundingYear.of(2025), FundingYear.of(2026))) {
      for (Measure measure : Measure.values()) {
        assertThat(run.total(row, measure, year, run.basis(row)))
            .as(measure + " of " + year)
            .isEqualTo(alone.total(row, measure, year, alone.basis(row)));
      }
    }
    assertThat(run.total(row, Measure.INCOME, FundingYear.of(2029), run.basis(row))).isEmpty();
    int merged = run.schools().row("M").orElseThrow();
    assertThat(run.total(merged, Measure.INCOME, FundingYear.of(2029), run.basis(merged)))
        .isPresent();
  }

  @Test
  void whatOpensOrMovesDoesSoBeforeItEnds() {
    SchoolEvent merging = SchoolEvent.merging(List.of("A", "B"), "M", SPRING_2027);
    SchoolEvent closing = SchoolEvent.closing("C", SPRING_2027, Map.of());
    for (SchoolEvent late :
        List.of(
            SchoolEvent.opening("A", AUTUMN_2027),
            SchoolEvent.moving("B", AUTUMN_2027, "302"),
            SchoolEvent.opening("C", SPRING_2027))) {
      List<Problem> problems = SmallFiles.problemsOf(() -> run(1, List.of(late, merging, closing)));
      assertThat(problems).anyMatch(problem -> problem.expected().contains("before it closes"));
    }
  }

  @Test
  void theLatestMoveHolds() {
    SchoolEvent first = SchoolEvent.moving("A", AUTUMN_2026, "302");
    SchoolEvent second = SchoolEvent.moving("A", AUTUMN_2027, "303");
    Projection one = run(3, List.of(first, second));
    Projection other = run(3, List.of(second, first));
    for (int year = 2025; year <= 2028; year++) {
      assertThat(share(other, "A", year)).isEqualTo(share(one, "A", year));
    }
    assertThat(share(one, "A", 2028))
        .isEqualTo(share(run(3, List.of(second)), "A", 2028))
        .isNotEqualTo(share(run(3, List.of(first)), "A", 2028));
  }

  /** A merged school is of the authority that those that merge have moved to. */
  @Test
  void schoolsMoveAndThenMerge() {
    SchoolEvent a = SchoolEvent.moving("A", SPRING_2026, "302");
    SchoolEvent b = SchoolEvent.moving("B", SPRING_2026, "302");
    SchoolEvent merging = SchoolEvent.merging(List.of("A", "B"), "M", SPRING_2027);
    assertThat(share(run(3, List.of(a, b, merging)), "M", 2028))
        .isGreaterThan(1.05 * share(run(3, List.of(merging)), "M", 2028));
    assertThat(SmallFiles.problemsOf(() -> run(3, List.of(a, merging))))
        .anyMatch(problem -> problem.expected().startsWith("schools of one authority"));
  }

  @Test
  void aReserveIsKnownWhereThatOfAllIsKnown() {
    ReorganisedSchools all = ReorganisedSchools.of(3);
    List<Budget> budgets = new ArrayList<>();
    for (Budget budget : all.budgets().all()) {
      Budget.Builder stated = Budget.builder(budget.id());
      for (BudgetCode code : BudgetCode.values()) {
        if (!budget.id().equals("B") || code != BudgetCode.OB01) {
          budget.amount(code).ifPresent(pounds -> stated.set(code, pounds));
        }
      }
      budget.grants().forEach(stated::grant);
      budgets.add(stated.build());
    }
    ReorganisedSchools some =
        new ReorganisedSchools(all.schools(), Budgets.of(budgets), all.governance());
    SchoolEvent merging = SchoolEvent.merging(List.of("A", "B"), "M", SPRING_2027);
    Projection known = run(all, List.of(merging));
    Projection unknown = run(some, List.of(merging));
    int row = known.schools().row("M").orElseThrow();
    assertThat(known.isKnown(row, Measure.CLOSING_RESERVE)).isTrue();
    assertThat(unknown.isKnown(row, Measure.CLOSING_RESERVE)).isFalse();
    assertThat(unknown.isKnown(unknown.schools().row("A").orElseThrow(), Measure.CLOSING_RESERVE))
        .isTrue();
  }

  /** Months before a school opens and after it has closed have no money, and the others all. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void monthsAreThoseThatASchoolIsThere(int seed) {
    List<SchoolEvent> events =
        List.of(
            SchoolEvent.closing("A", AUTUMN_2027, Map.of()),
            SchoolEvent.opening("B", AUTUMN_2026),
            SchoolEvent.closing("C", SPRING_2027, Map.of()));
    ProjectionAsPrinted printed = ProjectionAsPrinted.of(run(seed, events));
    for (String id : List.of("A", "B", "C")) {
      int row = printed.projection().schools().row(id).orElseThrow();
      List<MonthlyCash.Month> months = MonthlyCash.of(printed, row).months();
      for (FundingYear year : printed.years(row)) {
        List<MonthlyCash.Month> own =
            months.stream().filter(month -> month.year().equals(year)).toList();
        assertThat(own.get(11).cash().orElseThrow())
            .isEqualTo(printed.total(row, Measure.CLOSING_RESERVE, year).orElseThrow());
      }
      IntStream.range(0, months.size())
          .mapToObj(months::get)
          .filter(month -> !isThere(id, month))
          .forEach(
              month ->
                  assertThat(month.receipts() + month.payments().orElseThrow())
                      .as(id + month.month())
                      .isZero());
    }
  }

  private static boolean isThere(String id, MonthlyCash.Month month) {
    return switch (id) {
      case "A" -> month.month().atDay(1).isBefore(AUTUMN_2027.start());
      case "B" -> !month.month().atDay(1).isBefore(AUTUMN_2026.start());
      default -> month.month().atDay(1).isBefore(SPRING_2027.start());
    };
  }

  /** The guarantee of the year that a school closes in is paid for the months that it is there. */
  @Test
  void aGuaranteeIsOfThePartOfAYear() {
    SchoolEvent closing = SchoolEvent.closing("A", AUTUMN_2027, Map.of());
    Projection stays = guaranteed(maintained(), List.of(), 0).run();
    Projection closes = guaranteed(maintained(), List.of(closing), 0).run();
    double whole = stays.protection(0, FundingYear.of(2027)).orElseThrow();
    assertThat(whole).isGreaterThan(1_000);
    assertThat(closes.protection(0, FundingYear.of(2027)).orElseThrow())
        .isCloseTo(whole * 5 / 12, within(1e-6));
    assertThat(closes.protection(0, FundingYear.of(2028))).isEmpty();
  }

  /** A lump sum above last year's share leaves one of those that merge without figures. */
  @Test
  void aMergedSchoolHasNoLinesWithoutThoseOfAllThatMerge() {
    ReorganisedSchools all = maintained();
    School tiny = all.schools().get(0);
    School.Builder small = tiny.toBuilder().pupils(1, 0, 0);
    for (int g = 0; g < 7; g++) {
      small.set(SchoolField.yearGroup(g), g == 0 ? 1 : 0);
    }
    List<School> schools = new ArrayList<>(all.schools());
    schools.set(0, small.build());
    ReorganisedSchools some = new ReorganisedSchools(schools, all.budgets(), all.governance());
    SchoolEvent merging = SchoolEvent.merging(List.of("A", "B"), "M", SPRING_2027);
    ProjectionPlan plan = guaranteed(some, List.of(merging), 60);
    Projection run = plan.run();
    int merged = run.schools().row("M").orElseThrow();

    assertThat(run.failure(0)).isPresent();
    assertThat(run.failure(merged)).isPresent();
    assertThat(plan.lines(plan.assumptions()).has(0)).isFalse();
    assertThat(plan.lines(plan.assumptions()).has(merged)).isFalse();
    assertThat(plan.lines(plan.assumptions()).has(1)).isTrue();
  }

  private static ReorganisedSchools maintained() {
    int seed = 0;
    while (ReorganisedSchools.of(seed).governance() != Governance.MAINTAINED) {
      seed++;
    }
    return ReorganisedSchools.of(seed);
  }

  private static ProjectionPlan guaranteed(
      ReorganisedSchools schools, List<SchoolEvent> events, double upliftPercent) {
    List<School> protectedSchools =
        schools.schools().stream()
            .map(school -> school.with(SchoolField.MFG_BASELINE_PER_PUPIL, 7_000))
            .toList();
    Formulas formulas =
        Formulas.byAuthority(
            Map.of(
                "301",
                ReorganisedSchools.formula("301", 4_000).toBuilder()
                    .set(Parameter.MFG_PERCENT, 0)
                    .build()));
    return ProjectionPlan.builder(
            SchoolTable.of(protectedSchools), FormulaPath.from(ReorganisedSchools.FIRST, formulas))
        .years(ReorganisedSchools.FIRST, ReorganisedSchools.LAST)
        .budgets(schools.budgets())
        .assumptions(
            schools
                .builder()
                .build()
                .assumptions()
                .with(Assumption.of("formula.local_uplift_percent"), upliftPercent))
        .events(events)
        .build();
  }
}
