package org.perpupil.school;

import java.util.List;

/**
 * Brings fields along that a school may have beside those of the regulations, found by {@link
 * java.util.ServiceLoader}.
 */
public interface SchoolFieldSource {
  /** Returns the fields, in the order of files; those that {@link SchoolField} names count once. */
  List<SchoolField> fields();
}
