package org.perpupil.io.dfe.register;

import com.google.common.collect.ImmutableListMultimap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.perpupil.io.dfe.table.Layout;
import org.perpupil.io.dfe.table.PublishedTable;
import org.perpupil.rates.data.DataFiles;

/** Files that tell schools apart, join them, or are taken for such a file; and their columns. */
public enum RegisterKind {
  /** The register itself, a row a school. */
  REGISTER("register of schools"),
  /** Which trust runs which school. */
  TRUSTS("links of schools to trusts"),
  /** Which school came from which. */
  LINKS("links of schools to predecessors"),
  /** Performance tables: names and ages of one year. */
  SPINE("list of schools of performance tables"),
  /** Performance tables: pupils of the spring census. */
  CENSUS("census of performance tables"),
  /** Pupils of the spring census, by age. */
  PUPILS("school-level census");

  /** What the kinds that are used are called, and some columns that they are known by. */
  public static final String KINDS =
      "register of schools (URN, LA (code), EstablishmentNumber, StatutoryLowAge and others), links"
          + " to trusts (URN, Group UID, Group Name) and to predecessors (URN, LinkURN, LinkType)";

  private static final int LAST_HEADER = 10;

  private static final ImmutableListMultimap<String, String[]> COLUMNS =
      DataFiles.rows(DataFiles.bytes(RegisterKind.class, "columns.csv")).stream()
          .collect(
              ImmutableListMultimap.toImmutableListMultimap(
                  row -> row[0], row -> new String[] {row[1], row[2], Layout.plain(row[3])}));

  private final String title;

  RegisterKind(String title) {
    this.title = title;
  }

  /**
   * Where the columns of a file stand; no other column is read.
   *
   * @param row the header's place among the rows
   * @param at the place of each column, by what this project calls it
   */
  public record Header(RegisterKind kind, int row, Map<String, Integer> at) {
    /** Returns a cell, blank where there is none. */
    String cell(List<String> cells, String column) {
      Integer place = at.get(column);
      return place == null || place >= cells.size() ? "" : cells.get(place).strip();
    }
  }

  /** Returns what the kind is called. */
  public String title() {
    return title;
  }

  /** Returns why a kind cannot be used, if it cannot. */
  public Optional<String> refusal() {
    return switch (this) {
      case REGISTER, TRUSTS, LINKS -> Optional.empty();
      case SPINE -> Optional.of("its ages are those of the year of the tables, not of the funding");
      case CENSUS, PUPILS ->
          Optional.of(
              "it counts pupils in January, and funding those of October, with other needs");
    };
  }

  /** Returns the header of one of these kinds among the first rows of a table. */
  public static Optional<Header> find(PublishedTable table) {
    for (int i = 0; i < Math.min(LAST_HEADER, table.rows().size()); i++) {
      Map<String, Integer> places = new HashMap<>();
      List<String> cells = table.rows().get(i).cells();
      for (int k = 0; k < cells.size(); k++) {
        places.putIfAbsent(Layout.plain(cells.get(k)), k);
      }
      for (RegisterKind kind : values()) {
        Optional<Map<String, Integer>> at = kind.columns(places);
        if (at.isPresent()) {
          return Optional.of(new Header(kind, i, at.get()));
        }
      }
    }
    return Optional.empty();
  }

  /** Returns where the columns stand, if all stand there that are needed. */
  private Optional<Map<String, Integer>> columns(Map<String, Integer> places) {
    Map<String, Integer> at = new LinkedHashMap<>();
    for (String[] column : COLUMNS.get(name().toLowerCase(Locale.ROOT))) {
      Integer place = places.get(column[2]);
      if (place != null) {
        at.put(column[1], place);
      } else if (column[0].equals("required")) {
        return Optional.empty();
      }
    }
    return Optional.of(at);
  }
}
