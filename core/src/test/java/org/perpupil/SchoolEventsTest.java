package org.perpupil;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.perpupil.impact.scenario.ScenarioRun;
import org.perpupil.io.SmallFiles;
import org.perpupil.io.Source;
import org.perpupil.problem.Problem;
import org.perpupil.projection.Measure;
import org.perpupil.projection.Projection;
import org.perpupil.projection.YearBasis;
import org.perpupil.rates.FundingYear;

/** Scenarios of the shipped authority in which schools merge, and close. */
class SchoolEventsTest {
  private static final Workspace WEXMOOR = Workspace.open(Wexmoor.FOLDER);
  private static final FundingYear BEFORE = FundingYear.of(2026);
  private static final FundingYear AFTER = FundingYear.of(2027);

  private static ScenarioEffects run(String events) {
    String text = "name: events\nleaves_out: buildings\nevents:\n" + events;
    return WEXMOOR.run(Source.of("events.yaml", text));
  }

  private static int row(ScenarioRun run, String id) {
    return run.inputs().schools().row(id).orElseThrow();
  }

  @Test
  void aMergedSchoolStandsBesideThoseThatItIsMadeOf() {
    ScenarioEffects effects = run("  - {merge: [W06, W07], into: W67, on: 2026-09-01}\n");
    ScenarioRun run = effects.run();
    int merged = row(run, "W67");

    assertThat(run.differences()).containsExactly("merger of W06, W07 into W67");
    assertThat(effects.years("W67")).doesNotContain(BEFORE).contains(AFTER);
    assertThat(effects.years("W06")).contains(BEFORE).doesNotContain(AFTER);
    assertThat(run.before(merged, Measure.PUPILS, AFTER).orElseThrow())
        .isCloseTo(
            WEXMOOR.project().total("W06", Measure.PUPILS, AFTER)
                + WEXMOOR.project().total("W07", Measure.PUPILS, AFTER),
            within(1e-6));
    // Two lump sums of 162,292.416: 85 percent for a year, then one, 2.5 percent higher.
    assertThat(run.lines().before("lump_sum", merged, AFTER)).hasValue(32_458_483);
    assertThat(run.lines().after("lump_sum", merged, AFTER)).hasValue(27_589_711);
    assertThat(run.lines().change("lump_sum", merged, FundingYear.of(2028))).hasValue(-16_634_972);
    assertThat(effects.toCsv()).contains("W67,2027-28,financial,").doesNotContain("W67,2026-27");
  }

  @Test
  void aSchoolThatClosesHandsItsPupilsOver() {
    ScenarioRun run =
        run("  - {close: W09, on: 2027-04-01, pupils_to: {W01: 60, W08: 40}}\n").run();
    Projection changed = run.changed();
    int closed = row(run, "W09");
    double pupils =
        run.baseline().total(closed, Measure.PUPILS, AFTER, YearBasis.FINANCIAL).orElseThrow();
    double[] more = new double[2];
    for (int i = 0; i < 2; i++) {
      int row = row(run, List.of("W01", "W08").get(i));
      YearBasis basis = run.basis(row);
      more[i] =
          changed.total(row, Measure.PUPILS, AFTER, basis).orElseThrow()
              - run.baseline().total(row, Measure.PUPILS, AFTER, basis).orElseThrow();
    }

    assertThat(changed.has(closed, AFTER, YearBasis.FINANCIAL)).isFalse();
    assertThat(more[0]).isCloseTo(0.6 * pupils, within(1e-6));
    assertThat(more[1]).isCloseTo(0.4 * pupils, within(1e-6));
  }

  /** The world without the merger is run first, and shows the schools together all the same. */
  @ParameterizedTest
  @CsvSource({
    "W17, W12, 2031-04-01",
    "W17, W12, 2031-09-01",
    "W17, W12, 2032-04-01",
    "W01, W04, 2031-04-01",
    "W01, W04, 2031-09-01",
    "W01, W04, 2032-04-01"
  })
  void mergersAfterTheLastYearAreRefused(String one, String other, String day) {
    assertThat(
            SmallFiles.problemsOf(
                () -> run("  - {merge: [%s, %s], into: X79, on: %s}\n".formatted(one, other, day))))
        .extracting(Problem::value)
        .containsExactly(day);
  }

  @Test
  void whatDoesNotFitTheSchoolsIsToldTogether() {
    List<Problem> problems =
        SmallFiles.problemsOf(
            () ->
                run(
                    """
                      - {merge: [W05, W06], into: W56, on: 2026-09-01}
                      - {open: W99, on: 2026-09-01}
                      - {close: W09, on: 2050-04-01}
                    """));

    assertThat(problems)
        .extracting(Problem::value)
        .containsExactly("[W05 academy, W06 maintained]", "W99", "2050-04-01");
    assertThat(problems)
        .extracting(Problem::expected)
        .anyMatch(told -> told.startsWith("schools of one authority, all maintained or all"));
  }
}
