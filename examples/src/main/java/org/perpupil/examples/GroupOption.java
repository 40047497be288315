package org.perpupil.examples;

import java.util.Locale;
import org.perpupil.impact.groups.Grouping;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the name of a grouping. */
final class GroupOption implements ITypeConverter<Grouping> {
  @Override
  public Grouping convert(String value) {
    return Grouping.find(value.toLowerCase(Locale.ROOT))
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "'" + value + "', expected one of " + String.join(", ", Grouping.fileNames())));
  }
}
