package org.perpupil.io.dfe;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.perpupil.io.dfe.infer.Resting;
import org.perpupil.io.dfe.proforma.ProformaFormulas;
import org.perpupil.io.dfe.proforma.ProformaSchools;
import org.perpupil.io.dfe.proforma.ProformaTable;
import org.perpupil.io.dfe.proforma.ProformaYear;
import org.perpupil.io.dfe.stated.StatedFormula;
import org.perpupil.io.dfe.stated.StatedSchool;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.rates.FundingYear;

/** Turns sheets of the authority proforma tool, or formulas in its columns, into schools. */
final class ProformaImport {
  private final List<ProformaTable> tables;
  private final List<Problem> problems = new ArrayList<>();
  private final Resting resting = new Resting();

  private ProformaImport(List<ProformaTable> tables) {
    this.tables = tables;
  }

  /** Returns the funding year of the sheets, if they tell it. */
  static Optional<FundingYear> year(List<ProformaTable> tables) {
    return ProformaYear.of(tables);
  }

  /** Returns whether a sheet holds schools. */
  static boolean hasSchools(List<ProformaTable> tables) {
    return tables.stream().anyMatch(table -> !table.isFormulas());
  }

  /**
   * Returns the rates of formulas, as a user gives them beside allocations.
   *
   * @param year of the allocations
   */
  static Map<String, Map<String, Double>> given(
      List<ProformaTable> tables, FundingYear year, List<Problem> problems) {
    Map<String, Map<String, Double>> given = new LinkedHashMap<>();
    for (ProformaTable table : tables) {
      ProformaFormulas.read(table, year, null, problems)
          .forEach(
              (code, formula) -> {
                Map<String, Double> rates = new LinkedHashMap<>();
                formula
                    .rates()
                    .all()
                    .forEach(
                        (name, rate) -> {
                          boolean byDistance =
                              name.startsWith("sparsity") || name.startsWith("split_site");
                          if (!byDistance) {
                            rates.put(name, rate.value());
                          }
                        });
                given.put(code, rates);
              });
    }
    return given;
  }

  /**
   * Imports formulas, and schools where sheets hold them.
   *
   * @throws ProblemsException when a sheet cannot be used; names everything that is wrong
   */
  static StatedImport read(List<ProformaTable> tables, Selection selection) {
    return new ProformaImport(tables).run(selection);
  }

  private StatedImport run(Selection selection) {
    Optional<FundingYear> found = year(tables);
    if (found.isEmpty()) {
      problems.add(
          Problem.error(
              tables.get(0).table().file().toString(),
              "no year",
              "the year in a column Year, in labels such as 17-18 Split Sites, or in the file's"
                  + " name",
              "a name such as formulas-2017-18.csv tells it"));
    }
    ProblemsException.throwIfAny(problems);
    FundingYear year = found.orElseThrow();
    ProformaSchools forAuthorities = ProformaSchools.of(tables, Map.of(), new Resting());
    Set<String> codes = forAuthorities.authorities();
    @Nullable String only = codes.size() == 1 ? codes.iterator().next() : null;
    Map<String, StatedFormula> formulas = new LinkedHashMap<>();
    int rowsOfFormulas = 0;
    for (ProformaTable table : tables) {
      if (table.isFormulas()) {
        rowsOfFormulas += table.rows().size();
        ProformaFormulas.read(table, year, only, problems)
            .forEach(
                (code, formula) -> {
                  if (formulas.putIfAbsent(code, formula) != null) {
                    problems.add(
                        Problem.error(
                            table.table().file().toString(),
                            code,
                            "one formula of each authority",
                            "two versions of the sheet were named"));
                  }
                });
      }
    }
    ProblemsException.throwIfAny(problems);
    boolean hasSchools = hasSchools(tables);
    ProformaSchools sheets = ProformaSchools.of(tables, formulas, resting);
    List<StatedSchool> all = sheets.schools();
    problems.addAll(sheets.problems());
    ProblemsException.throwIfAny(problems);
    LeftOut leftOut = new LeftOut();
    for (ProformaSchools.Rejected row : sheets.rejected()) {
      row.problem()
          .ifPresentOrElse(
              problem -> leftOut.wrong(row.reason(), problem, row.name()),
              () -> leftOut.add(row.reason(), row.name()));
    }
    return made(
        year, formulas, all, leftOut, selection, rowsOfFormulas + sheets.rowsRead(), hasSchools);
  }

  private StatedImport made(
      FundingYear year,
      Map<String, StatedFormula> formulas,
      List<StatedSchool> all,
      LeftOut leftOut,
      Selection selection,
      int rows,
      boolean hasSchools) {
    List<StatedSchool> schools = new ArrayList<>();
    int notSelected = 0;
    for (StatedSchool school : all) {
      String code = school.school().laCode();
      if (!selection.has(school.school())) {
        notSelected++;
      } else if (formulas.containsKey(code)) {
        schools.add(school);
      } else {
        leftOut.add("no formula of authority " + code, school.school().id());
      }
    }
    List<StatedFormula> used =
        formulas.values().stream().filter(formula -> selection.has(formula.laCode())).toList();
    List<String> files =
        tables.stream()
            .map(table -> String.valueOf(table.table().file().getFileName()))
            .distinct()
            .toList();
    StatedImport made =
        new StatedImport(
            hasSchools ? "Authority proforma tool" : StatedImport.FORMULAS,
            files,
            year,
            rows,
            0,
            schools,
            used,
            leftOut,
            resting,
            problems);
    made.tell("schools_not_selected", notSelected);
    made.tell("formulas", used.size());
    return made;
  }
}
