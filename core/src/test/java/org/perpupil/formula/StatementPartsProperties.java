package org.perpupil.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.OptionalDouble;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.domains.Domain;
import org.perpupil.formula.Generators.Case;
import org.perpupil.school.SchoolField;

/** What a statement says was multiplied is what was paid. */
@Domain(Generators.class)
@Tag("slow")
class StatementPartsProperties {
  @Property(tries = 200)
  void partsMultiplyToTheirLine(@ForAll Case given) {
    Allocation allocation = given.allocate(RoundingRules.statement());
    for (int row = 0; row < allocation.size(); row++) {
      if (allocation.failure(row).isEmpty()) {
        OptionalDouble days = given.school(row).value(SchoolField.DAYS_OPEN);
        int year = allocation.statement(row).formula().year().days();
        for (StatementLine line : allocation.statement(row).lines()) {
          check(line, days.orElse(year) / year, given.describe(row));
        }
      }
    }
  }

  private static void check(StatementLine line, double partOfYear, String described) {
    assertThat(line.parts().isEmpty()).as(line.toString()).isEqualTo(!line.explanation().isEmpty());
    if (!line.parts().isEmpty()) {
      double product =
          line.parts().stream()
              .mapToDouble(part -> part.paidRate() * part.share() * part.base())
              .sum();
      // The full year is rounded, and then the part of it.
      assertThat(line.amount())
          .as("%s of %s", line, described)
          .isCloseTo(product * partOfYear, within(0.0101));
    }
  }
}
