package org.perpupil.impact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.perpupil.impact.scenario.CourseSchools.FIRST;
import static org.perpupil.impact.scenario.CourseSchools.SECOND;
import static org.perpupil.impact.scenario.CourseSchools.SEPTEMBER;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.perpupil.budget.Block;
import org.perpupil.budget.BudgetCode;
import org.perpupil.impact.scenario.CourseSchools;
import org.perpupil.impact.scenario.RunInputs;
import org.perpupil.impact.scenario.ScenarioRun;
import org.perpupil.joining.trust.TrustProjection;
import org.perpupil.problem.ProblemsException;
import org.perpupil.projection.Measure;
import org.perpupil.projection.YearBasis;
import org.perpupil.scenario.Assumption;
import org.perpupil.scenario.Assumptions;
import org.perpupil.scenario.Change;
import org.perpupil.scenario.GrantPooling;
import org.perpupil.scenario.Scenario;
import org.perpupil.scenario.Selector;
import org.perpupil.school.School;
import org.perpupil.trust.CentralCosts;
import org.perpupil.trust.PoolingNeed;
import org.perpupil.trust.Trust;
import org.perpupil.trust.TrustCharge;
import org.perpupil.trust.TrustTerms;

/**
 * Pooling by hand: a school of 210 pupils has £940,000 and joins one of 100 pupils with £500,000;
 * by pupils the first gets 1,440,000 × 210 / 310.
 */
class PooledScenarioTest {
  private static final School LARGE = CourseSchools.school("L", 210);
  private static final School SMALL =
      CourseSchools.academy("S", 100).toBuilder().trust("Oak").build();
  private static final School OTHER =
      CourseSchools.academy("O", 50).toBuilder().trust("Elm").build();
  private static final RunInputs INPUTS =
      CourseSchools.inputs(
          List.of(LARGE, SMALL, OTHER),
          List.of(
              CourseSchools.budget(LARGE, 0).build(),
              CourseSchools.budget(SMALL, 0).build(),
              CourseSchools.budget(OTHER, 0).build()),
          Assumptions.none());
  private static final double GAIN = 1_440_000 * 210 / 310.0 - 940_000;

  private static Scenario.Builder joining() {
    return Scenario.builder("joining").joining("L", SEPTEMBER, "Oak");
  }

  private static GrantPooling pool(Selector schools) {
    return new GrantPooling(schools, 1, PoolingNeed.PUPILS);
  }

  private static double pooled(ScenarioRun run, int row, Block block) {
    return run.changed().amount(row, BudgetCode.POOLING, block).orElseThrow();
  }

  @Test
  void aTrustPoolsWithThoseWhoJoinIt() {
    ScenarioRun run =
        ScenarioRun.of(INPUTS, joining().pooling(pool(Selector.trust("Oak"))).build());

    assertThat(pooled(run, 0, Block.aprilToAugust(2024))).isZero();
    assertThat(pooled(run, 0, SEPTEMBER)).isCloseTo(GAIN * 7 / 12, within(1e-6));
    assertThat(pooled(run, 1, SEPTEMBER)).isCloseTo(-GAIN * 7 / 12, within(1e-6));
    assertThat(pooled(run, 2, SEPTEMBER)).isZero();
    assertThat(run.differences()).containsExactly("conversion of L into Oak", "pooling of Oak");
    assertThat(run.baseline().codes(1)).doesNotContain(BudgetCode.POOLING);
  }

  @Test
  void poolingIsOrganisationAndAddsUp() {
    Assumption cpi = Assumption.of("prices.cpi_percent");
    ScenarioRun run =
        ScenarioRun.of(
            INPUTS,
            Scenario.builder("pooling")
                .pooling(pool(Selector.schools(Set.of("O", "S"))))
                .change(Change.of(cpi, Change.Op.SET, 5))
                .build());
    // 100 pupils with 500,000 pounds and 50 with 300,000: a third of 800,000 is 33,333 less.
    double loss = 300_000 - 800_000 / 3.0;

    assertThat(run.changed().amount(2, BudgetCode.POOLING, FIRST, YearBasis.ACADEMIC).orElseThrow())
        .isCloseTo(-loss, within(1e-6));
    assertThat(run.causes()).containsExactly(Cause.PRICES, Cause.ORGANISATION);
    Attribution attribution = run.attribution().orElseThrow();
    assertThat(attribution.part("organisation", run.output(2, FIRST)))
        .hasValue(Math.round(-100 * loss));
    assertThat(attribution.part("organisation", run.output(1, FIRST)))
        .hasValue(Math.round(100 * loss));
    assertThat(attribution.part("organisation", run.output(0, SECOND))).hasValue(0);
  }

  @Test
  void aSchoolThatMovesIsInThePoolOfItsNewTrust() {
    School large = LARGE.toBuilder().trust("Elm").build();
    RunInputs inputs =
        CourseSchools.inputs(
            List.of(large, SMALL, OTHER),
            List.of(
                CourseSchools.budget(large, 0).build(),
                CourseSchools.budget(SMALL, 0).build(),
                CourseSchools.budget(OTHER, 0).build()),
            Assumptions.none());
    ScenarioRun run =
        ScenarioRun.of(
            inputs,
            joining()
                .pooling(pool(Selector.trust("Oak")))
                .pooling(pool(Selector.trust("Elm")))
                .build());

    assertThat(pooled(run, 0, SEPTEMBER)).isCloseTo(GAIN * 7 / 12, within(1e-6));
    assertThat(pooled(run, 2, SEPTEMBER)).isZero();
  }

  @Test
  void aPoolOfATrustWithoutSchoolsIsAProblem() {
    Scenario nobody = Scenario.builder("nobody").pooling(pool(Selector.trust("Ash"))).build();
    assertThatThrownBy(() -> ScenarioRun.of(INPUTS, nobody))
        .isInstanceOf(ProblemsException.class)
        .hasMessageContaining("pool Ash, schools");
    Scenario unknown =
        Scenario.builder("unknown").pooling(pool(Selector.schools(Set.of("X", "S")))).build();
    assertThatThrownBy(() -> ScenarioRun.of(INPUTS, unknown))
        .hasMessageContaining("pool S, X, school X");
  }

  @Test
  void whatIsPooledCannotBePooledAgain() {
    ScenarioRun run =
        ScenarioRun.of(INPUTS, joining().pooling(pool(Selector.trust("Oak"))).build());
    TrustTerms terms =
        TrustTerms.of(
            "Oak", Trust.of(TrustCharge.percentOfGag(5), CentralCosts.of(0, 0, 0)), List.of());

    assertThatThrownBy(() -> TrustProjection.of(run.changed(), List.of(0, 1), terms))
        .isInstanceOf(ProblemsException.class)
        .hasMessageContaining("trust Oak, school L, POOLING: found 'pooled twice'")
        .hasMessageContaining("trust Oak, school S, POOLING: found 'pooled twice'");
  }

  @Test
  void aPoolAloneMakesANewTrustKnown() {
    Scenario founding =
        Scenario.builder("founding")
            .joining("L", SEPTEMBER, "New")
            .pooling(pool(Selector.trust("New")))
            .build();
    ScenarioRun run = ScenarioRun.of(INPUTS, founding);

    assertThat(pooled(run, 0, SEPTEMBER)).isCloseTo(0, within(1e-6));
    assertThat(run.changed().total(0, Measure.CLOSING_RESERVE, SECOND, YearBasis.FINANCIAL))
        .isPresent();
  }
}
