package org.perpupil.io.read;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.perpupil.io.csv.Cells;
import org.perpupil.problem.check.IdentifierSet;

/** The schools that other files may name; each other one is reported once. */
public final class KnownSchools {
  /** What an identifier should have been, in every problem that this reports. */
  public static final String EXPECTED = "the identifier of a school in the schools file";

  private final Map<String, String> ids;
  private final IdentifierSet seen;
  private final Set<String> reported = new HashSet<>();

  /**
   * Creates the set.
   *
   * @param seen where each school of the set of files was first named
   */
  public KnownSchools(Collection<String> ids, IdentifierSet seen) {
    Map<String, String> byId = new HashMap<>();
    for (String id : ids) {
      byId.put(id, id);
      seen.add(id, "the schools");
    }
    this.ids = byId;
    this.seen = seen;
  }

  /**
   * Returns the identifier of a row, or an empty text after reporting a blank; a school that is not
   * known, or looks like one that is, is reported when it was not before.
   */
  public String read(Cells cells) {
    String id = cells.identifier("id", seen);
    String known = ids.get(id);
    if (known != null) {
      // The same text for every row of the school, so that a file's rows keep none of their own.
      return known;
    }
    if (!id.isEmpty() && reported.add(id) && !cells.isWrong("id")) {
      cells.error(
          "id",
          id,
          EXPECTED,
          "the school's row is missing there, or a spreadsheet took the zeros off its front");
    }
    return id;
  }
}
