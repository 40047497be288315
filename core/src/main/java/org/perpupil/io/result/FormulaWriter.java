package org.perpupil.io.result;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Line;
import org.perpupil.formula.Parameter;
import org.perpupil.formula.SparsityGroup;
import org.perpupil.io.csv.CsvText;
import org.perpupil.io.csv.Numbers;
import org.perpupil.io.output.ResultKind;
import org.perpupil.io.read.FormulaReader;
import org.perpupil.io.write.Summary;
import org.perpupil.problem.Problem;

/** Writes a local formula as {@code formulas.csv}, so that every command can read it. */
public final class FormulaWriter {
  private static final Set<Parameter.Kind> MONEY =
      EnumSet.of(Parameter.Kind.PER_PUPIL, Parameter.Kind.PER_SCHOOL, Parameter.Kind.PER_SITE);

  /** What every pupil is funded by at least, wherever the school is. */
  private static final List<Parameter> LEVELS =
      List.of(Parameter.MPPL_PRIMARY, Parameter.MPPL_KS3, Parameter.MPPL_KS4);

  private FormulaWriter() {}

  /**
   * Returns a formula as a file of one row: what it does not hold has no column.
   *
   * @param laCode code of the authority
   * @param laName its name, from which the formula's title is made when it is read
   * @param formula a local formula
   */
  public static String toCsv(String laCode, String laName, Formula formula) {
    if (formula.isNational()) {
      throw new IllegalArgumentException(
          formula.title() + " is national, expected a local formula");
    }
    List<String> header = new ArrayList<>(List.of("year", "la_code", "la_name"));
    List<String> row = new ArrayList<>(List.of(formula.year().toString(), laCode, laName));
    for (Parameter parameter : Parameter.local()) {
      OptionalDouble value = formula.value(parameter);
      if (value.isPresent()) {
        header.add(parameter.fileName());
        row.add(Problem.plain(value.getAsDouble()));
      }
    }
    for (SparsityGroup group : SparsityGroup.values()) {
      if (formula.value(group.maximum()).isPresent()) {
        header.add(group.sizeTaperName());
        row.add(formula.sizeTaper(group).label());
        header.add(group.distanceTaperName());
        row.add(Boolean.toString(formula.distanceTaper(group)));
      }
    }
    for (Line line : Line.values()) {
      Double share = formula.senShares().get(line);
      if (share != null) {
        header.add(line.fileName() + FormulaReader.SEN_PERCENT);
        row.add(Numbers.write(100 * share, 6));
      }
    }
    CsvText csv = new CsvText();
    csv.row(header);
    csv.row(row);
    return csv.text();
  }

  /**
   * Returns a national formula as a local one, which pays the same to the penny.
   *
   * <p>Local formulas know no area cost, so that its rates hold that of the authority; schools with
   * one of their own are paid otherwise. Floor and gains cap, which measure against the national
   * formula of the year before, are left out.
   *
   * @param title of the local formula
   * @param areaCost that the authority's rates are multiplied by; 1 for none
   */
  public static Formula local(Formula national, String title, double areaCost) {
    if (!national.isNational()) {
      throw new IllegalArgumentException(
          national.title() + " is local, expected a national formula");
    }
    Formula.Builder local = Formula.local(title, national.year());
    for (Parameter parameter : Parameter.local()) {
      OptionalDouble value = national.value(parameter);
      if (value.isPresent()) {
        boolean isRaised = MONEY.contains(parameter.kind()) && !LEVELS.contains(parameter);
        local.set(parameter, isRaised ? value.getAsDouble() * areaCost : value.getAsDouble());
      }
    }
    for (SparsityGroup group : SparsityGroup.values()) {
      local.sizeTaper(group, national.sizeTaper(group));
      local.distanceTaper(group, national.distanceTaper(group));
    }
    return local.build();
  }

  /** Returns where a formula goes: a file, and a summary beside it. */
  public static Output output(Path file) {
    return Output.table(ResultKind.FORMULA, file);
  }

  /** Writes a formula as {@link #toCsv} gives it. */
  public static void write(String laCode, String laName, Formula formula, Path file) {
    try (OutputWriter to = output(file).open()) {
      write(laCode, laName, formula, to);
    }
  }

  /** Writes a formula as {@link #toCsv} gives it, to an output of {@link #output}. */
  public static void write(String laCode, String laName, Formula formula, OutputWriter to) {
    to.write(List.of(OutputWriter.Body.of(toCsv(laCode, laName, formula))), Summary.versions());
  }
}
