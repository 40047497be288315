package org.perpupil.io.dfe.statement;

import java.util.Map;
import java.util.Optional;
import org.perpupil.rates.FundingYear;

/**
 * A grant statement as it stands.
 *
 * @param place where it begins
 * @param organisation the name of the school
 * @param isAcademy whether it is paid for an academic year
 * @param threshold percent of pupils above which mobility is paid
 * @param rows by kind and name of their label
 */
public record GrantStatement(
    String place,
    String organisation,
    FundingYear year,
    boolean isAcademy,
    double threshold,
    Map<String, StatementRow> rows) {

  /** Returns a row, if it stands there. */
  Optional<StatementRow> find(String key) {
    return Optional.ofNullable(rows.get(key));
  }

  /** Returns the figure of a row, if it stands there and is known. */
  Optional<Double> amount(String key) {
    return find(key).filter(row -> row.amount().isNumber()).map(row -> row.amount().value());
  }

  /** Returns the pounds of a row, 0 where there are none. */
  double pounds(String key) {
    return amount(key).orElse(0.0);
  }
}
