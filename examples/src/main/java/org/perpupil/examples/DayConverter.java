package org.perpupil.examples;

import java.time.DateTimeException;
import java.time.LocalDate;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads days as files hold them: year, month and day. */
final class DayConverter implements ITypeConverter<LocalDate> {
  @Override
  public LocalDate convert(String text) {
    try {
      return LocalDate.parse(text.strip());
    } catch (DateTimeException e) {
      throw new TypeConversionException("'" + text + "' is not a day such as 2026-09-01");
    }
  }
}
