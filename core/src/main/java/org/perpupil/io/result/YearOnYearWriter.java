package org.perpupil.io.result;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.perpupil.formula.Allocation;
import org.perpupil.formula.Formulas;
import org.perpupil.formula.Total;
import org.perpupil.formula.printed.AllocationAsPrinted;
import org.perpupil.formula.printed.Casting;
import org.perpupil.impact.groups.Grouping;
import org.perpupil.impact.years.SchoolFates;
import org.perpupil.impact.years.YearCause;
import org.perpupil.impact.years.YearOnYear;
import org.perpupil.impact.years.YearOnYearTotals;
import org.perpupil.io.csv.CsvText;
import org.perpupil.io.csv.Numbers;
import org.perpupil.io.output.ResultKind;
import org.perpupil.io.result.OutputWriter.Body;
import org.perpupil.io.write.Summary;
import org.perpupil.rates.AreaCost;
import org.perpupil.school.School;

/**
 * Writes what schools get in two years: one row a school, the change and its causes in pounds.
 *
 * <p>Schools that one year alone has follow, with that year's share and no causes. The causes of a
 * row add up to its change, and rows to groups and summary, see {@link Casting}.
 */
public final class YearOnYearWriter {
  private YearOnYearWriter() {}

  /**
   * Returns where a comparison of two years goes: a file, beside it groups in one that ends {@code
   * .groups.csv}, and a summary that ends {@code .summary.json}.
   */
  public static Output output(Path file) {
    return Output.table(ResultKind.YEAR_ON_YEAR, file, ".groups.csv");
  }

  /**
   * Writes a comparison of two years to an output of {@link #output}.
   *
   * @throws org.perpupil.problem.ProblemsException when a file cannot be written, or holds
   *     something else; nothing is written then
   */
  public static void write(YearOnYear years, OutputWriter to) {
    write(years, Optional.empty(), to);
  }

  /** Writes the same with what became of schools that one year alone has, where that is known. */
  public static void write(YearOnYear years, Optional<SchoolFates> fates, OutputWriter to) {
    Map<String, Object> summary = summary(years);
    fates.ifPresent(
        some -> {
          Map<String, Object> byFate = new LinkedHashMap<>();
          some.byFate().forEach((fate, groups) -> byFate.put(fate.fileName(), groups.size()));
          summary.put("schools_of_one_year", byFate);
        });
    to.write(List.of(Body.of(csv -> schools(years, fates, csv)), Body.of(groups(years))), summary);
  }

  /** Returns a comparison of two years as CSV text. */
  public static String toCsv(YearOnYear years) {
    return CsvText.of(csv -> schools(years, Optional.empty(), csv));
  }

  private static void schools(YearOnYear years, Optional<SchoolFates> fates, CsvText csv) {
    Map<String, String> gone = fates.map(some -> some.words(true)).orElse(Map.of());
    Map<String, String> arrived = fates.map(some -> some.words(false)).orElse(Map.of());
    List<String> header =
        new ArrayList<>(List.of("id", "name", "la_code", "phase", "pupils_before", "pupils_after"));
    header.addAll(List.of("before", "after", "change", "change_percent"));
    for (YearCause cause : YearCause.values()) {
      header.add(cause.fileName());
    }
    header.addAll(List.of("not_told_apart", "status"));
    csv.row(header);
    for (int i = 0; i < years.size(); i++) {
      School school = years.school(i);
      List<String> row = start(school);
      row.add(pupils(years.schoolBefore(i)));
      row.add(pupils(school));
      row.add(text(years.shareBefore(i)));
      row.add(text(years.shareAfter(i)));
      row.add(text(years.change(i)));
      row.add(Numbers.write(years.changePercent(i), 4));
      for (YearCause cause : YearCause.values()) {
        row.add(text(Optional.ofNullable(years.causes(i).get(cause))));
      }
      row.add(String.join(" ", years.joined(i).stream().map(YearCause::fileName).toList()));
      row.add(years.failure(i).map(reason -> "failed: " + reason).orElse("both years"));
      csv.row(row);
    }
    years.onlyBefore().forEach(row -> csv.row(alone(years.before(), row, true, gone)));
    years.onlyAfter().forEach(row -> csv.row(alone(years.after(), row, false, arrived)));
  }

  private static List<String> alone(
      Allocation allocation, int place, boolean isBefore, Map<String, String> words) {
    School school = allocation.schools().school(place);
    String share = text(AllocationAsPrinted.of(allocation).total(Total.BUDGET_SHARE, place));
    List<String> row = start(school);
    row.add(isBefore ? pupils(school) : "");
    row.add(isBefore ? "" : pupils(school));
    row.add(isBefore ? share : "");
    row.add(isBefore ? "" : share);
    row.addAll(List.of("", ""));
    for (int i = 0; i < YearCause.values().length; i++) {
      row.add("");
    }
    row.add("");
    row.add(
        allocation
            .failure(place)
            .map(reason -> "failed: " + reason)
            .orElseGet(
                () -> words.getOrDefault(school.id(), isBefore ? "only before" : "only after")));
    return row;
  }

  private static List<String> start(School school) {
    return new ArrayList<>(
        List.of(school.id(), school.name().orElse(""), school.laCode(), school.phase().label()));
  }

  private static String pupils(School school) {
    return Casting.asWritten(school.pupils()).stripTrailingZeros().toPlainString();
  }

  private static BigDecimal pupils(BigDecimal pupils) {
    return new BigDecimal(pupils.stripTrailingZeros().toPlainString());
  }

  private static String groups(YearOnYear years) {
    CsvText csv = new CsvText();
    List<String> header = new ArrayList<>(List.of("grouping", "group", "schools", "gain", "lose"));
    header.addAll(List.of("pupils_before", "pupils_after", "before", "after", "change"));
    for (YearCause cause : YearCause.values()) {
      header.add(cause.fileName());
    }
    csv.row(header);
    csv.row(group("all", YearOnYearTotals.all(years)));
    for (Grouping grouping : Grouping.values()) {
      for (YearOnYearTotals group : YearOnYearTotals.by(grouping, years)) {
        csv.row(group(grouping.fileName(), group));
      }
    }
    return csv.text();
  }

  private static List<String> group(String grouping, YearOnYearTotals group) {
    List<String> row = new ArrayList<>(List.of(grouping, group.key()));
    row.add(Integer.toString(group.schools()));
    row.add(Integer.toString(group.gain()));
    row.add(Integer.toString(group.lose()));
    row.add(Numbers.plain(group.pupilsBefore(), 4));
    row.add(Numbers.plain(group.pupilsAfter(), 4));
    row.add(Numbers.plain(group.before()));
    row.add(Numbers.plain(group.after()));
    row.add(Numbers.plain(group.change()));
    group.causes().values().forEach(pounds -> row.add(Numbers.plain(pounds)));
    return row;
  }

  private static Map<String, Object> summary(YearOnYear years) {
    Map<String, Object> summary = Summary.versions();
    YearOnYearTotals all = YearOnYearTotals.all(years);
    summary.put("from", titles(years.before().formulas()));
    summary.put("to", titles(years.after().formulas()));
    summary.put("schools_before", years.before().size());
    summary.put("schools_after", years.after().size());
    summary.put("schools_in_both", years.size());
    summary.put("schools_compared", all.schools());
    summary.put("schools_failed", years.size() - all.schools());
    summary.put("schools_only_before", years.onlyBefore().size());
    summary.put("schools_only_after", years.onlyAfter().size());
    summary.put("pupils_before", pupils(all.pupilsBefore()));
    summary.put("pupils_after", pupils(all.pupilsAfter()));
    summary.put("before", all.before());
    summary.put("after", all.after());
    summary.put("change", all.change());
    Map<String, BigDecimal> causes = new LinkedHashMap<>();
    all.causes().forEach((cause, pounds) -> causes.put(cause.fileName(), pounds));
    summary.put("causes", causes);
    summary.put("only_before", sum(years.before(), years.onlyBefore()));
    summary.put("only_after", sum(years.after(), years.onlyAfter()));
    summary.put("schools_before_resting_on_unverified", years.before().unverified());
    summary.put("schools_after_resting_on_unverified", years.after().unverified());
    Map<AreaCost, Integer> areaCosts = new TreeMap<>(AreaCost.BY_AUTHORITY);
    for (Allocation allocation : List.of(years.before(), years.after())) {
      allocation
          .areaCostsOfAuthorities()
          .forEach((cost, schools) -> areaCosts.merge(cost, schools, Math::max));
    }
    Summary.areaCosts(areaCosts, summary);
    return summary;
  }

  private static BigDecimal sum(Allocation allocation, List<Integer> rows) {
    AllocationAsPrinted printed = AllocationAsPrinted.of(allocation);
    return rows.stream()
        .map(row -> printed.total(Total.BUDGET_SHARE, row).orElse(BigDecimal.ZERO))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static List<String> titles(Formulas formulas) {
    return formulas.all().stream().map(formula -> formula.title()).toList();
  }

  private static String text(Optional<BigDecimal> pounds) {
    return pounds.map(Numbers::plain).orElse("");
  }
}
