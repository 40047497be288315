package org.perpupil.io.write;

import com.google.common.hash.HashCode;
import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.perpupil.budget.BudgetCode;
import org.perpupil.formula.Allocation;
import org.perpupil.formula.printed.Casting;
import org.perpupil.impact.scenario.ScenarioRun;
import org.perpupil.impact.years.ProtectionYears;
import org.perpupil.io.csv.ReadableFile;
import org.perpupil.io.result.ProjectionLayout;
import org.perpupil.io.result.ProjectionWriter;
import org.perpupil.io.result.ScenarioRunWriter;
import org.perpupil.rates.FundingYear;
import org.perpupil.rates.RateBook;
import org.perpupil.school.SchoolField;
import org.perpupil.school.SchoolTable;
import org.perpupil.sweep.SweepBasis;

/** What a run rests on and comes to, in JSON. */
public final class ScenarioRunSummary {
  private ScenarioRunSummary() {}

  public static Map<String, Object> of(ScenarioRun run, List<Path> scenarios, List<Path> data) {
    HashCode ofData = hash(data);
    HashCode ofScenario = hash(scenarios);
    Map<String, Object> summary = new LinkedHashMap<>();
    summary.put("scenario", run.scenario().name());
    if (!run.against().name().isEmpty()) {
      summary.put("against", run.against().name());
    }
    summary.put("leaves_out", run.scenario().leavesOut());
    summary.put("method_version", Allocation.METHOD_VERSION);
    summary.put("rate_book_version", RateBook.version());
    summary.put("data_sha256", ofData.toString());
    summary.put("scenario_sha256", ofScenario.toString());
    summary.put("fingerprint", fingerprint(run, ofData, ofScenario));
    summary.put("price_base", "cash of each year");
    summary.put("real_price_base", run.prices().priceBase());
    summary.put("price_levels", levels(run));
    summary.put("years", run.baseline().years().stream().map(FundingYear::toString).toList());
    summary.put("schools", run.inputs().schools().size());
    summary.put("schools_failed", run.baseline().failed());
    summary.put("differs", run.differences());
    ScenarioRunWriter.Differing differing = ScenarioRunWriter.differing(run);
    summary.put("assumptions_that_differ", differing.assumptions());
    summary.put("figures_that_differ", differing.figures());
    summary.put("figures", differing.allFigures());
    summary.put("lines_of_totals", LinesOfTotals.of(codes(run), ProjectionLayout.tidy()));
    summary.put("closing_reserves_by_cause", causes(run));
    List<FundingYear> years = run.baseline().years();
    summary.put(
        "published_figures_replaced_in_baseline",
        ProjectionSummary.replaced(run.baselineAssumptions(), years));
    summary.put(
        "published_figures_replaced_in_scenario",
        ProjectionSummary.replaced(run.changedAssumptions(), years));
    summary.put(
        "schools_resting_on_unverified_defaults",
        ProjectionSummary.unverified(run.changed(), run.changedAssumptions()));
    Summary.areaCosts(run.changed().plan().areaCostsOfAuthorities(), summary);
    FiguresRestOn.added(SweepBasis.of(run.changed(), run.changedAssumptions()), summary);
    summary.put("protection_runs_out_in_baseline", ends(ProtectionYears.of(run.baseline())));
    summary.put("protection_runs_out_in_scenario", ends(ProtectionYears.of(run.changed())));
    return summary;
  }

  private static String fingerprint(ScenarioRun run, HashCode data, HashCode scenario) {
    return Hashing.sha256()
        .newHasher()
        .putString(Allocation.METHOD_VERSION + "\n", StandardCharsets.UTF_8)
        .putString(RateBook.version() + "\n", StandardCharsets.UTF_8)
        .putString(run.baseline().years() + "\n", StandardCharsets.UTF_8)
        .putBytes(data.asBytes())
        .putBytes(scenario.asBytes())
        .putString(areaCosts(run.inputs().schools()), StandardCharsets.UTF_8)
        .hash()
        .toString();
  }

  /** Returns what schools' own area costs are, which options may set beside their files. */
  private static String areaCosts(SchoolTable schools) {
    return schools.schools().stream()
        .map(school -> school.id() + " " + school.value(SchoolField.ACA) + "\n")
        .collect(Collectors.joining());
  }

  private static HashCode hash(List<Path> files) {
    Hasher hasher = Hashing.sha256().newHasher();
    for (Path file : files) {
      try {
        byte[] bytes = ReadableFile.bytes(file);
        hasher.putLong(bytes.length).putBytes(bytes);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return hasher.hash();
  }

  private static Set<BudgetCode> codes(ScenarioRun run) {
    Set<BudgetCode> codes = EnumSet.noneOf(BudgetCode.class);
    codes.addAll(ProjectionWriter.codes(run.baseline()));
    codes.addAll(ProjectionWriter.codes(run.changed()));
    return codes;
  }

  /** Returns what each cause did to the last closing reserves of all schools, in pounds. */
  private static Map<String, BigDecimal> causes(ScenarioRun run) {
    Map<String, BigDecimal> pounds = new LinkedHashMap<>();
    FundingYear last = run.inputs().last();
    run.attribution()
        .ifPresent(
            attribution ->
                run.causes(attribution, last)
                    .forEach((cause, pence) -> pounds.put(cause, Casting.pounds(pence))));
    return pounds;
  }

  /** Returns the level of prices by year, 1 in the year that real terms are stated in. */
  private static Map<String, Double> levels(ScenarioRun run) {
    Map<String, Double> levels = new LinkedHashMap<>();
    run.prices().levels().forEach((year, level) -> levels.put(year.toString(), level));
    return levels;
  }

  /** Returns the schools whose protection runs out, by the first year without it. */
  private static Map<String, Integer> ends(ProtectionYears protections) {
    Map<String, Integer> schools = new LinkedHashMap<>();
    for (FundingYear year : protections.years()) {
      if (protections.ending(year) > 0) {
        schools.put(year.toString(), protections.ending(year));
      }
    }
    return schools;
  }
}
