package org.perpupil.projection.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.perpupil.budget.Block;
import org.perpupil.budget.Budget;
import org.perpupil.budget.BudgetCode;
import org.perpupil.problem.ProblemsException;
import org.perpupil.projection.Measure;
import org.perpupil.projection.Projection;
import org.perpupil.rates.FundingYear;
import org.perpupil.scenario.SchoolEvent;
import org.perpupil.school.Governance;
import org.perpupil.school.Phase;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;

/** A new school that opens with its lowest year group and grows by one each September. */
class OpeningSchoolTest {
  private static final double CENT = 1e-6;
  private static final double INTAKE = 30;

  private static ReorganisedSchools withNew(Governance governance) {
    int seed = 0;
    while (ReorganisedSchools.of(seed).governance() != governance) {
      seed++;
    }
    School.Builder school =
        School.builder("N", "301", Phase.PRIMARY)
            .governance(governance)
            .yearGroups(7, 0)
            .pupils(INTAKE, 0, 0)
            .set(SchoolField.YEAR_R, INTAKE)
            .set(SchoolField.FSM_PRIMARY, 0);
    IntStream.rangeClosed(1, 6).forEach(g -> school.set(SchoolField.yearGroup(g), 0));
    return ReorganisedSchools.of(seed)
        .with(
            school.build(),
            Budget.builder("N")
                .set(BudgetCode.OB01, 0)
                .set(BudgetCode.E01, 90_000)
                .grant("free_infant_meals", 0)
                .grant("pe_sport_premium", 0)
                .build());
  }

  private static Projection run(ReorganisedSchools all, Block day) {
    return all.builder().events(List.of(SchoolEvent.opening("N", day))).build().run();
  }

  /** Intake falls by 3 percent a year, so that it is 30, then 29.1, 28.227, 27.38019. */
  @Test
  void anAcademyIsPaidForThePupilsWhomItExpects() {
    ReorganisedSchools all = withNew(Governance.ACADEMY);
    Projection projection = run(all, Block.septemberToMarch(2026));

    assertThat(all.total(projection, "N", Measure.PUPILS, FundingYear.of(2025))).isZero();
    assertThat(all.total(projection, "N", Measure.PUPILS, FundingYear.of(2026)))
        .isCloseTo(30, within(CENT));
    assertThat(all.total(projection, "N", Measure.PUPILS, FundingYear.of(2027)))
        .isCloseTo(59.1, within(CENT));
    assertThat(all.total(projection, "N", Measure.PUPILS, FundingYear.of(2028)))
        .isCloseTo(87.327, within(CENT));
    assertThat(all.share(projection, "N", FundingYear.of(2026)))
        .isCloseTo(30 * ReorganisedSchools.BASIC + ReorganisedSchools.LUMP_SUM, within(CENT));
    assertThat(all.total(projection, "N", Measure.EXPENDITURE, FundingYear.of(2026)))
        .isCloseTo(90_000, within(CENT));
  }

  /** Maintained: seven twelfths of the year in which it opens, then 5/12 of last September's. */
  @Test
  void aMaintainedSchoolIsPaidByTheMonth() {
    ReorganisedSchools all = withNew(Governance.MAINTAINED);
    Projection projection = run(all, Block.septemberToMarch(2026));
    double first = 30 * ReorganisedSchools.BASIC + ReorganisedSchools.LUMP_SUM;
    double second = (5 * 30 + 7 * 59.1) / 12 * ReorganisedSchools.BASIC;

    assertThat(all.share(projection, "N", FundingYear.of(2026)))
        .isCloseTo(first * 7 / 12, within(CENT));
    assertThat(all.share(projection, "N", FundingYear.of(2027)))
        .isCloseTo(second + ReorganisedSchools.LUMP_SUM, within(CENT));
    assertThat(all.total(projection, "N", Measure.OPENING_RESERVE, FundingYear.of(2026))).isZero();
  }

  @Test
  void whatDoesNotFitIsToldAllAtOnce() {
    ReorganisedSchools all = withNew(Governance.MAINTAINED);
    Block day = Block.septemberToMarch(2027);

    assertThatThrownBy(
            () ->
                all.builder()
                    .events(
                        List.of(
                            SchoolEvent.opening("X", day),
                            SchoolEvent.closing("A", Block.septemberToMarch(2025), Map.of()),
                            SchoolEvent.closing("B", day, Map.of("A", 1.0)),
                            SchoolEvent.merging(List.of("A", "C"), "D", day),
                            SchoolEvent.moving("C", day, "777")))
                    .build())
        .isInstanceOf(ProblemsException.class)
        .hasMessageContaining("opening of X: found 'X', expected the identifier of one of 5")
        .hasMessageContaining("closing of A: found '2025-09-01', expected a day from 2026-04-01")
        .hasMessageContaining("closing of B, pupils: found 'A', expected a school that neither")
        .hasMessageContaining("found 'D', expected an identifier that no school has")
        .hasMessageContaining("found 'A', expected a school that closes or merges once")
        .hasMessageContaining("found '777', expected an authority that has a formula");
  }
}
