package org.perpupil.io.read;

import com.google.common.collect.ImmutableSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.perpupil.io.csv.Cells;
import org.perpupil.problem.check.IdentifierSet;

/** The schools that other files may name; each other one is reported once. */
public final class KnownSchools {
  /** What an identifier should have been, in every problem that this reports. */
  public static final String EXPECTED = "the identifier of a school in the schools file";

  private final ImmutableSet<String> ids;
  private final IdentifierSet seen;
  private final Set<String> reported = new HashSet<>();

  /**
   * Creates the set.
   *
   * @param seen where each school of the set of files was first named
   */
  public KnownSchools(Collection<String> ids, IdentifierSet seen) {
    this.ids = ImmutableSet.copyOf(ids);
    this.seen = seen;
    ids.forEach(id -> seen.add(id, "the schools"));
  }

  /**
   * Returns the identifier of a row, or an empty text after reporting a blank; a school that is not
   * known, or looks like one that is, is reported when it was not before.
   */
  public String read(Cells cells) {
    String id = cells.identifier("id", seen);
    if (!id.isEmpty() && !ids.contains(id) && reported.add(id) && !cells.isWrong("id")) {
      cells.error(
          "id",
          id,
          EXPECTED,
          "the school's row is missing there, or a spreadsheet took the zeros off its front");
    }
    return id;
  }
}
