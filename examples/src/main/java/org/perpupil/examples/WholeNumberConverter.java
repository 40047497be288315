package org.perpupil.examples;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads whole numbers in digits. */
final class WholeNumberConverter implements ITypeConverter<Integer> {
  @Override
  public Integer convert(String text) {
    try {
      return Integer.valueOf(text.strip());
    } catch (NumberFormatException e) {
      throw new TypeConversionException("'" + text + "' is not a whole number below 2^31");
    }
  }
}
