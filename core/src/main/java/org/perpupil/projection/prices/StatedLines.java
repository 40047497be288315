package org.perpupil.projection.prices;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.perpupil.budget.BudgetCode;
import org.perpupil.budget.PricePath;
import org.perpupil.projection.prices.StatedLine.Driver;

/** Collects the stated lines of several schools into columns. Not thread-safe. */
public final class StatedLines {
  private final int size;
  private final Map<BudgetCode, StatedLine> byCode = new EnumMap<>(BudgetCode.class);
  private @Nullable StatedLine premiumStated;
  private @Nullable StatedLine premiumAdded;

  /** All of them, in the order in which schools have them first. */
  private final List<StatedLine> lines = new ArrayList<>();

  public StatedLines(int size) {
    this.size = size;
  }

  /** Adds what a school's budget states for a code. */
  public void add(int school, BudgetCode code, double amount) {
    StatedLine line = byCode.get(code);
    if (line == null) {
      line = added(code, driver(code), code.price(), true);
      byCode.put(code, line);
    }
    line.base[school] = amount;
  }

  private static Driver driver(BudgetCode code) {
    return switch (code.driver()) {
      case FIXED -> Driver.FIXED;
      case PUPILS -> Driver.PUPILS;
      case CLASSES -> code == BudgetCode.E01 ? Driver.TEACHERS : Driver.CLASSES;
      case FLOOR_AREA -> Driver.FLOOR_AREA;
      case SIXTH_FORM_PUPILS -> Driver.SIXTH_FORM;
    };
  }

  /** Adds the pupil premium of a school whose entitled pupils are known. */
  public void premium(int school, OptionalDouble stated) {
    StatedLine line = stated.isPresent() ? premiumStated : premiumAdded;
    if (line == null) {
      line = added(BudgetCode.I05, Driver.PREMIUM, PricePath.NONE, stated.isPresent());
      if (stated.isPresent()) {
        premiumStated = line;
      } else {
        premiumAdded = line;
      }
    }
    line.base[school] = stated.orElse(1);
  }

  public StatedLine[] build() {
    return lines.toArray(StatedLine[]::new);
  }

  private StatedLine added(BudgetCode code, Driver driver, PricePath price, boolean stated) {
    StatedLine line = new StatedLine(code, driver, price, stated, new double[size]);
    lines.add(line);
    return line;
  }
}
