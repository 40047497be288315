package org.perpupil.examples;

import java.util.List;
import org.perpupil.problem.ProblemsException;
import org.perpupil.rates.FundingYear;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Funding years in a row, as users write them: {@code 2025-26..2030-31}, or one alone.
 *
 * @param first the first year
 * @param last the last year
 */
record YearsOption(FundingYear first, FundingYear last) {
  private static final String BETWEEN = "..";

  /** Reads years. */
  static final class Converter implements ITypeConverter<YearsOption> {
    @Override
    public YearsOption convert(String text) {
      int between = text.indexOf(BETWEEN);
      List<String> parts =
          between < 0
              ? List.of(text, text)
              : List.of(text.substring(0, between), text.substring(between + BETWEEN.length()));
      try {
        YearsOption years =
            new YearsOption(FundingYear.parse(parts.get(0)), FundingYear.parse(parts.get(1)));
        if (years.last().compareTo(years.first()) >= 0) {
          return years;
        }
      } catch (ProblemsException e) {
        // The message below says what was expected.
      }
      throw new TypeConversionException(
          "'" + text + "' is not a first and a last funding year such as 2025-26..2030-31");
    }
  }

  /** Reads one year. */
  static final class One implements ITypeConverter<FundingYear> {
    @Override
    public FundingYear convert(String text) {
      try {
        return FundingYear.parse(text);
      } catch (ProblemsException e) {
        throw new TypeConversionException("'" + text + "' is not a funding year such as 2025-26");
      }
    }
  }
}
