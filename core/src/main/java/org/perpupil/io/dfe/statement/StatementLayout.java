package org.perpupil.io.dfe.statement;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.perpupil.io.dfe.table.Layout;
import org.perpupil.io.dfe.table.PublishedTable;
import org.perpupil.rates.FundingYear;
import org.perpupil.rates.data.DataFiles;

/**
 * The columns of a grant statement, and what its rows are called.
 *
 * <p>Labels are compared as {@link Layout#plain}; {@code {year}} and {@code {previous}} stand for
 * this year and the last in words such as "2025 to 2026", {@code {threshold}} for a number. The
 * first label of a row is the one that is written. Immutable and thread-safe.
 */
public final class StatementLayout {
  /** What the kind is called, and the columns that it is known by. */
  public static final String KIND =
      "grant statement (Organisation, Allocation, Block, Factor, Description, Rate, Weighting,"
          + " Pupils, Sub-total, Total)";

  /** The columns as they are written. */
  public static final ImmutableList<String> COLUMNS =
      ImmutableList.of(
          "Organisation",
          "Allocation",
          "Block",
          "Factor",
          "Description",
          "Rate",
          "Weighting",
          "Pupils",
          "Sub-total",
          "Total");

  /** Columns of a school that is open for a part of the year. */
  private static final ImmutableList<String> PART_YEAR =
      ImmutableList.of("full year sub total", "part year sub total");

  private static final int LAST_HEADER = 10;
  private static final Pattern TOKEN = Pattern.compile("\\{(year|previous)\\}");
  private static final Pattern THRESHOLD = Pattern.compile("\\(proportion above [^)]*\\)");

  private static final ImmutableList<Label> LABELS =
      DataFiles.rows(DataFiles.bytes(StatementLayout.class, "grant-statement.csv")).stream()
          .map(row -> new Label(row[0], row[1], row[2], row[3], row[4]))
          .collect(ImmutableList.toImmutableList());

  private static final String GUARANTEE = "Minimum funding guarantee";

  private static final ImmutableMap<String, Label> BY_FACTOR = byFactor();
  private static final ImmutableMap<String, Label> BY_DESCRIPTION = byDescription();

  private StatementLayout() {}

  /**
   * What a row is called.
   *
   * @param kind how its figures are read
   * @param name what they are, by the names of this project
   */
  public record Label(String kind, String name, String block, String factor, String description) {
    /** Returns kind and name. */
    public String key() {
      return kind + ":" + name;
    }

    private boolean isGuarantee() {
      return block.equals(GUARANTEE) && !factor.isEmpty();
    }
  }

  /**
   * Where the columns of a file stand.
   *
   * @param row the header's place among the rows
   * @param at the place of each column by its plain name
   * @param isPartYear whether money stands for a full year and a part of it
   */
  public record Header(int row, Map<String, Integer> at, boolean isPartYear) {}

  /** Returns what rows are called, in the order in which they stand. */
  public static List<Label> labels() {
    return LABELS;
  }

  /** Returns whether the first rows of a table hold the header of a grant statement. */
  public static Optional<Header> find(PublishedTable table) {
    for (int i = 0; i < Math.min(LAST_HEADER, table.rows().size()); i++) {
      Map<String, Integer> at = new LinkedHashMap<>();
      List<String> cells = table.rows().get(i).cells();
      for (int k = 0; k < cells.size(); k++) {
        at.putIfAbsent(Layout.plain(cells.get(k)), k);
      }
      boolean isPartYear = at.keySet().containsAll(PART_YEAR);
      Set<String> needed =
          new LinkedHashSet<>(List.of("organisation", "allocation", "block", "factor"));
      needed.addAll(List.of("description", "rate", "sub total", "total"));
      if (!isPartYear) {
        needed.addAll(List.of("weighting", "pupils"));
      }
      if (at.keySet().containsAll(needed)) {
        return Optional.of(new Header(i, at, isPartYear));
      }
    }
    return Optional.empty();
  }

  /**
   * Returns what a row is.
   *
   * @param factor with years as {@link #withTokens} gives them
   * @param description the same
   */
  static Optional<Label> find(String factor, String description) {
    Label label = BY_FACTOR.get(key(factor, description, false));
    if (label == null) {
      label = BY_FACTOR.get(key(factor, description, true));
    }
    return Optional.ofNullable(label == null ? BY_DESCRIPTION.get(plain(description)) : label);
  }

  /** Returns a text with this year and the last in words as tokens. */
  static String withTokens(String text, FundingYear year) {
    return text.replace(words(year.start()), "{year}")
        .replace(words(year.start() - 1), "{previous}");
  }

  /** Returns a label's text with its tokens as words. */
  public static String inWords(String text, FundingYear year) {
    return text.replace("{year}", words(year.start()))
        .replace("{previous}", words(year.start() - 1));
  }

  /** Returns a funding year in words. */
  static String words(int start) {
    return String.format(Locale.ROOT, "%d to %d", start, start + 1);
  }

  /** Returns whether a factor stands once for last year and once for this one. */
  static boolean standsTwice(String factor) {
    String plain = plain(factor);
    return plain.equals("adjusted school budget share")
        || plain.equals("per pupil adjusted school budget share");
  }

  private static String plain(String text) {
    String without = TOKEN.matcher(THRESHOLD.matcher(text).replaceAll("")).replaceAll("");
    return Layout.plain(without.replace("academic year", "").replace("financial year", ""));
  }

  /** Returns factor and description as they are compared, the description's years kept or not. */
  private static String key(String factor, String description, boolean withoutYears) {
    String years = withoutYears ? "" : TOKEN.matcher(description).replaceAll(" the$1");
    String token = factor.contains("{previous}") ? " previous" : "";
    return plain(factor)
        + token
        + "|"
        + (withoutYears
            ? plain(description)
            : Layout.plain(THRESHOLD.matcher(years).replaceAll("")));
  }

  private static ImmutableMap<String, Label> byFactor() {
    Map<String, Label> labels = new LinkedHashMap<>();
    for (Label label : LABELS) {
      labels.putIfAbsent(key(label.factor(), label.description(), false), label);
    }
    for (Label label : LABELS) {
      labels.putIfAbsent(key(label.factor(), label.description(), true), label);
    }
    return ImmutableMap.copyOf(labels);
  }

  /** Returns the labels that a description of several words is enough for. */
  private static ImmutableMap<String, Label> byDescription() {
    Map<String, Label> labels = new LinkedHashMap<>();
    for (Label label : LABELS) {
      String plain = plain(label.description());
      if (!label.isGuarantee() && (plain.indexOf(' ') > 0 || label.name().equals("pfi"))) {
        labels.putIfAbsent(plain, label);
      }
    }
    return ImmutableMap.copyOf(labels);
  }
}
