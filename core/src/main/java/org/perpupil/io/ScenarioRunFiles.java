package org.perpupil.io;

import com.google.common.hash.HashCode;
import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import org.perpupil.budget.BudgetCode;
import org.perpupil.formula.Allocation;
import org.perpupil.impact.Attribution;
import org.perpupil.impact.ScenarioRun;
import org.perpupil.projection.Basis;
import org.perpupil.projection.Measure;
import org.perpupil.projection.Projection;
import org.perpupil.rates.FundingYear;
import org.perpupil.rates.RateBook;

/**
 * Writes a scenario beside its baseline: {@code baseline.csv}, {@code scenario.csv}, {@code
 * difference.csv} and {@code summary.json} of one folder.
 *
 * <p>The first two are projections in the years that each school reports in. The difference has
 * {@code id, year, basis, line, baseline, scenario, difference} in the years of the baseline, only
 * of lines that either world has; amounts have two decimals, and the difference is that of the
 * rounded amounts.
 */
public final class ScenarioRunFiles {
  private ScenarioRunFiles() {}

  /**
   * How much differs between the two worlds.
   *
   * @param assumptions assumptions, formulas and conversions that differ
   * @param figures figures that differ by a penny or more
   * @param allFigures all figures
   */
  public record Differing(int assumptions, int figures, int allFigures) {}

  /** Returns the files that {@link #write} writes to a folder. */
  public static List<Path> targets(Path folder) {
    return List.of(
        folder.resolve("baseline.csv"),
        folder.resolve("scenario.csv"),
        folder.resolve("difference.csv"),
        folder.resolve("summary.json"));
  }

  /** Returns the differences as CSV text. */
  public static String toCsv(ScenarioRun run) {
    CsvText csv = new CsvText();
    csv.row(List.of("id", "year", "basis", "line", "baseline", "scenario", "difference"));
    forEachFigure(
        run,
        (row, year, line, before, after) ->
            csv.row(
                List.of(
                    run.inputs().schools().school(row).id(),
                    year.toString(),
                    run.basis(row).fileName(),
                    line,
                    before.toPlainString(),
                    after.toPlainString(),
                    after.subtract(before).toPlainString())));
    return csv.text();
  }

  /** Returns how much differs. */
  public static Differing differing(ScenarioRun run) {
    int[] counts = new int[2];
    forEachFigure(
        run,
        (row, year, line, before, after) -> {
          counts[0] += before.compareTo(after) == 0 ? 0 : 1;
          counts[1]++;
        });
    return new Differing(run.differences().size(), counts[0], counts[1]);
  }

  /**
   * Writes all four files.
   *
   * @param scenario the scenario's file
   * @param data the files that the baseline was read from
   * @throws UncheckedIOException when a file cannot be read again or written; nothing is written
   *     then
   */
  public static void write(ScenarioRun run, Path scenario, List<Path> data, Path folder) {
    List<Path> targets = targets(folder);
    Map<Path, String> texts = new LinkedHashMap<>();
    texts.put(targets.get(0), ProjectionFiles.toCsv(run.baseline(), ProjectionLayout.tidy()));
    texts.put(targets.get(1), ProjectionFiles.toCsv(run.changed(), ProjectionLayout.tidy()));
    texts.put(targets.get(2), toCsv(run));
    texts.put(targets.get(3), summary(run, scenario, data));
    WholeFiles.write(texts);
  }

  private static String summary(ScenarioRun run, Path scenario, List<Path> data) {
    HashCode ofData = hash(data);
    HashCode ofScenario = hash(List.of(scenario));
    Map<String, Object> summary = new LinkedHashMap<>();
    summary.put("scenario", run.scenario().name());
    summary.put("leaves_out", run.scenario().leavesOut());
    summary.put("method_version", Allocation.METHOD_VERSION);
    summary.put("rate_book_version", RateBook.version());
    summary.put("data_sha256", ofData.toString());
    summary.put("scenario_sha256", ofScenario.toString());
    summary.put("fingerprint", fingerprint(run, ofData, ofScenario));
    summary.put("price_base", "cash of each year");
    summary.put("years", run.baseline().years().stream().map(FundingYear::toString).toList());
    summary.put("schools", run.inputs().schools().size());
    summary.put("schools_failed", run.baseline().failed());
    summary.put("differs", run.differences());
    Differing differing = differing(run);
    summary.put("assumptions_that_differ", differing.assumptions());
    summary.put("figures_that_differ", differing.figures());
    summary.put("figures", differing.allFigures());
    summary.put("closing_reserves_by_cause", causes(run));
    return Summary.text(summary);
  }

  private static String fingerprint(ScenarioRun run, HashCode data, HashCode scenario) {
    return Hashing.sha256()
        .newHasher()
        .putString(Allocation.METHOD_VERSION + "\n", StandardCharsets.UTF_8)
        .putString(RateBook.version() + "\n", StandardCharsets.UTF_8)
        .putString(run.baseline().years() + "\n", StandardCharsets.UTF_8)
        .putBytes(data.asBytes())
        .putBytes(scenario.asBytes())
        .hash()
        .toString();
  }

  private static HashCode hash(List<Path> files) {
    Hasher hasher = Hashing.sha256().newHasher();
    for (Path file : files) {
      try {
        byte[] bytes = Files.readAllBytes(file);
        hasher.putLong(bytes.length).putBytes(bytes);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return hasher.hash();
  }

  /** Returns what each cause did to the last closing reserves of all schools, in pounds. */
  private static Map<String, BigDecimal> causes(ScenarioRun run) {
    Map<String, BigDecimal> pounds = new LinkedHashMap<>();
    run.attribution()
        .ifPresent(
            attribution ->
                attribution
                    .causes()
                    .forEach(cause -> pounds.put(cause, pounds(run, attribution, cause))));
    return pounds;
  }

  private static BigDecimal pounds(ScenarioRun run, Attribution attribution, String cause) {
    long pence = 0;
    FundingYear last = run.inputs().last();
    for (int row = 0; row < run.inputs().schools().size(); row++) {
      OptionalLong part = attribution.part(cause, run.output(row, last));
      pence += part.orElse(0);
    }
    return BigDecimal.valueOf(pence, 2);
  }

  private interface Figure {
    void take(int row, FundingYear year, String line, BigDecimal before, BigDecimal after);
  }

  private static void forEachFigure(ScenarioRun run, Figure figure) {
    for (int row = 0; row < run.inputs().schools().size(); row++) {
      Set<BudgetCode> codes = EnumSet.noneOf(BudgetCode.class);
      codes.addAll(run.baseline().codes(row));
      codes.addAll(run.changed().codes(row));
      for (FundingYear year : run.years(row)) {
        take(run, row, year, Measure.PUPILS, figure);
        for (BudgetCode code : codes) {
          figure.take(
              row,
              year,
              code.code(),
              pence(amount(run.baseline(), row, code, year, run.basis(row))),
              pence(amount(run.changed(), row, code, year, run.basis(row))));
        }
        for (Measure measure : Measure.values()) {
          if (measure != Measure.PUPILS) {
            take(run, row, year, measure, figure);
          }
        }
      }
    }
  }

  private static void take(
      ScenarioRun run, int row, FundingYear year, Measure measure, Figure figure) {
    figure.take(
        row,
        year,
        measure.fileName(),
        pence(run.before(row, measure, year)),
        pence(run.after(row, measure, year)));
  }

  private static OptionalDouble amount(
      Projection projection, int row, BudgetCode code, FundingYear year, Basis basis) {
    return projection.amount(row, code, year, basis);
  }

  private static BigDecimal pence(OptionalDouble amount) {
    return new BigDecimal(Numbers.write(amount.orElseThrow(), 2));
  }
}
