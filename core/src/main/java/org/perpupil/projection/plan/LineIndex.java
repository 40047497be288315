package org.perpupil.projection.plan;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.perpupil.budget.BudgetCode;
import org.perpupil.projection.prices.StatedLine;

/** The codes that schools of a unit may have money under, numbered. Immutable. */
public final class LineIndex {
  /** Codes that stand for all income and all expenditure where only totals are kept. */
  static final BudgetCode ANY_INCOME = BudgetCode.I01;

  static final BudgetCode ANY_EXPENDITURE = BudgetCode.E32;

  private static final Set<BudgetCode> ALWAYS =
      EnumSet.of(
          BudgetCode.I01,
          BudgetCode.I06,
          BudgetCode.I18D,
          BudgetCode.E01,
          BudgetCode.E08,
          BudgetCode.E09);

  private static final Set<BudgetCode> OF_CONVERTERS =
      EnumSet.of(BudgetCode.E22, BudgetCode.E23, BudgetCode.E28A, BudgetCode.BAE260);

  private final BudgetCode[] codes;
  private final int[] numbers;
  private final boolean isTotals;

  private LineIndex(BudgetCode[] codes, int[] numbers, boolean isTotals) {
    this.codes = codes;
    this.numbers = numbers;
    this.isTotals = isTotals;
  }

  /** Returns an index of two lines, in which all income and all expenditure add up. */
  public static LineIndex totals() {
    int[] numbers = new int[BudgetCode.values().length];
    for (BudgetCode code : BudgetCode.values()) {
      numbers[code.ordinal()] = code.kind() == BudgetCode.Kind.EXPENDITURE ? 1 : 0;
    }
    return new LineIndex(new BudgetCode[] {ANY_INCOME, ANY_EXPENDITURE}, numbers, true);
  }

  static LineIndex of(UnitPlan unit) {
    Set<BudgetCode> used = EnumSet.copyOf(ALWAYS);
    for (StatedLine line : unit.stated()) {
      used.add(line.code);
    }
    used.addAll(unit.posts.codesOfPostsThatStay());
    if (unit.arranged.converts()) {
      used.addAll(OF_CONVERTERS);
    }
    if (unit.arranged.isEverAcademy()) {
      used.add(BudgetCode.BAI170);
    }
    if (unit.isPooled) {
      used.add(BudgetCode.POOLING);
    }
    BudgetCode[] codes = used.toArray(BudgetCode[]::new);
    int[] numbers = new int[BudgetCode.values().length];
    Arrays.fill(numbers, -1);
    for (int line = 0; line < codes.length; line++) {
      numbers[codes[line].ordinal()] = line;
    }
    return new LineIndex(codes, numbers, false);
  }

  /** Returns whether all income and all expenditure add up to a line each. */
  public boolean isTotals() {
    return isTotals;
  }

  public int size() {
    return codes.length;
  }

  public BudgetCode code(int line) {
    return codes[line];
  }

  /** Returns the number of a code, -1 when no school of the unit can have money under it. */
  public int of(BudgetCode code) {
    return numbers[code.ordinal()];
  }
}
