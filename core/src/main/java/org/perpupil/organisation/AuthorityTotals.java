package org.perpupil.organisation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.perpupil.formula.Allocation;
import org.perpupil.formula.Line;
import org.perpupil.formula.Pence;
import org.perpupil.formula.Total;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;

/**
 * What the schools of one authority get in all. Never changes once it is returned.
 *
 * <p>Sums cover the schools that could be paid; how many could not is told beside them.
 */
public final class AuthorityTotals {
  private final String laCode;
  private final boolean toPence;
  private int covered;
  private int failed;
  private double pupils;
  private double pupilsFailed;
  private double pupilsPrimary;
  private double moneyOfPrimaryPupils;
  private final double[] lines = new double[Line.values().size()];
  private final double[] totals = new double[Total.values().length];

  private AuthorityTotals(String laCode, boolean toPence) {
    this.laCode = laCode;
    this.toPence = toPence;
  }

  /** Returns the totals of every authority that has schools, in order of first appearance. */
  public static List<AuthorityTotals> of(Allocation allocation) {
    Map<String, AuthorityTotals> authorities = new LinkedHashMap<>();
    for (int i = 0; i < allocation.size(); i++) {
      School school = allocation.schools().school(i);
      authorities
          .computeIfAbsent(
              school.laCode(),
              code -> new AuthorityTotals(code, allocation.rounding().linesToPence()))
          .add(allocation, school, i);
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
    return pupils;
  }

  /** Returns the pupils of the schools that could not be paid. */
  public double pupilsFailed() {
    return pupilsFailed;
  }

  /** Returns the pounds of a line, over all schools covered. */
  public double amount(Line line) {
    return money(lines[line.index()]);
  }

  /** Returns the budget shares in pounds, over all schools covered. */
  public double budgetShare() {
    return money(totals[Total.BUDGET_SHARE.ordinal()]);
  }

  /** Returns guarantees and floors less caps, in pounds: what protection costs on balance. */
  public double protection() {
    double sum = 0;
    for (Line line : Line.of(Line.Group.PROTECTION)) {
      sum += lines[line.index()];
    }
    return money(sum);
  }

  /** Returns pupil-led money as percent of the budget shares before protection. */
  public OptionalDouble pupilLedPercent() {
    double before = totals[Total.BUDGET_SHARE_BEFORE_MFG.ordinal()];
    return before == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(100 * totals[Total.PUPIL_LED_TOTAL.ordinal()] / before);
  }

  /**
   * Returns pounds per secondary pupil for each pound per primary pupil, before protection and
   * without business rates; absent when either phase has no pupils.
   *
   * <p>Money that does not name a phase is shared by the school's pupils.
   */
  public OptionalDouble primarySecondaryRatio() {
    double pupilsSecondary = pupils - pupilsPrimary;
    double money = totals[Total.BUDGET_SHARE_BEFORE_MFG.ordinal()] - lines[Line.RATES.index()];
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

  /** Takes the binary error off a sum of pence; sums of unrounded lines stay as they are. */
  private double money(double sum) {
    return toPence ? Pence.round(sum) : sum;
  }

  private void add(Allocation allocation, School school, int row) {
    if (allocation.failure(row).isPresent()) {
      failed++;
      pupilsFailed += school.pupils();
      return;
    }
    covered++;
    pupils += school.pupils();
    pupilsPrimary += school.value(SchoolField.PUPILS_PRIMARY).orElseThrow();
    for (Line line : Line.values()) {
      lines[line.index()] += allocation.amount(line, row).orElseThrow();
    }
    for (Total total : Total.values()) {
      totals[total.ordinal()] += allocation.total(total, row).orElse(0);
    }
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
