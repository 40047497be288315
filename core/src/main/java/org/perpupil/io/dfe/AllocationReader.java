package org.perpupil.io.dfe;

import com.google.common.collect.ImmutableMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.perpupil.io.dfe.infer.AllocationItem;
import org.perpupil.io.dfe.infer.AllocationRow;
import org.perpupil.io.dfe.table.Layout;
import org.perpupil.io.dfe.table.PublishedName;
import org.perpupil.io.dfe.table.PublishedNumber;
import org.perpupil.io.dfe.table.PublishedTable;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.rates.FundingYear;
import org.perpupil.rates.data.DataFiles;
import org.perpupil.school.Phase;

/** Reads the rows of a file of school funding allocations. */
final class AllocationReader {
  private static final ImmutableMap<String, Phase> PHASES = phases();

  /** No school is paid more, and none has more pupils. */
  private static final double MOST_POUNDS = 1e8;

  private static final double MOST_PUPILS = 2e4;

  private static final AllocationItem[] ITEMS = AllocationItem.values();

  private final PublishedTable table;
  private final Layout.Header header;

  /** Where each item stands in a row; -1 where the file does not have it. */
  private final int[] columns = new int[AllocationItem.COUNT];

  private final int lastNeeded;
  private final List<Problem> problems;
  private final LeftOut leftOut;
  private final Map<String, String> places = new HashMap<>();
  private final Map<String, String> authorities = new HashMap<>();
  private final List<AllocationRow> rows = new ArrayList<>();
  private final TrustNames trusts = new TrustNames();
  private @Nullable FundingYear year;
  private String yearText = "";
  private boolean wholePounds = true;

  private AllocationReader(
      PublishedTable table, Layout.Header header, LeftOut leftOut, List<Problem> problems) {
    this.table = table;
    this.header = header;
    this.lastNeeded = header.lastNeeded();
    for (AllocationItem item : ITEMS) {
      columns[item.ordinal()] = header.at().getOrDefault(item.column(), -1);
    }
    this.leftOut = leftOut;
    this.problems = problems;
  }

  /**
   * Reads a file.
   *
   * @param leftOut where rows that are not used are counted
   * @param problems where what is wrong is added
   * @return empty when the file cannot be used at all
   */
  static Optional<AllocationTable> read(
      PublishedTable table, Layout.Header header, LeftOut leftOut, List<Problem> problems) {
    AllocationReader reader = new AllocationReader(table, header, leftOut, problems);
    if (!reader.headerIsWhole()) {
      return Optional.empty();
    }
    List<PublishedTable.Row> body = table.rows().subList(header.row() + 1, table.rows().size());
    PublishedGrants grants = PublishedGrants.of(header, body);
    grants.warnings(table, problems);
    for (PublishedTable.Row row : body) {
      reader.read(row, grants);
    }
    if (reader.year == null || reader.rows.isEmpty()) {
      problems.add(
          Problem.error(
              table.file().toString(),
              body.size() + " rows, none of them used",
              "at least one row of a school",
              "the reasons above tell why each was left out"));
      return Optional.empty();
    }
    reader.trusts.warning(table.file()).ifPresent(problems::add);
    SumChecks sums = new SumChecks(reader.wholePounds, leftOut);
    List<AllocationRow> whole = reader.rows.stream().filter(sums::tie).toList();
    return Optional.of(
        new AllocationTable(
            table.file(),
            reader.year,
            body.size(),
            reader.wholePounds,
            whole.stream().map(row -> reader.wholePounds ? coarse(row) : row).toList()));
  }

  /** Returns the funding year of the first row that tells one. */
  static Optional<FundingYear> year(PublishedTable table, Layout.Header header) {
    Integer at = header.at().get("year");
    if (at == null) {
      return Optional.empty();
    }
    for (PublishedTable.Row row : table.rows().subList(header.row() + 1, table.rows().size())) {
      FundingYear year =
          at < row.cells().size() ? parse(PublishedName.of(row.cells().get(at))) : null;
      if (year != null) {
        return Optional.of(year);
      }
    }
    return Optional.empty();
  }

  /** Returns a row of a file that is rounded to whole pounds. */
  private static AllocationRow coarse(AllocationRow row) {
    double[] halfUnits = row.halfUnits().clone();
    Arrays.fill(halfUnits, 0.5);
    return new AllocationRow(
        row.place(),
        row.urn(),
        row.laestab(),
        row.laCode(),
        row.laName(),
        row.name(),
        row.phase(),
        row.trust(),
        row.academy(),
        row.values(),
        halfUnits,
        row.grants(),
        row.grantsAreWhole());
  }

  private boolean headerIsWhole() {
    String place = table.place(table.rows().get(header.row()));
    List<String> missing = Layout.ALLOCATIONS.missing(header);
    if (!missing.isEmpty()) {
      problems.add(
          Problem.error(
              place,
              "",
              "the columns " + String.join(", ", missing),
              "they have other names here: " + String.join(", ", header.unknown().keySet())));
    }
    for (String twice : header.twice()) {
      problems.add(
          Problem.error(
              place, twice, "each column once", "two files were pasted beside each other"));
    }
    return missing.isEmpty() && header.twice().isEmpty();
  }

  private void read(PublishedTable.Row row, PublishedGrants grants) {
    String level = Layout.plain(text(row, "level"));
    String urn = id(text(row, "urn"));
    if (!level.isEmpty() && !level.equals("school")) {
      leftOut.add("a total of " + text(row, "level") + ", not a school", table.place(row));
      return;
    }
    if (row.cells().size() > header.width() || row.cells().size() < lastNeeded) {
      wrong(
          row,
          "",
          row.cells().size() + " values",
          "as many values as the header has columns",
          "a value with a comma in it needs quotation marks around it");
      return;
    }
    FundingYear rowYear = year(row);
    if (rowYear == null) {
      return;
    }
    Phase phase = PHASES.get(Layout.plain(text(row, "phase")));
    if (phase == null) {
      leftOut.add("phase '" + text(row, "phase") + "' is not funded by this formula", name(row));
      return;
    }
    if (!isDigits(urn, 5, 7)) {
      wrong(row, "urn", urn, "a number of six digits", "the column holds something else");
      return;
    }
    String laCode = id(text(row, "la_code"));
    if (!isDigits(laCode, 3, 3)) {
      wrong(
          row,
          "la_code",
          laCode,
          "an authority's code of three digits",
          "the column holds the code of nine characters");
      return;
    }
    String laestab = id(text(row, "laestab"));
    String named = authorities.putIfAbsent(laCode, text(row, "la_name"));
    if ((laestab.length() == 7 && !laestab.startsWith(laCode))
        || (named != null && !named.equals(text(row, "la_name")))) {
      wrong(
          row,
          "la_code",
          laCode,
          "the authority that its name and the school's number of seven digits tell",
          "the cell was changed after it was published");
      return;
    }
    String elsewhere = places.putIfAbsent(urn, table.place(row));
    if (elsewhere != null) {
      wrong(
          row, "urn", urn, "a school that has no other row", "it stands in " + elsewhere + " too");
      return;
    }
    numbers(row, grants, urn, laCode, phase);
  }

  private void numbers(
      PublishedTable.Row row, PublishedGrants grants, String urn, String laCode, Phase phase) {
    double[] values = new double[AllocationItem.COUNT];
    double[] halfUnits = new double[AllocationItem.COUNT];
    boolean whole = true;
    for (AllocationItem item : ITEMS) {
      int at = columns[item.ordinal()];
      if (at < 0) {
        values[item.ordinal()] = Double.NaN;
        halfUnits[item.ordinal()] = Double.NaN;
        continue;
      }
      String cell = row.cells().get(at);
      PublishedNumber number = PublishedNumber.parse(cell);
      boolean needed = item != AllocationItem.PER_PUPIL && item != AllocationItem.TOTAL;
      if (number.kind() == PublishedNumber.Kind.WRONG || !isPossible(item, number.value())) {
        wrong(
            row,
            item.column(),
            cell,
            item == AllocationItem.ROLL ? "a number of pupils, 0 to 20,000" : expected(item),
            "the cell was changed after it was published");
        return;
      }
      if (!number.isNumber() && needed) {
        leftOut.add(item.column() + " is not known ('" + cell.strip() + "')", name(row));
        return;
      }
      values[item.ordinal()] = number.value();
      halfUnits[item.ordinal()] = number.halfUnit();
      whole &=
          item == AllocationItem.ROLL
              || item == AllocationItem.PER_PUPIL
              || Double.isNaN(number.value())
              || number.value() == Math.rint(number.value());
    }
    if (values[AllocationItem.AFTER.ordinal()] == 0 && values[AllocationItem.ROLL.ordinal()] == 0) {
      leftOut.add("neither pupils nor money", name(row));
      return;
    }
    boolean primary = values[AllocationItem.BASIC_PRIMARY.ordinal()] > 0;
    boolean secondary =
        values[AllocationItem.BASIC_KS3.ordinal()] + values[AllocationItem.BASIC_KS4.ordinal()] > 0;
    if ((phase == Phase.PRIMARY && secondary && !primary)
        || (phase == Phase.SECONDARY && primary && !secondary)) {
      wrong(
          row,
          "phase",
          text(row, "phase"),
          "the phase of the pupils that basic entitlement is paid for",
          "the cell was changed after it was published");
      return;
    }
    Optional<PublishedGrants.Paid> paid =
        grants.read(
            row.cells(),
            (column, cell) ->
                wrong(row, column, cell, "pounds", "the cell was changed after it was published"));
    if (paid.isEmpty()) {
      return;
    }
    wholePounds &= whole;
    rows.add(
        new AllocationRow(
            table.place(row),
            urn,
            id(text(row, "laestab")),
            laCode,
            text(row, "la_name"),
            text(row, "name"),
            phase,
            trusts.named(known(text(row, "trust")), table.place(row)),
            academy(text(row, "academy")),
            values,
            halfUnits,
            paid.get().pounds(),
            paid.get().isWhole()));
  }

  private static String expected(AllocationItem item) {
    return item.mayBeNegative() ? "pounds" : "pounds, 0 or more";
  }

  private static boolean isPossible(AllocationItem item, double value) {
    if (Double.isNaN(value)) {
      return true;
    }
    return item == AllocationItem.ROLL
        ? value >= 0 && value <= MOST_PUPILS
        : Math.abs(value) <= MOST_POUNDS && (value >= 0 || item.mayBeNegative());
  }

  private @Nullable FundingYear year(PublishedTable.Row row) {
    String text = text(row, "year");
    FundingYear found = text.equals(yearText) ? year : parse(text);
    if (found == null) {
      wrong(row, "year", text, "a year such as 202526 or 2025-26", "the column was shifted");
      return null;
    }
    if (year == null) {
      year = found;
      yearText = text;
    }
    if (!found.equals(year)) {
      wrong(
          row,
          "year",
          text,
          "the year of the rows above, " + year,
          "the file holds two years; they are imported one at a time");
      return null;
    }
    return found;
  }

  private static boolean isDigits(String text, int least, int most) {
    return text.length() >= least
        && text.length() <= most
        && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static @Nullable FundingYear parse(String text) {
    String digits = text.replaceAll("[^0-9]", "");
    if (digits.length() == 6 && text.matches("[0-9]{4}.?[0-9]{2}")) {
      try {
        return FundingYear.parse(digits.substring(0, 4) + "-" + digits.substring(4));
      } catch (ProblemsException e) {
        return null;
      }
    }
    return null;
  }

  private static @Nullable Boolean academy(String text) {
    return switch (Layout.plain(text)) {
      case "yes" -> true;
      case "no" -> false;
      default -> null;
    };
  }

  private static String known(String text) {
    return PublishedNumber.parse(text).kind() == PublishedNumber.Kind.WRONG ? text : "";
  }

  /** Returns an identifier as it was before a spreadsheet took it for a number. */
  private static String id(String text) {
    return text.indexOf('.') < 0 ? text : text.replaceAll("\\.0+$", "");
  }

  private void wrong(
      PublishedTable.Row row, String column, String value, String expected, String advice) {
    String what = column.isEmpty() ? "" : "column " + column + ": ";
    leftOut.wrong(
        what + "expected " + expected,
        Problem.error(
            table.place(row) + (column.isEmpty() ? "" : ", column " + column),
            value.length() > 80 ? value.substring(0, 80) + "…" : value,
            expected,
            advice),
        name(row));
  }

  private String name(PublishedTable.Row row) {
    String urn = text(row, "urn");
    String name = text(row, "name");
    return (urn + " " + name).strip() + " (" + table.place(row) + ")";
  }

  private String text(PublishedTable.Row row, String column) {
    Integer at = header.at().get(column);
    return at == null || at >= row.cells().size() ? "" : PublishedName.of(row.cells().get(at));
  }

  private static ImmutableMap<String, Phase> phases() {
    Map<String, Phase> phases = new LinkedHashMap<>();
    for (String[] row :
        DataFiles.rows(DataFiles.bytes(AllocationReader.class, "allocation-phases.csv"))) {
      phases.put(Layout.plain(row[0]), Phase.find(row[1]).orElseThrow());
    }
    return ImmutableMap.copyOf(phases);
  }
}
