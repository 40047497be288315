package org.perpupil.io.dfe;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.perpupil.io.dfe.infer.AllocationItem;
import org.perpupil.io.dfe.table.Layout;
import org.perpupil.io.dfe.table.PublishedNumber;
import org.perpupil.io.dfe.table.PublishedTable;
import org.perpupil.problem.Problem;

/**
 * The grants of a file of school funding allocations, beside the formula.
 *
 * <p>Every year adds and drops some. A column that the layout does not know is a grant when it
 * holds numbers and the file's totals tie with it; its name tells which, where it can.
 */
final class PublishedGrants {
  /** Budget code of a government grant without a life of its own. */
  private static final String OTHER = "I06";

  private static final double TIES = 0.99;
  private static final double ROUNDED = 5;

  private final Map<String, List<Integer>> columns;
  private final List<String> added;
  private final List<String> passedOver;

  private PublishedGrants(
      Map<String, List<Integer>> columns, List<String> added, List<String> passedOver) {
    this.columns = columns;
    this.added = added;
    this.passedOver = passedOver;
  }

  /**
   * What a row says.
   *
   * @param pounds by budget code; what is not known is absent
   * @param isWhole whether no figure was kept back
   */
  record Paid(Map<String, Double> pounds, boolean isWhole) {}

  static PublishedGrants of(Layout.Header header, List<PublishedTable.Row> rows) {
    Map<String, List<Integer>> columns = new LinkedHashMap<>();
    header.grants().forEach((code, at) -> columns.put(code, new ArrayList<>(at)));
    List<String> numeric = new ArrayList<>();
    List<String> passedOver = new ArrayList<>();
    header
        .unknown()
        .forEach((name, at) -> (holdsNumbers(rows, at) ? numeric : passedOver).add(name));
    List<Integer> more = numeric.stream().map(header.unknown()::get).toList();
    if (numeric.isEmpty()
        || tying(header, rows, columns, List.of()) >= TIES
        || tying(header, rows, columns, more) < TIES) {
      passedOver.addAll(numeric);
      return new PublishedGrants(columns, List.of(), passedOver);
    }
    for (String name : numeric) {
      columns.computeIfAbsent(code(name), key -> new ArrayList<>()).add(header.unknown().get(name));
    }
    return new PublishedGrants(columns, numeric, passedOver);
  }

  /** Adds how unknown columns were taken. */
  void warnings(PublishedTable table, List<Problem> problems) {
    for (String name : added) {
      problems.add(
          Problem.warning(
              table.file() + ", column " + name,
              name,
              "a column that is known; the totals tie with it, so it is read as a grant, "
                  + code(name),
              "it is a grant of that year alone"));
    }
    for (String name : passedOver) {
      problems.add(
          Problem.warning(
              table.file() + ", column " + name,
              name,
              "a column that is known; it is passed over, since no total needs it",
              "it was added to the file by hand"));
    }
  }

  /**
   * Returns the pounds of a row by budget code; what is not known is absent.
   *
   * @param wrong told the column and the cell that is neither a number nor a mark
   * @return empty when a cell is wrong
   */
  Optional<Paid> read(List<String> cells, BiConsumer<String, String> wrong) {
    Map<String, Double> paid = new LinkedHashMap<>();
    boolean whole = true;
    for (Map.Entry<String, List<Integer>> column : columns.entrySet()) {
      for (int at : column.getValue()) {
        PublishedNumber number = PublishedNumber.parse(cell(cells, at));
        if (number.kind() == PublishedNumber.Kind.WRONG) {
          wrong.accept(column.getKey(), cell(cells, at));
          return Optional.empty();
        }
        whole &= number.kind() != PublishedNumber.Kind.NOT_KNOWN;
        if (number.isNumber()) {
          paid.merge(column.getKey(), number.value(), Double::sum);
        }
      }
    }
    return Optional.of(new Paid(paid, whole));
  }

  private static String code(String name) {
    String plain = Layout.plain(name).replace(' ', '_');
    return org.perpupil.budget.cost.Grants.names().stream()
        .filter(plain::contains)
        // A longer name may hold a shorter one.
        .max(Comparator.comparingInt(String::length))
        .map(grant -> "grant:" + grant)
        .orElse(OTHER);
  }

  private static boolean holdsNumbers(List<PublishedTable.Row> rows, int at) {
    int numbers = 0;
    for (PublishedTable.Row row : rows) {
      PublishedNumber.Kind kind = PublishedNumber.parse(cell(row.cells(), at)).kind();
      if (kind == PublishedNumber.Kind.WRONG) {
        return false;
      }
      numbers += kind == PublishedNumber.Kind.NUMBER ? 1 : 0;
    }
    return numbers > 0;
  }

  /** Returns the share of known totals that are the budget share and these grants. */
  private static double tying(
      Layout.Header header,
      List<PublishedTable.Row> rows,
      Map<String, List<Integer>> columns,
      List<Integer> more) {
    int tie = 0;
    int known = 0;
    int total = Objects.requireNonNull(header.at().get(AllocationItem.TOTAL.column()));
    int after = Objects.requireNonNull(header.at().get(AllocationItem.AFTER.column()));
    for (PublishedTable.Row row : rows) {
      if (!PublishedNumber.parse(cell(row.cells(), total)).isNumber()) {
        continue;
      }
      known++;
      double sum = number(row, after);
      for (List<Integer> places : columns.values()) {
        for (int at : places) {
          sum += number(row, at);
        }
      }
      for (int at : more) {
        sum += number(row, at);
      }
      tie += Math.abs(number(row, total) - sum) <= ROUNDED ? 1 : 0;
    }
    return known == 0 ? 0 : (double) tie / known;
  }

  private static double number(PublishedTable.Row row, int at) {
    double value = PublishedNumber.parse(cell(row.cells(), at)).value();
    return Double.isNaN(value) ? 0 : value;
  }

  private static String cell(List<String> cells, int at) {
    return at < cells.size() ? cells.get(at) : "";
  }
}
