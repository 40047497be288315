package org.perpupil.school;

/** Schools whose every share of pupils is known, so that any formula can pay them. */
public final class Needs {
  private Needs() {}

  /** Sets every share of pupils, in IDACI bands A to F, to the same value. */
  public static School.Builder all(School.Builder school, double share) {
    for (SchoolField field : SchoolField.values()) {
      if (field.kind() == SchoolField.Kind.SHARE && !field.fileName().startsWith("idaci_band")) {
        school.set(field, share);
      }
    }
    return school;
  }

  /** Sets every share of pupils to 0, and puts the school next door to another. */
  public static School.Builder none(School.Builder school) {
    return all(school, 0).set(SchoolField.SPARSITY_DISTANCE_MILES, 0);
  }
}
