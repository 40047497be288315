package org.perpupil.examples;

import org.perpupil.problem.ProblemsException;
import org.perpupil.rates.FundingYear;
import org.perpupil.rates.FundingYears;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Funding years in a row, as users write them: {@code 2025-26..2030-31}, or one alone.
 *
 * @param first the first year
 * @param last the last year
 */
record YearsOption(FundingYear first, FundingYear last) {
  /** Returns the years as the library knows them. */
  FundingYears span() {
    return new FundingYears(first, last);
  }

  /** Reads years. */
  static final class Converter implements ITypeConverter<YearsOption> {
    @Override
    public YearsOption convert(String text) {
      try {
        FundingYears years = FundingYears.parse(text);
        return new YearsOption(years.first(), years.last());
      } catch (ProblemsException e) {
        throw new TypeConversionException(
            "'" + text + "' is not a first and a last funding year such as 2025-26..2030-31");
      }
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
