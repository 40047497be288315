package org.perpupil.viability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.perpupil.viability.Outcome.AMBER;
import static org.perpupil.viability.Outcome.GREEN;
import static org.perpupil.viability.Outcome.RED;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.perpupil.problem.ProblemsException;
import org.perpupil.rates.RateStatus;
import org.perpupil.school.Phase;

/** A governing body's own standard, from a file or made in code; and what can be wrong with it. */
class OwnStandardTest {
  private static final String FILE =
      """
      {
        "id": "hillside",
        "name": "Limits of Hillside's finance committee",
        "applies_to": ["maintained", "academy"],
        "status": "given",
        "source": "minutes of 4 March 2026",
        "rules": [
          {"kind": "limit", "name": "a month's pay", "measure": "closing_reserve_percent",
           "at_least": 6.5, "outcome": "amber"},
          {"kind": "limit", "name": "staff", "measure": "staff_cost_percent",
           "at_most": 78, "outcome": "red", "status": "unverified", "phases": ["primary"]},
          {"kind": "recovery", "name": "back at once", "years": 1}
        ]
      }
      """;

  @Test
  void aFileSaysWhatTheLimitsAre() {
    Standard standard = Standard.parse("hillside.json", FILE);
    assertThat(standard.id()).isEqualTo("hillside");
    assertThat(standard.name()).isEqualTo("Limits of Hillside's finance committee");
    assertThat(standard.source()).isEqualTo("minutes of 4 March 2026");
    assertThat(standard.note()).isEmpty();
    assertThat(standard.status()).isEqualTo(RateStatus.GIVEN);
    assertThat(standard.appliesTo())
        .containsExactly(OrganisationKind.MAINTAINED, OrganisationKind.ACADEMY);
    assertThat(standard.rules()).containsExactly("a month's pay", "staff", "back at once");
    Accounts school =
        Years.accounts(OrganisationKind.ACADEMY, 65_000, -1, -1).withPhase(Phase.PRIMARY);
    List<Verdict> verdicts = standard.judge(school);
    assertThat(Years.outcomes(verdicts, "a month's pay")).containsExactly(GREEN, AMBER, AMBER);
    assertThat(Years.outcomes(verdicts, "staff")).containsExactly(RED, RED, RED);
    assertThat(Years.outcomes(verdicts, "back at once")).containsExactly(GREEN, AMBER, RED);
    assertThat(verdicts.get(3).reason()).isEqualTo("staff_cost_percent is not at most 78");
    assertThat(verdicts.get(3).basis()).isEqualTo(AccountsBasis.IN_YEAR);
    assertThat(verdicts.get(3).figure()).hasValue(79);
    assertThat(verdicts.get(3).status()).isEqualTo(RateStatus.UNVERIFIED);
    assertThat(verdicts.get(0).status()).isEqualTo(RateStatus.GIVEN);
  }

  @Test
  void codeSaysTheSame() {
    Standard standard =
        Standard.builder("own", "Own limits")
            .atLeast("reserve", StandardMeasure.CLOSING_RESERVE_PERCENT, 6.5, AMBER)
            .atMost("staff", StandardMeasure.STAFF_COST_PERCENT, 78, RED)
            .source(RateStatus.UNVERIFIED, "heard")
            .note("only once")
            .recovery("back", 0)
            .build();
    assertThat(standard.appliesTo()).containsExactly(OrganisationKind.values());
    assertThat(standard.source()).isEqualTo("heard");
    assertThat(standard.note()).isEqualTo("only once");
    List<Verdict> verdicts = standard.judge(Years.accounts(OrganisationKind.TRUST, 65_000, -1));
    assertThat(verdicts)
        .extracting(Verdict::outcome)
        .containsExactly(GREEN, AMBER, RED, RED, GREEN, RED);
    assertThat(verdicts)
        .extracting(Verdict::status)
        .containsExactly(
            RateStatus.GIVEN,
            RateStatus.GIVEN,
            RateStatus.GIVEN,
            RateStatus.GIVEN,
            RateStatus.UNVERIFIED,
            RateStatus.UNVERIFIED);
    Standard trusts =
        Standard.builder("own", "Own")
            .appliesTo(Set.of(OrganisationKind.TRUST))
            .recovery("back", 0)
            .build();
    assertThat(trusts.source()).isEqualTo("own limits");
    assertThat(trusts.appliesTo()).containsExactly(OrganisationKind.TRUST);
    assertThat(trusts.withSlopeCutOffs(new SlopeCutOffs(0, 1)).rules()).containsExactly("back");
  }

  @Test
  void codeThatMakesNoStandardIsRefused() {
    Standard.Builder builder = Standard.builder("own", "Own");
    assertThatThrownBy(builder::build).hasMessage("own has no rules");
    assertThatThrownBy(() -> builder.recovery("back", -1))
        .hasMessage("-1 years, expected 0 or more");
    assertThatThrownBy(() -> builder.appliesTo(Set.of())).hasMessage("own applies to nothing");
    for (Outcome outcome : List.of(GREEN, Outcome.NOT_JUDGED)) {
      assertThatThrownBy(() -> builder.atLeast("r", StandardMeasure.CLOSING_RESERVE, 0, outcome))
          .hasMessageContaining(outcome + ", expected a number and amber or red");
    }
    assertThatThrownBy(() -> builder.atMost("r", StandardMeasure.CLOSING_RESERVE, Double.NaN, RED))
        .hasMessageContaining("r: limit NaN");
    builder.recovery("back", 1);
    assertThatThrownBy(() -> builder.recovery("back", 2)).hasMessage("own has two rules 'back'");
  }

  @Test
  void anyFilesEntriesWillDo() {
    Standard standard =
        Standard.of(
            "own.yaml",
            Map.of(
                "id", "own",
                "name", "Own",
                "applies_to", Set.of("trust"),
                "status", "given",
                "source", "minutes",
                "note", "a note",
                "rules", List.of(Map.of("kind", "recovery", "name", "back", "years", 2))));
    assertThat(standard.note()).isEqualTo("a note");
    assertThat(standard.rules()).containsExactly("back");
  }

  @Test
  void everythingWrongIsSaidAtOnce() {
    assertProblems(
        """
        {"id": "", "nam": "x", "applies_to": ["schools", 3], "status": "sure", "note": " ",
         "rules": [
           {"kind": "limit", "name": "a", "measure": "reserve", "at_least": "5", "outcome": "green"},
           {"kind": "limit", "name": "a", "measure": "lowest_cash", "at_least": 5, "at_most": 6,
            "outcome": "red", "phases": ["primary", "nursery"], "years": 3},
           {"kind": "recovery", "name": "b", "years": 2.5, "status": "sure"},
           {"kind": "recovery", "name": "c", "years": -1},
           {"kind": "forecast-risk", "name": "d"},
           {"kind": "lmit", "name": "e", "measure": "x"},
           {"name": "f", "foo": 1},
           "g"
         ]}
        """,
        "own.json, key: found 'nam', expected one of id, name,",
        "'name' was meant",
        "own.json, id: found nothing, expected a text",
        "own.json, name: found nothing",
        "own.json, applies_to: found 'schools', expected one of maintained, academy, trust",
        "own.json, applies_to: found '3'",
        "own.json, status: found 'sure', expected one of given, published, cross-checked",
        "own.json, source: found nothing",
        "own.json, note: found ' '",
        "rule 1, measure: found 'reserve', expected one of in_year_balance,",
        "rule 1, outcome: found 'green', expected one of amber, red",
        "rule 1, at_least: found '5', expected a number",
        "rule 2, key: found 'years', expected one of kind, name, status, measure",
        "rule 2, name: found 'a', expected a name of its own",
        "rule 2, phases: found 'nursery', expected one of primary,",
        "rule 2, at_most: found nothing, expected at_least or at_most, not both",
        "rule 3, status: found 'sure'",
        "rule 3, years: found '2.5', expected a whole number of years",
        "rule 4, years: found '-1', expected a whole number of years",
        "rule 5, high_staff_cost_percent: found nothing",
        "rule 5, stable_rise_percent: found nothing, expected a number",
        "rule 6, kind: found 'lmit', expected one of forecast-risk, limit, recovery",
        "'limit' was meant",
        "rule 7, key: found 'foo'",
        "rule 7, kind: found nothing",
        "rule 8: found 'g', expected a rule with kind and name");
  }

  @Test
  void aRuleNeedsALimitAndAStandardNeedsRules() {
    assertProblems(
        FILE.replace("\"at_least\": 6.5,", ""),
        "rule 1, at_most: found nothing, expected a number");
    assertProblems(FILE.replace("6.5", "1e999"), "rule 1, at_least: found 'Infinity'");
    assertProblems(
        "{\"rules\": [], \"applies_to\": \"trust\"}",
        "own.json, rules: found '[]', expected a list of one rule or more",
        "own.json, applies_to: found 'trust', expected a list of maintained");
    assertProblems("null", "own.json, id: found nothing");
  }

  @Test
  void whatIsNoJsonIsNamedWithItsLine() {
    assertProblems(FILE.replace("\"given\",", "\"given\""), "own.json, line 6: found '");
    assertProblems("[1]", "own.json, line 1: found '", "a standard as a JSON object");
    assertProblems("{} {}", "own.json, line 1: found 'more below the end'");
    assertProblems("{\"id\": 1,\n\"id\": 2}", "own.json, line 2: found 'Duplicate");
  }

  private static void assertProblems(String json, String... parts) {
    assertThatThrownBy(() -> Standard.parse("own.json", json))
        .isInstanceOf(ProblemsException.class)
        .hasMessageContainingAll(parts);
  }
}
