package org.perpupil.projection.prices;

import org.perpupil.budget.BudgetCode;
import org.perpupil.budget.PricePath;

/**
 * Income or cost of a code: a base for each school, times what drives it, times its price.
 *
 * <p>The bases are scaled once, before the plan is first run.
 */
public final class StatedLine {
  /** What a line follows, beside prices. */
  public enum Driver {
    FIXED,
    PUPILS,
    CLASSES,
    /** Teachers whom a total stands for: those who follow classes, and those who do not. */
    TEACHERS,
    FLOOR_AREA,
    SIXTH_FORM,
    /** Pupils entitled to the premium, at its rates. */
    PREMIUM
  }

  public final BudgetCode code;
  public final Driver driver;
  public final PricePath price;

  /** Whether the first year has to add up to the bases as they were given. */
  public final boolean stated;

  public final double[] base;

  public StatedLine(
      BudgetCode code, Driver driver, PricePath price, boolean stated, double[] base) {
    this.code = code;
    this.driver = driver;
    this.price = price;
    this.stated = stated;
    this.base = base;
  }

  /** Returns whether the line is all teachers, who are fewer where trainees teach. */
  public boolean isTeachers() {
    return driver == Driver.TEACHERS;
  }

  /** Returns whether neither pupils nor posts move the line: a base at a price of all schools. */
  public boolean isPlain() {
    boolean isOfPosts = price == PricePath.TEACHER_PAY || price == PricePath.SUPPORT_PAY;
    return !isOfPosts && (driver == Driver.FIXED || driver == Driver.FLOOR_AREA);
  }

  /** Returns whether the line ends when a school converts: insurance, which it then buys anew. */
  public boolean endsAtConversion() {
    return code == BudgetCode.E23;
  }
}
