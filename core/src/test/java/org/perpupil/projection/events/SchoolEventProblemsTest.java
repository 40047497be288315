package org.perpupil.projection.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.perpupil.budget.Block;
import org.perpupil.budget.Budget;
import org.perpupil.io.SmallFiles;
import org.perpupil.problem.Problem;
import org.perpupil.projection.GrantPool;
import org.perpupil.projection.ProjectionBuilder;
import org.perpupil.scenario.Arrangement;
import org.perpupil.scenario.SchoolEvent;
import org.perpupil.school.Governance;
import org.perpupil.school.Phase;
import org.perpupil.school.School;
import org.perpupil.trust.PoolingNeed;

/** What of events does not fit schools and years is told, and nothing else. */
class SchoolEventProblemsTest {
  private static final Block DAY = Block.septemberToMarch(2027);
  private static final Block BEFORE = Block.septemberToMarch(2025);
  private static final Block LATEST = Block.aprilToAugust(ReorganisedSchools.LAST.start());
  private static final ReorganisedSchools SCHOOLS = schools();
  private static final SchoolEvent MERGER = SchoolEvent.merging(List.of("A", "B"), "M", DAY);

  /** Returns four schools and one that has other year groups and is of another authority. */
  private static ReorganisedSchools schools() {
    ReorganisedSchools four = ReorganisedSchools.of(1);
    School other =
        School.builder("S", "302", Phase.PRIMARY)
            .governance(four.governance())
            .yearGroups(3, 0)
            .pupils(90, 0, 0)
            .build();
    Budget budget =
        Budget.builder("S").grant("free_infant_meals", 0).grant("pe_sport_premium", 0).build();
    return four.with(other, budget);
  }

  private static List<Problem> problems(SchoolEvent... events) {
    return SmallFiles.problemsOf(() -> builder().events(List.of(events)).build());
  }

  private static ProjectionBuilder builder() {
    return SCHOOLS.builder().withIncomeAlone();
  }

  private static Arguments wrong(String value, String expected, SchoolEvent... events) {
    return Arguments.of(value, expected, List.of(events));
  }

  static Stream<Arguments> wrong() {
    return Stream.of(
        wrong("X", "one of 5 schools", SchoolEvent.opening("X", DAY)),
        wrong("X", "one of 5 schools", SchoolEvent.closing("X", DAY, Map.of())),
        wrong("X", "one of 5 schools", SchoolEvent.moving("X", DAY, "302")),
        wrong("X", "one of 5 schools", SchoolEvent.merging(List.of("A", "X"), "M", DAY)),
        wrong("X", "one of 5 schools", SchoolEvent.closing("A", DAY, Map.of("X", 1.0))),
        wrong(
            "2025-09-01", "a day from 2026-04-01 to 2029-09-01", SchoolEvent.opening("A", BEFORE)),
        wrong(
            "2030-04-01",
            "a day from 2026-04-01 to 2029-09-01",
            SchoolEvent.closing("A", LATEST.next().next(), Map.of())),
        wrong(
            "2029-09-01",
            "a day from 2026-04-01 to 2029-04-01",
            SchoolEvent.merging(List.of("A", "B"), "M", LATEST.next())),
        wrong("999", "an authority that has a formula", SchoolEvent.moving("A", DAY, "999")),
        wrong(
            "A",
            "a school that closes or merges once",
            MERGER,
            SchoolEvent.closing("A", DAY, Map.of())),
        wrong(
            "B",
            "a school that neither closes nor merges",
            SchoolEvent.closing("C", DAY, Map.of("B", 1.0)),
            SchoolEvent.closing("B", DAY, Map.of())),
        wrong(
            "B",
            "a school that neither closes nor merges",
            SchoolEvent.closing("C", DAY, Map.of("B", 0.5)),
            MERGER),
        wrong(
            "S",
            "a school that begins with the same year group and has all of the others",
            SchoolEvent.closing("A", DAY, Map.of("S", 1.0))),
        wrong(
            "D",
            "an identifier that no school has",
            SchoolEvent.merging(List.of("A", "B"), "D", DAY)));
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void whatDoesNotFitIsTold(String value, String expected, List<SchoolEvent> events) {
    assertThat(problems(events.toArray(SchoolEvent[]::new)))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.place()).startsWith("event, ");
              assertThat(problem.value()).isEqualTo(value);
              assertThat(problem.expected()).contains(expected);
            });
  }

  @Test
  void mergersAreOfSchoolsAlikeThatStayAsTheyAre() {
    String alike = "schools of one authority, all maintained or all academies, that do not convert";
    Governance other =
        SCHOOLS.governance() == Governance.ACADEMY ? Governance.MAINTAINED : Governance.ACADEMY;

    assertThat(problems(SchoolEvent.merging(List.of("A", "S"), "M", DAY)))
        .extracting(Problem::expected)
        .containsExactly(alike);
    assertThat(told(builder().arrangement("A", Arrangement.of(other)))).containsExactly(alike);
    assertThat(
            told(
                builder()
                    .arrangement("A", Arrangement.converting(DAY))
                    .arrangement("B", Arrangement.converting(DAY))))
        .contains(alike);
    assertThat(builder().events(List.of(MERGER)).build().schools().row("M")).hasValue(5);
  }

  @Test
  void poolsNeedTheirSchools() {
    GrantPool pool = new GrantPool("Oak", List.of("B", "C"), 1, PoolingNeed.PUPILS);

    assertThat(told(builder().pooling(List.of(pool))))
        .contains("schools that do not pool their grant");
  }

  private static List<String> told(ProjectionBuilder builder) {
    return SmallFiles.problemsOf(() -> builder.events(List.of(MERGER)).build()).stream()
        .map(Problem::expected)
        .toList();
  }
}
