package org.perpupil.school.similar;

import java.util.OptionalDouble;
import java.util.function.Function;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;

/** One thing by which schools are alike, and how much it counts. */
enum Likeness {
  PUPILS("pupils", 0.5, school -> OptionalDouble.of(school.pupils())),
  MEALS("free school meals", 0.4, Likeness::meals),
  SEN("special educational needs", 0.1, school -> school.value(SchoolField.SEN)),
  FLOOR_AREA("floor area", 0.8, school -> school.value(SchoolField.FLOOR_AREA_SQUARE_METRES)),
  AGE("age of buildings", 0.2, school -> school.value(SchoolField.BUILDING_AGE_YEARS));

  private final String label;
  private final double weight;

  @SuppressWarnings("ImmutableEnumChecker") // Functions without state.
  private final Function<School, OptionalDouble> value;

  Likeness(String label, double weight, Function<School, OptionalDouble> value) {
    this.label = label;
    this.weight = weight;
    this.value = value;
  }

  String label() {
    return label;
  }

  double weight() {
    return weight;
  }

  OptionalDouble of(School school) {
    return value.apply(school);
  }

  /** Returns the share of all pupils on free school meals, where those of each phase are known. */
  private static OptionalDouble meals(School school) {
    double secondary = school.pupilsSecondary();
    double primary = school.pupils() - secondary;
    OptionalDouble ofPrimary = school.value(SchoolField.FSM_PRIMARY);
    OptionalDouble ofSecondary = school.value(SchoolField.FSM_SECONDARY);
    return school.pupils() == 0
            || (primary > 0 && ofPrimary.isEmpty())
            || (secondary > 0 && ofSecondary.isEmpty())
        ? OptionalDouble.empty()
        : OptionalDouble.of(
            (primary * ofPrimary.orElse(0) + secondary * ofSecondary.orElse(0)) / school.pupils());
  }
}
