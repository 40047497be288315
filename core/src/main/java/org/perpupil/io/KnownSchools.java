package org.perpupil.io;

import com.google.common.collect.ImmutableSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** The schools that other files may name; each other one is reported once. */
final class KnownSchools {
  /** What an identifier should have been, in every problem that this reports. */
  static final String EXPECTED = "the identifier of a school in the schools file";

  private final ImmutableSet<String> ids;
  private final Set<String> reported = new HashSet<>();

  KnownSchools(Collection<String> ids) {
    this.ids = ImmutableSet.copyOf(ids);
  }

  /** Reports the school of a row when it is not known and was not reported before. */
  void check(Cells cells, String id) {
    if (!id.isEmpty() && !ids.contains(id) && reported.add(id)) {
      cells.error(
          "id",
          id,
          EXPECTED,
          "the school's row is missing there, or a spreadsheet took the zeros off its front");
    }
  }
}
