package org.perpupil.formula;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.perpupil.formula.engine.Allocated;
import org.perpupil.formula.factor.Term;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.rates.AreaCost;
import org.perpupil.rates.RateStatus;
import org.perpupil.school.School;
import org.perpupil.school.SchoolTable;

/**
 * One school's budget share, every line explained.
 *
 * <p>The lines add up to the budget share, to the penny. Immutable and thread-safe.
 */
public final class Statement {
  private final School school;
  private final Formula formula;
  private final ImmutableList<StatementLine> lines;
  private final Allocated allocated;

  private Statement(School school, Formula formula, Allocated allocated) {
    this.school = school;
    this.formula = formula;
    this.allocated = allocated;
    ImmutableList.Builder<StatementLine> builder = ImmutableList.builder();
    for (Line line : Line.values()) {
      List<StatementLine.Part> parts = parts(line);
      String explanation = allocated.explanation(line, 0);
      double amount = allocated.amount(line, 0);
      if (amount != 0 || !parts.isEmpty() || !explanation.isEmpty()) {
        builder.add(new StatementLine(line, amount, parts, explanation));
      }
    }
    this.lines = builder.build();
  }

  /**
   * Returns the statement of a school under a formula.
   *
   * @throws ProblemsException when the school lacks what the formula needs; names all of it
   */
  public static Statement of(School school, Formula formula, RoundingRules rounding) {
    Allocated allocated = Allocated.of(formula, SchoolTable.of(school), rounding);
    List<Problem> problems = new ArrayList<>();
    for (String reason : allocated.failures(0)) {
      problems.add(
          Problem.error(
              "school " + school.id() + " (" + reason + ")",
              "",
              "what the formula needs",
              "the school does not state it, or states what contradicts it"));
    }
    ProblemsException.throwIfAny(problems);
    return new Statement(school, formula, allocated);
  }

  /** Returns the statement of a school under a formula, rounded as a published one. */
  public static Statement of(School school, Formula formula) {
    return of(school, formula, RoundingRules.statement());
  }

  /** Returns the school. */
  public School school() {
    return school;
  }

  /** Returns the formula. */
  public Formula formula() {
    return formula;
  }

  /**
   * Returns the share of the year that the school is open, 1 for most.
   *
   * <p>Every line is that share of its full-year amount; parts and explanations are of a full year.
   */
  public double shareOfYear() {
    return allocated.shareOfYear(0);
  }

  /** Returns the lines that are in force or not zero, in order; unmodifiable. */
  public List<StatementLine> lines() {
    return lines;
  }

  /** Returns the pounds of a line. */
  public double amount(Line line) {
    return allocated.amount(line, 0);
  }

  /** Returns a total, or nothing when it does not apply. */
  public OptionalDouble total(Total total) {
    double value = allocated.total(total, 0);
    return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  /** Returns the budget share in pounds. */
  public double budgetShare() {
    return allocated.total(Total.BUDGET_SHARE, 0);
  }

  /** Returns how sure the least sure figure is that the statement rests on. */
  public RateStatus status() {
    return allocated.status(0);
  }

  /** Returns the rates and rules that no published text was found for; unmodifiable. */
  public List<String> unverified() {
    return ImmutableList.copyOf(allocated.unverified(0));
  }

  /**
   * Returns the area cost of its authority that national rates were multiplied by, or nothing when
   * the school has its own, none is known, or no national rate pays it.
   */
  public Optional<AreaCost> areaCostOfAuthority() {
    return allocated.areaCostOfAuthority(0);
  }

  /** Returns what is particular about the school's money, in words; unmodifiable. */
  public List<String> remarks() {
    return ImmutableList.copyOf(allocated.remarks(0));
  }

  @Override
  public String toString() {
    return "Statement[" + school.id() + ", " + formula.title() + ", " + pounds(budgetShare()) + "]";
  }

  private List<StatementLine.Part> parts(Line line) {
    ImmutableList.Builder<StatementLine.Part> parts = ImmutableList.builder();
    for (Term term : allocated.terms(line)) {
      // A count of sites, a weight or a sum is shown as what the rate is paid on.
      double share = term.base().isPupils() ? term.share()[0] : 1;
      double base = term.base().isPupils() ? allocated.roll(term, 0) : term.share()[0];
      if (base != 0 && (share != 0 || base != 1)) {
        parts.add(new StatementLine.Part(term.rate(), allocated.paidRate(term, 0), share, base));
      }
    }
    return parts.build();
  }

  private static String pounds(double value) {
    return String.format(Locale.ROOT, "£%,.2f", value);
  }
}
