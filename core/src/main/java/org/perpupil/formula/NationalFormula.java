package org.perpupil.formula;

import java.util.ArrayList;
import java.util.List;
import org.perpupil.formula.engine.Rules;
import org.perpupil.formula.factor.DeclaredParameter;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.rates.RateBook;

/** Turns a book of national rates into a formula. */
final class NationalFormula {
  private NationalFormula() {}

  static Formula of(RateBook book) {
    List<String> missing = new ArrayList<>();
    Formula.Builder formula = Formula.national(book.title(), book.rulesOf());
    for (Parameter parameter : Parameter.values()) {
      DeclaredParameter declared = (DeclaredParameter) parameter;
      book.find(declared.bookName())
          .ifPresentOrElse(
              rate -> formula.set(parameter, rate),
              () -> {
                if (declared.isNeeded(book)) {
                  missing.add(declared.bookName());
                }
              });
    }
    if (!missing.isEmpty()) {
      throw new ProblemsException(
          Problem.error(
              "national rate book " + book.edition(),
              book.rates().size() + " rates",
              "the rates of a whole formula; these are not known: " + String.join(", ", missing),
              "an edition that is complete serves, raised by what you expect of prices"));
    }
    Rules.all().forEach(rule -> rule.completeNational(book, formula));
    return formula.build();
  }
}
