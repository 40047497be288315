package org.perpupil.impact.groups;

import com.google.common.collect.ImmutableMap;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.perpupil.formula.Line;
import org.perpupil.impact.LineChanges;

/** Names of lines that people think of as one, such as all IDACI bands. */
public final class LineFamilies {
  /** Every line's, since each school of a country asks for them. */
  private static final ImmutableMap<String, String> OF_LINES =
      Line.values().stream()
          .collect(ImmutableMap.toImmutableMap(Line::fileName, line -> family(line.label())));

  private LineFamilies() {}

  /** Adds up pounds by line, in the order of the lines. */
  public static Map<String, BigDecimal> add(Map<String, BigDecimal> pounds) {
    Map<String, BigDecimal> families = new LinkedHashMap<>();
    pounds.forEach((line, amount) -> families.merge(of(line), amount, BigDecimal::add));
    return families;
  }

  /** Returns the family of a line or cause by its file name. */
  public static String of(String fileName) {
    String ofLine = OF_LINES.get(fileName);
    return ofLine == null ? other(fileName) : ofLine;
  }

  private static String family(String label) {
    if (label.startsWith("IDACI")) {
      return "Deprivation (IDACI)";
    }
    if (label.startsWith("Free school meals")) {
      return "Free school meals";
    }
    int comma = label.indexOf(',');
    return comma < 0 ? label : label.substring(0, comma);
  }

  private static String other(String fileName) {
    return switch (fileName) {
      case LineChanges.BUSINESS_RATES_PRICES -> "Dearer business rates";
      case LineChanges.PUPIL_NUMBER_ADJUSTMENT -> "Adjustment for pupil numbers";
      case LineChanges.ROUNDING -> "Rounding";
      default -> "Area cost";
    };
  }
}
