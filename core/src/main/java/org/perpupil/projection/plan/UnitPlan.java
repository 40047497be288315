package org.perpupil.projection.plan;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import com.google.common.primitives.Booleans;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.perpupil.budget.Budget;
import org.perpupil.budget.BudgetCode;
import org.perpupil.formula.engine.FormulaPlan;
import org.perpupil.projection.pay.PostColumns;
import org.perpupil.projection.pay.PostKinds;
import org.perpupil.projection.pay.PostsOneByOne;
import org.perpupil.projection.pay.ReferenceRows;
import org.perpupil.projection.pay.UnitStaff;
import org.perpupil.projection.prices.StatedLine;
import org.perpupil.projection.prices.StatedLines;
import org.perpupil.projection.world.Cohorts;
import org.perpupil.projection.world.GovernanceBlocks;
import org.perpupil.projection.world.Timeline;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;

/**
 * Some schools that share formulas, assumptions and an arrangement, as columns.
 *
 * <p>Everything that does not change from world to world. The bases of stated lines are scaled
 * once, so that the first year adds up to what the budget states. Immutable after that.
 */
public final class UnitPlan {
  /** Codes of revenue but for the budget share, which the formula gives. */
  private static final ImmutableSet<BudgetCode> STATED =
      Arrays.stream(BudgetCode.values())
          .filter(code -> code.isRevenue() && code != BudgetCode.I01)
          .collect(Sets.toImmutableEnumSet());

  public final int[] rows;
  public final int profile;
  public final int parameterPath;
  public final Timeline timeline;
  public final GovernanceBlocks arranged;

  /** Whether any of the schools shares a pool of grant. */
  public final boolean isPooled;

  public final FormulaPlan[] formulas;
  public final Cohorts cohorts;

  /** When the schools open and others' pupils come to them. */
  public final Life life;

  /** Pupils of schools that close, by arrival. */
  public final List<Cohorts> arrivals;

  /** Posts, those alike added up. */
  public final PostColumns posts;

  private final PostsOneByOne oneByOne;
  private final int numberOneByOne;

  public final ReferenceRows reference;
  public final LineIndex lines;
  private StatedLine[] stated;
  private @Nullable UnitPlan untilConversion;

  /** The same where only totals are kept: lines that move alike are one. */
  public final LineIndex totalLines = LineIndex.totals();

  private StatedLine[] folded = new StatedLine[0];

  /** Sixth-form funding, which a central charge is taken of too. */
  private StatedLine[] sixthFormFunding = new StatedLine[0];

  public final double[] opening;
  public final double[] dedelegation;
  public final double[] earlyYears;

  /** Pounds a year that an academy passes on, and no trust charges. */
  public final double[] businessRates;

  public final double[] privateFinance;
  public final double[] premiumPrimary;
  public final double[] premiumSecondary;

  public final MealsAndSport mealsAndSport;

  /** 1 where the education services grant is worked out rather than stated. */
  public final double[] servicesGrant;

  /** Whether the pupil premium is worked out rather than stated, by school. */
  public final boolean[] premiumAdded;

  public final GrantPlan grants;

  /** Whether a school is its own employer when it is an academy. */
  public final boolean[] ownEmployer;

  /** Whether any is. */
  public final boolean isAnyOwnEmployer;

  /** Whether any school's budget share has money taken off, or early years money beside it. */
  public final boolean isAnyDedelegated;

  public final boolean isAnyEarlyYears;

  UnitPlan(UnitSchools group, Timeline timeline, FormulaPlan[] formulas, PostKinds kinds) {
    this.rows = group.rows().stream().mapToInt(Integer::intValue).toArray();
    this.profile = group.profile();
    this.parameterPath = group.parameterPath();
    this.timeline = timeline;
    this.arranged = group.arranged();
    this.isPooled = group.isPooled();
    this.formulas = formulas;
    List<School> schools = group.schools();
    int size = schools.size();
    this.cohorts = new Cohorts(schools, group.pupilGroups());
    this.life = group.life();
    this.arrivals = group.arrivals();
    this.reference = kinds.reference();
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
    this.isAnyOwnEmployer = Booleans.contains(ownEmployer, true);
    StatedLines lineBuilder = new StatedLines(size);
    for (int s = 0; s < size; s++) {
      School school = schools.get(s);
      Budget budget = group.budgets().get(s);
      opening[s] = budget.openingReserve().orElse(0);
      dedelegation[s] = school.value(SchoolField.DEDELEGATION).orElse(0);
      businessRates[s] = school.value(SchoolField.RATES).orElse(0);
      privateFinance[s] = school.value(SchoolField.PFI).orElse(0);
      earlyYears[s] = budget.earlyYears().orElse(0);
      takeStated(s, school, budget, group, lineBuilder);
      mealsAndSport.add(s, school, budget);
      grants.add(s, school, budget);
    }
    this.oneByOne = kinds.oneByOne();
    this.numberOneByOne = oneByOne.add(group.posts(), arranged.first(), arranged.last());
    this.posts = new PostColumns(group.posts(), timeline, arranged.first(), arranged.last(), kinds);
    this.isAnyDedelegated = isAnyNotZero(dedelegation);
    this.isAnyEarlyYears = isAnyNotZero(earlyYears);
    this.stated = lineBuilder.build();
    this.lines = LineIndex.of(this);
  }

  /** Takes the same schools over as they are until they convert, within a block. */
  void converting(UnitPlan late) {
    untilConversion = late;
  }

  /** Returns the same schools, maintained to the end of the block that they convert in, or null. */
  public @Nullable UnitPlan untilConversion() {
    return untilConversion;
  }

  public int size() {
    return rows.length;
  }

  /** Returns the same posts one by one, made when they are first asked for. */
  public UnitStaff staff() {
    return oneByOne.of(numberOneByOne);
  }

  private static boolean isAnyNotZero(double[] column) {
    return Arrays.stream(column).anyMatch(value -> value != 0);
  }

  public StatedLine[] stated() {
    return stated;
  }

  public StatedLine[] folded() {
    return folded;
  }

  public StatedLine[] sixthFormFunding() {
    return sixthFormFunding;
  }

  /** Takes the stated lines over, once their bases are final. */
  public void calibrated(List<StatedLine> lines) {
    stated = lines.toArray(StatedLine[]::new);
    folded = FoldedLines.of(stated, arranged);
    sixthFormFunding =
        lines.stream().filter(line -> line.code == BudgetCode.I02).toArray(StatedLine[]::new);
  }

  private void takeStated(
      int s, School school, Budget budget, UnitSchools group, StatedLines lineBuilder) {
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
    if (premiumKnown) {
      OptionalDouble stated = budget.amount(BudgetCode.I05);
      premiumAdded[s] = stated.isEmpty();
      lineBuilder.premium(s, stated);
    }
    Set<BudgetCode> staffed = group.staffed(s);
    for (BudgetCode code : STATED) {
      boolean isTaken = (premiumKnown && code == BudgetCode.I05) || staffed.contains(code);
      OptionalDouble amount = isTaken ? OptionalDouble.empty() : budget.amount(code);
      if (amount.isPresent()) {
        lineBuilder.add(s, code, amount.getAsDouble());
      }
    }
  }
}
