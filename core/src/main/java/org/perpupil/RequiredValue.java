package org.perpupil;

import java.util.List;
import java.util.OptionalDouble;
import org.perpupil.formula.printed.Casting;
import org.perpupil.io.result.ResultTable;
import org.perpupil.rates.FundingYear;
import org.perpupil.sweep.solving.SolvedNumber;
import org.perpupil.sweep.solving.SolvedSchool;

/**
 * The value of one number at which a school just keeps a condition, on the safe side: as it stands
 * it keeps it, in the figures that a projection prints.
 *
 * <p>Immutable and thread-safe.
 */
public final class RequiredValue extends Result {
  private final SolvedNumber solved;

  RequiredValue(SolvedNumber solved) {
    super(ResultTable.of(solved));
    this.solved = solved;
  }

  /** Returns the school's identifier. */
  public String id() {
    return solved.id();
  }

  /**
   * Returns the value in {@link #unit()}; absent where no value of the range keeps the condition,
   * or every one does.
   */
  public OptionalDouble value() {
    return solved.value().stream().mapToDouble(Number::doubleValue).findFirst();
  }

  /** Returns the number's unit. */
  public String unit() {
    return solved.unit();
  }

  /** Returns whether the condition holds whatever the value. */
  public boolean isAlwaysKept() {
    return solved.isAlwaysKept();
  }

  /** Returns the years that have figures at the value, in order; empty for a roll; unmodifiable. */
  public List<FundingYear> years() {
    return solved.years().stream().map(SolvedSchool.Year::year).toList();
  }

  /**
   * Returns the reserve when a year ends, with the number at the value.
   *
   * @throws org.perpupil.problem.ProblemsException when there is no such year
   */
  public double closingReserve(FundingYear year) {
    return Casting.pounds(Casting.pence(year(year).reserve())).doubleValue();
  }

  /**
   * Returns what a year adds to the reserve, with the number at the value.
   *
   * @throws org.perpupil.problem.ProblemsException when there is no such year
   */
  public double inYearBalance(FundingYear year) {
    return Casting.pounds(Casting.pence(year(year).balance())).doubleValue();
  }

  private SolvedSchool.Year year(FundingYear year) {
    return solved.years().stream()
        .filter(one -> one.year().equals(year))
        .findFirst()
        .orElseThrow(() -> SchoolRows.noYear(id(), year, years()));
  }

  @Override
  public String toString() {
    return "RequiredValue["
        + id()
        + ", "
        + solved.what()
        + ": "
        + (value().isPresent()
            ? solved.value().orElseThrow().toPlainString() + " " + unit()
            : isAlwaysKept() ? "every value" : "none")
        + "]";
  }
}
