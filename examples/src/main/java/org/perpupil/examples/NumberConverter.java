package org.perpupil.examples;

import java.math.BigDecimal;
import org.perpupil.problem.Range;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads numbers as files hold them: finite, and of a size that somebody can mean. */
final class NumberConverter implements ITypeConverter<Double> {
  private static final Range ANY = Range.of("a number", -1e12, 1e12);

  @Override
  public Double convert(String text) {
    try {
      double value = new BigDecimal(text.strip()).doubleValue();
      if (ANY.accepts(value)) {
        return value;
      }
    } catch (NumberFormatException e) {
      // The message below says what was expected.
    }
    throw new TypeConversionException("'" + text + "' is not a number from -10^12 to 10^12");
  }
}
