package org.perpupil.examples;

import org.jspecify.annotations.Nullable;
import org.perpupil.io.input.BudgetInputs;
import org.perpupil.io.input.Inputs;
import org.perpupil.io.input.OrganisationInputs;
import org.perpupil.problem.Range;
import org.perpupil.school.SchoolField;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** What national rates are multiplied by for schools that give no area cost of their own. */
final class AreaCostOption {
  @Option(
      names = "--aca",
      paramLabel = "X",
      converter = Converter.class,
      description =
          "Area cost of schools whose aca is blank, such as 1 for none (default: their authority's"
              + " of the formula's year, or of the last year known).")
  private @Nullable Double areaCost;

  /** Reads a multiplier. */
  static final class Converter implements ITypeConverter<Double> {
    private static final Range RANGE = SchoolField.ACA.kind().range();

    @Override
    public Double convert(String text) throws Exception {
      double value = new NumberConverter().convert(text);
      if (RANGE.accepts(value)) {
        return value;
      }
      throw new TypeConversionException("'" + text + "' is not " + RANGE.expected());
    }
  }

  Inputs of(Inputs inputs) {
    return areaCost == null ? inputs : inputs.withUnknown(SchoolField.ACA, areaCost);
  }

  BudgetInputs of(BudgetInputs inputs) {
    return areaCost == null ? inputs : inputs.withUnknown(SchoolField.ACA, areaCost);
  }

  OrganisationInputs of(OrganisationInputs inputs) {
    return areaCost == null ? inputs : inputs.withUnknown(SchoolField.ACA, areaCost);
  }
}
