package org.perpupil.formula.factor;

import java.util.List;
import org.perpupil.school.SchoolField;

/**
 * A factor of a formula: money by a rule of its own.
 *
 * <p>One that is not in {@link Factors} is found by {@link java.util.ServiceLoader}, under the name
 * of this interface, and then read, paid, projected, explained and written like the others.
 */
public interface Factor extends Rule {
  /** Returns the fields of schools that it reads, in the order of files; unmodifiable. */
  List<SchoolField> fields();
}
