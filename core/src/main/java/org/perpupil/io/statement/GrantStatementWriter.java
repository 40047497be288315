package org.perpupil.io.statement;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.perpupil.formula.Statement;
import org.perpupil.io.csv.FormulaGuard;
import org.perpupil.io.dfe.statement.StatementLayout;
import org.perpupil.io.result.Output;
import org.perpupil.io.result.OutputWriter;
import org.perpupil.io.result.OutputWriter.Body;
import org.perpupil.io.write.Summary;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.rates.FundingYear;
import org.perpupil.school.Governance;
import org.perpupil.school.School;
import org.perpupil.text.CsvWriter;

/**
 * Writes a statement in the columns and labels of the grant statements that the Department for
 * Education publishes for academies: rate, weighting, pupils and amount of each line, then the
 * guarantee's chain.
 *
 * <p>Amounts are pounds with a thousands separator, blank cells hold a space. Rates and unit values
 * have as many decimals as they need, so that the file reads back to the penny. Lines that
 * published statements do not know stand under the labels of this project.
 */
public final class GrantStatementWriter {
  private static final String NONE = " ";

  private GrantStatementWriter() {}

  /**
   * Returns a statement as a file.
   *
   * @param statement whose lines are rounded to pence, as {@link Statement#of(School,
   *     org.perpupil.formula.Formula)} makes them
   * @throws ProblemsException when the school is open for a part of the year, or lines are not in
   *     whole pence: the layout has no room for either
   */
  public static String toCsv(Statement statement) {
    ProblemsException.throwIfAny(problems(statement));
    Map<String, Figure> figures = StatementFigures.of(statement);
    FundingYear year = statement.formula().year();
    School school = statement.school();
    String organisation = school.name().orElse(school.id());
    String allocation =
        school.governance().equals(Optional.of(Governance.MAINTAINED))
            ? "School budget share: financial year {year}"
            : "General annual grant: academic year {year}";
    CsvWriter csv = new CsvWriter();
    csv.row(StatementLayout.COLUMNS);
    Set<String> seen = new HashSet<>();
    for (StatementLayout.Label label : StatementLayout.labels()) {
      Figure figure = figures.get(label.key());
      boolean isGuarantee = label.kind().equals("guarantee");
      if (figure == null || !seen.add(label.key() + (isGuarantee ? label.factor() : ""))) {
        continue;
      }
      List<String> row = new ArrayList<>();
      row.add(FormulaGuard.written(organisation));
      row.add(StatementLayout.inWords(allocation, year));
      row.add(orNone(label.block()));
      row.add(orNone(factor(label.factor())));
      row.add(description(label.description(), figures, year));
      row.add(orNone(figure.rate()));
      row.add(orNone(figure.weighting()));
      row.add(orNone(figure.pupils()));
      boolean isTotal = label.kind().equals("total") || label.factor().equals("Sparsity");
      row.add(isTotal ? NONE : orNone(figure.amount()));
      row.add(isTotal ? orNone(figure.amount()) : NONE);
      csv.row(row);
    }
    return csv.text();
  }

  /** Returns where a statement goes: a file, and a summary beside it. */
  public static Output output(Path file) {
    return Output.statement(file);
  }

  /** Writes a statement as {@link #toCsv} gives it. */
  public static void write(Statement statement, Path file) {
    try (OutputWriter to = output(file).open()) {
      write(statement, to);
    }
  }

  /** Writes a statement as {@link #toCsv} gives it, to an output of {@link #output}. */
  public static void write(Statement statement, OutputWriter to) {
    to.write(List.of(Body.of(toCsv(statement))), Summary.versions());
  }

  private static List<Problem> problems(Statement statement) {
    List<Problem> problems = new ArrayList<>();
    String place = "statement of " + statement.school().id();
    if (statement.shareOfYear() < 1) {
      problems.add(
          Problem.error(
              place,
              "a part of the year",
              "a school that is open all year, since the layout has rate, pupils and amount of one",
              "days_open is left out for a statement of a full year"));
    }
    boolean isRounded =
        statement.lines().stream()
            .allMatch(
                line -> Math.abs(Math.rint(line.amount() * 100) / 100 - line.amount()) < 1e-7);
    if (!isRounded) {
      problems.add(
          Problem.error(
              place,
              "lines that are not in whole pence",
              "lines rounded to pence, as published statements have them",
              "the rounding of a statement was meant"));
    }
    return problems;
  }

  /** Published statements tell the two years of a chain apart by their order alone. */
  private static String factor(String factor) {
    return factor.replace(" {previous}", "").replace(" {year}", "");
  }

  private static String description(String text, Map<String, Figure> figures, FundingYear year) {
    Figure threshold = figures.get(StatementFigures.THRESHOLD);
    return StatementLayout.inWords(text, year)
        .replace("{threshold}", threshold == null ? "0" : threshold.amount());
  }

  private static String orNone(String text) {
    return text.isEmpty() ? NONE : text;
  }
}
