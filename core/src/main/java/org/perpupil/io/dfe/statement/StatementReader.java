package org.perpupil.io.dfe.statement;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.perpupil.io.csv.FormulaGuard;
import org.perpupil.io.dfe.table.Layout;
import org.perpupil.io.dfe.table.PublishedName;
import org.perpupil.io.dfe.table.PublishedNumber;
import org.perpupil.io.dfe.table.PublishedTable;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.rates.FundingYear;

/**
 * Reads the rows of grant statements.
 *
 * <p>A blank cell, or one that holds a space, is no figure; money stands in either of the last two
 * columns.
 */
public final class StatementReader {
  private static final Pattern YEAR = Pattern.compile("(20\\d\\d) to (20\\d\\d)");
  private static final Pattern THRESHOLD = Pattern.compile("proportion above (\\d+(?:\\.\\d+)?)%");
  private static final double MOST = 1e8;
  private static final int TEN_PERCENT_BEFORE = 2020;

  private final PublishedTable table;
  private final StatementLayout.Header header;
  private final List<Problem> problems;
  private final Map<String, StatementRow> rows = new LinkedHashMap<>();
  private final Map<String, Integer> runs = new LinkedHashMap<>();
  private String lastFactor = "";
  private double threshold;

  private StatementReader(
      PublishedTable table, StatementLayout.Header header, List<Problem> problems) {
    this.table = table;
    this.header = header;
    this.problems = problems;
  }

  /**
   * Reads a file.
   *
   * @param problems where what is wrong is added; errors leave the statement out
   * @return the statements of the file, one for each organisation and year
   */
  public static List<GrantStatement> read(
      PublishedTable table, StatementLayout.Header header, List<Problem> problems) {
    Map<String, List<PublishedTable.Row>> parts = new LinkedHashMap<>();
    StatementReader names = new StatementReader(table, header, problems);
    for (PublishedTable.Row row : table.rows().subList(header.row() + 1, table.rows().size())) {
      String key = names.text(row, "organisation") + "\n" + names.text(row, "allocation");
      parts.computeIfAbsent(key, k -> new ArrayList<>()).add(row);
    }
    if (header.isPartYear()) {
      problems.add(
          Problem.error(
              table.place(table.rows().get(header.row())),
              "a full year sub-total and a part year sub-total",
              "a statement of a whole year",
              "the school opens in the year; its next statement is of a whole one"));
      return List.of();
    }
    List<GrantStatement> statements = new ArrayList<>();
    parts
        .values()
        .forEach(
            part ->
                new StatementReader(table, header, problems)
                    .statement(part)
                    .ifPresent(statements::add));
    if (parts.isEmpty()) {
      problems.add(
          Problem.error(
              table.place(table.rows().get(header.row())),
              "no row below the header",
              "the rows of a statement",
              "the file was cut when it was saved"));
    }
    return statements;
  }

  private Optional<GrantStatement> statement(List<PublishedTable.Row> part) {
    PublishedTable.Row first = part.get(0);
    String allocation = text(first, "allocation");
    FundingYear year = year(allocation);
    if (year == null || text(first, "organisation").isEmpty()) {
      problems.add(
          Problem.error(
              table.place(first) + ", column Allocation",
              allocation,
              "a year in words such as 2025 to 2026, and the name of the school before it",
              "the columns were shifted"));
      return Optional.empty();
    }
    threshold = year.start() < TEN_PERCENT_BEFORE ? 10 : 6;
    int errors = problems.size();
    for (PublishedTable.Row row : part) {
      read(row, year);
    }
    return problems.size() > errors
        ? Optional.empty()
        : Optional.of(
            new GrantStatement(
                table.place(first),
                FormulaGuard.read(text(first, "organisation")),
                year,
                !Layout.plain(allocation).contains("financial year"),
                threshold,
                rows));
  }

  private static @Nullable FundingYear year(String allocation) {
    Matcher words = YEAR.matcher(allocation);
    if (!words.find()) {
      return null;
    }
    try {
      return FundingYear.parse(words.group(1) + "-" + words.group(2).substring(2));
    } catch (ProblemsException e) {
      return null;
    }
  }

  private void read(PublishedTable.Row row, FundingYear year) {
    String description = text(row, "description");
    String factor = factor(text(row, "factor"), year);
    Optional<StatementLayout.Label> label =
        StatementLayout.find(factor, StatementLayout.withTokens(description, year));
    Optional<StatementRow> read = figures(row, label);
    if (read.isEmpty()) {
      return;
    }
    if (label.isEmpty()) {
      unknown(row, description, read.get());
      return;
    }
    if (label.get().kind().equals("ignored")) {
      return;
    }
    Matcher above = THRESHOLD.matcher(description);
    if (above.find()) {
      threshold = Double.parseDouble(above.group(1));
    }
    if (label.get().name().equals("rolled_in_grants")) {
      rows.merge(label.get().key(), read.get(), StatementRow::plus);
      return;
    }
    StatementRow earlier = rows.putIfAbsent(label.get().key(), read.get());
    if (earlier != null && !repeats(label.get(), earlier, read.get())) {
      problems.add(
          Problem.error(
              table.place(row) + ", column Description",
              description,
              "a row that stands once, or the same figure again",
              "two statements were pasted together; the first is at " + earlier.place()));
    }
  }

  /** Returns a factor that stands once for each year with the year that it stands for. */
  private String factor(String text, FundingYear year) {
    String tokens = StatementLayout.withTokens(text, year);
    String plain = Layout.plain(text);
    if (!plain.equals(lastFactor)) {
      runs.merge(plain, 1, Integer::sum);
      lastFactor = plain;
    }
    boolean hasYear = tokens.contains("{");
    if (!StatementLayout.standsTwice(tokens) || hasYear) {
      return tokens;
    }
    return tokens + (runs.getOrDefault(plain, 1) == 1 ? " {previous}" : " {year}");
  }

  private static boolean repeats(
      StatementLayout.Label label, StatementRow earlier, StatementRow again) {
    boolean mayRepeat = label.kind().equals("guarantee") || label.kind().equals("total");
    boolean isSame =
        earlier.amount().isNumber() == again.amount().isNumber()
            && (!again.amount().isNumber()
                || Math.abs(earlier.pounds() - again.pounds()) <= again.amount().halfUnit() * 2);
    return mayRepeat && isSame;
  }

  private void unknown(PublishedTable.Row row, String description, StatementRow read) {
    if (read.pounds() != 0) {
      problems.add(
          Problem.error(
              table.place(row) + ", column Description",
              description + " (" + read.text() + ")",
              "a row that grant statements are known to have, since there is money in it",
              "it was added in a later year, and a newer version of this program has it"));
    }
  }

  private Optional<StatementRow> figures(
      PublishedTable.Row row, Optional<StatementLayout.Label> label) {
    String subTotal = cell(row, "sub total");
    String total = cell(row, "total");
    boolean isText = label.isPresent() && label.get().kind().equals("text");
    if (!subTotal.isBlank() && !total.isBlank() && !subTotal.strip().equals(total.strip())) {
      wrong(row, "Total", total, "one amount, in one of the last two columns or the same in both");
      return Optional.empty();
    }
    String amount = subTotal.isBlank() ? total : subTotal;
    PublishedNumber number = number(amount);
    if (!isText && isWrong(number, amount)) {
      wrong(row, subTotal.isBlank() ? "Total" : "Sub-total", amount, "pounds such as 3,394.54");
      return Optional.empty();
    }
    PublishedNumber[] numbers = new PublishedNumber[3];
    List<String> columns = List.of("rate", "weighting", "pupils");
    for (int i = 0; i < numbers.length; i++) {
      String cell = cell(row, columns.get(i));
      numbers[i] = number(cell);
      if (isWrong(numbers[i], cell)) {
        wrong(row, columns.get(i), cell, "a number such as 3,394.54, or a space");
        return Optional.empty();
      }
    }
    return Optional.of(
        new StatementRow(
            table.place(row),
            text(row, "description"),
            numbers[0],
            numbers[1],
            numbers[2],
            number,
            amount.strip()));
  }

  private static boolean isWrong(PublishedNumber number, String cell) {
    boolean isNone = Layout.plain(cell).equals("not applicable");
    return (number.kind() == PublishedNumber.Kind.WRONG && !isNone && !cell.strip().equals("-"))
        || Math.abs(number.value()) > MOST;
  }

  /** Reads a number; a percentage as a fraction. */
  private static PublishedNumber number(String cell) {
    String text = cell.strip();
    if (!text.endsWith("%")) {
      return PublishedNumber.parse(text);
    }
    PublishedNumber percent = PublishedNumber.parse(text.substring(0, text.length() - 1));
    return new PublishedNumber(percent.value() / 100, percent.halfUnit() / 100, percent.kind());
  }

  private void wrong(PublishedTable.Row row, String column, String value, String expected) {
    problems.add(
        Problem.error(
            table.place(row) + ", column " + column,
            value.length() > 80 ? value.substring(0, 80) + "…" : value,
            expected,
            "the cell was changed after it was downloaded"));
  }

  private String text(PublishedTable.Row row, String column) {
    return PublishedName.of(cell(row, column));
  }

  private String cell(PublishedTable.Row row, String column) {
    Integer at = header.at().get(column);
    return at == null || at >= row.cells().size() ? "" : row.cells().get(at);
  }
}
