package org.perpupil.io;

import com.google.common.hash.HashCode;
import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.perpupil.formula.Allocation;
import org.perpupil.impact.Attribution;
import org.perpupil.impact.ProtectionYears;
import org.perpupil.impact.ScenarioRun;
import org.perpupil.rates.FundingYear;
import org.perpupil.rates.RateBook;

/** What a run rests on and comes to, in JSON. */
final class ScenarioRunSummary {
  private ScenarioRunSummary() {}

  static Map<String, Object> of(ScenarioRun run, List<Path> scenarios, List<Path> data) {
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
    ScenarioRunFiles.Differing differing = ScenarioRunFiles.differing(run);
    summary.put("assumptions_that_differ", differing.assumptions());
    summary.put("figures_that_differ", differing.figures());
    summary.put("figures", differing.allFigures());
    summary.put("closing_reserves_by_cause", causes(run));
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
        .hash()
        .toString();
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
