package org.perpupil.io.result;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.perpupil.authority.block.AuthorityTotals;
import org.perpupil.authority.block.Reconciliation;
import org.perpupil.formula.Allocation;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Formulas;
import org.perpupil.formula.Line;
import org.perpupil.formula.Total;
import org.perpupil.formula.printed.AllocationAsPrinted;
import org.perpupil.formula.printed.Casting;
import org.perpupil.io.csv.CsvText;
import org.perpupil.io.csv.Numbers;
import org.perpupil.io.output.ResultKind;
import org.perpupil.io.result.OutputWriter.Body;
import org.perpupil.io.write.Summary;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.school.School;

/**
 * Writes what schools get: {@code allocations.csv}, and beside it {@code
 * allocations.authorities.csv} and a summary that reconciles schools, pupils and pounds.
 *
 * <p>Rounded to a statement, pounds have two decimals and {@code mfg_change} six. Otherwise pounds
 * that are added up have as many decimals as they need, up to eight, and unit values, the change
 * and pounds per pupil are written as they are. Either way lines add up to totals and schools to
 * authorities as written, see {@link Casting}. A figure that does not apply is blank. Where there
 * is something to tell of a school, a last column {@code remarks} does.
 */
public final class AllocationWriter {
  private static final ImmutableList<Total> AFTER_PROTECTION =
      ImmutableList.of(
          Total.BUDGET_SHARE,
          Total.BUDGET_SHARE_AFTER_DEDELEGATION,
          Total.PER_PUPIL,
          Total.NOTIONAL_SEN);
  private static final ImmutableList<Total> GUARANTEE =
      ImmutableList.of(
          Total.MFG_BUDGET,
          Total.MFG_BASELINE_UNIT_VALUE,
          Total.MFG_UNIT_VALUE,
          Total.MFG_CHANGE,
          Total.MFG_ADJUSTMENT);

  private static final ImmutableSet<Total> RATIOS =
      ImmutableSet.of(
          Total.MFG_BASELINE_UNIT_VALUE, Total.MFG_UNIT_VALUE, Total.MFG_CHANGE, Total.PER_PUPIL);

  private AllocationWriter() {}

  /** Returns an allocation as the text of {@code allocations.csv}. */
  public static String toCsv(Allocation allocation) {
    return CsvText.of(csv -> schools(allocation, csv));
  }

  /** Writes {@code allocations.csv} to a writer, which stays open and is not flushed. */
  public static void writeCsv(Allocation allocation, Writer out) throws IOException {
    CsvText.write(csv -> schools(allocation, csv), out);
  }

  private static void schools(Allocation allocation, CsvText csv) {
    List<Column> columns = columns(allocation);
    List<String> header = new ArrayList<>(List.of("id", "la_code"));
    columns.forEach(column -> header.add(column.name()));
    header.add("status");
    boolean hasRemarks = !allocation.remarks().isEmpty();
    if (hasRemarks) {
      header.add("remarks");
    }
    csv.row(header);
    AllocationAsPrinted printed = AllocationAsPrinted.of(allocation);
    for (int i = 0; i < allocation.size(); i++) {
      School school = allocation.schools().school(i);
      List<String> row = new ArrayList<>(List.of(school.id(), school.laCode()));
      for (Column column : columns) {
        row.add(column.figure().of(allocation, printed, i));
      }
      row.add(
          allocation
              .failure(i)
              .map(reason -> "failed: " + reason)
              .orElse(allocation.status(i).label()));
      if (hasRemarks) {
        row.add(String.join("; ", allocation.remarks(i)));
      }
      csv.row(row);
    }
  }

  /** Returns the totals of authorities as the text of {@code allocations.authorities.csv}. */
  public static String toCsv(List<AuthorityTotals> authorities) {
    CsvText csv = new CsvText();
    List<String> header =
        new ArrayList<>(
            List.of("la_code", "schools_covered", "schools_failed", "pupils", "pupils_failed"));
    for (Line line : Line.values()) {
      header.add(line.fileName());
    }
    header.addAll(List.of("budget_share", "pupil_led_percent", "primary_secondary_ratio"));
    header.add("guarantee_less_cap");
    csv.row(header);
    for (AuthorityTotals authority : authorities) {
      List<String> row = new ArrayList<>();
      row.add(authority.laCode());
      row.add(Integer.toString(authority.schoolsCovered()));
      row.add(Integer.toString(authority.schoolsFailed()));
      row.add(Problem.plain(authority.pupils()));
      row.add(Problem.plain(authority.pupilsFailed()));
      for (Line line : Line.values()) {
        row.add(Numbers.plain(authority.amountAsPrinted(line)));
      }
      row.add(Numbers.plain(authority.budgetShareAsPrinted()));
      row.add(Numbers.write(authority.pupilLedPercent(), 2));
      row.add(Numbers.write(authority.primarySecondaryRatio(), 4));
      row.add(Numbers.plain(authority.protectionAsPrinted()));
      csv.row(row);
    }
    return csv.text();
  }

  /**
   * Returns where an allocation goes: a file, beside it one that ends {@code .authorities.csv}, and
   * a summary that ends {@code .summary.json}.
   */
  public static Output output(Path file) {
    return Output.table(ResultKind.ALLOCATION, file, ".authorities.csv");
  }

  /**
   * Writes an allocation and what belongs to it, see {@link #output}.
   *
   * @throws ProblemsException when a file cannot be written, or holds something else; nothing is
   *     written then
   * @throws IllegalStateException when schools, pupils or pounds do not reconcile; nothing is
   *     written then
   */
  public static Reconciliation write(Allocation allocation, Path file) {
    try (OutputWriter to = output(file).open()) {
      return write(allocation, to);
    }
  }

  /** Writes an allocation to an output of {@link #output}, as {@link #write(Allocation, Path)}. */
  public static Reconciliation write(Allocation allocation, OutputWriter to) {
    List<AuthorityTotals> authorities = AuthorityTotals.of(allocation);
    Reconciliation reconciliation = Reconciliation.of(allocation, authorities);
    to.write(
        List.of(Body.of(csv -> schools(allocation, csv)), Body.of(toCsv(authorities))),
        Summary.of(allocation, reconciliation));
    return reconciliation;
  }

  /** A column of the file and what stands in it. */
  private record Column(String name, Figure figure) {
    private static Column of(Line line) {
      return new Column(
          line.fileName(), (allocation, printed, row) -> money(printed.amount(line, row)));
    }

    private static Column of(Total total) {
      return new Column(
          total.fileName(),
          RATIOS.contains(total)
              ? (allocation, printed, row) -> ratio(total, allocation, row)
              : (allocation, printed, row) -> money(printed.total(total, row)));
    }

    private static String money(Optional<BigDecimal> pounds) {
      return pounds.map(Numbers::plain).orElse("");
    }

    private static String ratio(Total total, Allocation allocation, int row) {
      OptionalDouble figure = allocation.total(total, row);
      if (figure.isEmpty() || !allocation.rounding().linesToPence()) {
        return figure.isEmpty() ? "" : Problem.plain(figure.getAsDouble());
      }
      return Numbers.write(figure, total == Total.MFG_CHANGE ? 6 : 2);
    }
  }

  private interface Figure {
    String of(Allocation allocation, AllocationAsPrinted printed, int row);
  }

  private static List<Column> columns(Allocation allocation) {
    Formulas formulas = allocation.formulas();
    ImmutableList.Builder<Column> columns = ImmutableList.builder();
    Line.of(Line.Group.PUPIL_LED).forEach(line -> columns.add(Column.of(line)));
    Line.of(Line.Group.SCHOOL_LED).forEach(line -> columns.add(Column.of(line)));
    columns.add(Column.of(Line.RATES));
    columns.add(Column.of(Total.PUPIL_LED_TOTAL), Column.of(Total.SCHOOL_LED_TOTAL));
    columns.add(Column.of(Line.MPPL_TOP_UP), Column.of(Total.BUDGET_SHARE_BEFORE_MFG));
    if (formulas.all().stream().anyMatch(formula -> !formula.isNational())) {
      GUARANTEE.forEach(total -> columns.add(Column.of(total)));
    }
    if (formulas.all().stream().anyMatch(Formula::isNational)) {
      columns.add(Column.of(Line.FLOOR_TOP_UP), Column.of(Line.GAINS_CAP));
    }
    if (allocation.rounding().roundsTotalsAlone()) {
      columns.add(Column.of(Total.ROUNDING));
    }
    AFTER_PROTECTION.forEach(total -> columns.add(Column.of(total)));
    return columns.build();
  }
}
