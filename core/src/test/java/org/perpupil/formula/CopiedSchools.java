package org.perpupil.formula;

import org.perpupil.school.School;
import org.perpupil.school.SchoolField;

/** Schools that are others but for something. */
final class CopiedSchools {
  private CopiedSchools() {}

  /** Returns the figures of a school under another identifier. */
  static School named(String id, School school) {
    School.Builder builder =
        School.builder(id, school.laCode(), school.phase()).yearGroups(0, 0).pupils(0, 0, 0);
    for (SchoolField field : SchoolField.values()) {
      school.value(field).ifPresent(value -> builder.set(field, value));
    }
    return builder.build();
  }

  /** Returns a school none of whose pupils has a need, all of which are known. */
  static School withoutNeeds(School school) {
    School.Builder builder = school.toBuilder();
    for (SchoolField field : SchoolField.values()) {
      if (field.kind() == SchoolField.Kind.SHARE && !field.fileName().startsWith("idaci_band")) {
        builder.set(field, 0);
      }
    }
    return builder.build();
  }
}
