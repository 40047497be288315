package org.perpupil.io.read;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Formulas;
import org.perpupil.formula.Line;
import org.perpupil.formula.Parameter;
import org.perpupil.formula.SizeTaper;
import org.perpupil.formula.SparsityGroup;
import org.perpupil.io.Source;
import org.perpupil.io.csv.Cells;
import org.perpupil.io.csv.CsvTable;
import org.perpupil.io.csv.SeenNames;
import org.perpupil.io.template.Template;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.rates.FundingYear;

/** Reads {@code formulas.csv}: one row an authority. */
public final class FormulaReader {
  public static final String SEN_PERCENT = "_sen_percent";

  private final SeenNames seen;
  private final Map<String, Formula> formulas = new LinkedHashMap<>();
  private final Map<String, String> places = new HashMap<>();

  private FormulaReader(SeenNames seen) {
    this.seen = seen;
  }

  /**
   * Reads a file.
   *
   * @param seen what the files that are read together name
   * @param problems where what is wrong or odd is added
   */
  public static Located read(Source file, SeenNames seen, List<Problem> problems) {
    FormulaReader reader = new FormulaReader(seen);
    CsvTable.read(file, Template.FORMULAS, problems)
        .ifPresent(table -> table.forEachRow(problems, reader::read));
    return new Located(Formulas.byAuthority(reader.formulas), reader.places.keySet());
  }

  /**
   * Formulas and the authorities they are for.
   *
   * @param formulas the formulas that could be read
   * @param authorities every authority code of the file, of rows that could not be read too
   */
  public record Located(Formulas formulas, Set<String> authorities) {}

  private void read(Cells cells) {
    String laCode = cells.identifier("la_code", seen.authorities());
    FundingYear year = year(cells);
    String title = cells.text("la_name").orElse(laCode) + " formula " + year;
    Formula.Builder builder = Formula.local(title, year);
    for (Parameter parameter : Parameter.local()) {
      cells
          .number(parameter.fileName(), parameter.kind().expected())
          .ifPresent(value -> builder.set(parameter, value));
    }
    for (Line line : Line.values()) {
      cells
          .number(line.fileName() + SEN_PERCENT, "a percentage from 0 to 100")
          .ifPresent(value -> builder.senPercent(line, value));
    }
    for (SparsityGroup group : SparsityGroup.values()) {
      cells
          .choice(group.sizeTaperName(), SizeTaper::find, SizeTaper.labels())
          .ifPresent(taper -> builder.sizeTaper(group, taper));
      cells
          .flag(group.distanceTaperName())
          .ifPresent(tapered -> builder.distanceTaper(group, tapered));
    }
    isNew(cells, laCode);
    if (!cells.hasErrors()) {
      keep(cells, laCode, builder);
    }
  }

  private void isNew(Cells cells, String laCode) {
    String elsewhere = laCode.isEmpty() ? null : places.putIfAbsent(laCode, cells.place());
    if (elsewhere != null) {
      cells.error(
          "la_code",
          laCode,
          "an authority that has no other row",
          "it is another year's formula, which needs a file of its own; the first stands in "
              + elsewhere);
    }
  }

  private void keep(Cells cells, String laCode, Formula.Builder builder) {
    try {
      Formula formula = builder.build();
      formulas.put(laCode, formula);
      formula.warnings().forEach(cells::report);
    } catch (ProblemsException e) {
      e.problems().forEach(cells::report);
    }
  }

  private static FundingYear year(Cells cells) {
    String label = cells.required("year");
    try {
      FundingYear year = label.isEmpty() ? FundingYear.of(2000) : FundingYear.parse(label);
      if (!label.isEmpty() && !label.equals(year.toString())) {
        cells.told("year", label, year.toString(), "a funding year such as 2017-18");
      }
      return year;
    } catch (ProblemsException e) {
      for (Problem problem : e.problems()) {
        cells.error("year", problem.value(), problem.expected(), problem.advice());
      }
      return FundingYear.of(2000);
    }
  }
}
