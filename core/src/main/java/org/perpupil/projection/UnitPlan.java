package org.perpupil.projection;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.perpupil.budget.Budget;
import org.perpupil.budget.BudgetCode;
import org.perpupil.formula.engine.FormulaPlan;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;

/**
 * Some schools that share formulas, assumptions and an arrangement, as columns.
 *
 * <p>Everything that does not change from world to world. The bases of stated lines are scaled
 * once, so that the first year adds up to what the budget states. Immutable after that.
 */
final class UnitPlan {
  final int[] rows;
  final int profile;
  final int parameterPath;
  final Timeline timeline;
  final Arranged arranged;

  /** Whether any of the schools shares a pool of grant. */
  final boolean isPooled;

  final FormulaPlan[] formulas;
  final Cohorts cohorts;
  final UnitStaff staff;
  final ReferenceRows reference;
  final LineIndex lines;
  private StatedLine[] stated;

  /** The same where only totals are kept: lines that move alike are one. */
  final LineIndex totalLines = LineIndex.totals();

  private StatedLine[] folded = new StatedLine[0];

  /** Sixth-form funding, which a central charge is taken of too. */
  private StatedLine[] sixthFormFunding = new StatedLine[0];

  final double[] opening;
  final double[] dedelegation;
  final double[] earlyYears;

  /** Pounds a year that an academy passes on, and no trust charges. */
  final double[] businessRates;

  final double[] privateFinance;
  final double[] premiumPrimary;
  final double[] premiumSecondary;

  final MealsAndSport mealsAndSport;

  /** 1 where the education services grant is worked out rather than stated. */
  final double[] servicesGrant;

  /** Whether the pupil premium is worked out rather than stated, by school. */
  final boolean[] premiumAdded;

  final GrantPlan grants;

  /** Whether a school is its own employer when it is an academy. */
  final boolean[] ownEmployer;

  UnitPlan(Grouped group, Timeline timeline, FormulaPlan[] formulas, CostRows costRows) {
    this.rows = group.rows().stream().mapToInt(Integer::intValue).toArray();
    this.profile = group.profile();
    this.parameterPath = group.parameterPath();
    this.timeline = timeline;
    this.arranged = group.arranged();
    this.isPooled = group.isPooled();
    this.formulas = formulas;
    List<School> schools = group.schools();
    int size = schools.size();
    this.cohorts = new Cohorts(schools);
    StaffPlan[] posts = new StaffPlan[size];
    this.reference = ReferenceRows.in(costRows);
    this.opening = new double[size];
    this.dedelegation = new double[size];
    this.earlyYears = new double[size];
    this.businessRates = new double[size];
    this.privateFinance = new double[size];
    this.premiumPrimary = new double[size];
    this.premiumSecondary = new double[size];
    this.mealsAndSport = new MealsAndSport(size);
    this.servicesGrant = new double[size];
    this.premiumAdded = new boolean[size];
    this.grants = new GrantPlan(timeline, arranged, size);
    this.ownEmployer = group.ownEmployer();
    StatedLines lineBuilder = new StatedLines(size);
    for (int s = 0; s < size; s++) {
      School school = schools.get(s);
      Budget budget = group.budgets().get(s);
      posts[s] =
          StaffPlan.of(group.posts().get(s), timeline, arranged.first(), arranged.last(), costRows);
      opening[s] = budget.openingReserve().orElse(0);
      dedelegation[s] = school.value(SchoolField.DEDELEGATION).orElse(0);
      businessRates[s] = school.value(SchoolField.RATES).orElse(0);
      privateFinance[s] = school.value(SchoolField.PFI).orElse(0);
      earlyYears[s] = budget.earlyYears().orElse(0);
      takeStated(s, school, budget, group, lineBuilder);
      mealsAndSport.add(s, school, budget);
      grants.add(s, school, budget);
    }
    this.staff = new UnitStaff(posts, timeline.blocks(), arranged.first());
    this.stated = lineBuilder.build();
    this.lines = LineIndex.of(this);
  }

  int size() {
    return rows.length;
  }

  StatedLine[] stated() {
    return stated;
  }

  StatedLine[] folded() {
    return folded;
  }

  StatedLine[] sixthFormFunding() {
    return sixthFormFunding;
  }

  /** Takes the stated lines over, once their bases are final. */
  void calibrated(List<StatedLine> lines) {
    stated = lines.toArray(StatedLine[]::new);
    folded = FoldedLines.of(stated, arranged);
    sixthFormFunding =
        lines.stream().filter(line -> line.code == BudgetCode.I02).toArray(StatedLine[]::new);
  }

  private void takeStated(
      int s, School school, Budget budget, Grouped group, StatedLines lineBuilder) {
    double ever6Primary = school.value(SchoolField.FSM6_PRIMARY).orElse(0);
    double ever6Secondary = school.value(SchoolField.FSM6_SECONDARY).orElse(0);
    boolean premiumKnown =
        ever6Primary * school.value(SchoolField.PUPILS_PRIMARY).orElse(0)
                + ever6Secondary * school.pupilsSecondary()
            > 0;
    premiumPrimary[s] = ever6Primary;
    premiumSecondary[s] = ever6Secondary;
    boolean academyFromTheStart = arranged.academy() == 0;
    servicesGrant[s] = academyFromTheStart && budget.amount(BudgetCode.I06).isPresent() ? 0 : 1;
    Map<BudgetCode, Double> amounts = new EnumMap<>(BudgetCode.class);
    for (BudgetCode code : BudgetCode.values()) {
      if (code.isRevenue() && code != BudgetCode.I01 && !group.isStaffed(s, code)) {
        budget.amount(code).ifPresent(amount -> amounts.put(code, amount));
      }
    }
    if (premiumKnown && !amounts.containsKey(BudgetCode.I05)) {
      premiumAdded[s] = true;
      lineBuilder.premium(s, Optional.empty());
    } else if (premiumKnown) {
      lineBuilder.premium(s, Optional.ofNullable(amounts.remove(BudgetCode.I05)));
    }
    amounts.forEach((code, amount) -> lineBuilder.add(s, code, amount));
  }
}
