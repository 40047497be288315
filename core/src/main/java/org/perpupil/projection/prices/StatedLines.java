package org.perpupil.projection.prices;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.perpupil.budget.BudgetCode;
import org.perpupil.budget.PricePath;
import org.perpupil.projection.prices.StatedLine.Driver;

/** Collects the stated lines of several schools into columns. Not thread-safe. */
public final class StatedLines {
  private final int size;
  private final Map<Key, double[]> columns = new LinkedHashMap<>();

  public StatedLines(int size) {
    this.size = size;
  }

  private record Key(BudgetCode code, Driver driver, PricePath price, boolean stated) {}

  /** Adds what a school's budget states for a code. */
  public void add(int school, BudgetCode code, double amount) {
    Driver driver =
        switch (code.driver()) {
          case FIXED -> Driver.FIXED;
          case PUPILS -> Driver.PUPILS;
          case CLASSES -> code == BudgetCode.E01 ? Driver.TEACHERS : Driver.CLASSES;
          case FLOOR_AREA -> Driver.FLOOR_AREA;
          case SIXTH_FORM_PUPILS -> Driver.SIXTH_FORM;
        };
    put(school, new Key(code, driver, code.price(), true), amount);
  }

  /** Adds the pupil premium of a school whose entitled pupils are known. */
  public void premium(int school, Optional<Double> stated) {
    Key key = new Key(BudgetCode.I05, Driver.PREMIUM, PricePath.NONE, stated.isPresent());
    put(school, key, stated.orElse(1.0));
  }

  public StatedLine[] build() {
    return columns.entrySet().stream()
        .map(
            entry -> {
              Key key = entry.getKey();
              return new StatedLine(
                  key.code(), key.driver(), key.price(), key.stated(), entry.getValue());
            })
        .toArray(StatedLine[]::new);
  }

  private void put(int school, Key key, double amount) {
    columns.computeIfAbsent(key, unused -> new double[size])[school] = amount;
  }
}
