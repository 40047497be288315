package org.perpupil.io.dfe.register;

import com.google.common.collect.ImmutableListMultimap;
import java.util.List;
import org.perpupil.rates.data.DataFiles;

/** Codes of authorities that were divided or joined, and of those that took their schools. */
public final class FormerAuthorities {
  private static final int CODE = 3;

  private static final ImmutableListMultimap<String, String> FORMER =
      DataFiles.rows(DataFiles.bytes(FormerAuthorities.class, "authorities.csv")).stream()
          .collect(ImmutableListMultimap.toImmutableListMultimap(row -> row[1], row -> row[0]));

  private FormerAuthorities() {}

  /** Returns an establishment number as it may have been under authorities before. */
  public static List<String> laestabs(String laestab) {
    return laestab.length() <= CODE
        ? List.of()
        : FORMER.get(laestab.substring(0, CODE)).stream()
            .map(code -> code + laestab.substring(CODE))
            .toList();
  }
}
