package org.perpupil.impact.years;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Formulas;
import org.perpupil.formula.Parameter;
import org.perpupil.formula.RoundingRules;
import org.perpupil.impact.years.SchoolFates.Fate;
import org.perpupil.impact.years.SchoolFates.Group;
import org.perpupil.rates.FundingYear;
import org.perpupil.school.Phase;
import org.perpupil.school.School;
import org.perpupil.school.SchoolTable;

/** What became of schools that one of two years alone has. */
class SchoolFatesTest {
  private static SchoolFates fates(
      List<String> before, List<String> after, Map<String, Set<String>> links) {
    YearOnYear years =
        YearOnYear.of(
            schools(before),
            formulas(2024),
            schools(after),
            formulas(2025),
            RoundingRules.statement());
    return SchoolFates.of(years, links);
  }

  private static SchoolTable schools(List<String> ids) {
    Stream<School> schools =
        ids.stream()
            .map(
                id ->
                    School.builder(id, "301", Phase.PRIMARY)
                        .yearGroups(7, 0)
                        .pupils(100, 0, 0)
                        .build());
    return SchoolTable.of(schools.toList());
  }

  private static Formulas formulas(int start) {
    return Formulas.byAuthority(
        Map.of(
            "301",
            Formula.local("of " + start, FundingYear.of(start))
                .set(Parameter.BASIC_PRIMARY, start)
                .build()));
  }

  @Test
  void eachFateIsToldByHowManySchoolsLinksJoin() {
    SchoolFates fates =
        fates(
            List.of("stays", "c1", "m1", "m2", "s1", "r1", "r2", "gone"),
            List.of("new", "stays", "c2", "m3", "s2", "s3", "r3", "r4"),
            Map.of(
                "c2", Set.of("c1"),
                "m3", Set.of("m1", "m2"),
                "s2", Set.of("s1"),
                "s3", Set.of("s1"),
                "r3", Set.of("r1"),
                "r4", Set.of("r1", "r2")));

    assertThat(fates.groups())
        .containsExactly(
            new Group(Fate.CONVERTED, List.of(1), List.of(2)),
            new Group(Fate.MERGED, List.of(2, 3), List.of(3)),
            new Group(Fate.SPLIT, List.of(4), List.of(4, 5)),
            new Group(Fate.REORGANISED, List.of(5, 6), List.of(6, 7)),
            new Group(Fate.OPENED, List.of(), List.of(0)),
            new Group(Fate.CLOSED, List.of(7), List.of()));
    assertThat(fates.byFate().keySet()).containsExactly(Fate.values());
    assertThat(fates.words(true))
        .containsOnly(
            Map.entry("c1", "converted into c2"),
            Map.entry("m1", "merged into m3"),
            Map.entry("m2", "merged into m3"),
            Map.entry("s1", "split into s2 s3"),
            Map.entry("r1", "reorganised into r3 r4"),
            Map.entry("r2", "reorganised into r3 r4"),
            Map.entry("gone", "closed"));
    assertThat(fates.words(false))
        .containsEntry("m3", "merged from m1 m2")
        .containsEntry("s3", "split from s1")
        .containsEntry("new", "opened")
        .doesNotContainKey("stays");
    assertThat(fates.years().onlyBefore()).containsExactly(1, 2, 3, 4, 5, 6, 7);
    assertThat(fates).hasToString("SchoolFates[" + fates.groups() + "]");
  }

  @Test
  void whatTookOthersInAndKeptItsNumberStandsWithThem() {
    SchoolFates fates =
        fates(List.of("A", "B", "C"), List.of("A", "C"), Map.of("A", Set.of("B", "C")));

    // C is still there: that A had pupils from it says nothing of what became of B.
    assertThat(fates.groups()).containsExactly(new Group(Fate.MERGED, List.of(0, 1), List.of(0)));
    assertThat(fates.words(true))
        .containsExactly(Map.entry("A", "merged into A"), Map.entry("B", "merged into A"));
  }

  @Test
  void linksLeadOverSchoolsInBetweenAndMayGoRound() {
    Map<String, Set<String>> round =
        Map.of("N", Set.of("X"), "X", Set.of("Y", "N"), "Y", Set.of("X", "O"));

    assertThat(fates(List.of("O"), List.of("N"), round).groups())
        .containsExactly(new Group(Fate.CONVERTED, List.of(0), List.of(0)));
    assertThat(fates(List.of("O"), List.of("N"), Map.of("N", Set.of("X"))).byFate())
        .containsOnlyKeys(Fate.OPENED, Fate.CLOSED);
  }

  @Test
  void linksThatMeetLaterJoinGroups() {
    SchoolFates fates =
        fates(
            List.of("a", "b"),
            List.of("1", "2", "3"),
            Map.of("1", Set.of("a"), "2", Set.of("b"), "3", Set.of("a", "b")));

    assertThat(fates.groups())
        .containsExactly(new Group(Fate.REORGANISED, List.of(0, 1), List.of(0, 1, 2)));
  }

  @Test
  void poundsAreThoseOfTheRowsAlone() {
    SchoolFates fates = fates(List.of("a", "b"), List.of("c"), Map.of());

    assertThat(SchoolFates.pounds(fates.years().before(), List.of(0, 1)))
        .isEqualByComparingTo("404800");
    assertThat(SchoolFates.pounds(fates.years().after(), List.of(0)))
        .isEqualByComparingTo("202500");
    assertThat(SchoolFates.pounds(fates.years().after(), List.of())).isZero();
  }
}
