package org.perpupil.school;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;

/** What is known of a school, what follows where nothing was said, and what cannot be. */
class SchoolTest {
  @Test
  void whatIsUsualIsNoWarning() {
    School.Builder school =
        School.builder("A", "1", Phase.SECONDARY).yearGroups(0, 5).pupils(0, 60, 40);
    assertThat(school.set(SchoolField.RATES, 0).build().warnings()).isEmpty();
    assertThat(school.yearGroups(0, 6).build().warnings()).hasSize(1);
  }

  @Test
  void roundedSharesMayAddUpToATraceMoreThanOne() {
    School.Builder school =
        School.builder("A", "1", Phase.PRIMARY)
            .yearGroups(7, 0)
            .pupils(100, 0, 0)
            .set(SchoolField.IDACI_A_PRIMARY, 0.333334)
            .set(SchoolField.IDACI_B_PRIMARY, 0.333334)
            .set(SchoolField.IDACI_C_PRIMARY, 0.333334);
    assertThat(school.build().warnings()).isEmpty();
  }

  @Test
  void whatIsBlankOrNowhereIsRefused() {
    assertThatThrownBy(
            () ->
                School.builder(" ", "", Phase.PRIMARY)
                    .yearGroups(7, 0)
                    .pupils(1, 0, 0)
                    .splitSiteMetres(List.of(-5.0, Double.NaN))
                    .build())
        .hasMessageContaining("id: found nothing")
        .hasMessageContaining("la_code: found nothing")
        .hasMessageContaining("split_site_metres: found '-5'")
        .hasMessageContaining("split_site_metres: found 'NaN'");
  }

  @Test
  void aWrongValueCanBeCorrected() {
    School school =
        School.builder("A", "1", Phase.PRIMARY)
            .yearGroups(7, 0)
            .pupils(1, 0, 0)
            .set(SchoolField.RATES, Double.NaN)
            .set(SchoolField.RATES, 5)
            .build();
    assertThat(school.value(SchoolField.RATES)).hasValue(5);
    assertThat(school.without(SchoolField.RATES).value(SchoolField.RATES)).isEmpty();
  }

  @Test
  void whatIsNotKnownIsAbsent() {
    School school = primary("A").build();
    assertThat(school.name()).isEmpty();
    assertThat(school.trust()).isEmpty();
    assertThat(school.governance()).isEmpty();
    assertThat(school.isGrowing()).isFalse();
    assertThat(school.splitSiteMetres()).isEmpty();
    assertThat(school.value(SchoolField.RATES)).isEmpty();
    assertThat(school.value(SchoolField.FSM_PRIMARY)).isEmpty();
    assertThat(school.warnings()).isEmpty();
  }

  @Test
  void whatWasSaidIsKept() {
    List<Double> metres = new ArrayList<>(List.of(250.0));
    School school =
        School.builder("A", "301", Phase.ALL_THROUGH)
            .name("North")
            .trust("Trust")
            .governance(Governance.ACADEMY)
            .growing(true)
            .yearGroups(7, 5)
            .pupils(210.5, 90, 60)
            .splitSiteMetres(metres)
            .set(SchoolField.FSM_PRIMARY, 0)
            .build();
    metres.add(900.0);
    assertThat(school.id()).isEqualTo("A");
    assertThat(school.laCode()).isEqualTo("301");
    assertThat(school.phase()).isEqualTo(Phase.ALL_THROUGH);
    assertThat(school.name()).contains("North");
    assertThat(school.trust()).contains("Trust");
    assertThat(school.governance()).contains(Governance.ACADEMY);
    assertThat(school.isGrowing()).isTrue();
    assertThat(school.splitSiteMetres()).containsExactly(250.0);
    assertThat(school.value(SchoolField.FSM_PRIMARY)).hasValue(0);
    assertThat(school.pupils()).isEqualTo(360.5);
    assertThat(school.pupilsSecondary()).isEqualTo(150);
    assertThat(school.yearGroups()).isEqualTo(12);
  }

  @ParameterizedTest
  @CsvSource({
    // groups, pupils ks3, pupils ks4, then year groups ks3 and ks4
    "5, 300, 200, 3, 2",
    "3, 300, 200, 1, 2",
    "2, 300, 200, 1, 1",
    "1, 300, 200, 1, 0",
    "5, 300,   0, 5, 0",
    "2,   0, 200, 0, 2",
    "5,   0,   0, 3, 2",
    "0,   0,   0, 0, 0",
  })
  void keyStagesFollowFromWherePupilsAre(
      int groups, double ks3, double ks4, double groupsKs3, double groupsKs4) {
    School school =
        School.builder("A", "301", Phase.SECONDARY)
            .yearGroups(0, groups)
            .pupils(0, ks3, ks4)
            .build();
    assertThat(school.yearGroupsKs3()).isEqualTo(groupsKs3);
    assertThat(school.yearGroupsKs4()).isEqualTo(groupsKs4);
  }

  @Test
  void keyStagesThatWereGivenCount() {
    School.Builder school =
        School.builder("A", "301", Phase.SECONDARY).yearGroups(0, 4).pupils(0, 300, 200);
    School ks3 = school.set(SchoolField.YEAR_GROUPS_KS3, 1).build();
    assertThat(ks3.yearGroupsKs4()).isEqualTo(3);
    School both = ks3.with(SchoolField.YEAR_GROUPS_KS4, 3);
    assertThat(both.yearGroupsKs3()).isEqualTo(1);
    assertThat(ks3.with(SchoolField.YEAR_GROUPS_KS4, 2).contradictions(Agreement.KEY_STAGES))
        .singleElement()
        .satisfies(each -> assertThat(each.expected()).contains("year_groups_secondary, 4"));
  }

  @Test
  void everythingMissingIsToldAtOnce() {
    School.Builder empty = School.builder("A", "301", Phase.PRIMARY).pupils(10, 0, 0);
    assertThat(problems(empty))
        .extracting(Problem::place)
        .containsExactly("school A, year_groups_primary", "school A, year_groups_secondary");
  }

  @Test
  void everythingThatDoesNotFitIsToldAtOnce() {
    School school = contradictory().build();
    assertThat(school.warnings())
        .extracting(Problem::place)
        .contains(
            "year_groups_primary",
            "year_groups_secondary",
            "previous_budget_share",
            "previous_pupils");
    assertThat(school.contradictions(Agreement.YEAR_GROUPS))
        .extracting(Problem::reason)
        .containsExactly(
            "year_groups_primary is 0, expected at least one, since there are 10 primary pupils",
            "year_groups_secondary is 0, expected at least one, since there are 5 secondary"
                + " pupils");
    assertThat(school.contradictions(Agreement.GUARANTEE_BASELINE)).hasSize(2);
    assertThat(school.contradictions(Agreement.DEPRIVATION)).isEmpty();
    assertThat(problems(contradictory().set(SchoolField.IDACI_BAND1_SECONDARY, 0)))
        .filteredOn(Problem::isError)
        .extracting(Problem::place)
        .containsExactly("school A, idaci_band1_primary");
  }

  private static School.Builder contradictory() {
    return School.builder("A", "301", Phase.PRIMARY)
        .yearGroups(0, 0)
        .pupils(10, 5, 0)
        .set(SchoolField.IDACI_A_PRIMARY, 0)
        .set(SchoolField.MFG_BASELINE_PER_PUPIL, 4000)
        .set(SchoolField.PREVIOUS_BUDGET_SHARE, 40_000);
  }

  @Test
  void aValueThatCannotBeIsRefused() {
    assertThatThrownBy(() -> primary("A").set(SchoolField.FSM_PRIMARY, 12).build())
        .isInstanceOf(ProblemsException.class)
        .hasMessageContaining("school A, fsm_primary: found '12'")
        .hasMessageContaining("divide it by 100");
    assertThatThrownBy(() -> primary("A").set(SchoolField.RATES, Double.NaN).build())
        .isInstanceOf(ProblemsException.class)
        .hasMessageContaining("found 'NaN', expected pounds");
  }

  @Test
  void withChangesOneFieldOfACopy() {
    School school =
        primary("A")
            .name("North")
            .trust("Trust")
            .governance(Governance.MAINTAINED)
            .growing(true)
            .splitSiteMetres(List.of(250.0))
            .set(SchoolField.RATES, 5)
            .build();
    School changed = school.with(SchoolField.PUPILS_PRIMARY, 200);
    assertThat(changed.pupils()).isEqualTo(200);
    assertThat(school.pupils()).isEqualTo(210);
    assertThat(changed).usingRecursiveComparison().ignoringFields("values").isEqualTo(school);
    for (SchoolField field : SchoolField.values()) {
      if (field != SchoolField.PUPILS_PRIMARY) {
        assertThat(changed.value(field)).as(field.fileName()).isEqualTo(school.value(field));
      }
    }
    assertThatThrownBy(() -> school.with(SchoolField.PUPILS_PRIMARY, -1))
        .isInstanceOf(ProblemsException.class);
  }

  @Test
  void aBuilderThatGoesOnDoesNotChangeWhatItBuilt() {
    School.Builder builder = primary("A").set(SchoolField.RATES, 5);
    School school = builder.build();
    builder.set(SchoolField.RATES, 6);
    assertThat(school.value(SchoolField.RATES)).hasValue(5);
  }

  @Test
  void warningsStopNothing() {
    School school = primary("A").set(SchoolField.PFI, -3).yearGroups(8, 0).build();
    assertThat(school.warnings())
        .extracting(Problem::place, Problem::isError)
        .containsExactly(tuple("year_groups_primary", false), tuple("pfi", false));
  }

  @ParameterizedTest
  @EnumSource(Phase.class)
  void labelsOfPhasesReadBack(Phase phase) {
    assertThat(Phase.find(phase.label())).contains(phase);
    assertThat(Phase.labels()).contains(phase.label());
    assertThat(Phase.find(phase.name())).isEmpty();
    assertThat(phase.isMiddle()).isEqualTo(phase.label().startsWith("middle"));
  }

  @Test
  void labelsAreThoseOfTheFileContract() {
    assertThat(Phase.labels())
        .containsExactly(
            "primary",
            "secondary",
            "middle-deemed-primary",
            "middle-deemed-secondary",
            "all-through");
    assertThat(Governance.find("academy")).contains(Governance.ACADEMY);
    assertThat(Governance.find("maintained")).contains(Governance.MAINTAINED);
    assertThat(Governance.find("trust")).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("org.perpupil.school.SchoolField#values")
  void fieldsAreFoundByTheirFileName(SchoolField field) {
    assertThat(SchoolField.find(field.fileName())).contains(field);
    assertThat(field.fileName()).matches("[a-z0-9_]+");
    assertThat(field.description()).isNotBlank();
    assertThat(field.kind().accepts(Double.NaN)).isFalse();
    assertThat(field.kind().accepts(Double.POSITIVE_INFINITY)).isFalse();
    assertThat(field.isRequired())
        .isEqualTo(
            field.fileName().matches("(year_groups|pupils)_(primary|secondary|ks3|ks4)")
                && !field.fileName().startsWith("year_groups_ks"));
  }

  private static School.Builder primary(String id) {
    return School.builder(id, "301", Phase.PRIMARY).yearGroups(7, 0).pupils(210, 0, 0);
  }

  private static List<Problem> problems(School.Builder school) {
    ProblemsException thrown = catchThrowableOfType(ProblemsException.class, school::build);
    assertThat(thrown).isNotNull();
    return thrown.problems();
  }
}
