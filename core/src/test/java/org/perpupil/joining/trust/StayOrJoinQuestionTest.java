package org.perpupil.joining.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.perpupil.impact.scenario.CourseSchools.FIRST;
import static org.perpupil.impact.scenario.CourseSchools.SEPTEMBER;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.perpupil.budget.Budget;
import org.perpupil.budget.BudgetCode;
import org.perpupil.impact.scenario.CourseSchools;
import org.perpupil.joining.GovernanceOption;
import org.perpupil.joining.OptionCause;
import org.perpupil.joining.StayOrJoin;
import org.perpupil.joining.TransferTerms;
import org.perpupil.scenario.Arrangement;
import org.perpupil.scenario.Assumptions;
import org.perpupil.school.Governance;
import org.perpupil.school.School;
import org.perpupil.school.SchoolTable;
import org.perpupil.trust.CentralCosts;
import org.perpupil.trust.Trust;
import org.perpupil.trust.TrustCharge;
import org.perpupil.trust.TrustTerms;

/** Which school may be asked about, from which day, and what is answered. */
class StayOrJoinQuestionTest {
  private static final School SCHOOL = CourseSchools.school("S", 210);
  private static final TransferTerms TERMS =
      TransferTerms.of(
          TrustTerms.of(
              "Trust",
              Trust.of(TrustCharge.percentOfGag(5), CentralCosts.of(20_000, 0, 0)),
              List.of()));

  @Test
  void onlyAMaintainedSchoolMayStayOrLeave() {
    School stated =
        CourseSchools.school("M", 5).toBuilder().governance(Governance.MAINTAINED).build();
    School member = CourseSchools.academy("T", 5).toBuilder().trust("Ash").build();
    SchoolTable schools =
        SchoolTable.of(List.of(SCHOOL, stated, CourseSchools.academy("A", 5), member));

    assertThat(StayOrJoinQuestion.maintained(schools, "S", "--school")).isSameAs(schools.school(0));
    assertThat(StayOrJoinQuestion.maintained(schools, "M", "--school")).isSameAs(schools.school(1));
    assertThatThrownBy(() -> StayOrJoinQuestion.maintained(schools, "A", "--school"))
        .hasMessageContaining("--school: found 'A', expected a maintained school")
        .hasMessageContaining("it is an academy already.");
    assertThatThrownBy(() -> StayOrJoinQuestion.maintained(schools, "T", "--school"))
        .hasMessageContaining("it is an academy already of Ash.");
    assertThatThrownBy(() -> StayOrJoinQuestion.maintained(schools, "X", "--school"))
        .hasMessageContaining("--school: found 'X'");
  }

  /** The sixteenth of a month of thirty days is as near to the next as to its first. */
  @ParameterizedTest
  @CsvSource({
    "2024-09-02, 2024-09-01",
    "2024-09-16, 2024-09-01",
    "2024-09-17, 2024-10-01",
    "2025-02-15, 2025-02-01",
    "2025-02-16, 2025-03-01",
    "2024-12-31, 2025-01-01"
  })
  void theNearestFirstOfAMonthIsNamed(LocalDate day, LocalDate nearest) {
    assertThat(StayOrJoinQuestion.firstOfMonth(nearest, "--from")).isEqualTo(nearest);
    assertThatThrownBy(() -> StayOrJoinQuestion.firstOfMonth(day, "--from"))
        .hasMessageContaining("--from: found '" + day + "', expected the first of a month")
        .hasMessageContaining("'" + nearest + "', the nearest, was meant");
  }

  @Test
  void theAnswerIsThatOfTwoProjections() {
    List<School> schools = List.of(SCHOOL);
    List<Budget> budgets =
        List.of(CourseSchools.budget(SCHOOL, 50_000).set(BudgetCode.E19, 900_000).build());
    StayOrJoinQuestion.Answer answer =
        new StayOrJoinQuestion(SCHOOL, SEPTEMBER.start(), TERMS)
            .answer(() -> CourseSchools.plan(schools, budgets, Assumptions.none()));
    StayOrJoin expected =
        StayOrJoin.of(
            CourseSchools.run(schools, budgets, Arrangement.of(Governance.MAINTAINED)),
            CourseSchools.run(schools, budgets, Arrangement.converting(SEPTEMBER)),
            "S",
            TERMS);

    for (GovernanceOption course : GovernanceOption.values()) {
      assertThat(answer.courses().closingReserve(course, FIRST))
          .isEqualTo(expected.closingReserve(course, FIRST));
    }
    assertThat(answer.courses().difference(GovernanceOption.TRUST, FIRST)).isNotZero();
    assertThat(answer.leaving().plan().arrangement(0).conversion()).hasValue(SEPTEMBER);
  }

  @Test
  void namesInFiles() {
    assertThat(GovernanceOption.SINGLE_ACADEMY.fileName()).isEqualTo("single_academy");
    assertThat(OptionCause.TIMING_OF_SHARE.fileName()).isEqualTo("timing_of_share");
  }
}
