package org.perpupil.io.read;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.perpupil.io.csv.Cells;
import org.perpupil.problem.ProblemsException;
import org.perpupil.problem.Range;
import org.perpupil.rates.FundingYear;
import org.perpupil.trust.TrustCharge;

/** Charges of some schools of a trust, or from some year on, as a cell of its row writes them. */
final class ChargeChanges {
  static final String COLUMN = "charge_changes";

  private static final String FORM = "such as 2027-28:5, W01:3.5 or W01@2028-29:4";
  private static final String CHARGE = "a charge as in the column charge";
  private static final Pattern BETWEEN = Pattern.compile("[\\s\\p{Z};]+");
  private static final Pattern YEAR =
      Pattern.compile("\\d{4}[-/\\u2010-\\u2013\\u2212]\\d{2}(\\d{2})?");

  /** An identifier and a year, either or both, and the value after the last colon. */
  private static final Pattern ITEM = Pattern.compile("(?:([^@]+)@)?([^@]+):([^:@]+)");

  private ChargeChanges() {}

  /** Returns the changes of the row at hand; what is wrong with the cell is added to its errors. */
  static List<TrustCharge.Change> read(Cells cells, Range range) {
    List<TrustCharge.Change> changes = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (String item : BETWEEN.split(cells.text(COLUMN).orElse(""), -1)) {
      if (item.isEmpty()) {
        continue;
      }
      Matcher form = ITEM.matcher(item);
      Optional<TrustCharge.Change> change =
          form.matches() ? change(cells, form, range) : Optional.empty();
      if (!form.matches()) {
        cells.error(
            COLUMN,
            item,
            FORM,
            item.contains(":")
                ? "a school, a year or the charge is left out, or something is there twice"
                : "the colon before the charge is missing");
      }
      change.ifPresent(
          found -> {
            if (!seen.add(found.school() + " " + found.from())) {
              cells.error(COLUMN, item, "each school and year once", "one of the two is left over");
            }
            changes.add(found);
          });
    }
    return changes;
  }

  private static Optional<TrustCharge.Change> change(Cells cells, Matcher form, Range range) {
    String school = form.group(1);
    String key = form.group(2);
    boolean isYear = school != null || YEAR.matcher(key).matches();
    Optional<FundingYear> from = isYear ? year(cells, key) : Optional.empty();
    OptionalDouble value = cells.part(COLUMN, form.group(3), range, CHARGE);
    if (value.isPresent() && !range.accepts(value.getAsDouble())) {
      cells.error(COLUMN, form.group(), CHARGE, "the number after the colon is in another unit");
      return Optional.empty();
    }
    if (value.isEmpty() || (isYear && from.isEmpty())) {
      return Optional.empty();
    }
    Optional<String> whose =
        school == null && isYear
            ? Optional.empty()
            : Optional.of(cells.code(COLUMN, school == null ? key : school));
    return Optional.of(new TrustCharge.Change(whose, from, value.getAsDouble()));
  }

  private static Optional<FundingYear> year(Cells cells, String text) {
    try {
      return Optional.of(FundingYear.parse(text));
    } catch (ProblemsException e) {
      cells.error(
          COLUMN,
          text,
          "a funding year such as 2028-29, as in W01@2028-29:4",
          "it is in another form");
      return Optional.empty();
    }
  }
}
