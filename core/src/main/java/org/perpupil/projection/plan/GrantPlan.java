package org.perpupil.projection.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.perpupil.budget.Block;
import org.perpupil.budget.Budget;
import org.perpupil.budget.cost.Grant;
import org.perpupil.budget.cost.Grants;
import org.perpupil.projection.engine.RollRun;
import org.perpupil.projection.world.GovernanceBlocks;
import org.perpupil.projection.world.Timeline;
import org.perpupil.school.Governance;
import org.perpupil.school.School;

/**
 * The grants with a life of a unit's schools, as columns: sums, and grants per pupil by the least
 * pupils that they are paid for. Immutable once every school was added.
 */
public final class GrantPlan {
  private final Timeline timeline;
  private final GovernanceBlocks arranged;
  private final int size;
  private final Paid sums;
  private final Map<Double, Paid> byMinimum = new HashMap<>();

  /** The same in the order in which their minimum first occurred. */
  private final List<PerPupil> perPupil = new ArrayList<>();

  GrantPlan(Timeline timeline, GovernanceBlocks arranged, int size) {
    this.timeline = timeline;
    this.arranged = arranged;
    this.size = size;
    this.sums = new Paid(timeline, size);
  }

  /**
   * Pounds by block and school, whether any are, and by funding year those that its formula takes
   * up.
   */
  @SuppressWarnings("ArrayRecordComponent")
  private record Paid(double[][] paid, boolean[] isPaid, double[][] rolledIn) {
    Paid(Timeline timeline, int size) {
      this(
          new double[timeline.blocks()][size],
          new boolean[timeline.blocks()],
          new double[timeline.years()][size]);
    }
  }

  private record PerPupil(double minimum, Paid each) {}

  /** Adds what a school's budget states by name, but for what is worked out in other ways. */
  void add(int s, School school, Budget budget) {
    budget
        .grants()
        .forEach(
            (name, amount) -> {
              if (!MealsAndSport.isNamed(name)) {
                grant(name, amount, timeline, arranged).ifPresent(grant -> add(s, school, grant));
              }
            });
  }

  /**
   * Returns a grant of which a budget states an amount, or nothing when the formula of the first
   * year holds it already.
   */
  public static Optional<Grant> grant(
      String name, double amount, Timeline timeline, GovernanceBlocks arranged) {
    Grant grant = Grants.named(name, 0);
    int start = Math.max(arranged.first(), timeline.index(grant.start()));
    boolean isAcademy = start >= timeline.blocks() || arranged.isAcademy(start);
    Governance governance =
        arranged.isEverAcademy() && isAcademy ? Governance.ACADEMY : Governance.MAINTAINED;
    return grant.bringing(amount, timeline.year(0), governance);
  }

  private void add(int s, School school, Grant grant) {
    double units = 1;
    Paid into = sums;
    if (grant.minimumPupils().isPresent()) {
      double minimum = grant.minimumPupils().getAsDouble();
      units = Math.max(minimum, school.pupils());
      into = perPupil(minimum);
    }
    if (units == 0) {
      return;
    }
    for (int k = 0; k < timeline.blocks(); k++) {
      Block block = timeline.block(k);
      into.paid[k][s] += grant.paid(block, arranged.governance(k)) / units;
      into.isPaid[k] |= into.paid[k][s] != 0;
    }
    for (int i = 0; i < timeline.years(); i++) {
      into.rolledIn[i][s] += grant.rolledIntoBaseline(timeline.year(i)) / units;
    }
  }

  private Paid perPupil(double minimum) {
    return byMinimum.computeIfAbsent(
        minimum,
        key -> {
          Paid paid = new Paid(timeline, size);
          perPupil.add(new PerPupil(minimum, paid));
          return paid;
        });
  }

  /** Adds the pounds of a block; grants per pupil for the pupils that its funding year counts. */
  public void addPaid(int k, RollRun rolls, double[] into) {
    if (sums.isPaid[k]) {
      double[] paid = sums.paid[k];
      for (int s = 0; s < paid.length; s++) {
        into[s] += paid[s];
      }
    }
    double[] pupils = rolls.funded[Math.max(0, arranged.fundingYear(k))];
    for (PerPupil grants : perPupil) {
      if (grants.each.isPaid[k]) {
        addTimes(grants.each.paid[k], pupils, grants.minimum, into);
      }
    }
  }

  /**
   * Returns the pounds that the formula of a year takes up, at the pupils of the year before: in
   * the given column, or in one that is read only.
   */
  public double[] rolledIn(int i, RollRun rolls, double[] scratch) {
    double[] rolledIn = sums.rolledIn[i];
    if (perPupil.isEmpty()) {
      return rolledIn;
    }
    System.arraycopy(rolledIn, 0, scratch, 0, rolledIn.length);
    double[] pupils = rolls.funded[Math.max(0, i - 1)];
    for (PerPupil grants : perPupil) {
      addTimes(grants.each.rolledIn[i], pupils, grants.minimum, scratch);
    }
    return scratch;
  }

  private static void addTimes(double[] each, double[] pupils, double minimum, double[] into) {
    for (int s = 0; s < each.length; s++) {
      into[s] += each[s] * Math.max(minimum, pupils[s]);
    }
  }
}
