package org.perpupil.projection;

import static org.perpupil.projection.NaiveTimeline.financialYear;
import static org.perpupil.projection.NaiveTimeline.shareOfYear;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.perpupil.budget.Budget;
import org.perpupil.budget.BudgetCode;
import org.perpupil.budget.BudgetCode.Driver;
import org.perpupil.budget.BudgetCode.Kind;
import org.perpupil.budget.PricePath;
import org.perpupil.budget.StaffPost;
import org.perpupil.scenario.Assumptions;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;

/**
 * The budget of one school over the years, worked out the slow way from the written rules.
 *
 * <p>It shares no arithmetic with the engine but the allocation of a single year, which has an
 * oracle of its own, so that agreement of the two means something.
 */
final class ProjectionOracle {
  private final School school;
  private final NaiveTimeline timeline;
  private final Optional<Budget> budget;
  private final boolean known;
  private final NaiveWorld reference;
  private final NaiveWorld world;
  private final NaiveFunding funding;
  private final NaiveWorld withoutLevy;
  private final NaiveGrants grants;
  private final NaiveLevy levy;
  private OptionalDouble teachersOfTotal = OptionalDouble.empty();
  private final Map<Integer, Map<BudgetCode, Double>> amounts = new HashMap<>();

  ProjectionOracle(
      School school,
      NaiveTimeline timeline,
      FormulaSteps formulas,
      Optional<Budget> budget,
      List<StaffPost> posts,
      Assumptions reference,
      Assumptions assumptions,
      NaiveSolved solved,
      boolean ownEmployer) {
    this.school = school;
    this.timeline = timeline;
    this.budget = budget;
    this.known = budget.isPresent() || !posts.isEmpty();
    this.reference = new NaiveWorld(school, timeline, reference, posts);
    this.world = new NaiveWorld(school, timeline, assumptions, posts);
    this.withoutLevy = new NaiveWorld(school, timeline, assumptions, posts, false);
    this.grants = new NaiveGrants(school, timeline, world.rolls, budget);
    this.levy = new NaiveLevy(timeline, world, ownEmployer);
    this.funding =
        new NaiveFunding(
            school,
            timeline,
            world.values,
            world.rolls,
            formulas,
            grants,
            solved,
            timeline.years());
    if (failure().isEmpty()) {
      for (int block : timeline.blocks()) {
        amounts.put(block, new EnumMap<>(BudgetCode.class));
        income(block);
        spending(block);
      }
    }
  }

  Optional<String> failure() {
    return budget.isEmpty() ? Optional.of("no budget") : funding.failure();
  }

  NaiveTimeline timeline() {
    return timeline;
  }

  /** The budget share of a funding year, whoever is paid it. */
  double share(int fundingYear) {
    return funding.share(fundingYear);
  }

  /** The money of funding years. */
  NaiveFunding funding() {
    return funding;
  }

  /** Pounds of a code in a block; 0 where nothing comes under it. */
  double amount(BudgetCode code, int block) {
    return amounts.get(block).getOrDefault(code, 0.0);
  }

  double income(int block, int lastBlock) {
    return sum(block, lastBlock, Kind.INCOME) - sum(block, lastBlock, Kind.REVENUE_FOR_CAPITAL);
  }

  double spending(int block, int lastBlock) {
    return sum(block, lastBlock, Kind.EXPENDITURE);
  }

  /** Pounds of the grants with a life. */
  double grantsPaid(int block) {
    return grants.paid(block);
  }

  /** What is paid or taken back over a year since an estimate of pupils was wrong. */
  double settlement(int block) {
    return funding.adjustment(timeline.fundingYear(block));
  }

  /** Pupils whom the share of a funding year counts. */
  double pupils(int fundingYear) {
    return funding.pupils(fundingYear);
  }

  /** The reserve at the start of a block, or nothing where no reserve was stated. */
  OptionalDouble reserveBefore(int block) {
    OptionalDouble opening =
        budget.isPresent() ? budget.get().openingReserve() : OptionalDouble.empty();
    if (opening.isEmpty()) {
      return opening;
    }
    double reserve = opening.getAsDouble();
    for (int earlier = timeline.firstBlock(); earlier < block; earlier++) {
      reserve += income(earlier, earlier) - spending(earlier, earlier);
    }
    return OptionalDouble.of(reserve);
  }

  /** General annual grant of a block without business rates and PFI, once its charge is taken. */
  double poolable(int block) {
    int paidFor = timeline.fundingYear(block);
    double passedOn =
        school.value(SchoolField.RATES).orElse(0)
                * world.values.grown("prices.business_rates_percent", paidFor)
            + school.value(SchoolField.PFI).orElse(0);
    double share = funding.paid(paidFor) + funding.adjustment(paidFor);
    return (share - passedOn) * shareOfYear(block)
        + amount(BudgetCode.I02, block)
        - amount(BudgetCode.BAI170, block);
  }

  /** Writes what the trust's pool gives and takes. */
  void pooled(int block, double net) {
    add(BudgetCode.POOLING, block, net);
  }

  private double sum(int first, int last, Kind kind) {
    double sum = 0;
    for (int block = first; block <= last; block++) {
      for (Map.Entry<BudgetCode, Double> entry : amounts.get(block).entrySet()) {
        sum += entry.getKey().kind() == kind ? entry.getValue() : 0;
      }
    }
    return sum;
  }

  private void income(int block) {
    int year = financialYear(block);
    add(BudgetCode.I01, block, budgetShare(block) + funds(block));
    for (BudgetCode code : BudgetCode.values()) {
      boolean special = code == BudgetCode.I01 || code == BudgetCode.I05;
      if (code.kind() == Kind.INCOME && !special) {
        add(code, block, stated(code, block));
      }
    }
    add(BudgetCode.I05, block, pupilPremium(block));
    budget.ifPresent(
        stated ->
            add(
                BudgetCode.I18D,
                block,
                new NaiveMeals(timeline, stated, reference, world).paid(block)));
    add(BudgetCode.I18D, block, grantsPaid(block));
    boolean servicesStated =
        timeline.isAcademyFromTheStart() && statedAmount(BudgetCode.I06).isPresent();
    if (!servicesStated) {
      add(BudgetCode.I06, block, world.educationServicesGrant(block));
    }
    double trained = assumedTrainees(block) + world.staff.listedTrainees(block);
    add(BudgetCode.I06, block, trained * world.trainees.grant(block) * shareOfYear(block));
    if (timeline.converts() && block == timeline.conversion()) {
      add(BudgetCode.I06, block, world.values.of("academy.conversion_grant", year));
    }
  }

  private double budgetShare(int block) {
    int paidFor = timeline.fundingYear(block);
    double annual = funding.paid(paidFor) + funding.adjustment(paidFor);
    if (!timeline.isAcademy(block) && world.rolls.funded(0) > 0) {
      annual -=
          school.value(SchoolField.DEDELEGATION).orElse(0)
              * world.rolls.funded(paidFor)
              / world.rolls.funded(0);
    }
    if (budget.isPresent()) {
      annual +=
          budget.get().earlyYears().orElse(0) * world.levels.price(PricePath.HIGH_NEEDS, block);
    }
    return annual * shareOfYear(block);
  }

  /** What the authority's funds pay by the rule of the assumptions. */
  private double funds(int block) {
    int september = block % 2 == 1 ? block / 2 : block / 2 - 1;
    double pounds = 0;
    if (september >= 0) {
      double more = world.rolls.funded(september + 1) - funding.pupils(september);
      double months = world.values.of("grants.growth_fund_months", september);
      double paid = block % 2 == 1 ? Math.min(7, months) : Math.max(0, months - 7);
      if (more > 0 && more >= world.values.of("grants.growth_fund_least_pupils", september)) {
        pounds += more * world.values.of("grants.growth_fund_per_pupil", september) * paid / 12;
      }
    }
    int year = timeline.fundingYear(block);
    if (year >= 1) {
      double fewer = funding.pupils(year - 1) - funding.pupils(year);
      double least = world.values.of("grants.falling_rolls_least_percent", year) / 100;
      if (fewer > 0 && fewer >= least * funding.pupils(year - 1)) {
        pounds +=
            fewer * world.values.of("grants.falling_rolls_per_pupil", year) * shareOfYear(block);
      }
    }
    return pounds;
  }

  private double pupilPremium(int block) {
    OptionalDouble stated = statedAmount(BudgetCode.I05);
    if (stated.isEmpty()) {
      return world.pupilPremium(block);
    }
    double firstYear = 0;
    for (int each : timeline.firstYearBlocks()) {
      firstYear += reference.pupilPremium(each);
    }
    return firstYear > 0
        ? stated.getAsDouble() / firstYear * world.pupilPremium(block)
        : stated(BudgetCode.I05, block);
  }

  private void spending(int block) {
    int year = financialYear(block);
    double share = shareOfYear(block);
    boolean converted = timeline.converts() && timeline.isAcademy(block);
    for (BudgetCode code : BudgetCode.values()) {
      boolean spent = code.kind() == Kind.EXPENDITURE || code.kind() == Kind.REVENUE_FOR_CAPITAL;
      boolean replaced = code == BudgetCode.E23 && converted;
      if (spent && world.staff.has(code)) {
        add(code, block, world.staff.cost(code, block));
      } else if (spent && !replaced) {
        add(code, block, stated(code, block));
      }
    }
    levy.relief(block, code -> levied(code, block))
        .forEach((code, relief) -> add(code, block, -relief));
    add(BudgetCode.E09, block, assumedTrainees(block) * world.trainees.fees(block) * share);
    if (known) {
      add(BudgetCode.E08, block, world.values.of("pension.lgps_secondary_cash", year) * share);
    }
    if (converted) {
      double prices = world.levels.price(PricePath.CPI, block) * share;
      add(BudgetCode.E23, block, world.insurance(block));
      add(BudgetCode.BAE260, block, world.values.of("academy.audit_cost", year) * prices);
      add(BudgetCode.E22, block, world.values.of("academy.systems_cost", year) * prices);
    }
    if (converted && block == timeline.conversion()) {
      add(BudgetCode.E28A, block, world.values.of("academy.conversion_cost", year));
    }
    if (timeline.isAcademy(block)) {
      add(BudgetCode.BAI170, block, centralCharge(block));
    }
  }

  /** What the trust takes of the grant that a block is paid, and of each pupil and school. */
  private double centralCharge(int block) {
    int paidFor = timeline.fundingYear(block);
    double share = shareOfYear(block);
    double earlyYears =
        budget.map(stated -> stated.earlyYears().orElse(0)).orElse(0.0)
            * world.levels.price(PricePath.HIGH_NEEDS, block)
            * share;
    double passedOn =
        school.value(SchoolField.RATES).orElse(0)
                * world.values.grown("prices.business_rates_percent", paidFor)
            + school.value(SchoolField.PFI).orElse(0);
    double grant =
        amount(BudgetCode.I01, block)
            - funds(block)
            + amount(BudgetCode.I02, block)
            - earlyYears
            - passedOn * share;
    double pounds =
        world.values.of("trust.central_charge_per_pupil", paidFor) * pupils(paidFor)
            + world.values.of("trust.central_charge_pounds", paidFor);
    return world.values.of("trust.central_charge_percent", paidFor) * grant / 100
        + pounds * world.levels.price(PricePath.CPI, block) * share;
  }

  /** The apprenticeship levy of a code before any allowance. */
  private double levied(BudgetCode code, int block) {
    if (world.staff.has(code)) {
      return world.staff.cost(code, block) - withoutLevy.staff.cost(code, block);
    }
    if (statedAmount(code).isEmpty()) {
      return 0;
    }
    if (code == BudgetCode.E01) {
      double first = teachersOfTotal();
      return world.teaching(first, block) - withoutLevy.teaching(first, block);
    }
    Driver driver = driver(code);
    return base(code) * (world.unit(code, driver, block) - withoutLevy.unit(code, driver, block));
  }

  /** Full-time trainees by assumption: beside listed teachers, else beside a total for them. */
  double assumedTrainees(int block) {
    return world.staff.has(BudgetCode.E01)
        ? world.staff.assumedTrainees(block)
        : world.teachersOfTotal(teachersOfTotal(), block) * world.trainees.perTeacher(block);
  }

  /** What a stated amount has become: the first year comes out as stated under the reference. */
  private double stated(BudgetCode code, int block) {
    if (statedAmount(code).isEmpty()) {
      return 0;
    }
    return code == BudgetCode.E01
        ? world.teaching(teachersOfTotal(), block)
        : base(code) * world.unit(code, driver(code), block);
  }

  /** The teachers of the first block at whose cost the first year adds up, by trial. */
  private double teachersOfTotal() {
    if (teachersOfTotal.isEmpty()) {
      teachersOfTotal = OptionalDouble.of(tryTeachersOfTotal());
    }
    return teachersOfTotal.getAsDouble();
  }

  private double tryTeachersOfTotal() {
    double wanted = statedAmount(BudgetCode.E01).orElse(0);
    double fewer = -1e6;
    double more = 1e6;
    for (int n = 0; n < 200; n++) {
      double middle = (fewer + more) / 2;
      double cost = 0;
      for (int block : timeline.firstYearBlocks()) {
        cost += reference.teaching(middle, block);
      }
      if (cost <= wanted) {
        fewer = middle;
      } else {
        more = middle;
      }
    }
    return fewer;
  }

  private double base(BudgetCode code) {
    double units = 0;
    for (int block : timeline.firstYearBlocks()) {
      units += reference.unit(code, driver(code), block);
    }
    return statedAmount(code).orElse(0) / units;
  }

  /** A driver that is not there in the first year cannot carry an amount; nothing does then. */
  private Driver driver(BudgetCode code) {
    double firstYear = 0;
    for (int block : timeline.firstYearBlocks()) {
      firstYear += reference.driver(code.driver(), block);
    }
    return firstYear == 0 ? Driver.FIXED : code.driver();
  }

  private OptionalDouble statedAmount(BudgetCode code) {
    return budget.isPresent() ? budget.get().amount(code) : OptionalDouble.empty();
  }

  private void add(BudgetCode code, int block, double amount) {
    amounts.get(block).merge(code, amount, Double::sum);
  }
}
