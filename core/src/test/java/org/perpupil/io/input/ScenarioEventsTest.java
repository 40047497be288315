package org.perpupil.io.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.perpupil.budget.Block;
import org.perpupil.io.FileScope;
import org.perpupil.io.SmallFiles;
import org.perpupil.io.Source;
import org.perpupil.problem.Problem;
import org.perpupil.scenario.Scenario;
import org.perpupil.scenario.SchoolEvent;

/** Schools that open, close, merge, move and convert, as scenarios write them. */
class ScenarioEventsTest {
  private static final Block SEPTEMBER = Block.septemberToMarch(2027);

  private static Scenario read(String text) {
    String head = "name: a\nleaves_out: b\n";
    return ScenarioFile.read(Source.of("s.yaml", head + text), FileScope.ANYWHERE).scenario();
  }

  private static void assertTold(String text, String value, String expected) {
    List<Problem> problems = SmallFiles.problemsOf(() -> read(text));
    assertThat(problems)
        .anySatisfy(
            problem -> {
              assertThat(problem.value()).isEqualTo(value == null ? "" : value);
              assertThat(problem.expected()).contains(expected);
            });
  }

  @Test
  void eventsAreReadAsTheyStand() {
    Scenario scenario =
        read(
            """
            events:
              - {open: A, on: 2027-09-01}
              - {close: B, on: 2027-09-01, pupils_to: {C: 60, D: 40}}
              - {close: E, on: 2028-04-01, pupils_to: C}
              - {close: F, on: 2027-09-01}
              - {move: G, on: 2027-09-01, to: 302}
              - {merge: [H, I], into: HI, on: 2027-09-01}
              - {merge: [J, K], into: JK, on: 2027-09-01, sparsity_distance_miles: 2.5}
            """);

    assertThat(scenario.schoolEvents())
        .containsExactlyInAnyOrder(
            SchoolEvent.opening("A", SEPTEMBER),
            SchoolEvent.closing("B", SEPTEMBER, Map.of("C", 0.6, "D", 0.4)),
            SchoolEvent.closing("E", Block.aprilToAugust(2028), Map.of("C", 1.0)),
            SchoolEvent.closing("F", SEPTEMBER, Map.of()),
            SchoolEvent.moving("G", SEPTEMBER, "302"),
            SchoolEvent.merging(List.of("H", "I"), "HI", SEPTEMBER),
            SchoolEvent.merging(List.of("J", "K"), "JK", SEPTEMBER).atMiles(2.5));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{on: 2027-09-01} | | one of the keys open, close, merge and move",
        "{open: A} | | the key on",
        "{merge: [A, B], on: 2027-09-01} | | the key into, the identifier of the school",
        "{move: A, on: 2027-09-01} | | the key to, the code of the authority",
        "{merge: [A], into: B, on: 2027-09-01} | [A] | two schools or more",
        "{close: A, on: 2027-09-01, pupils_to: {B: 80, C: 30}} | {B=0.8, C=0.3} | 100 together",
        "{close: A, on: 2027-09-01, pupils_to: {B: 0}} | {B=0.0} | parts of pupils in percent",
        "{open: A, close: B, on: 2027-09-01} | close | one of open, close, merge and move in each",
        "{open: A, merge: [B, C], on: 2027-09-01} | merge | one of open, close, merge and move in",
        "{open: A, on: 2027-10-01} | 2027-10-01 | 1 April or 1 September, when a block starts",
        "{open: A, on: 01/09/2027} | 01/09/2027 | 1 April or 1 September, such as 2027-09-01",
        "{open: A, on: 2027-09-01, miles: 3} | miles | one of the keys close, into, merge, move,"
            + " on, open",
      })
  void whatIsNoEventIsTold(String event, String value, String expected) {
    assertTold("events:\n  - " + event + "\n", value, expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "close: A, on: 2027-09-01, pupils_to: [B, C] | a school, or schools with percentages",
        "close: A, on: 2027-09-01, pupils_to: {B: many} | a part of the pupils in percent",
        "merge: A, into: B, on: 2027-09-01 | a list of schools",
        "merge: [A, B], into: C, sparsity_distance_miles: x, on: 2027-09-01 | miles to the second",
        "open: [A], on: 2027-09-01 | a school's identifier",
        "move: A, to: [B], on: 2027-09-01 | the code of an authority",
        "open: A, on: [2027] | 1 April or 1 September, such as 2027-09-01",
      })
  void valuesOfAnotherKindAreTold(String event, String expected) {
    assertThat(SmallFiles.problemsOf(() -> read("events:\n  - {" + event + "}\n")))
        .extracting(Problem::expected)
        .anyMatch(told -> told.contains(expected));
  }

  @Test
  void conversionsAreReadOneByOneAndInOrder() {
    Scenario listed =
        read(
            """
            conversions:
              - {school: A, on: 2027-11-01}
              - {school: B, on: 2027-09-01, trust: Oak}
            """);

    assertThat(listed.conversionDays())
        .containsEntry("A", LocalDate.of(2027, 11, 1))
        .containsEntry("B", LocalDate.of(2027, 9, 1));
    assertThat(listed.trusts()).containsExactly(Map.entry("B", "Oak"));
  }

  @ParameterizedTest
  @CsvSource({
    "'', 2028-04-01, 2029-04-01",
    "', every_months: 12', 2028-04-01, 2029-04-01",
    "', every_months: 24', 2029-04-01, 2031-04-01",
    "', every_months: 6, trust: Oak', 2027-09-01, 2028-04-01",
  })
  void leavingGoesOnBySteps(String more, LocalDate second, LocalDate third) {
    Scenario leaving = read("leaving: {order: [A, B, C], from: 2027-04-01" + more + "}\n");

    assertThat(leaving.conversionDays())
        .containsOnly(
            Map.entry("A", LocalDate.of(2027, 4, 1)),
            Map.entry("B", second),
            Map.entry("C", third));
    assertThat(leaving.trusts()).hasSize(more.contains("Oak") ? 3 : 0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "conversions: [{on: 2027-09-01}] | no school | the key school",
        "conversions: [{school: A}] | no on | the key on",
        "conversions: [{school: A, on: 2027-09-15}] | 2027-09-15 | the first of a month",
        "conversions: [{school: A, on: 1.9.2027}] | 1.9.2027 | such as 2027-09-01",
        "leaving: {from: 2027-04-01} | no order | the key order",
        "leaving: {order: [A]} | no from | the key from",
        "leaving: {order: [A], from: 2027-05-01} | 2027-05-01 | when a block starts",
        "leaving: {order: [A], from: May} | May | 1 April or 1 September, such as 2027-09-01",
        "leaving: {order: [A], from: 2027-04-01, every_months: 5} | 5 | 6, 12 or 24 months",
      })
  void whatIsNoConversionIsTold(String text, String value, String expected) {
    assertTold(text + "\n", value, expected);
  }

  @Test
  void aWrongDayIsToldOnce() {
    assertThat(SmallFiles.problemsOf(() -> read("conversions: [{school: A, on: 2027-09-15}]\n")))
        .singleElement()
        .satisfies(problem -> assertThat(problem.toString()).contains("2027-10-01, will do"));
  }
}
