package org.perpupil.io.dfe;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.perpupil.io.dfe.infer.Resting;
import org.perpupil.io.dfe.stated.StatedFormula;
import org.perpupil.io.dfe.stated.StatedSchool;
import org.perpupil.io.dfe.statement.GrantStatement;
import org.perpupil.io.dfe.statement.StatementLayout;
import org.perpupil.io.dfe.statement.StatementReader;
import org.perpupil.io.dfe.statement.StatementSchool;
import org.perpupil.io.dfe.table.PublishedTable;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.rates.FundingYear;

/** Turns grant statements into schools and formulas, without inferring anything. */
final class StatementImport {
  private final List<Problem> problems = new ArrayList<>();
  private final Resting resting = new Resting();
  private final List<StatementSchool.Stated> stated = new ArrayList<>();
  private final Map<String, String> places = new LinkedHashMap<>();

  private StatementImport() {}

  /** Returns the table of a file that holds grant statements, if one does. */
  static Optional<PublishedTable> find(PublishedSheets file) {
    return file.sheets().stream()
        .filter(sheet -> StatementLayout.find(sheet).isPresent())
        .findFirst();
  }

  /**
   * Imports statements of one year.
   *
   * @param tables of {@link #find}
   * @throws ProblemsException when one cannot be used; names everything that is wrong
   */
  static StatedImport read(List<PublishedTable> tables, Selection selection) {
    return new StatementImport().run(tables, selection);
  }

  private StatedImport run(List<PublishedTable> tables, Selection selection) {
    Optional<FundingYear> year = Optional.empty();
    int rows = 0;
    for (PublishedTable table : tables) {
      StatementLayout.Header header = StatementLayout.find(table).orElseThrow();
      rows += table.rows().size() - header.row() - 1;
      for (GrantStatement statement : StatementReader.read(table, header, problems)) {
        if (year.isPresent() && !year.get().equals(statement.year())) {
          problems.add(
              Problem.error(
                  statement.place(),
                  statement.year().toString(),
                  "the year of the statement before, " + year.get(),
                  "statements of two years are imported one year at a time and then compared"));
        }
        year = year.isPresent() ? year : Optional.of(statement.year());
        add(statement);
      }
    }
    ProblemsException.throwIfAny(problems);
    List<StatedSchool> schools = new ArrayList<>();
    int notSelected = 0;
    Set<String> kept = new LinkedHashSet<>();
    for (StatementSchool.Stated one : stated) {
      if (selection.has(one.school().school())) {
        schools.add(one.school());
        kept.add(one.school().school().laCode());
      } else {
        notSelected++;
      }
    }
    List<StatedFormula> formulas =
        stated.stream()
            .map(StatementSchool.Stated::formula)
            .filter(formula -> kept.contains(formula.laCode()))
            .toList();
    List<String> names =
        tables.stream().map(table -> String.valueOf(table.file().getFileName())).toList();
    StatedImport made =
        new StatedImport(
            "Grant statement",
            names,
            year.orElseThrow(),
            rows,
            0,
            schools,
            formulas,
            new LeftOut(),
            resting,
            problems);
    made.tell("statements", stated.size());
    made.tell("statements_not_selected", notSelected);
    return made;
  }

  private void add(GrantStatement statement) {
    StatementSchool.Identity identity = StatementSchool.Identity.of(statement.organisation());
    String elsewhere = places.putIfAbsent(identity.id(), statement.place());
    if (elsewhere != null) {
      problems.add(
          Problem.error(
              statement.place(),
              statement.organisation(),
              "one statement of each school",
              "a newer version of the same statement; the other is at " + elsewhere));
      return;
    }
    StatementSchool.of(statement, identity, resting, problems).ifPresent(stated::add);
  }
}
