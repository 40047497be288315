package org.perpupil.io.dfe.proforma;

import com.google.common.collect.ImmutableMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.perpupil.io.dfe.table.Layout;
import org.perpupil.rates.data.DataFiles;
import org.perpupil.school.Region;

/** Codes of authorities by name, for files that have names alone. */
final class AuthorityNames {
  private static final ImmutableMap<String, String> CODES = codes();

  private AuthorityNames() {}

  /** Returns the code of an authority. */
  static Optional<String> code(String name) {
    return Optional.ofNullable(CODES.get(Layout.plain(name)));
  }

  private static ImmutableMap<String, String> codes() {
    Map<String, String> codes = new LinkedHashMap<>();
    for (String[] row : DataFiles.rows(DataFiles.bytes(Region.class, "regions.csv"))) {
      codes.putIfAbsent(Layout.plain(row[1]), row[0]);
    }
    return ImmutableMap.copyOf(codes);
  }
}
