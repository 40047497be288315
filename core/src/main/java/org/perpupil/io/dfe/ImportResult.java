package org.perpupil.io.dfe;

import java.util.List;
import java.util.Map;
import org.perpupil.problem.Problem;
import org.perpupil.rates.FundingYear;

/** What an import made of published files: rows of the files that every command reads. */
public interface ImportResult {
  /** Returns what was imported, in words that begin a title. */
  String title();

  /** Returns the funding year of the files. */
  FundingYear year();

  /** Returns the number of schools. */
  int size();

  /** Returns whether formulas alone were imported, and no schools. */
  boolean isOfFormulas();

  /** Returns the header and the rows of {@code schools.csv}. */
  List<List<String>> schoolRows();

  /** Returns the header and the rows of {@code formulas.csv}. */
  List<List<String>> formulaRows();

  /** Returns the header and the rows of {@code budgets.csv}. */
  List<List<String>> budgetRows();

  /** Returns what is odd without being wrong; unmodifiable. */
  List<Problem> warnings();

  /** Returns what is wrong with rows that were left out, one problem a kind; unmodifiable. */
  List<Problem> problems();

  /** Returns what allocate pays back of the money that the files have. */
  PayBack payBack();

  /** Returns rows read, used, not selected and left out, by those words. */
  Map<String, Integer> rows();

  /** Returns how many rates of all authorities were come by in each way. */
  Map<String, Integer> ratesByBasis();

  /** Returns what schools rest on and how many do; unmodifiable. */
  Map<String, Integer> restingOn();

  /** Returns the account: rows, schools, pounds, and what they rest on, for {@code import.json}. */
  Map<String, Object> account();
}
