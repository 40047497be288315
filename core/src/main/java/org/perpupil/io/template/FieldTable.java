package org.perpupil.io.template;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.perpupil.budget.BudgetCode;
import org.perpupil.budget.cost.Grant;
import org.perpupil.budget.cost.Grants;
import org.perpupil.io.csv.CsvText;
import org.perpupil.io.plan.PlanRanges;
import org.perpupil.io.read.BudgetReader;
import org.perpupil.problem.Problem;
import org.perpupil.problem.Range;
import org.perpupil.rates.FundingYear;
import org.perpupil.school.Governance;

/**
 * Every number that files may hold: what it counts, its limits and what is usual.
 *
 * <p>Readers, templates and messages take it from where it is declared: with the factor, the
 * assumption or the column. Here all of them stand beside each other.
 */
public final class FieldTable {
  /** What the name of a budget's amount begins with; its code follows. */
  public static final String AMOUNT_OF = "amount of ";

  private static final ImmutableList<Field> ALL = load();

  private FieldTable() {}

  /**
   * A number that a file may hold.
   *
   * @param file the file, by the label of its template, or {@code plan}
   * @param name the column, or the key; of an amount in a budget also by its code, such as {@code
   *     amount of E01}
   * @param range its limits, and what is usual
   */
  public record Field(String file, String name, Range range) {}

  /** Returns every number, by file and in the order of its columns; unmodifiable. */
  public static List<Field> all() {
    return ALL;
  }

  /** Returns the number of a file and a name, or nothing when there is none. */
  public static Optional<Field> find(String file, String name) {
    return ALL.stream()
        .filter(field -> field.file().equals(file) && field.name().equals(name))
        .findFirst();
  }

  /** Returns what an item of a budget is, in words: a code, a grant, or early years funding. */
  public static String meaning(String item) {
    return BudgetCode.find(item)
        .map(BudgetCode::title)
        .orElseGet(
            () ->
                item.startsWith(BudgetReader.GRANT)
                    ? Grants.title(item.substring(BudgetReader.GRANT.length()))
                    : "early years funding");
  }

  /**
   * Returns whether an item of a budget may be that of a funding year: all are but grants that
   * start after it, or that its formula holds.
   */
  public static boolean isOfYear(String item, FundingYear year) {
    if (!item.startsWith(BudgetReader.GRANT)) {
      return true;
    }
    Grant grant = Grants.named(item.substring(BudgetReader.GRANT.length()), 0);
    return grant.start().fundingYear(Governance.MAINTAINED).compareTo(year) <= 0
        && grant.rolledInto().map(into -> into.compareTo(year) > 0).orElse(true);
  }

  /** Returns the table as CSV text with a header; usual values are blank where all are. */
  public static String toCsv() {
    CsvText csv = new CsvText();
    csv.row(
        List.of("file", "name", "value", "minimum", "maximum", "usual_minimum", "usual_maximum"));
    for (Field field : ALL) {
      Range range = field.range();
      boolean allUsual = range.usual().isEmpty();
      csv.row(
          List.of(
              field.file(),
              field.name(),
              range.expected(),
              Problem.plain(range.least()),
              Problem.plain(range.most()),
              allUsual ? "" : Problem.plain(range.usualLow()),
              allUsual ? "" : Problem.plain(range.usualHigh())));
    }
    return csv.text();
  }

  private static ImmutableList<Field> load() {
    List<Field> all = new ArrayList<>();
    for (Template template : Template.values()) {
      for (Template.Column column : template.columns()) {
        column
            .range()
            .ifPresent(range -> all.add(new Field(template.label(), column.name(), range)));
      }
      if (template == Template.BUDGETS) {
        BudgetReader.items()
            .forEach(
                (item, range) -> all.add(new Field(template.label(), AMOUNT_OF + item, range)));
      }
    }
    PlanRanges.all().forEach((key, range) -> all.add(new Field("plan", key, range)));
    return ImmutableList.copyOf(all);
  }
}
