package org.perpupil.budget.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;

/** The measures of a curriculum plan close, and classes come whole. */
class CurriculumPlanProperties {
  /** 900 pupils, 25 periods, 1,000 taught by 52 teachers who cost £3.12m. */
  @Example
  void measuresByHand() {
    CurriculumPlan plan = new CurriculumPlan(900, 25, 1_000, 52, 3_120_000);
    assertThat(plan.pupilTeacherRatio()).isCloseTo(17.3077, within(1e-4));
    assertThat(plan.contactRatio()).isCloseTo(0.7692, within(1e-4));
    assertThat(plan.averageClassSize()).isEqualTo(22.5);
    assertThat(plan.teacherLoad()).isCloseTo(19.2308, within(1e-4));
    assertThat(plan.averageTeacherCost()).isEqualTo(60_000);
    assertThat(plan.costPerLesson()).isEqualTo(3_120);
    assertThat(plan.teachersNeededAt(0.8)).isEqualTo(50);
  }

  @Property
  void classSizeIsPupilTeacherRatioOverContactRatio(
      @ForAll @DoubleRange(min = 1, max = 3_000) double pupils,
      @ForAll @DoubleRange(min = 1, max = 60) double periods,
      @ForAll @DoubleRange(min = 1, max = 5_000) double taught,
      @ForAll @DoubleRange(min = 0.1, max = 300) double teachers) {
    CurriculumPlan plan = new CurriculumPlan(pupils, periods, taught, teachers, 1);
    double closed = plan.pupilTeacherRatio() / plan.contactRatio();
    assertThat(plan.averageClassSize() / closed).isCloseTo(1, within(1e-12));
    assertThat(plan.teachersNeededAt(plan.contactRatio()) / teachers).isCloseTo(1, within(1e-12));
    assertThat(plan.costPerLesson() * plan.teacherLoad() / plan.averageTeacherCost())
        .isCloseTo(1, within(1e-12));
  }

  @Example
  void nothingMayBeZero() {
    assertThatThrownBy(() -> new CurriculumPlan(900, 25, 0, 52, 1))
        .hasMessageContaining("taught periods 0.0");
  }
}
