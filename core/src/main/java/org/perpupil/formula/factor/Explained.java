package org.perpupil.formula.factor;

import java.util.Locale;
import java.util.OptionalDouble;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Line;
import org.perpupil.formula.Total;
import org.perpupil.school.School;

/** One paid school, for whoever says in words how its lines follow. */
public interface Explained {
  /** Returns the school. */
  School school();

  /** Returns the formula. */
  Formula formula();

  /** Returns the pounds of a line as paid. */
  double amount(Line line);

  /** Returns a total, or nothing when it does not apply. */
  OptionalDouble total(Total total);

  /** Returns the pounds of a line for a full year. */
  double ofFullYear(Line line);

  /** Returns the pounds of all pupil-led lines for a full year. */
  double pupilLedOfFullYear();

  /** Returns the pounds that the minimum level counts in a full year, without its top-up. */
  double countedOfFullYear();

  /** Returns pounds as a statement writes them. */
  static String pounds(double value) {
    return text("£%,.2f", value);
  }

  /** Returns a text with values in it, as a statement writes them. */
  static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
