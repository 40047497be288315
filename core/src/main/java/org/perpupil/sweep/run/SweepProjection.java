package org.perpupil.sweep.run;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.perpupil.budget.Block;
import org.perpupil.budget.BudgetCode;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.projection.Measure;
import org.perpupil.projection.ProjectionPlan;
import org.perpupil.projection.ProjectionRunner;
import org.perpupil.projection.Target;
import org.perpupil.scenario.Assumptions;
import org.perpupil.school.Governance;
import org.perpupil.school.School;

/**
 * What is run in every world: a projection, or two of the same schools that are compared.
 *
 * <p>Of two, a school that converts in one of them is reported in financial years in both, as
 * before it converts; alone, it is reported as it does when the years end. Immutable and
 * thread-safe.
 */
public final class SweepProjection {
  private final ProjectionPlan plan;
  private final Assumptions assumptions;
  private final @Nullable SweepProjection against;
  private final boolean compared;

  private SweepProjection(
      ProjectionPlan plan,
      Assumptions assumptions,
      @Nullable SweepProjection against,
      boolean compared) {
    this.plan = plan;
    this.assumptions = assumptions;
    this.against = against;
    this.compared = compared;
  }

  /** Returns a projection under the assumptions that its budgets were made with. */
  public static SweepProjection of(ProjectionPlan plan) {
    return of(plan, plan.assumptions());
  }

  /** Returns a projection under other assumptions. */
  public static SweepProjection of(ProjectionPlan plan, Assumptions assumptions) {
    return new SweepProjection(plan, assumptions, null, false);
  }

  /**
   * Returns this projection, compared world by world with another.
   *
   * @throws ProblemsException when schools or years differ, or a school is an academy from the
   *     start in one of the two only, so that the two have no years in common
   */
  public SweepProjection against(SweepProjection other) {
    check("schools", ids(plan), ids(other.plan));
    check("years", plan.years(), other.plan.years());
    for (int row = 0; row < plan.schools().size(); row++) {
      check(
          "school " + plan.schools().school(row).id() + ", when the years begin",
          governance(plan, row),
          governance(other.plan, row));
    }
    return new SweepProjection(
        plan, assumptions, new SweepProjection(other.plan, other.assumptions, null, true), true);
  }

  /** Returns the projection that is swept. */
  public ProjectionPlan plan() {
    return plan;
  }

  /** Returns what it assumes where nothing varies. */
  public Assumptions assumptions() {
    return assumptions;
  }

  /** Returns the projection that it is compared with. */
  public Optional<SweepProjection> against() {
    return Optional.ofNullable(against);
  }

  /** Returns why a school cannot be projected in one of the worlds, or nothing when it can. */
  public Optional<String> failure(int row) {
    return plan.failure(row).or(() -> against().flatMap(other -> other.failure(row)));
  }

  ProjectionRunner runner(List<Target> targets, List<Measure> measures, List<BudgetCode> codes) {
    return compared
        ? ProjectionRunner.reportingAsAtStart(plan, assumptions, targets, measures, codes)
        : ProjectionRunner.of(plan, assumptions, targets, measures, codes);
  }

  /** Returns the same with a plan that was fitted to what varies. */
  SweepProjection fitted(ProjectionPlan own, @Nullable SweepProjection other) {
    return new SweepProjection(own, assumptions, other, compared);
  }

  @Override
  public String toString() {
    return "SweepProjection[" + plan + (against == null ? "" : ", against " + against.plan) + "]";
  }

  private static List<String> ids(ProjectionPlan plan) {
    return plan.schools().schools().stream().map(School::id).toList();
  }

  private static Governance governance(ProjectionPlan plan, int row) {
    return plan.arrangement(row).in(Block.aprilToAugust(plan.years().get(0).start()));
  }

  private static void check(String place, Object one, Object other) {
    if (!one.equals(other)) {
      throw new ProblemsException(
          Problem.error(
              "projections compared, " + place,
              one + " and " + other,
              "the same in both",
              "a school should convert, at the earliest in the first September"));
    }
  }
}
