package org.perpupil.projection;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.perpupil.budget.Budget;
import org.perpupil.budget.cost.Grant;
import org.perpupil.budget.cost.Grants;
import org.perpupil.school.School;

/**
 * The grants with a life of one school, from what its budget states by name: what the grant brings
 * in the budget's year, or in its own first year where it starts later.
 */
final class NaiveGrants {
  /** These two are worked out whoever states them. */
  static final Set<String> WORKED_OUT = Set.of("free_infant_meals", "pe_sport_premium");

  private final School school;
  private final NaiveTimeline timeline;
  private final NaiveRolls rolls;
  private final List<Grant> grants = new ArrayList<>();

  NaiveGrants(School school, NaiveTimeline timeline, NaiveRolls rolls, Optional<Budget> budget) {
    this.school = school;
    this.timeline = timeline;
    this.rolls = rolls;
    budget.ifPresent(
        stated ->
            stated
                .grants()
                .forEach(
                    (name, pounds) -> {
                      if (!WORKED_OUT.contains(name)) {
                        grants.add(Grants.named(name, annual(Grants.named(name, 0), pounds)));
                      }
                    }));
  }

  /** Twelve twelfths, from the months that the stated year has. */
  private double annual(Grant grant, double stated) {
    for (int block : timeline.blocks()) {
      if (isPaid(grant, block)) {
        boolean academy = timeline.isAcademy(block);
        int begins = academy == NaiveTimeline.isSeptember(block) ? block : block - 1;
        int months = months(grant, begins) + months(grant, begins + 1);
        return stated * 12 / months;
      }
    }
    return 0;
  }

  private int months(Grant grant, int block) {
    return isPaid(grant, block) ? timeline.block(block).term().months() : 0;
  }

  private boolean isPaid(Grant grant, int block) {
    boolean started = !timeline.block(block).start().isBefore(grant.start().start());
    boolean inFormula =
        grant.rolledInto().isPresent()
            && timeline.firstYear() + timeline.fundingYear(block)
                >= grant.rolledInto().get().start();
    return started && !inFormula;
  }

  /** Pounds in a block. */
  double paid(int block) {
    double paid = 0;
    for (Grant grant : grants) {
      if (isPaid(grant, block)) {
        paid +=
            grant.annualAmount()
                * growth(grant, timeline.fundingYear(block))
                * timeline.block(block).term().months()
                / 12;
      }
    }
    return paid;
  }

  /** The full-year value of last year of those that a formula takes up. */
  double rolledIn(int year) {
    double rolledIn = 0;
    for (Grant grant : grants) {
      boolean now = grant.rolledInto().filter(timeline.year(year)::equals).isPresent();
      rolledIn += now ? grant.annualAmount() * growth(grant, year - 1) : 0;
    }
    return rolledIn;
  }

  /** What pupils have made of a grant per pupil since the budget. */
  private double growth(Grant grant, int fundingYear) {
    if (grant.minimumPupils().isEmpty()) {
      return 1;
    }
    double least = grant.minimumPupils().getAsDouble();
    return Math.max(least, rolls.funded(Math.max(0, fundingYear)))
        / Math.max(least, school.pupils());
  }
}
