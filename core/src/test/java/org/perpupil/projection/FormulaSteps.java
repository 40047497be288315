package org.perpupil.projection;

import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Formulas;
import org.perpupil.problem.ProblemsException;
import org.perpupil.rates.FundingYear;

/**
 * Which formula holds when: local ones from their years on, national books from a year on.
 *
 * @param local the formulas of authorities by the first year that they hold for
 * @param national the first year of the national formula, or nothing
 */
record FormulaSteps(NavigableMap<FundingYear, Formulas> local, Optional<FundingYear> national) {

  static FormulaSteps national(FundingYear from) {
    return new FormulaSteps(new TreeMap<>(), Optional.of(from));
  }

  static FormulaSteps local(FundingYear from, Formulas formulas) {
    return new FormulaSteps(new TreeMap<>(Map.of(from, formulas)), Optional.empty());
  }

  FormulaSteps thenNational(FundingYear from) {
    return new FormulaSteps(local, Optional.of(from));
  }

  /** The formula as its own year states it, and that year. */
  Map.Entry<FundingYear, Formula> latest(FundingYear year, String laCode) {
    if (national.isPresent() && year.compareTo(national.get()) >= 0) {
      for (int start = year.start(); ; start--) {
        FundingYear book = FundingYear.of(start);
        try {
          return Map.entry(book, Formula.national(book.toString()));
        } catch (ProblemsException incompleteOrMissing) {
          if (start <= national.get().start()) {
            throw incompleteOrMissing;
          }
        }
      }
    }
    Map.Entry<FundingYear, Formulas> step = local.floorEntry(year);
    return Map.entry(step.getKey(), step.getValue().find(laCode).orElseThrow());
  }
}
