package org.perpupil.io.dfe.statement;

import org.perpupil.io.dfe.table.PublishedNumber;

/**
 * A row of a grant statement.
 *
 * @param place file and line
 * @param description as it stands
 * @param rate pounds for one pupil
 * @param weighting the share of the pupils that counts
 * @param pupils that the share is of
 * @param amount pounds, or what else a row tells; a percentage as a fraction
 * @param text the amount as it stands
 */
record StatementRow(
    String place,
    String description,
    PublishedNumber rate,
    PublishedNumber weighting,
    PublishedNumber pupils,
    PublishedNumber amount,
    String text) {

  /** Returns this row with the pounds of another added. */
  StatementRow plus(StatementRow other) {
    return new StatementRow(
        place,
        description,
        rate,
        weighting,
        pupils,
        PublishedNumber.of(pounds() + other.pounds()),
        text);
  }

  /** Returns the pounds, 0 where nothing stands. */
  double pounds() {
    return amount.isNumber() ? amount.value() : 0;
  }
}
