package org.perpupil.projection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.perpupil.BudgetYears;
import org.perpupil.Workspace;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.projection.printed.YearTotals;
import org.perpupil.rates.FundingYear;
import org.perpupil.scenario.Assumption;
import org.perpupil.sweep.StatedDistribution;
import org.perpupil.sweep.SweepPlan;
import org.perpupil.sweep.Variation;

/** What is not known of a school's money is neither a figure nor 0, wherever it is read. */
class IncomeAloneTest {
  private static final FundingYear YEAR = FundingYear.of(2025);
  private static final String SCHOOL = ",301,primary,7,0,210,0,0,maintained\n";
  private static final String BUDGETS =
      "id,code,amount\nGRANTS,I05,1000\nSPENDS,E19,5000\nALL,E19,5000\nALL,OB01,700\n";

  private final Workspace workspace = workspace(BUDGETS, "");

  private static Workspace workspace(String budgets, String staff) {
    String files =
        "schools: schools.csv\nformulas: formulas.csv\nbudgets: budgets.csv\nyears: 2025-26\n";
    Map<String, String> folder =
        Map.of(
            "perpupil.yaml",
            files + (staff.isEmpty() ? "" : "staff: staff.csv\n"),
            "schools.csv",
            "id,la_code,phase,year_groups_primary,year_groups_secondary,pupils_primary,pupils_ks3,"
                + "pupils_ks4,governance\nGRANTS"
                + SCHOOL
                + "SPENDS"
                + SCHOOL
                + "ALL"
                + SCHOOL,
            "formulas.csv",
            """
            year,la_code,basic_primary,mppl_primary,mppl_ks3,mppl_ks4
            2025-26,301,4000,3500,3500,3500
            """,
            "budgets.csv",
            budgets + withoutMeals("GRANTS") + withoutMeals("SPENDS") + withoutMeals("ALL"),
            "staff.csv",
            staff);
    Map<String, byte[]> bytes = new LinkedHashMap<>();
    folder.forEach((name, text) -> bytes.put(name, text.getBytes(UTF_8)));
    return Workspace.open(bytes);
  }

  private static String withoutMeals(String id) {
    return id + ",grant:free_infant_meals,0\n" + id + ",grant:pe_sport_premium,0\n";
  }

  @Test
  void whatABudgetDoesNotTellIsNotKnown() {
    BudgetYears years = workspace.project();
    Projection projection = years.projection();

    assertThat(years.failures()).isEmpty();
    assertThat(years.total("GRANTS", Measure.INCOME, YEAR)).isEqualTo(841_000);
    for (Measure measure : Measure.values()) {
      assertThat(years.isKnown("GRANTS", measure)).isEqualTo(measure.isOfIncome());
      assertThat(years.isKnown("SPENDS", measure))
          .isEqualTo(measure != Measure.OPENING_RESERVE && measure != Measure.CLOSING_RESERVE);
      assertThat(years.isKnown("ALL", measure)).isTrue();
      assertThat(projection.total(0, measure, YEAR, YearBasis.FINANCIAL).isPresent())
          .isEqualTo(measure.isOfIncome());
    }
    assertThat(years.inYearBalance("SPENDS", YEAR)).isEqualTo(835_000);
    assertThat(years.closingReserve("ALL", YEAR)).isEqualTo(835_700);
    assertThatThrownBy(() -> years.closingReserve("GRANTS", YEAR))
        .isInstanceOf(ProblemsException.class)
        .hasMessageContaining("states neither spending nor an opening balance");
  }

  @Test
  void rowsOfWhatIsNotKnownAreLeftOut() {
    String csv = workspace.project().toCsv();

    assertThat(csv).contains("GRANTS,2025-26,financial,income,841000.00\n");
    assertThat(csv.lines().filter(line -> line.startsWith("GRANTS")))
        .noneMatch(line -> line.contains("reserve") || line.contains("balance"));
    assertThat(csv).contains("SPENDS,2025-26,financial,in_year_balance,835000.00\n");
    assertThat(csv).doesNotContain("SPENDS,2025-26,financial,closing_reserve");
    assertThat(csv).contains("ALL,2025-26,financial,closing_reserve,835700.00\n");
  }

  @Test
  void totalsAreOfSchoolsOfWhomAsMuchIsKnown() {
    List<YearTotals> totals =
        YearTotals.of(workspace.project().projection(), Optional.of(YearBasis.FINANCIAL));

    assertThat(totals).extracting(YearTotals::schools).containsExactly(1, 1, 1);
    assertThat(totals.get(0).closingReserve()).hasValue(835_700);
    assertThat(totals.get(1).balance()).hasValue(835_000);
    assertThat(totals.get(1).closingReserve()).isEmpty();
    assertThat(totals.get(2).income()).isEqualTo(841_000);
    assertThat(totals.get(2).expenditure()).isEmpty();
  }

  @Test
  void eachKindIsWarnedOfOnceAndAnOpeningBalanceIsTakenAtItsWord() {
    assertThat(workspace.warnings())
        .extracting(Problem::place)
        .containsExactlyInAnyOrder(
            "budgets.csv, school GRANTS, codes from E01 on, and OB01",
            "budgets.csv, school SPENDS, code OB01");
    Workspace free = workspace(BUDGETS + "GRANTS,OB01,0\n", "");

    assertThat(free.warnings())
        .extracting(Problem::expected)
        .anyMatch(text -> text.contains("as it stands the schools spend nothing"));
    assertThat(free.project().closingReserve("GRANTS", YEAR)).isEqualTo(841_000);
  }

  @Test
  void postsAreSpending() {
    Workspace staffed =
        workspace(BUDGETS, "id,role,scale,point,fte\nGRANTS,teacher,rest-of-england,M1,1\n");

    assertThat(staffed.project().isKnown("GRANTS", Measure.EXPENDITURE)).isTrue();
    assertThat(staffed.project().isKnown("GRANTS", Measure.CLOSING_RESERVE)).isFalse();
  }

  @Test
  void whereBalancesAreNeededASchoolWithoutThemFailsAlone() {
    assertThat(workspace.sweep(plan(Measure.CLOSING_RESERVE)).failures())
        .containsOnlyKeys("GRANTS", "SPENDS");
    assertThat(workspace.sweep(plan(Measure.INCOME)).failures()).isEmpty();
  }

  @Test
  void incomeRestsOnNoDefaultOfSpending() {
    Projection projection = workspace.project().projection();
    UnverifiedDefaults defaults = UnverifiedDefaults.of(projection, workspace.assumptions());

    assertThat(defaults.of(0))
        .extracting(Assumption::name)
        .noneMatch(name -> name.startsWith("pension.") || name.startsWith("classes."));
    assertThat(defaults.of(2)).extracting(Assumption::name).contains("classes.primary_size");
  }

  private static SweepPlan plan(Measure measure) {
    return SweepPlan.builder(YEAR, YEAR)
        .vary(Variation.of("prices.energy_percent", StatedDistribution.uniform(-20, 40)))
        .measures(List.of(measure))
        .worlds(64)
        .build();
  }
}
