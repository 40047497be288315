package org.perpupil.io.dfe.proforma;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.perpupil.io.dfe.table.Layout;
import org.perpupil.io.dfe.table.PublishedTable;
import org.perpupil.rates.data.DataFiles;

/**
 * A sheet of the authority proforma tool: where its labels stand.
 *
 * <p>Labels are compared with white space folded, dashes alike and the year taken out; a data set's
 * name before a label and a number after it, as stored copies have them, do not count.
 */
public final class ProformaTable {
  /** What the kind is called, and some labels that it is known by. */
  public static final String KIND =
      "local formulas (Basic Entitlement Primary Amount Per Pupil, Primary Lump Sum and others) and"
          + " other sheets of the authority proforma tool (NOR Primary, Primary FSM Proportion;"
          + " Split Sites, PFI; MFG SBS Per Pupil)";

  private static final int LAST_HEADER = 12;
  private static final int FEWEST = 6;
  private static final int CENTURY = 2000;

  private static final Pattern DATA_SET = Pattern.compile("^[A-Za-z ]+\\.(?=.*_\\d+$)");
  private static final Pattern NUMBER = Pattern.compile("_\\d+$");
  private static final Pattern YEAR =
      Pattern.compile("\\b(?:FY)?(?:20)?(\\d\\d)\\s*[-/]\\s*(?:20)?(\\d\\d)\\b");

  private static final ImmutableList<Label> LABELS =
      DataFiles.rows(DataFiles.bytes(ProformaTable.class, "labels.csv")).stream()
          .map(row -> new Label(row[0], row[1], row[2], plain(row[2])))
          .collect(ImmutableList.toImmutableList());

  private final PublishedTable table;
  private final int header;
  private final Map<Label, List<Integer>> at;
  private final Set<String> twice;
  private final OptionalInt latest;

  /**
   * What a column is.
   *
   * @param kind how its cells are read
   * @param column what they are, by the names of this project where it has one
   * @param written the label as the tool has it
   * @param plain as labels are compared
   */
  public record Label(String kind, String column, String written, String plain) {}

  private ProformaTable(
      PublishedTable table,
      int header,
      Map<Label, List<Integer>> at,
      Set<String> twice,
      OptionalInt latest) {
    this.table = table;
    this.header = header;
    this.at = at;
    this.twice = twice;
    this.latest = latest;
  }

  /**
   * Returns a table as a sheet of the tool, if one of its first rows holds enough of its labels.
   */
  public static Optional<ProformaTable> find(PublishedTable table) {
    for (int i = 0; i < Math.min(LAST_HEADER, table.rows().size()); i++) {
      ProformaTable found = of(table, i);
      if (found.isKnown()) {
        return Optional.of(found);
      }
    }
    return Optional.empty();
  }

  private static ProformaTable of(PublishedTable table, int header) {
    Map<Label, List<Integer>> at = new LinkedHashMap<>();
    Map<String, Integer> years = new LinkedHashMap<>();
    Map<String, Integer> places = new LinkedHashMap<>();
    Set<String> twice = new LinkedHashSet<>();
    OptionalInt latest = OptionalInt.empty();
    List<String> cells = table.rows().get(header).cells();
    for (int k = 0; k < cells.size(); k++) {
      String plain = plain(cells.get(k));
      int year = year(cells.get(k)).orElse(0);
      if (plain.isEmpty()) {
        continue;
      }
      Integer before = years.get(plain);
      if (before != null && before == year) {
        twice.add(cells.get(k).strip());
      }
      // Of one label for two years the later one is this year's.
      if (before == null || year > before) {
        years.put(plain, year);
        places.put(plain, k);
      }
      if (year > 0 && isOfTheYear(plain)) {
        latest = OptionalInt.of(Math.max(latest.orElse(0), year));
      }
    }
    boolean isOfBaselines =
        LABELS.stream()
            .anyMatch(
                label -> label.kind().equals("baseline") && places.containsKey(label.plain()));
    if (isOfBaselines) {
      // Everything there is of the year before.
      latest = latest.isPresent() ? OptionalInt.of(latest.getAsInt() + 1) : latest;
    }
    for (Label label : LABELS) {
      Integer place = places.get(label.plain());
      boolean isOfLastYear =
          isOfBaselines && !label.kind().equals("baseline") && !label.kind().equals("key");
      if (place != null && !isOfLastYear) {
        at.computeIfAbsent(label, key -> new ArrayList<>()).add(place);
      }
    }
    return new ProformaTable(table, header, at, twice, latest);
  }

  /** Labels that carry the year that the sheet is for, and not the one before. */
  private static boolean isOfTheYear(String plain) {
    return LABELS.stream()
        .anyMatch(
            label ->
                label.plain().equals(plain)
                    && (label.kind().equals("cash") || label.kind().equals("paid_total")));
  }

  private boolean isKnown() {
    Set<String> columns = new LinkedHashSet<>();
    at.keySet().stream()
        .filter(label -> !label.kind().equals("key"))
        .forEach(label -> columns.add(label.kind() + label.column()));
    boolean isBaseline = has("baseline") && has("key");
    return columns.size() >= FEWEST || isBaseline;
  }

  /** Returns whether a column of a kind stands there. */
  public boolean has(String kind) {
    return at.keySet().stream().anyMatch(label -> label.kind().equals(kind));
  }

  /** Returns whether the sheet holds formulas, a row an authority. */
  public boolean isFormulas() {
    return at.keySet().stream()
        .anyMatch(label -> label.kind().equals("rate") && label.column().equals("basic_primary"));
  }

  /**
   * Returns which labels do not stand there.
   *
   * @param keys kind and column of each
   */
  List<String> missing(Set<String> keys) {
    Set<String> there = new LinkedHashSet<>();
    at.keySet().forEach(label -> there.add(label.kind() + ":" + label.column()));
    List<String> missing = new ArrayList<>();
    for (String key : keys) {
      if (!there.contains(key)) {
        LABELS.stream()
            .filter(label -> (label.kind() + ":" + label.column()).equals(key))
            .findFirst()
            .ifPresent(label -> missing.add(label.written()));
      }
    }
    return missing;
  }

  /** Returns the sheet. */
  public PublishedTable table() {
    return table;
  }

  /** Returns the place of the header, as problems name it. */
  public String headerPlace() {
    return table.place(table.rows().get(header));
  }

  /** Returns labels that stand there a second time. */
  public Set<String> twice() {
    return twice;
  }

  /** Returns the rows below the header. */
  public List<PublishedTable.Row> rows() {
    return table.rows().subList(header + 1, table.rows().size());
  }

  /** Returns the labels of a kind and where they stand. */
  public Map<Label, List<Integer>> columns(String kind) {
    Map<Label, List<Integer>> some = new LinkedHashMap<>();
    at.forEach(
        (label, places) -> {
          if (label.kind().equals(kind)) {
            some.put(label, places);
          }
        });
    return some;
  }

  /** Returns the first filled cell of a column, blank where there is none. */
  public String cell(PublishedTable.Row row, String kind, String column) {
    for (Map.Entry<Label, List<Integer>> entry : at.entrySet()) {
      if (entry.getKey().kind().equals(kind) && entry.getKey().column().equals(column)) {
        String cell = cell(row, entry.getValue().get(0)).strip();
        if (!cell.isEmpty()) {
          return cell;
        }
      }
    }
    return "";
  }

  /** Returns a cell, blank beyond the row's end. */
  public static String cell(PublishedTable.Row row, int place) {
    return place < row.cells().size() ? row.cells().get(place) : "";
  }

  /** Returns the first calendar year of the funding year that the labels name, where they do. */
  public OptionalInt year() {
    return latest;
  }

  private static String plain(String label) {
    String text = DATA_SET.matcher(dashes(label).strip()).replaceFirst("");
    text = NUMBER.matcher(text).replaceFirst("");
    return Layout.plain(YEAR.matcher(text).replaceAll(" "));
  }

  private static String dashes(String text) {
    return text.replaceAll("[\\u2010-\\u2015\\u2212]", "-");
  }

  private static OptionalInt year(String label) {
    Matcher year = YEAR.matcher(dashes(label));
    int latest = 0;
    while (year.find()) {
      int first = Integer.parseInt(year.group(1));
      if (Integer.parseInt(year.group(2)) == (first + 1) % 100) {
        latest = Math.max(latest, CENTURY + first);
      }
    }
    return latest == 0 ? OptionalInt.empty() : OptionalInt.of(latest);
  }
}
