package org.perpupil.authority.levers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;
import static org.perpupil.authority.leaving.AuthorityServicesTest.refused;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.perpupil.authority.FormulaBudget;
import org.perpupil.authority.affordability.NextYear;
import org.perpupil.formula.AllowedRange;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Parameter;
import org.perpupil.formula.Total;
import org.perpupil.problem.ProblemsException;
import org.perpupil.rates.FundingYear;
import org.perpupil.school.Phase;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;
import org.perpupil.school.SchoolTable;

/** Names, parts and limits of levers, and one authority by hand. */
class LeverTest {
  static final Formula NATIONAL_BEFORE = Formula.national("2023-24");
  static final Formula NATIONAL = Formula.national("2024-25");

  /** A school whose pupils have no needs: basic entitlement and lump sum are all that it gets. */
  static School school(String id, double pupils, double baseline) {
    School.Builder builder =
        School.builder(id, "999", Phase.PRIMARY).yearGroups(7, 0).pupils(pupils, 0, 0);
    for (SchoolField field : SchoolField.values()) {
      boolean isShare = field.kind() == SchoolField.FSM_PRIMARY.kind();
      if (isShare && field.fileName().endsWith("_primary") && !field.fileName().contains("band")) {
        builder.set(field, 0);
      }
    }
    return builder
        .set(SchoolField.SPARSITY_DISTANCE_MILES, 0.4)
        .set(SchoolField.MFG_BASELINE_PER_PUPIL, baseline)
        .build();
  }

  static Formula before() {
    return Formula.local("Local formula 2023-24", FundingYear.of(2023))
        .set(Parameter.BASIC_PRIMARY, 3400)
        .set(Parameter.LUMP_SUM_PRIMARY, 128_000)
        .set(Parameter.MFG_PERCENT, 0)
        .build();
  }

  private static Levers solve(double block, Lever... levers) {
    SchoolTable schools = SchoolTable.of(school("few", 60, 3000), school("many", 90, 3000));
    return Levers.solve(
        schools, before(), NATIONAL_BEFORE, NATIONAL, FormulaBudget.of(block), List.of(levers));
  }

  /**
   * 150 pupils and two lump sums at the rates of 2024-25; small schools are above the minimum
   * level, so that 2% of basic entitlement is three rates, which lump sums cannot close.
   */
  @Test
  void basicEntitlementClosesTheGap() {
    double basic = NATIONAL.value(Parameter.BASIC_PRIMARY).orElseThrow();
    double lump = NATIONAL.value(Parameter.LUMP_SUM_PRIMARY).orElseThrow();
    double block = 150 * basic * 0.98 + 2 * lump;
    Levers levers = solve(block, Lever.of(LeverMove.BASIC), Lever.of(LeverMove.LUMP_SUMS));
    LeverResult result = levers.results().get(0);

    assertThat(result.fits()).isTrue();
    assertThat(result.moved()).hasSize(1);
    assertThat(result.moved().get(0).after().orElseThrow()).isCloseTo(-2, within(1e-4));
    assertThat(result.moved().get(0).pounds()).isCloseTo(-3 * basic, within(0.011));
    assertThat(result.formula().value(Parameter.BASIC_PRIMARY).orElseThrow())
        .isCloseTo(0.98 * basic, within(1e-3));
    LeverResult lumps = levers.results().get(1);
    double needed = 3 * basic - 0.025 * 2 * lump;
    assertThat(lumps.fits()).isFalse();
    assertThat(lumps.over()).isCloseTo(needed, within(0.02));
  }

  @Test
  void halfOfTheGapByEach() {
    double basic = NATIONAL.value(Parameter.BASIC_PRIMARY).orElseThrow();
    double lump = NATIONAL.value(Parameter.LUMP_SUM_PRIMARY).orElseThrow();
    Levers levers =
        solve(150 * basic + 2 * lump - 4000, Lever.parse("half=basic:50, lump-sums:50"));
    LeverResult result = levers.results().get(0);

    assertThat(result.fits()).isTrue();
    assertThat(result.moved().get(0).pounds()).isCloseTo(-2000, within(0.011));
    assertThat(result.moved().get(1).pounds()).isCloseTo(-2000, within(0.011));
    assertThat(result).hasToString("LeverResult[half, 0 pounds over]");
  }

  /** What the lump sums cannot close within 2.5% the last part closes. */
  @Test
  void whatOnePartCannotTheNextOnesDo() {
    double basic = NATIONAL.value(Parameter.BASIC_PRIMARY).orElseThrow();
    double lump = NATIONAL.value(Parameter.LUMP_SUM_PRIMARY).orElseThrow();
    Levers levers =
        solve(150 * basic + 2 * lump - 15_000, Lever.parse("mostly=lump-sums:90,basic:10"));
    LeverResult result = levers.results().get(0);

    assertThat(result.fits()).isTrue();
    assertThat(result.moved().get(0).pounds()).isCloseTo(-0.05 * lump, within(0.011));
    assertThat(result.moved().get(1).pounds()).isCloseTo(0.05 * lump - 15_000, within(0.03));
  }

  @Test
  void ratesAsTheyAreAreNotMoved() {
    Levers levers = solve(1_000_000, Lever.AS_THEY_ARE);
    LeverResult result = levers.results().get(0);

    assertThat(result.moved()).isEmpty();
    assertThat(result.spent()).isEqualTo(150 * 3400 + 2 * 128_000);
    assertThat(result.over()).isEqualTo(result.spent() - 1_000_000);
    assertThat(result.formula().value(Parameter.MPPL_PRIMARY))
        .isEqualTo(NATIONAL.value(Parameter.MPPL_PRIMARY));
    assertThat(levers.outside(result)).contains(Parameter.FSM_PRIMARY);
    assertThat(levers.dedelegated()).isZero();
  }

  /**
   * Baselines far above the rates: the guarantee pays 1% of what it protects for a percent more.
   */
  @Test
  void theGuaranteeMovesWithinItsYear() {
    SchoolTable schools = SchoolTable.of(school("few", 60, 5000), school("many", 90, 5000));
    double lump = NATIONAL.value(Parameter.LUMP_SUM_PRIMARY).orElseThrow();
    double atNone = 150 * 5000 + 2 * lump;
    for (double more : new double[] {0.25, 0.5, 0.75}) {
      Levers levers =
          Levers.solve(
              schools,
              before(),
              NATIONAL_BEFORE,
              NATIONAL,
              FormulaBudget.of(atNone + 7500 * more),
              List.of(Lever.of(LeverMove.GUARANTEE)));
      LeverResult result = levers.results().get(0);
      assertThat(result.formula().value(Parameter.MFG_PERCENT).orElseThrow())
          .isCloseTo(Math.min(0.5, more), within(1e-6));
      assertThat(result.over()).isCloseTo(more > 0.5 ? -1875 : 0, within(0.011));
    }
  }

  @Test
  void mixesAreReadAndRefused() {
    assertThat(Lever.parse("all=basic").parts()).hasSize(1);
    assertThat(Lever.parse("m=lpa_primary:30,fsm6_secondary:70").parts())
        .extracting(part -> part.move().name())
        .containsExactly("lpa_primary", "fsm6_secondary");
    assertThat(Lever.usual())
        .extracting(Lever::name)
        .containsExactly("as-they-are", "basic", "pupil-led", "guarantee", "cap");
    refused(() -> Lever.parse("basic:50,cap:50"), "mix");
    refused(() -> Lever.parse("m=basc:50,cap"), "mix m=basc:50,cap", "mix m=basc:50,cap");
    refused(() -> Lever.parse("m=basic:50,cap:40"), "mix m");
    refused(() -> Lever.parse("m=basic:50,basic:50"), "mix m");
    refused(() -> Lever.parse("m=mppl_primary"), "mix m=mppl_primary");
    refused(() -> Lever.parse("m=basic:-5,cap:105"), "mix m, basic", "mix m, cap");
    refused(() -> Lever.parse("m=basic:0,cap:100"), "mix m, basic");
    refused(() -> Lever.parse("m=basic:half"), "mix m=basic:half");
    refused(() -> Lever.parse("m=basic:Infinity"), "mix m=basic:Infinity");
    assertThat(Lever.parse("m=basic:100")).hasToString("Lever[m]");
    assertThat(LeverMove.LUMP_SUMS).hasToString("LeverMove[lump-sums]");
    refused(() -> solve(1e6, Lever.of(LeverMove.CAP), Lever.parse("cap=basic")), "mix cap");
  }

  @Test
  void halfAPercentAtMostGoesToHighNeeds() {
    FormulaBudget block = FormulaBudget.of(10_000_001).withGrowthFund(1000);
    assertThat(HighNeedsTransfer.of(0.5).from(block).available()).isEqualTo(9_949_000.99);
    assertThat(HighNeedsTransfer.of(0).from(block)).isEqualTo(block);
    assertThat(new HighNeedsTransfer(1, true).from(block).transferredIn()).isEqualTo(-100_000.01);
    refused(() -> HighNeedsTransfer.of(0.51), "transfer_percent");
    refused(() -> HighNeedsTransfer.of(-0.1), "transfer_percent");
    refused(() -> new HighNeedsTransfer(101, true), "transfer_percent");
  }

  @Test
  void whyATransferIsRefused() {
    assertThat(advice(0.51, false)).contains("has approved more");
    assertThat(advice(100, false)).contains("has approved more");
    assertThat(advice(50_000, false)).contains("pounds were written");
    assertThat(advice(100.5, true)).contains("pounds were written");
    assertThat(advice(-0.1, false)).contains("pounds were written");
    assertThat(new HighNeedsTransfer(100, true).percent()).isEqualTo(100);
  }

  private static String advice(double percent, boolean isApproved) {
    return catchThrowableOfType(
            ProblemsException.class, () -> new HighNeedsTransfer(percent, isApproved))
        .problems()
        .get(0)
        .advice();
  }

  @Test
  void yearsFollowEachOther() {
    refused(
        () ->
            Levers.solve(
                SchoolTable.of(school("few", 60, 3000)),
                before(),
                NATIONAL_BEFORE,
                Formula.national("2025-26"),
                FormulaBudget.of(1e6),
                Lever.usual()),
        "formula " + Formula.national("2025-26").title());
  }

  /** No book tells what the guarantee may be in 2099-00. */
  @Test
  void aGuaranteeOfAnUnknownYearStaysAsItIs() {
    Formula early =
        Formula.local("none", FundingYear.of(2097)).set(Parameter.BASIC_PRIMARY, 1).build();
    Formula last = NextYear.national(early, NATIONAL, 1);
    Formula own = last.toBuilder().title("own").set(Parameter.MFG_PERCENT, 0.2).build();
    SchoolTable schools = SchoolTable.of(school("few", 60, 9000));
    for (double block : new double[] {1, 1e7}) {
      LeverResult result =
          Levers.solve(
                  schools,
                  own,
                  last,
                  last,
                  FormulaBudget.of(block),
                  List.of(Lever.of(LeverMove.GUARANTEE)))
              .results()
              .get(0);
      assertThat(result.formula().value(Parameter.MFG_PERCENT)).hasValue(0.2);
      assertThat(result.fits()).isFalse();
    }
  }

  @Test
  void whatSchoolsShareServicesByIsSummed() {
    SchoolTable schools =
        SchoolTable.of(
            school("few", 60, 3000).with(SchoolField.DEDELEGATION, 1000.55),
            school("many", 90, 3000).with(SchoolField.DEDELEGATION, 2000.5));
    Levers levers =
        Levers.solve(
            schools,
            before(),
            NATIONAL_BEFORE,
            NATIONAL,
            FormulaBudget.of(1e6),
            List.of(Lever.AS_THEY_ARE, Lever.of(LeverMove.BASIC)));
    assertThat(levers.dedelegated()).isEqualTo(3001.05);
    assertThat(levers).hasToString("Levers[2 of 2 schools]");
    double basic = NATIONAL.value(Parameter.BASIC_PRIMARY).orElseThrow();
    assertThat(levers.ranges())
        .containsEntry(Parameter.BASIC_PRIMARY, AllowedRange.of(basic, 1, 0))
        .doesNotContainKey(Parameter.MPPL_PRIMARY);
  }

  @Test
  void schoolsThatCannotBePaidAreNamed() {
    School unknown =
        School.builder("unknown", "999", Phase.PRIMARY).yearGroups(7, 0).pupils(90, 0, 0).build();
    refused(
        () ->
            Levers.solve(
                SchoolTable.of(unknown),
                before(),
                NATIONAL_BEFORE,
                NATIONAL,
                FormulaBudget.of(1e6),
                Lever.usual()),
        LeverSolver.pay(SchoolTable.of(unknown), NextYear.national(before(), NATIONAL, 1))
            .failure(0)
            .map(reason -> "school unknown (" + reason + ")")
            .orElseThrow());
  }

  @Test
  void nationalRatesAreInPenceWithAreaCost() {
    Formula dear = NextYear.national(before(), NATIONAL, 1.0123);
    assertThat(dear.value(Parameter.BASIC_PRIMARY).orElseThrow())
        .isCloseTo(
            Math.rint(101.23 * NATIONAL.value(Parameter.BASIC_PRIMARY).orElseThrow()) / 100,
            within(1e-9));
    assertThat(dear.value(Parameter.MPPL_PRIMARY))
        .isEqualTo(NATIONAL.value(Parameter.MPPL_PRIMARY));
    assertThat(dear.isNational()).isFalse();
    SchoolTable schools = SchoolTable.of(school("few", 100, 3000));
    assertThat(
            LeverSolver.pay(schools, NextYear.national(before(), NATIONAL, 1))
                .total(Total.BUDGET_SHARE_BEFORE_MFG, 0))
        .isEqualTo(LeverSolver.pay(schools, NATIONAL).total(Total.BUDGET_SHARE_BEFORE_MFG, 0));
  }

  /** With national rates come the national settings, whatever the authority had. */
  @Test
  void nationalRatesComeWithNationalSettings() {
    Formula own =
        before().toBuilder()
            .set(Parameter.EAL_PRIMARY, 500)
            .set(Parameter.EAL_YEARS_PRIMARY, 1)
            .set(Parameter.MOBILITY_PRIMARY, 900)
            .set(Parameter.MOBILITY_THRESHOLD_PERCENT, 10)
            .set(Parameter.SPARSITY_PRIMARY, 50_000)
            .set(Parameter.SPARSITY_DISTANCE_PRIMARY, 3)
            .set(Parameter.SPARSITY_YEAR_GROUP_PRIMARY, 20)
            .build();
    Formula then = NextYear.national(own, NATIONAL, 1);
    for (Parameter setting :
        List.of(
            Parameter.EAL_YEARS_PRIMARY,
            Parameter.MOBILITY_THRESHOLD_PERCENT,
            Parameter.SPARSITY_DISTANCE_PRIMARY,
            Parameter.SPARSITY_YEAR_GROUP_PRIMARY)) {
      assertThat(then.value(setting)).as(setting.fileName()).isEqualTo(NATIONAL.value(setting));
    }
  }

  @Test
  void aMoveIsToldInWords() {
    assertThat(moved(LeverMove.BASIC, 0, -0.7454).words())
        .isEqualTo("basic entitlement by -0.745%");
    assertThat(moved(LeverMove.CAP, 3.5, 1.25).words()).isEqualTo("cap on gains 3.500% to 1.250%");
    assertThat(moved(LeverMove.GUARANTEE, 0.5, 0.5).words()).isEqualTo("guarantee stays at 0.500%");
    LeverMoved none =
        new LeverMoved(LeverMove.CAP, OptionalDouble.empty(), OptionalDouble.of(2), -1);
    assertThat(none.words()).isEqualTo("cap on gains none to 2.000%");
    assertThat(none.then(moved(LeverMove.CAP, 2, 3)).words())
        .isEqualTo("cap on gains none to 3.000%");
    // 1.02 × 1.03 = 1.0506.
    LeverMoved both = moved(LeverMove.BASIC, 0, 2).then(moved(LeverMove.BASIC, 0, 3));
    assertThat(both.words()).isEqualTo("basic entitlement by 5.060%");
    assertThat(both.pounds()).isEqualTo(2);
  }

  private static LeverMoved moved(LeverMove move, double before, double after) {
    return new LeverMoved(move, OptionalDouble.of(before), OptionalDouble.of(after), 1);
  }
}
