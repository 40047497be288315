package org.perpupil.formula;

import static org.perpupil.problem.Problem.plain;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.rates.RateStatus;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;
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
  private final Evaluation evaluation;
  private final Evaluation fullYear;

  private Statement(School school, Formula formula, Evaluation evaluation) {
    this.school = school;
    this.formula = formula;
    this.evaluation = evaluation;
    this.fullYear =
        shareOfYear() == 1
            ? evaluation
            : new Evaluation(
                formula,
                SchoolTable.of(school.without(SchoolField.DAYS_OPEN)),
                evaluation.rounding());
    ImmutableList.Builder<StatementLine> builder = ImmutableList.builder();
    for (Line line : Line.values()) {
      List<StatementLine.Part> parts = parts(line);
      String explanation = explanation(line);
      double amount = evaluation.amount(line, 0);
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
    Evaluation evaluation = new Evaluation(formula, SchoolTable.of(school), rounding);
    List<Problem> problems = new ArrayList<>();
    for (String reason : evaluation.compiled().failures(0)) {
      problems.add(
          Problem.error(
              "school " + school.id() + " (" + reason + ")",
              "",
              "what the formula needs",
              "the column is missing"));
    }
    ProblemsException.throwIfAny(problems);
    return new Statement(school, formula, evaluation);
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
    return school.value(SchoolField.DAYS_OPEN).orElse(Evaluation.FULL_YEAR) / Evaluation.FULL_YEAR;
  }

  /** Returns the lines that are in force or not zero, in order; unmodifiable. */
  public List<StatementLine> lines() {
    return lines;
  }

  /** Returns the pounds of a line. */
  public double amount(Line line) {
    return evaluation.amount(line, 0);
  }

  /** Returns a total, or nothing when it does not apply. */
  public OptionalDouble total(Total total) {
    double value = evaluation.total(total, 0);
    return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  /** Returns the budget share in pounds. */
  public double budgetShare() {
    return evaluation.total(Total.BUDGET_SHARE, 0);
  }

  /** Returns how sure the least sure figure is that the statement rests on. */
  public RateStatus status() {
    return evaluation.status(0);
  }

  /** Returns the rates and rules that no published text was found for; unmodifiable. */
  public List<String> unverified() {
    return ImmutableList.copyOf(evaluation.unverified(0));
  }

  @Override
  public String toString() {
    return "Statement[" + school.id() + ", " + formula.title() + ", " + pounds(budgetShare()) + "]";
  }

  private List<StatementLine.Part> parts(Line line) {
    ImmutableList.Builder<StatementLine.Part> parts = ImmutableList.builder();
    for (Term term : evaluation.compiled().terms) {
      // A count of sites, a weight or a sum is shown as what the rate is paid on.
      double share = term.base().isPupils() ? term.share()[0] : 1;
      double base =
          term.base().isPupils() ? evaluation.compiled().roll(term.base())[0] : term.share()[0];
      if (term.line() == line && base != 0 && (share != 0 || base != 1)) {
        double paid = evaluation.paidRate(term, 0);
        parts.add(new StatementLine.Part(term.rate(), paid, share, base));
      }
    }
    return parts.build();
  }

  private String explanation(Line line) {
    return switch (line) {
      case FRINGE ->
          formula
              .find(Parameter.FRINGE)
              .map(
                  rate ->
                      text(
                          "(%s - 1) x (pupil-led %s + lump sum %s)",
                          plain(rate.value()),
                          pounds(fullYear.pupilLed(0)),
                          pounds(fullYear.amount(Line.LUMP_SUM, 0))))
              .orElse("");
      case MPPL_TOP_UP -> minimumLevel();
      case MINIMUM_FUNDING_GUARANTEE -> against("guarantee", Parameter.MFG_PERCENT);
      case CAPPING_AND_SCALING -> against("cap", Parameter.GAINS_CAP_PERCENT);
      case MPPL_RESTORE ->
          amount(line) == 0 ? "" : "what the cap may not take from the minimum per-pupil level";
      case FLOOR_TOP_UP, GAINS_CAP -> floor(line);
      default -> "";
    };
  }

  private String minimumLevel() {
    OptionalDouble level = MinimumPerPupil.level(formula, school);
    if (level.isEmpty()) {
      return "";
    }
    return text(
        "minimum %s x %s pupils = %s, counted %s",
        pounds(level.getAsDouble()),
        plain(school.pupils()),
        pounds(level.getAsDouble() * school.pupils()),
        pounds(fullYear.counted(0)));
  }

  private String against(String what, Parameter percent) {
    OptionalDouble change = total(Total.MFG_CHANGE);
    OptionalDouble limit = formula.value(percent);
    if (formula.isNational() || limit.isEmpty()) {
      return "";
    }
    if (change.isEmpty()) {
      return "no " + what + ": the school has no baseline";
    }
    if (percent == Parameter.GAINS_CAP_PERCENT && school.isGrowing()) {
      return "no cap: the school is growing";
    }
    String scaling =
        percent == Parameter.GAINS_CAP_PERCENT
            ? text(
                ", %s%% of the gain above it taken",
                plain(formula.value(Parameter.GAINS_SCALING_PERCENT).orElse(100)))
            : "";
    return text(
        "%s %s%%%s, change %s%% from %s to %s a pupil",
        what,
        plain(limit.getAsDouble()),
        scaling,
        text("%.4f", change.getAsDouble() * 100),
        pounds(total(Total.MFG_BASELINE_UNIT_VALUE).orElseThrow()),
        pounds(total(Total.MFG_UNIT_VALUE).orElseThrow()));
  }

  private String floor(Line line) {
    Parameter parameter =
        line == Line.FLOOR_TOP_UP ? Parameter.FLOOR_PERCENT : Parameter.GAINS_CAP_PERCENT;
    OptionalDouble limit = formula.value(parameter);
    if (!formula.isNational() || limit.isEmpty()) {
      return "";
    }
    OptionalDouble baseline = school.value(SchoolField.FLOOR_BASELINE_PER_PUPIL);
    if (baseline.isEmpty()) {
      return "none: the school has no floor_baseline_per_pupil";
    }
    OptionalDouble remaining = formula.value(Parameter.GAINS_CAP_REMAINING_PERCENT);
    String alternative =
        line == Line.GAINS_CAP && remaining.isPresent()
            ? text(", or %s%% of the gain where that is more", plain(remaining.getAsDouble()))
            : "";
    return text(
        "%s%% on a baseline of %s a pupil%s",
        plain(limit.getAsDouble()), pounds(baseline.getAsDouble()), alternative);
  }

  private static String pounds(double value) {
    return text("£%,.2f", value);
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.UK, format, values);
  }
}
