package org.perpupil.examples;

import java.util.Optional;
import org.perpupil.problem.check.Identifiers;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads what a school, an authority or a trust is called as files do. */
final class IdentifierConverter implements ITypeConverter<String> {
  @Override
  public String convert(String text) {
    String id = Identifiers.normalised(text);
    Optional<String> hidden = Identifiers.hiddenCharacter(id);
    if (hidden.isPresent()) {
      throw new TypeConversionException(
          "expected characters that can be seen, found " + hidden.get());
    }
    return id;
  }
}
