package org.perpupil.io.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.perpupil.io.FileScope;
import org.perpupil.io.Source;
import org.perpupil.problem.Problem;
import org.perpupil.rates.FundingYear;
import org.perpupil.scenario.Assumption;
import org.perpupil.scenario.Assumptions;
import org.perpupil.scenario.Scenario;
import org.perpupil.school.Phase;
import org.perpupil.school.School;

/** Values from a year on, and in years in a row, in assumptions and scenarios. */
class YearSpansTest {
  private static final Assumption CHARGE = Assumption.of("trust.central_charge_percent");
  private static final String SPANS = "{2026-27: 3.5, 2027-28..2028-29: 4, 2029-30..: 5}";
  private static final School SCHOOL =
      School.builder("S1", "301", Phase.PRIMARY).yearGroups(7, 0).pupils(70, 0, 0).build();
  private static final List<Double> BY_YEAR = List.of(0.0, 3.5, 4.0, 4.0, 5.0, 5.0, 5.0);

  private static List<FundingYear> years() {
    List<FundingYear> years = new ArrayList<>();
    for (int start = 2025; start <= 2031; start++) {
      years.add(FundingYear.of(start));
    }
    return years;
  }

  private static List<Double> values(Assumptions assumptions) {
    return years().stream()
        .map(year -> assumptions.value(CHARGE, year, SCHOOL))
        .map(OptionalDouble::orElseThrow)
        .toList();
  }

  private static Assumptions assumptions(String years, List<Problem> problems) {
    String text = "assumptions:\n  " + CHARGE.name() + ": " + years + "\n";
    return AssumptionReader.read(Source.of("a.yaml", text), problems);
  }

  private static Scenario scenario(String years) {
    String text =
        "name: a\nleaves_out: b\nchanges:\n  - assumption: "
            + CHARGE.name()
            + "\n    set: "
            + years
            + "\n";
    return ScenarioFile.read(Source.of("s.yaml", text), FileScope.ANYWHERE).scenario();
  }

  @Test
  void anAssumptionHoldsFromAYearOn() {
    List<Problem> problems = new ArrayList<>();

    assertThat(values(assumptions(SPANS, problems))).isEqualTo(BY_YEAR);
    assertThat(problems).isEmpty();
    assertThat(values(assumptions("{2029-30..: 5, 2026-27: 3.5, 2027-28..: 4}", problems)))
        .isEqualTo(BY_YEAR);
  }

  @Test
  void aScenarioChangesFromAYearOn() {
    Assumptions base = Assumptions.none();

    assertThat(values(scenario(SPANS).changed(base, List.of(SCHOOL), years()))).isEqualTo(BY_YEAR);
    // Shorter runs do not look at later years; the order does not matter.
    assertThat(
            scenario("{2027-28..: 4, 2026-27: 3.5}")
                .changed(base, List.of(SCHOOL), years().subList(0, 3))
                .value(CHARGE, FundingYear.of(2027), SCHOOL))
        .hasValue(4);
    Scenario there = scenario(SPANS);
    assertThat(there.then(there.inverse()).isEmpty()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2028-29..2027-28", "..2027-28", "2027-28...", "2027-28..x", "2027-29.."})
  void whatIsNoSpanIsTold(String years) {
    List<Problem> problems = new ArrayList<>();
    assumptions("{\"" + years + "\": 4}", problems);

    assertThat(problems)
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.value()).isEqualTo(years);
              assertThat(problem.expected()).contains("2026-27.. for all from then on");
            });
  }

  @Test
  void yearsThatOverlapAreAConflict() {
    assertThat(scenarioProblems("{2026-27..2028-29: 3, 2028-29: 4}"))
        .contains("changes of one value that may stand in any order");
  }

  private static String scenarioProblems(String years) {
    try {
      return scenario(years).name();
    } catch (org.perpupil.problem.ProblemsException e) {
      return e.getMessage();
    }
  }
}
