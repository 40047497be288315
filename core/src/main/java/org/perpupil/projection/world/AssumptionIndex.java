package org.perpupil.projection.world;

import org.perpupil.scenario.Assumption;

/** Where the assumptions that the engine reads stand among all assumptions. */
public final class AssumptionIndex {
  public static final int GAINS_CAP = index("formula.gains_cap_percent");
  public static final int GAINS_SCALING = index("formula.gains_scaling_percent");
  static final int NATIONAL_UPLIFT = index("formula.national_uplift_percent");
  static final int LOCAL_UPLIFT = index("formula.local_uplift_percent");
  static final int INTAKE_GROWTH = index("pupils.intake_growth_percent");
  public static final int FORECAST_BIAS = index("pupils.forecast_bias_percent");
  static final int STAY_ON = index("pupils.stay_on_percent");
  static final int SIXTH_FORM_STAY_ON = index("pupils.sixth_form_stay_on_percent");
  public static final int NEEDS_GROWTH = index("pupils.needs_growth_percent");
  public static final int FUNDED_ON_ESTIMATES = index("pupils.funded_on_estimates");
  public static final int PRIMARY_SIZE = index("classes.primary_size");
  public static final int SECONDARY_SIZE = index("classes.secondary_size");
  public static final int SIXTH_FORM_SIZE = index("classes.sixth_form_size");
  public static final int FOLLOW_CLASSES = index("staff.follow_classes");
  public static final int LEADERSHIP_POSTS = index("staff.leadership_posts");
  public static final int TEACHERS_PER_CLASS = index("staff.teachers_per_class");
  public static final int TEACHER_LEAVING = index("staff.teacher_leaving_percent");
  public static final int JOINER_POINT = index("staff.joiner_point");
  public static final int INCREMENT_SHARE = index("staff.increment_share");
  public static final int THRESHOLD_SHARE = index("staff.threshold_share");
  public static final int UPPER_PROGRESS_SHARE = index("staff.upper_progress_share");
  public static final int TEACHER_AWARD = index("pay.teacher_award_percent");
  public static final int SUPPORT_AWARD = index("pay.support_award_percent");
  public static final int SUPPORT_AWARD_CASH = index("pay.support_award_cash");
  public static final int SUPPORT_BACK_PAY = index("pay.support_back_pay_share");
  public static final int SUPPORT_SALARY = index("pay.support_reference_salary");
  public static final int TEACHERS_PENSION = index("pension.teachers_percent");
  public static final int LGPS_MAINTAINED = index("pension.lgps_maintained_percent");
  public static final int LGPS_ACADEMY = index("pension.lgps_academy_percent");
  public static final int LGPS_SECONDARY_CASH = index("pension.lgps_secondary_cash");
  public static final int NATIONAL_INSURANCE = index("tax.national_insurance_percent");
  public static final int NATIONAL_INSURANCE_THRESHOLD = index("tax.national_insurance_threshold");
  public static final int LEVY = index("tax.apprenticeship_levy_percent");
  public static final int LEVY_ALLOWANCE = index("tax.apprenticeship_levy_allowance");
  public static final int LEVY_PART = index("tax.apprenticeship_levy_part");
  public static final int CPI = index("prices.cpi_percent");
  public static final int ENERGY = index("prices.energy_percent");
  public static final int CONTRACT = index("prices.contract_percent");
  public static final int BUSINESS_RATES = index("prices.business_rates_percent");
  public static final int FLOOR_AREA = index("premises.floor_area_growth_percent");
  public static final int SELF_GENERATED = index("income.self_generated_growth_percent");
  public static final int HIGH_NEEDS = index("income.high_needs_growth_percent");
  public static final int OTHER_GRANTS = index("income.other_grants_growth_percent");
  public static final int PUPIL_PREMIUM = index("grants.pupil_premium_growth_percent");
  public static final int SIXTH_FORM_RATE = index("grants.sixth_form_growth_percent");
  public static final int MEAL_RATE = index("grants.meal_growth_percent");
  public static final int MEAL_TAKE_UP = index("grants.meal_take_up");
  public static final int INSURANCE = index("grants.insurance_growth_percent");
  public static final int GROWTH_FUND = index("grants.growth_fund_per_pupil");
  public static final int GROWTH_LEAST = index("grants.growth_fund_least_pupils");
  public static final int GROWTH_MONTHS = index("grants.growth_fund_months");
  public static final int FALLING_ROLLS_FUND = index("grants.falling_rolls_per_pupil");
  public static final int FALLING_ROLLS_LEAST = index("grants.falling_rolls_least_percent");
  public static final int AUDIT_COST = index("academy.audit_cost");
  public static final int SYSTEMS_COST = index("academy.systems_cost");
  public static final int CONVERSION_COST = index("academy.conversion_cost");
  public static final int CONVERSION_GRANT = index("academy.conversion_grant");
  public static final int CENTRAL_CHARGE_PERCENT = index("trust.central_charge_percent");
  public static final int CENTRAL_CHARGE_PER_PUPIL = index("trust.central_charge_per_pupil");
  public static final int CENTRAL_CHARGE_POUNDS = index("trust.central_charge_pounds");
  public static final int TRAINEE_SHARE = index("trainee.timetable_share");
  public static final int TRAINEE_LOAD = index("trainee.load");
  public static final int TRAINEE_DISPLACED = index("trainee.displaced_share");
  public static final int TRAINEE_MENTOR = index("trainee.mentor_share");
  public static final int TRAINEE_UNDER_25 = index("trainee.under_25_share");
  public static final int TRAINEE_FEES = index("trainee.fees");
  public static final int TRAINEE_GRANT = index("trainee.grant");

  private AssumptionIndex() {}

  private static int index(String name) {
    return Assumption.of(name).index();
  }
}
