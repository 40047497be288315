package org.perpupil.sweep.solving;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.problem.check.Names;
import org.perpupil.projection.Measure;

/**
 * A condition that a school has to keep.
 *
 * @param measure what is looked at
 * @param atLeast pounds that it has to reach
 * @param everyYear whether in every year, or only in the last
 */
public record SolvedCondition(Measure measure, double atLeast, boolean everyYear) {
  private static final Pattern FORM = Pattern.compile("\\s*(\\w+)\\s*>=\\s*(-?[0-9.]+)\\s*");
  private static final List<Measure> MEASURES =
      List.of(Measure.CLOSING_RESERVE, Measure.IN_YEAR_BALANCE);

  /**
   * Returns the condition of a text such as {@code closing_reserve>=0}.
   *
   * @throws ProblemsException when the text is nothing of the kind
   */
  public static SolvedCondition parse(String text, boolean everyYear) {
    Matcher form = FORM.matcher(text);
    List<String> names = MEASURES.stream().map(Measure::fileName).toList();
    if (form.matches()) {
      OptionalDouble pounds = number(form.group(2));
      int measure = names.indexOf(form.group(1));
      if (measure >= 0 && pounds.isPresent()) {
        return new SolvedCondition(MEASURES.get(measure), pounds.getAsDouble(), everyYear);
      }
    }
    String first = form.matches() ? form.group(1) : text;
    throw new ProblemsException(
        Problem.error(
            "condition",
            text,
            String.join(" or ", names) + ", >= and pounds, such as closing_reserve>=0",
            Names.advice(
                first, names, "the shell took the > for itself; quotation marks prevent that")));
  }

  @Override
  public String toString() {
    return measure.fileName()
        + " >= "
        + shown(atLeast)
        + (everyYear ? " in every year" : " in the last year");
  }

  /** Returns pounds with as many decimals as they have, thousands set apart. */
  private static String shown(double pounds) {
    String shown = String.format(Locale.ROOT, "%,.8f", pounds);
    return shown.replaceAll("0+$", "").replaceAll("\\.$", "");
  }

  private static OptionalDouble number(String text) {
    try {
      return OptionalDouble.of(Double.parseDouble(text));
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }
}
