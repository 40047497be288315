package org.perpupil.joining.trust;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.perpupil.budget.Block;
import org.perpupil.budget.Budget;
import org.perpupil.budget.BudgetCode;
import org.perpupil.projection.Measure;
import org.perpupil.projection.Projection;
import org.perpupil.projection.YearBasis;
import org.perpupil.rates.FundingYear;
import org.perpupil.scenario.Arrangement;
import org.perpupil.scenario.Assumption;
import org.perpupil.school.Governance;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;

/**
 * The flows of one school of a projection, block by block, under the plan's own assumptions.
 *
 * <p>Immutable and thread-safe.
 */
public final class SchoolFlows {
  private static final Assumption CPI = Assumption.of("prices.cpi_percent");
  private static final Assumption HIGH_NEEDS = Assumption.of("income.high_needs_growth_percent");
  private static final Assumption BUSINESS_RATES = Assumption.of("prices.business_rates_percent");

  private final Projection projection;
  private final int row;
  private final School school;
  private final Set<BudgetCode> codes;

  /** Whether the months before it converts are left out of the block in which it does. */
  private final boolean isAsAcademy;

  public SchoolFlows(Projection projection, int row) {
    this(projection, row, false);
  }

  private SchoolFlows(Projection projection, int row, boolean isAsAcademy) {
    this.isAsAcademy = isAsAcademy;
    this.projection = projection;
    this.row = row;
    this.school = projection.schools().school(row);
    this.codes = projection.codes(row);
  }

  public School school() {
    return school;
  }

  /** Returns the first block of the projection. */
  public Block first() {
    return Block.aprilToAugust(projection.years().get(0).start());
  }

  /** Returns the block in which the school converts, or nothing when it does not. */
  Optional<Block> conversion() {
    return projection.plan().arrangement(row).conversion();
  }

  /** Returns the same flows, from the day on which the school converts within a block. */
  SchoolFlows asAcademy() {
    return new SchoolFlows(projection, row, true);
  }

  /** Returns its first day as an academy; of one that is an academy from the start nothing. */
  Optional<LocalDate> conversionDay() {
    return projection.plan().arrangement(row).conversionDay();
  }

  /** Returns the part of a block, from 0 to 1, before the school converts in it. */
  public double partBefore(Block block) {
    Arrangement arrangement = projection.plan().arrangement(row);
    return arrangement.conversion().equals(Optional.of(block))
        ? arrangement.monthsBefore() / (double) block.term().months()
        : 0;
  }

  /** Returns whether the school is an academy with figures in a block. */
  boolean isAcademy(Block block) {
    return projection.amount(row, BudgetCode.I01, block).isPresent()
        && projection.plan().arrangement(row).in(block) == Governance.ACADEMY;
  }

  /** Returns the pounds of a code in a block; 0 where the school has no such block. */
  public double amount(BudgetCode code, Block block) {
    double before =
        isAsAcademy && conversion().equals(Optional.of(block))
            ? projection.untilConversion(row, code)
            : 0;
    return projection.amount(row, code, block).orElse(0) - before;
  }

  /** Returns what the months of the block of its conversion before it add to the reserve. */
  double netUntilConversion() {
    double net = 0;
    for (BudgetCode code : codes) {
      double pounds = projection.untilConversion(row, code);
      net += code.kind() == BudgetCode.Kind.INCOME ? pounds : -pounds;
    }
    return net;
  }

  /** Returns by how much an allowance lowers the apprenticeship levy in a block. */
  public double levyRelief(Block block) {
    return projection.levyRelief(row, block).orElse(0);
  }

  public double sum(List<BudgetCode> some, Block block) {
    double sum = 0;
    for (BudgetCode code : some) {
      sum += amount(code, block);
    }
    return sum;
  }

  /** Returns what a block adds to the reserve. */
  double net(Block block) {
    double net = 0;
    for (BudgetCode code : codes) {
      boolean income = code.kind() == BudgetCode.Kind.INCOME;
      net += income ? amount(code, block) : -amount(code, block);
    }
    return net;
  }

  double spending(Block block) {
    double spending = 0;
    for (BudgetCode code : codes) {
      spending += code.kind() == BudgetCode.Kind.EXPENDITURE ? amount(code, block) : 0;
    }
    return spending;
  }

  /** Returns the reserve when a block begins. */
  double opening(Block block) {
    FundingYear first = projection.years().get(0);
    boolean financial = projection.has(row, first, YearBasis.FINANCIAL);
    YearBasis basis = financial ? YearBasis.FINANCIAL : YearBasis.ACADEMIC;
    Block start =
        financial ? Block.aprilToAugust(first.start()) : Block.septemberToMarch(first.start());
    double reserve = projection.total(row, Measure.OPENING_RESERVE, first, basis).orElseThrow();
    for (Block before = start; before.compareTo(block) < 0; before = before.next()) {
      reserve += net(before);
    }
    return reserve;
  }

  /**
   * Returns general annual grant in a block in pounds: the budget share and sixth-form funding,
   * without the early years money of the authority.
   */
  double grant(Block block) {
    double early =
        projection
            .plan()
            .budgets()
            .find(school.id())
            .map((Budget budget) -> budget.earlyYears().orElse(0))
            .orElse(0.0);
    int financial = yearsOn(block.startYear());
    return amount(BudgetCode.I01, block)
        + amount(BudgetCode.I02, block)
        - early * block.shareOfYear() * part(block) * level(HIGH_NEEDS, financial);
  }

  /** Returns the business rates and PFI within the grant of an academy in a block, in pounds. */
  double ratesAndPfi(Block block) {
    int year = yearsOn(block.fundingYear(Governance.ACADEMY).start());
    double rates =
        school.value(SchoolField.RATES).orElse(0) * level(BUSINESS_RATES, Math.max(0, year));
    double pfi = school.value(SchoolField.PFI).orElse(0);
    return (rates + pfi) * block.shareOfYear() * part(block);
  }

  /** Returns the part of a block that these flows are of. */
  double part(Block block) {
    return isAsAcademy ? 1 - partBefore(block) : 1;
  }

  /** Returns the price level of a block, 1 in the first financial year. */
  public double prices(Block block) {
    return level(CPI, yearsOn(block.startYear()));
  }

  /**
   * Returns the pupils whom the share that pays a block counts, those of the nearest funding year
   * where the projection leaves that one out.
   */
  public double pupils(Block block, Governance governance) {
    List<FundingYear> years = projection.years();
    FundingYear first = years.get(0);
    FundingYear last = years.get(years.size() - 1);
    FundingYear paying = block.fundingYear(governance);
    FundingYear year =
        paying.compareTo(first) < 0 ? first : paying.compareTo(last) > 0 ? last : paying;
    YearBasis basis =
        projection.has(row, year, YearBasis.FINANCIAL) ? YearBasis.FINANCIAL : YearBasis.ACADEMIC;
    return projection.total(row, Measure.PUPILS, year, basis).orElseThrow();
  }

  public double value(Assumption assumption, FundingYear year) {
    return projection.plan().assumptions().value(assumption, year, school).orElse(0);
  }

  private int yearsOn(int startYear) {
    return startYear - projection.years().get(0).start();
  }

  private double level(Assumption percent, int yearsOn) {
    double level = 1;
    for (int y = 1; y <= yearsOn; y++) {
      level *= 1 + value(percent, FundingYear.of(projection.years().get(0).start() + y)) / 100;
    }
    return level;
  }
}
