package org.perpupil.io.input;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.perpupil.budget.BudgetCode;
import org.perpupil.io.Source;
import org.perpupil.io.csv.Cells;
import org.perpupil.io.csv.CsvTable;
import org.perpupil.io.csv.SeenNames;
import org.perpupil.io.read.BudgetRanges;
import org.perpupil.io.read.KnownSchools;
import org.perpupil.io.template.Template;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.viability.cash.Actuals;

/** Reads {@code actuals.csv}: what schools received and spent so far, one row a school and code. */
public final class ActualsReader {
  private final KnownSchools known;
  private final Map<String, Rows> schools = new LinkedHashMap<>();
  private final Set<String> wrong = new HashSet<>();

  private ActualsReader(KnownSchools known) {
    this.known = known;
  }

  /** What the rows of a school say, the line of the first, and the line of each code. */
  private record Rows(
      YearMonth to, int first, Map<BudgetCode, Double> pounds, Map<BudgetCode, Integer> lines) {}

  /**
   * What a file says.
   *
   * @param actuals by school
   * @param warnings what is odd
   */
  public record Read(Map<String, Actuals> actuals, List<Problem> warnings) {}

  /**
   * Reads a file.
   *
   * @param knownSchoolIds the schools that it may name
   * @throws ProblemsException with every problem of the file, when any is an error
   */
  public static Read read(Path file, Collection<String> knownSchoolIds) {
    List<Problem> problems = new ArrayList<>();
    Map<String, Actuals> actuals = read(Source.of(file), knownSchoolIds, problems);
    ProblemsException.throwIfAny(problems);
    return new Read(actuals, List.copyOf(problems));
  }

  /**
   * Reads a file.
   *
   * @param problems where what is wrong or odd is added
   * @return what schools without a problem received and spent
   */
  static Map<String, Actuals> read(
      Source file, Collection<String> knownSchoolIds, List<Problem> problems) {
    ActualsReader reader =
        new ActualsReader(new KnownSchools(knownSchoolIds, new SeenNames().schools()));
    CsvTable.read(file, Template.ACTUALS, problems)
        .ifPresent(table -> table.forEachRow(problems, reader::read));
    Map<String, Actuals> actuals = new LinkedHashMap<>();
    reader.schools.forEach(
        (id, rows) -> {
          if (!reader.wrong.contains(id)) {
            actuals.put(id, new Actuals(rows.to(), rows.pounds()));
          }
        });
    return actuals;
  }

  private void read(Cells cells) {
    String id = known.read(cells);
    Optional<BudgetCode> code = RevenueCodes.read(cells);
    Optional<YearMonth> month = month(cells);
    cells.required("amount");
    OptionalDouble amount =
        cells.number("amount", code.map(BudgetRanges::of).orElse(BudgetRanges.AMOUNT));
    if (!id.isEmpty() && code.isPresent() && month.isPresent() && amount.isPresent()) {
      keep(cells, id, code.get(), month.get(), amount.getAsDouble());
    }
    if (cells.hasErrors()) {
      wrong.add(id);
    }
  }

  private static Optional<YearMonth> month(Cells cells) {
    String written = cells.required("month");
    try {
      return written.isEmpty() ? Optional.empty() : Optional.of(YearMonth.parse(written));
    } catch (DateTimeException e) {
      cells.error(
          "month",
          written,
          "a year and a month, such as 2026-10",
          "a spreadsheet turned it into a date; format the column as text");
      return Optional.empty();
    }
  }

  private void keep(Cells cells, String id, BudgetCode code, YearMonth month, double amount) {
    Rows rows =
        schools.computeIfAbsent(
            id,
            one ->
                new Rows(
                    month,
                    cells.line(),
                    new EnumMap<>(BudgetCode.class),
                    new EnumMap<>(BudgetCode.class)));
    if (!rows.to().equals(month)) {
      cells.error(
          "month",
          month.toString(),
          rows.to() + " as in line " + rows.first() + ", one month for a school",
          "the rows of two months stand in one file; amounts run from the start of the year");
    }
    Integer before = rows.lines().putIfAbsent(code, cells.line());
    if (before != null) {
      cells.error(
          "code",
          code.code(),
          "each code once for a school",
          "it stands in line " + before + " too; add the two amounts up");
    }
    rows.pounds().put(code, amount);
  }
}
