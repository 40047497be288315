package org.perpupil.budget.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.perpupil.budget.Block;
import org.perpupil.budget.StaffPost;
import org.perpupil.budget.StaffRole;

/** A curriculum plan from the posts that are there. */
class CurriculumPlanOfPostsTest {
  private static final Block APRIL = Block.aprilToAugust(2025);

  @Test
  void teachersAndTraineesOfTheBlockAreCounted() {
    List<StaffPost> posts =
        List.of(
            post(StaffRole.TEACHER, 4).lessons(80).build(),
            post(StaffRole.TRAINEE, 1).lessons(10).build(),
            post(StaffRole.EDUCATION_SUPPORT, 3).build(),
            post(StaffRole.TEACHER, 2).lessons(40).start(LocalDate.of(2025, 9, 1)).build());

    CurriculumPlan april = CurriculumPlan.of(posts, APRIL, 100, 25, 300_000).orElseThrow();
    CurriculumPlan september =
        CurriculumPlan.of(posts, Block.septemberToMarch(2025), 100, 25, 300_000).orElseThrow();

    assertThat(april.contactRatio()).isEqualTo(90.0 / (25 * 5));
    assertThat(september.contactRatio()).isEqualTo(130.0 / (25 * 7));
    assertThat(april.averageClassSize())
        .isCloseTo(april.pupilTeacherRatio() / april.contactRatio(), within());
  }

  @Test
  void withoutLessonsPupilsOrCostThereIsNone() {
    List<StaffPost> silent = List.of(post(StaffRole.TEACHER, 4).build());
    List<StaffPost> told = List.of(post(StaffRole.TEACHER, 4).lessons(80).build());
    List<StaffPost> some = List.of(told.get(0), silent.get(0));

    assertThat(CurriculumPlan.of(silent, APRIL, 100, 25, 1)).isEmpty();
    assertThat(CurriculumPlan.of(some, APRIL, 100, 25, 1)).isEmpty();
    assertThat(CurriculumPlan.of(told, APRIL, 0, 25, 1)).isEmpty();
    assertThat(CurriculumPlan.of(told, APRIL, 100, 25, 0)).isEmpty();
    assertThat(CurriculumPlan.of(told, APRIL, 100, 25, 1)).isPresent();
  }

  private static StaffPost.Builder post(StaffRole role, double fullTime) {
    return StaffPost.onSalary("S", role, 40_000).fullTimeEquivalent(fullTime);
  }

  private static org.assertj.core.data.Offset<Double> within() {
    return org.assertj.core.api.Assertions.within(1e-12);
  }
}
