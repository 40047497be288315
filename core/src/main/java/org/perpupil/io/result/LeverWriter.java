package org.perpupil.io.result;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.perpupil.authority.FormulaBudget;
import org.perpupil.authority.levers.LeverMoved;
import org.perpupil.authority.levers.LeverResult;
import org.perpupil.authority.levers.Levers;
import org.perpupil.formula.AllowedRange;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Line;
import org.perpupil.formula.Parameter;
import org.perpupil.formula.Total;
import org.perpupil.formula.printed.AllocationAsPrinted;
import org.perpupil.formula.printed.Casting;
import org.perpupil.impact.Comparison;
import org.perpupil.impact.Spread;
import org.perpupil.impact.groups.LeverImpact;
import org.perpupil.io.csv.CsvText;
import org.perpupil.io.csv.Numbers;
import org.perpupil.io.output.ResultKind;
import org.perpupil.io.result.OutputWriter.Body;
import org.perpupil.io.write.GroupWriter;
import org.perpupil.io.write.Summary;
import org.perpupil.problem.Problem;
import org.perpupil.school.School;

/**
 * Writes what levers do: one row a lever and school, the change and its causes in pounds.
 *
 * <p>Beside it the levers, one row each; the rates of each; and gains and losses of groups. The
 * causes of a row add up to its change, and schools to what is written of levers and groups, see
 * {@link Casting}.
 */
public final class LeverWriter {
  private LeverWriter() {}

  /**
   * Returns where levers go: a file of schools, beside it those that end {@code .levers.csv},
   * {@code .rates.csv} and {@code .groups.csv}, and a summary that ends {@code .summary.json}.
   */
  public static Output output(Path file) {
    return Output.table(ResultKind.LEVERS, file, ".levers.csv", ".rates.csv", ".groups.csv");
  }

  /**
   * Writes levers to an output of {@link #output}.
   *
   * @param laCode code of the authority
   * @throws org.perpupil.problem.ProblemsException when a file cannot be written, or holds
   *     something else; nothing is written then
   */
  public static void write(String laCode, Levers levers, OutputWriter to) {
    List<LeverImpact> impacts =
        levers.results().stream().map(result -> LeverImpact.of(levers, result)).toList();
    Map<String, Spread> spreads = new LinkedHashMap<>();
    for (LeverImpact impact : impacts) {
      spreads.put(impact.result().lever().name(), impact.comparison().spread());
    }
    String year = levers.national().formulas().all().iterator().next().year().toString();
    to.write(
        List.of(
            Body.of(csv -> schools(impacts, csv)),
            Body.of(levers(levers, impacts)),
            Body.of(rates(levers)),
            Body.of(GroupWriter.toCsv(spreads, levers.now().schools(), year))),
        summary(laCode, levers, impacts));
  }

  private static void schools(List<LeverImpact> impacts, CsvText csv) {
    List<String> header = new ArrayList<>(List.of("lever", "id", "name", "la_code", "phase"));
    header.addAll(List.of("pupils", "before", "after", "change", "change_percent"));
    header.add(Total.BUDGET_SHARE_AFTER_DEDELEGATION.fileName());
    List<String> causes = new ArrayList<>();
    Line.values().forEach(line -> causes.add(line.fileName()));
    causes.add(Total.AREA_COST.fileName());
    header.addAll(causes);
    csv.row(header);
    for (LeverImpact impact : impacts) {
      Comparison comparison = impact.comparison();
      AllocationAsPrinted after = AllocationAsPrinted.of(impact.result().allocation());
      for (int i = 0; i < comparison.size(); i++) {
        School school = comparison.school(i);
        List<String> row = new ArrayList<>();
        row.add(impact.result().lever().name());
        row.add(school.id());
        row.add(school.name().orElse(""));
        row.add(school.laCode());
        row.add(school.phase().label());
        row.add(Casting.asWritten(school.pupils()).stripTrailingZeros().toPlainString());
        row.add(Numbers.plain(comparison.shareBeforeAsPrinted(i).orElseThrow()));
        row.add(Numbers.plain(comparison.shareAfterAsPrinted(i).orElseThrow()));
        row.add(Numbers.plain(comparison.changeAsPrinted(i).orElseThrow()));
        row.add(Numbers.write(comparison.changePercent(i), 4));
        row.add(Numbers.plain(after.total(Total.BUDGET_SHARE_AFTER_DEDELEGATION, i).orElseThrow()));
        Map<String, BigDecimal> pounds = comparison.causesAsPrinted(i);
        for (String cause : causes) {
          row.add(Numbers.plain(pounds.getOrDefault(cause, BigDecimal.ZERO)));
        }
        csv.row(row);
      }
    }
  }

  private static String levers(Levers levers, List<LeverImpact> impacts) {
    CsvText csv = new CsvText();
    List<String> header = new ArrayList<>(List.of("lever", "moved", "available", "spent", "over"));
    header.addAll(List.of("fits", "rates_outside_range", "gain", "lose", "unchanged", "worst_id"));
    header.addAll(List.of("worst_change", "worst_change_percent", "on_guarantee", "at_minimum"));
    header.addAll(List.of("capped", "capped_too_much", "distance_to_national"));
    csv.row(header);
    for (LeverImpact impact : impacts) {
      LeverResult result = impact.result();
      OptionalInt worst = impact.worst();
      List<String> row = new ArrayList<>();
      row.add(result.lever().name());
      row.add(String.join("; ", result.moved().stream().map(LeverWriter::text).toList()));
      row.add(Numbers.write(levers.budget().available(), 2));
      row.add(Numbers.write(result.spent(), 2));
      row.add(Numbers.write(result.over(), 2));
      row.add(Boolean.toString(result.fits()));
      row.add(Integer.toString(levers.outside(result).size()));
      row.add(Integer.toString(impact.gains().winners()));
      row.add(Integer.toString(impact.gains().losers()));
      row.add(Integer.toString(impact.gains().unchanged()));
      row.add(worst.isEmpty() ? "" : impact.comparison().school(worst.getAsInt()).id());
      row.add(
          worst.isEmpty()
              ? ""
              : Numbers.plain(impact.comparison().changeAsPrinted(worst.getAsInt()).orElseThrow()));
      row.add(
          worst.isEmpty()
              ? ""
              : Numbers.write(impact.comparison().changePercent(worst.getAsInt()), 4));
      row.add(Integer.toString(impact.onGuarantee()));
      row.add(Integer.toString(impact.atMinimum()));
      row.add(Integer.toString(impact.capped()));
      row.add(Numbers.write(result.cappedTooMuch(), 2));
      row.add(Numbers.plain(impact.distance()));
      csv.row(row);
    }
    return csv.text();
  }

  private static String text(LeverMoved moved) {
    String after = level(moved.after());
    return moved.move().isOfRates()
        ? moved.move().name() + " by " + after
        : moved.move().name() + " from " + level(moved.before()) + " to " + after;
  }

  private static String level(OptionalDouble percent) {
    return percent.isEmpty() ? "none" : Numbers.write(percent.getAsDouble(), 6) + "%";
  }

  private static String rates(Levers levers) {
    CsvText csv = new CsvText();
    csv.row(List.of("lever", "rate", "before", "lowest", "chosen", "highest", "national"));
    Formula before = levers.now().formulas().all().iterator().next();
    Formula national = levers.national().formulas().all().iterator().next();
    for (LeverResult result : levers.results()) {
      for (Parameter parameter : Parameter.local()) {
        boolean isLevel =
            parameter == Parameter.MFG_PERCENT || parameter == Parameter.GAINS_CAP_PERCENT;
        if (isLevel || levers.ranges().containsKey(parameter)) {
          AllowedRange range = levers.ranges().get(parameter);
          List<String> row = new ArrayList<>();
          row.add(result.lever().name());
          row.add(parameter.fileName());
          row.add(written(before.value(parameter)));
          row.add(range == null ? "" : Numbers.write(range.lowest(), 6));
          row.add(written(result.formula().value(parameter)));
          row.add(range == null ? "" : Numbers.write(range.highest(), 6));
          row.add(isLevel ? "" : written(national.value(parameter)));
          csv.row(row);
        }
      }
    }
    return csv.text();
  }

  /** Returns a number as it must be read again to pay the same. */
  private static String written(OptionalDouble value) {
    return value.isEmpty() ? "" : Problem.plain(value.getAsDouble());
  }

  private static Map<String, Object> summary(
      String laCode, Levers levers, List<LeverImpact> impacts) {
    Map<String, Object> summary = Summary.versions();
    FormulaBudget budget = levers.budget();
    summary.put("la_code", laCode);
    summary.put("schools", levers.now().size());
    summary.put("schools_block", pounds(budget.schoolsBlock()));
    summary.put("growth_fund", pounds(budget.growthFund()));
    summary.put("falling_rolls_fund", pounds(budget.fallingRollsFund()));
    summary.put("transferred_in", pounds(budget.transferredIn()));
    summary.put("available", pounds(budget.available()));
    summary.put("dedelegated", pounds(levers.dedelegated()));
    Map<String, Object> all = new LinkedHashMap<>();
    for (LeverImpact impact : impacts) {
      Map<String, Object> lever = new LinkedHashMap<>();
      lever.put("spent", pounds(impact.result().spent()));
      lever.put("over", pounds(impact.result().over()));
      lever.put("fits", impact.result().fits());
      lever.put("before", impact.gains().before());
      lever.put("change", impact.gains().change());
      lever.put("causes", impact.gains().causes());
      lever.put("schools_resting_on_unverified", impact.comparison().unverified());
      all.put(impact.result().lever().name(), lever);
    }
    summary.put("levers", all);
    return summary;
  }

  private static BigDecimal pounds(double pounds) {
    return Casting.pounds(Casting.pence(pounds));
  }
}
