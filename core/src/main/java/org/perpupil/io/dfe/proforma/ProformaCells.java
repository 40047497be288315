package org.perpupil.io.dfe.proforma;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.perpupil.io.dfe.table.Layout;
import org.perpupil.io.dfe.table.PublishedName;
import org.perpupil.io.dfe.table.PublishedNumber;
import org.perpupil.io.dfe.table.PublishedTable;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.rates.FundingYear;

/** The cells of one row of a sheet, as numbers, shares and names. Not thread-safe. */
final class ProformaCells {
  private static final Pattern YEAR = Pattern.compile("(20\\d\\d)\\D{0,4}(?:20)?(\\d\\d)");
  private static final Pattern EXPONENT = Pattern.compile("-?\\d+(?:\\.\\d+)?[eE][-+]?\\d+");
  private static final int NUMBER = 7;
  private static final int CODE = 3;
  private static final double MOST = 1e10;

  private final ProformaTable table;
  private final PublishedTable.Row row;
  private final List<Problem> problems;

  ProformaCells(ProformaTable table, PublishedTable.Row row, List<Problem> problems) {
    this.table = table;
    this.row = row;
    this.problems = problems;
  }

  /** Returns file and line. */
  String place() {
    return table.table().place(row);
  }

  String text(String kind, String column) {
    return PublishedName.of(table.cell(row, kind, column));
  }

  private String digits(String column) {
    return text("key", column).replaceAll("\\.0+$", "");
  }

  /** Returns the number of a school, blank where there is none. */
  String urn() {
    String urn = digits("urn");
    return urn.matches("\\d{5,7}") ? urn : "";
  }

  /** Returns authority and establishment number, seven digits, or blank. */
  String laestab() {
    String laestab = digits("laestab").replace("/", "").replace("-", "");
    if (laestab.matches("\\d{7}")) {
      return laestab;
    }
    String number = digits("number");
    return number.matches("\\d{4}") ? laCode().map(code -> code + number).orElse("") : "";
  }

  /** Returns the code of the authority: as it stands, in the school's number, or by its name. */
  Optional<String> laCode() {
    String code = digits("la_code");
    if (code.matches("\\d{3}")) {
      return Optional.of(code);
    }
    String laestab = digits("laestab").replace("/", "").replace("-", "");
    if (laestab.length() == NUMBER && laestab.matches("\\d+")) {
      return Optional.of(laestab.substring(0, CODE));
    }
    return AuthorityNames.code(text("key", "la_name")).or(() -> AuthorityNames.code(code));
  }

  /** Returns the funding year that a text names. */
  static @Nullable FundingYear year(String text) {
    Matcher year = YEAR.matcher(text);
    if (year.find()) {
      try {
        return FundingYear.parse(year.group(1) + "-" + year.group(2));
      } catch (ProblemsException e) {
        return null;
      }
    }
    return null;
  }

  /** Returns a number; nothing where the cell is blank or holds a mark. */
  OptionalDouble number(String kind, String column) {
    return parse(table.cell(row, kind, column), column);
  }

  /** Returns the sum of all columns of one name; nothing where all are blank. */
  OptionalDouble sum(String kind, String column) {
    OptionalDouble sum = OptionalDouble.empty();
    for (var entry : table.columns(kind).entrySet()) {
      if (entry.getKey().column().equals(column)) {
        OptionalDouble value =
            parse(ProformaTable.cell(row, entry.getValue().get(0)), entry.getKey().plain());
        if (value.isPresent()) {
          sum = OptionalDouble.of(sum.orElse(0) + value.getAsDouble());
        }
      }
    }
    return sum;
  }

  private OptionalDouble parse(String cell, String column) {
    String text = cell.strip();
    String plain = Layout.plain(text);
    if (text.isEmpty() || plain.equals("n a") || plain.equals("na") || text.equals("-")) {
      return OptionalDouble.empty();
    }
    if (EXPONENT.matcher(text).matches()) {
      return checked(Double.parseDouble(text), cell, column);
    }
    boolean isPercent = text.endsWith("%");
    PublishedNumber number =
        PublishedNumber.parse(isPercent ? text.substring(0, text.length() - 1) : text);
    if (number.kind() == PublishedNumber.Kind.WRONG) {
      wrong(column, cell, "a number, a percentage or nothing");
      return OptionalDouble.empty();
    }
    if (number.kind() == PublishedNumber.Kind.NOT_KNOWN && table.isFormulas()) {
      wrong(column, cell, "a rate that is known; this mark keeps one back");
      return OptionalDouble.empty();
    }
    return number.isNumber()
        ? checked(isPercent ? number.value() / 100 : number.value(), cell, column)
        : OptionalDouble.empty();
  }

  private OptionalDouble checked(double value, String cell, String column) {
    if (!(Math.abs(value) <= MOST)) {
      wrong(column, cell, "a number that money or pupils can have");
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(value);
  }

  /** Adds that a cell is wrong. */
  void wrong(String column, String cell, String expected) {
    problems.add(
        Problem.error(
            place() + ", column " + column,
            cell.length() > 80 ? cell.substring(0, 80) + "…" : cell,
            expected,
            "the columns were shifted, or the cell was changed after it was saved"));
  }

  /** Returns whether a cell says yes. */
  boolean isYes(String kind, String column) {
    String text = table.cell(row, kind, column).toLowerCase(Locale.ROOT);
    return text.equals("yes") || text.equals("y") || text.equals("1") || text.equals("true");
  }
}
