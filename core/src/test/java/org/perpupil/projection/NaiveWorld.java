package org.perpupil.projection;

import java.util.List;
import java.util.OptionalDouble;
import org.perpupil.budget.BudgetCode;
import org.perpupil.budget.Pension;
import org.perpupil.budget.PricePath;
import org.perpupil.budget.StaffPost;
import org.perpupil.rates.PayArea;
import org.perpupil.scenario.Assumptions;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;

/** One school under one set of assumptions: quantities, prices and pay, but no amounts yet. */
final class NaiveWorld {
  private static final double SCHOOL_DAYS = 190;
  private static final double SMALL_SCHOOL = 16;

  final NaiveTimeline timeline;
  final NaiveValues values;
  final NaiveRolls rolls;
  final NaiveLevels levels;
  final NaiveTrainees trainees;
  final NaiveStaff staff;
  final NaivePay pay;
  private final School school;
  private final NaiveClassRatio ratio;

  NaiveWorld(
      School school, NaiveTimeline timeline, Assumptions assumptions, List<StaffPost> posts) {
    this(school, timeline, assumptions, posts, true);
  }

  /**
   * A world with or without the apprenticeship levy.
   *
   * @param levied whether pay bears it
   */
  NaiveWorld(
      School school,
      NaiveTimeline timeline,
      Assumptions assumptions,
      List<StaffPost> posts,
      boolean levied) {
    this.school = school;
    this.timeline = timeline;
    this.values = new NaiveValues(assumptions, school, timeline.firstYear());
    this.rolls = new NaiveRolls(school, values, timeline.years());
    this.levels = new NaiveLevels(values);
    this.pay = new NaivePay(timeline, values, levied);
    this.ratio = new NaiveClassRatio(timeline, values, rolls);
    this.trainees = new NaiveTrainees(timeline, values, pay);
    this.staff = new NaiveStaff(timeline, values, pay, ratio, trainees, posts);
  }

  /** What a driver stands at, in a unit that only its changes matter of. */
  double driver(BudgetCode.Driver driver, int block) {
    return switch (driver) {
      case FIXED -> 1;
      case PUPILS -> rolls.all(NaiveTimeline.rollInSchool(block));
      case CLASSES -> ratio.at(block);
      case FLOOR_AREA ->
          values.grown("premises.floor_area_growth_percent", NaiveTimeline.financialYear(block));
      case SIXTH_FORM_PUPILS -> rolls.sixthForm(laggedRoll(block));
    };
  }

  /** What a code pays in a block for each unit of what its budget's total stands for. */
  double unit(BudgetCode code, BudgetCode.Driver driver, int block) {
    double quantity = driver(driver, block);
    double share = NaiveTimeline.shareOfYear(block);
    if (code.price() == PricePath.TEACHER_PAY) {
      return quantity * share * teacherUnit(code, block);
    }
    if (code.price() == PricePath.SUPPORT_PAY) {
      double salary = values.of("pay.support_reference_salary", 0);
      return quantity
          * pay.supportCost(
              salary, 1, Pension.LOCAL_GOVERNMENT, false, block, timeline.firstBlock());
    }
    return quantity * levels.price(code.price(), block) * share;
  }

  /** What a total for teachers costs in a block that stood for so many of them in the first. */
  double teaching(double first, int block) {
    return ratio.teachers(first, block)
        * NaiveTimeline.shareOfYear(block)
        * teacherUnit(BudgetCode.E01, block);
  }

  /** Teachers in a block whose total stood for so many in the first. */
  double teachersOfTotal(double first, int block) {
    return ratio.teachers(first, block);
  }

  /** A year's cost of a teacher, and for the teachers' code of those whom trainees replace. */
  private double teacherUnit(BudgetCode code, int block) {
    double salary = pay.point(PayArea.REST_OF_ENGLAND, "M6", block);
    double teacher = pay.cost(salary, 1, Pension.TEACHERS, false, block);
    return code == BudgetCode.E01
        ? teacher * trainees.teachersLeft(block)
            + trainees.perTeacher(block) * trainees.cost(PayArea.REST_OF_ENGLAND, block)
        : teacher;
  }

  double pupilPremium(int block) {
    int year = NaiveTimeline.financialYear(block);
    double primary =
        levels.pupilPremiumPrimary(year) * share(SchoolField.FSM6_PRIMARY) * rolls.primary(year);
    double secondary =
        levels.pupilPremiumSecondary(year)
            * share(SchoolField.FSM6_SECONDARY)
            * (rolls.keyStage3(year) + rolls.keyStage4(year));
    return NaiveTimeline.shareOfYear(block)
        * (primary + secondary)
        * values.grown("pupils.needs_growth_percent", year);
  }

  /** Meals of the infants who take them and are not on free school meals anyway. */
  double meals(int block) {
    int year = NaiveTimeline.academicYear(block);
    double onFreeMeals =
        school
            .value(SchoolField.FSM_PRIMARY)
            .orElseGet(() -> school.value(SchoolField.FSM6_PRIMARY).orElse(0));
    onFreeMeals *= values.grown("pupils.needs_growth_percent", NaiveTimeline.financialYear(block));
    double infants = rolls.sum(NaiveTimeline.rollInSchool(block), 0, 2);
    double takeUp = values.of("grants.meal_take_up", Math.max(0, year));
    return levels.meal(year)
        * SCHOOL_DAYS
        * takeUp
        * infants
        * Math.max(0, 1 - onFreeMeals)
        * NaiveTimeline.shareOfYear(block);
  }

  /** The PE and sport premium. */
  double sportPremium(int block) {
    int year = NaiveTimeline.academicYear(block);
    double pupils = rolls.sum(laggedRoll(block), 1, 6);
    double sport =
        pupils > SMALL_SCHOOL
            ? levels.held("pe_premium_lump", year)
                + levels.held("pe_premium_per_pupil", year) * pupils
            : levels.held("pe_premium_small_school", year) * pupils;
    return sport * NaiveTimeline.shareOfYear(block);
  }

  double educationServicesGrant(int block) {
    int year = NaiveTimeline.academicYear(block);
    OptionalDouble rate = levels.publishedFromSeptember("education_services_grant_academy", year);
    return timeline.isAcademy(block)
        ? rate.orElse(0) * rolls.funded(laggedRoll(block)) * NaiveTimeline.shareOfYear(block)
        : 0;
  }

  double insurance(int block) {
    return levels.insurance(NaiveTimeline.financialYear(block))
        * rolls.all(NaiveTimeline.rollInSchool(block))
        * NaiveTimeline.shareOfYear(block);
  }

  private double share(SchoolField field) {
    return school.value(field).orElse(0);
  }

  /** The roll of the census before an academic year. */
  private static int laggedRoll(int block) {
    return Math.max(0, NaiveTimeline.academicYear(block));
  }
}
