package org.perpupil.authority.block;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.perpupil.formula.Allocation;
import org.perpupil.formula.Line;
import org.perpupil.formula.Total;
import org.perpupil.formula.printed.AllocationAsPrinted;
import org.perpupil.formula.printed.Casting;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;

/**
 * What the schools of one authority get in all. Never changes once it is returned.
 *
 * <p>Sums cover the schools that could be paid; how many could not is told beside them. Pounds are
 * sums of what is printed for schools, see {@link Casting}.
 */
public final class AuthorityTotals {
  private final String laCode;
  private int covered;
  private int failed;
  private BigDecimal pupils = BigDecimal.ZERO;
  private BigDecimal pupilsFailed = BigDecimal.ZERO;
  private double pupilsPrimary;
  private double moneyOfPrimaryPupils;
  private final BigDecimal[] lines = new BigDecimal[Line.values().size()];
  private BigDecimal share = BigDecimal.ZERO;
  private BigDecimal before = BigDecimal.ZERO;
  private BigDecimal pupilLed = BigDecimal.ZERO;

  private AuthorityTotals(String laCode) {
    this.laCode = laCode;
    Arrays.fill(lines, BigDecimal.ZERO);
  }

  /** Returns the totals of every authority that has schools, in order of first appearance. */
  public static List<AuthorityTotals> of(Allocation allocation) {
    AllocationAsPrinted printed = AllocationAsPrinted.of(allocation);
    Map<String, AuthorityTotals> authorities = new LinkedHashMap<>();
    for (int i = 0; i < allocation.size(); i++) {
      School school = allocation.schools().school(i);
      authorities
          .computeIfAbsent(school.laCode(), AuthorityTotals::new)
          .add(allocation, printed, school, i);
    }
    return List.copyOf(authorities.values());
  }

  /** Returns the code of the authority. */
  public String laCode() {
    return laCode;
  }

  /** Returns how many schools could be paid. */
  public int schoolsCovered() {
    return covered;
  }

  /** Returns how many schools could not be paid. */
  public int schoolsFailed() {
    return failed;
  }

  /** Returns the pupils of the schools that could be paid. */
  public double pupils() {
    return pupils.doubleValue();
  }

  /** Returns the pupils of the schools that could not be paid. */
  public double pupilsFailed() {
    return pupilsFailed.doubleValue();
  }

  /** Returns the pupils of the schools that could be paid, as they are written. */
  BigDecimal pupilsAsPrinted() {
    return pupils;
  }

  /** Returns the pupils of the schools that could not be paid, as they are written. */
  BigDecimal pupilsFailedAsPrinted() {
    return pupilsFailed;
  }

  /** Returns the pounds of a line, over all schools covered. */
  public double amount(Line line) {
    return amountAsPrinted(line).doubleValue();
  }

  /** Returns the pounds of a line as they are printed, over all schools covered. */
  public BigDecimal amountAsPrinted(Line line) {
    return lines[line.index()];
  }

  /** Returns the budget shares in pounds, over all schools covered. */
  public double budgetShare() {
    return share.doubleValue();
  }

  /** Returns the budget shares in pounds as they are printed, over all schools covered. */
  public BigDecimal budgetShareAsPrinted() {
    return share;
  }

  /** Returns guarantees and floors less caps, in pounds: what protection costs on balance. */
  public double protection() {
    return protectionAsPrinted().doubleValue();
  }

  /** Returns guarantees and floors less caps, in pounds as they are printed. */
  public BigDecimal protectionAsPrinted() {
    return Line.of(Line.Group.PROTECTION).stream()
        .map(this::amountAsPrinted)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** Returns pupil-led money as percent of the budget shares before protection. */
  public OptionalDouble pupilLedPercent() {
    return before.signum() == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(100 * pupilLed.doubleValue() / before.doubleValue());
  }

  /**
   * Returns pounds per secondary pupil for each pound per primary pupil, before protection and
   * without business rates; absent when either phase has no pupils.
   *
   * <p>Money that does not name a phase is shared by the school's pupils.
   */
  public OptionalDouble primarySecondaryRatio() {
    double pupilsSecondary = pupils() - pupilsPrimary;
    double money = before.doubleValue() - amount(Line.RATES);
    if (pupilsPrimary == 0 || pupilsSecondary == 0 || moneyOfPrimaryPupils == 0) {
      return OptionalDouble.empty();
    }
    double perSecondary = (money - moneyOfPrimaryPupils) / pupilsSecondary;
    return OptionalDouble.of(perSecondary / (moneyOfPrimaryPupils / pupilsPrimary));
  }

  @Override
  public String toString() {
    return "AuthorityTotals[" + laCode + ", " + covered + " schools]";
  }

  private void add(Allocation allocation, AllocationAsPrinted printed, School school, int row) {
    BigDecimal ofSchool = Casting.asWritten(school.pupils());
    if (allocation.failure(row).isPresent()) {
      failed++;
      pupilsFailed = pupilsFailed.add(ofSchool);
      return;
    }
    covered++;
    pupils = pupils.add(ofSchool);
    pupilsPrimary += school.value(SchoolField.PUPILS_PRIMARY).orElseThrow();
    for (Line line : Line.values()) {
      BigDecimal pounds = printed.amount(line, row).orElseThrow();
      lines[line.index()] = lines[line.index()].add(pounds);
    }
    share = share.add(printed.total(Total.BUDGET_SHARE, row).orElseThrow());
    before = before.add(printed.total(Total.BUDGET_SHARE_BEFORE_MFG, row).orElseThrow());
    pupilLed = pupilLed.add(printed.total(Total.PUPIL_LED_TOTAL, row).orElseThrow());
    moneyOfPrimaryPupils += moneyOfPrimaryPupils(allocation, school, row);
  }

  private static double moneyOfPrimaryPupils(Allocation allocation, School school, int row) {
    double named = 0;
    double shared = 0;
    for (Line line : Line.values()) {
      double pounds = allocation.amount(line, row).orElseThrow();
      if (line.isPrimary()) {
        named += pounds;
      } else if (line.group() != Line.Group.RATES
          && line.group() != Line.Group.PROTECTION
          && !line.isSecondary()) {
        shared += pounds;
      }
    }
    double pupils = school.pupils();
    double primary = school.value(SchoolField.PUPILS_PRIMARY).orElseThrow();
    return named + (pupils == 0 ? 0 : shared * primary / pupils);
  }
}
