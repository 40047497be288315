package org.perpupil.io.statement;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Line;
import org.perpupil.formula.Parameter;
import org.perpupil.formula.Statement;
import org.perpupil.formula.Total;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;

/** The chain of the local guarantee, step by step, by the keys of a grant statement's rows. */
final class GuaranteeFigures {
  private static final int PREMISES_OUT = 2025;

  private final Statement statement;
  private final School school;
  private final Formula formula;
  private final Map<String, Figure> figures;

  GuaranteeFigures(Statement statement, Map<String, Figure> figures) {
    this.statement = statement;
    this.school = statement.school();
    this.formula = statement.formula();
    this.figures = figures;
  }

  void add() {
    put("minimum_funding_guarantee", statement.amount(Line.MINIMUM_FUNDING_GUARANTEE));
    put("capping_and_scaling", 0 - statement.amount(Line.CAPPING_AND_SCALING));
    put("mppl_restore", statement.amount(Line.MPPL_RESTORE));
    OptionalDouble unit = statement.total(Total.MFG_BASELINE_UNIT_VALUE);
    OptionalDouble budget = statement.total(Total.MFG_BUDGET);
    if (unit.isEmpty() || budget.isEmpty()) {
      return;
    }
    double pupils = school.value(SchoolField.MFG_PUPILS).orElse(school.pupils());
    exact("unit", unit.getAsDouble());
    figures.put("guarantee:pupils", Figure.number(pupils));
    previous(unit.getAsDouble());
    current(budget.getAsDouble());
    OptionalDouble percent = formula.value(Parameter.MFG_PERCENT);
    if (percent.isPresent()) {
      figures.put("guarantee:mfg_percent", Figure.percent(percent.getAsDouble() / 100));
      double least = unit.getAsDouble() * (1 + percent.getAsDouble() / 100);
      exact("guaranteed_unit", least);
      put("guaranteed", least * pupils);
    }
    cap();
  }

  private void previous(double unit) {
    OptionalDouble share = school.value(SchoolField.PREVIOUS_BUDGET_SHARE);
    OptionalDouble pupils = school.value(SchoolField.PREVIOUS_PUPILS);
    if (share.isEmpty() || pupils.isEmpty()) {
      return;
    }
    exact("previous_budget_share", share.getAsDouble());
    field("rolled_in_grants", SchoolField.ROLLED_IN_GRANTS);
    field("previous_exclusions", SchoolField.PREVIOUS_EXCLUSIONS);
    field("previous_technical_adjustments", SchoolField.PREVIOUS_TECHNICAL_ADJUSTMENTS);
    if (!formula.year().isBefore(PREMISES_OUT)) {
      field("previous_split_sites", SchoolField.PREVIOUS_SPLIT_SITES);
      field("previous_pfi", SchoolField.PREVIOUS_PFI);
    }
    put("previous_lump_sum", statement.amount(Line.LUMP_SUM) * fringe());
    put("previous_sparsity", statement.amount(Line.SPARSITY) * fringe());
    exact("previous_adjusted", unit * pupils.getAsDouble());
    figures.put("guarantee:previous_pupils", Figure.number(pupils.getAsDouble()));
  }

  private void current(double budget) {
    double before = statement.total(Total.BUDGET_SHARE_BEFORE_MFG).orElse(0);
    put("budget_share", before - statement.amount(Line.RATES));
    field("exclusions", SchoolField.EXCLUSIONS);
    field("technical_adjustments", SchoolField.TECHNICAL_ADJUSTMENTS);
    put("lump_sum", statement.amount(Line.LUMP_SUM) * fringe());
    put("sparsity", statement.amount(Line.SPARSITY) * fringe());
    if (!formula.year().isBefore(PREMISES_OUT)) {
      for (Line line : List.of(Line.SPLIT_SITES, Line.PFI)) {
        put(line.fileName(), statement.amount(line));
      }
    }
    exact("adjusted", budget);
  }

  private double fringe() {
    return school.value(SchoolField.FRINGE).orElse(formula.value(Parameter.FRINGE).orElse(1));
  }

  private void cap() {
    OptionalDouble cap = formula.value(Parameter.GAINS_CAP_PERCENT);
    if (cap.isEmpty() || school.isGrowing()) {
      return;
    }
    double change = statement.total(Total.MFG_CHANGE).orElse(0);
    double scaling = formula.value(Parameter.GAINS_SCALING_PERCENT).orElse(100) / 100;
    double excess = Math.max(0, change - cap.getAsDouble() / 100);
    statement.total(Total.MFG_UNIT_VALUE).ifPresent(value -> exact("unit_now", value));
    figures.put("guarantee:change", Figure.percent(change));
    figures.put("guarantee:gains_cap_percent", Figure.percent(cap.getAsDouble() / 100));
    figures.put("guarantee:excess", Figure.percent(excess));
    figures.put("guarantee:gains_scaling_percent", Figure.percent(scaling));
    figures.put("guarantee:scaled", Figure.percent(excess * scaling));
  }

  private void field(String name, SchoolField field) {
    school.value(field).ifPresent(pounds -> exact(name, pounds));
  }

  private void put(String name, double pounds) {
    figures.put("guarantee:" + name, Figure.pounds(pounds));
  }

  private void exact(String name, double pounds) {
    figures.put("guarantee:" + name, Figure.text(Figure.exact(pounds)));
  }
}
