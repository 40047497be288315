package org.perpupil.io.dfe;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.perpupil.io.dfe.infer.Resting;
import org.perpupil.io.dfe.register.Register;
import org.perpupil.io.dfe.register.RegisteredSchool;
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
  private final Set<String> unknown = new LinkedHashSet<>();

  private final Register register;

  private StatementImport(Register register) {
    this.register = register;
  }

  /** Returns the table that holds grant statements, if one does. */
  static Optional<PublishedTable> find(List<PublishedTable> sheets) {
    return sheets.stream().filter(sheet -> StatementLayout.find(sheet).isPresent()).findFirst();
  }

  /**
   * Imports statements of one year.
   *
   * @param tables of {@link #find}
   * @param register what is known of schools beyond their statements
   * @throws ProblemsException when one cannot be used; names everything that is wrong
   */
  static StatedImport read(List<PublishedTable> tables, Selection selection, Register register) {
    return new StatementImport(register).run(tables, selection);
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
    Map<String, StatedFormula> formulas = new LinkedHashMap<>();
    for (StatementSchool.Stated one : stated) {
      if (kept.contains(one.formula().laCode())) {
        formulas.merge(one.formula().laCode(), one.formula(), this::both);
      }
    }
    ProblemsException.throwIfAny(problems);
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
            List.copyOf(formulas.values()),
            new LeftOut(),
            resting,
            problems);
    made.tell("statements", stated.size());
    made.tell("statements_not_selected", notSelected);
    if (!register.isEmpty()) {
      made.tell("register", register.account());
      made.tell("statements_not_in_the_register", unknown);
    }
    return made;
  }

  /** Returns the formula of one authority from two statements of its schools. */
  private StatedFormula both(StatedFormula first, StatedFormula second) {
    if (!first.agrees(second)) {
      problems.add(
          Problem.error(
              "grant statements of authority " + first.laCode(),
              "rates that differ",
              "the same rates for all schools of an authority",
              "one of them is an academy's of another formula; they are imported apart"));
    }
    StatedFormula merged = first.under(first.laCode(), first.laName());
    merged.add(second);
    return merged;
  }

  private void add(GrantStatement statement) {
    StatementSchool.Identity identity = identity(statement);
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

  /** Returns what the register knows of a school by its name, else its name alone. */
  private StatementSchool.Identity identity(GrantStatement statement) {
    Optional<RegisteredSchool> found = register.named(statement.organisation());
    if (found.isEmpty()) {
      unknown.add(statement.organisation());
      return StatementSchool.Identity.of(statement.organisation());
    }
    RegisteredSchool school = found.get();
    return new StatementSchool.Identity(
        school.urn(),
        school.laCode(),
        school.laName().isEmpty() ? "Authority " + school.laCode() : school.laName(),
        register.trust(school.urn()).orElse(school.trust()),
        school.yearGroups());
  }
}
