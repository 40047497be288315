package org.perpupil.examples.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A table that is being filled: the first cell of a row names it. Not thread-safe. */
final class PageTable {
  private static final Pattern YEAR = Pattern.compile("\\d{4}-\\d{2}");

  private final String caption;
  private final List<Map<String, Object>> heads = new ArrayList<>();
  private final List<String> kinds = new ArrayList<>();
  private final List<Map<String, Object>> rows = new ArrayList<>();
  private boolean isOpen;

  PageTable(String caption) {
    this.caption = caption;
  }

  /** Adds a column of words. */
  PageTable words(String head) {
    return column(head, "w");
  }

  /** Adds columns of numbers. */
  PageTable numbers(String... names) {
    for (String head : names) {
      column(head, "n");
    }
    return this;
  }

  /** Shows the table from the beginning, where nothing above shows its figures. */
  PageTable open() {
    isOpen = true;
    return this;
  }

  PageTable row(String... cells) {
    return row("", List.of(cells));
  }

  /** Adds a row that stands out, such as the reader's school or a total. */
  PageTable strong(String... cells) {
    return row("strong", List.of(cells));
  }

  PageTable row(String kind, List<String> cells) {
    return row(kind, cells, kinds.subList(0, cells.size()));
  }

  /** Adds a row whose cells have kinds of their own. */
  PageTable row(String kind, List<String> cells, List<String> kindsOfCells) {
    List<Map<String, Object>> shown = new ArrayList<>();
    for (int i = 1; i < cells.size(); i++) {
      shown.add(Map.of("text", cells.get(i), "kind", kindsOfCells.get(i)));
    }
    rows.add(Map.of("kind", kind, "name", cells.get(0), "cells", shown));
    return this;
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  /**
   * Returns what the template shows.
   *
   * @param id of the table, for addresses
   * @param part that of the part of the page in which it stands
   */
  Map<String, Object> model(String id, String part) {
    return Map.of(
        "id", id, "part", part, "caption", caption, "heads", heads, "rows", rows, "open", isOpen);
  }

  private PageTable column(String head, String kind) {
    heads.add(Map.of("text", head, "kind", YEAR.matcher(head).matches() ? kind + " y" : kind));
    kinds.add(kind);
    return this;
  }
}
