package org.perpupil.viability;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.perpupil.rates.FundingYear;
import org.perpupil.rates.RateStatus;

/**
 * DfE's forecast-risk rating of a trust in its current year.
 *
 * <p>Several findings may hold at once, such as a small fall of comfortable reserves; the worst
 * decides and the reason names them all. DfE's own page shows the best instead, takes a missing
 * reserve as 0, and counts years without an outturn when it looks for the usual label: here they
 * are left out, and without the six reserves or the cut-offs only a deficit is judged.
 *
 * @param highStaffCostPercent percent of next year's income from which staff cost is high
 * @param stableRisePercent percent that stable reserves may have risen by
 * @param cutOffs over all trusts; null when not given
 */
record ForecastRiskRule(
    String name,
    RateStatus status,
    double highStaffCostPercent,
    double stableRisePercent,
    @Nullable SlopeCutOffs cutOffs)
    implements StandardRule {

  private static final int YEARS_BEFORE = 2;
  private static final int YEARS_AFTER = 3;

  ForecastRiskRule with(SlopeCutOffs overTrusts) {
    return new ForecastRiskRule(name, status, highStaffCostPercent, stableRisePercent, overTrusts);
  }

  @Override
  public List<Verdict> judge(String standard, Accounts accounts) {
    if (accounts.currentYear().isEmpty()) {
      FundingYear last = accounts.years().get(accounts.years().size() - 1).year();
      return List.of(notJudged(standard, last, "the current year is not given"));
    }
    FundingYear current = accounts.currentYear().get();
    OptionalDouble[] reserves = reserves(accounts, current);
    Map<ForecastFinding, Double> findings = deficits(reserves);
    boolean complete = List.of(reserves).stream().allMatch(OptionalDouble::isPresent);
    if (complete && cutOffs != null) {
      addTrend(findings, reserves, cutOffs, accounts, current);
    } else if (findings.isEmpty()) {
      return List.of(
          notJudged(
              standard,
              current,
              complete
                  ? "the cut-offs over all trusts are not given"
                  : "reserves of two years before to three years after are not all given"));
    }
    if (findings.isEmpty()) {
      return List.of(notJudged(standard, current, "no part of the rating applies"));
    }
    return List.of(verdict(standard, current, findings));
  }

  /** Returns closing reserves from two years before the current to three years after. */
  private static OptionalDouble[] reserves(Accounts accounts, FundingYear current) {
    OptionalDouble[] reserves = new OptionalDouble[YEARS_BEFORE + 1 + YEARS_AFTER];
    for (int i = 0; i < reserves.length; i++) {
      int start = current.start() - YEARS_BEFORE + i;
      reserves[i] =
          accounts.years().stream()
              .filter(year -> year.year().start() == start)
              .map(StandardMeasure.CLOSING_RESERVE::of)
              .findFirst()
              .orElse(OptionalDouble.empty());
    }
    return reserves;
  }

  /** Returns findings that need no trend, each with the figure that decides it. */
  private static Map<ForecastFinding, Double> deficits(OptionalDouble[] reserves) {
    Map<ForecastFinding, Double> findings = new EnumMap<>(ForecastFinding.class);
    OptionalDouble now = reserves[YEARS_BEFORE];
    OptionalDouble next = reserves[YEARS_BEFORE + 1];
    if (now.isPresent() && now.getAsDouble() < 0) {
      findings.put(ForecastFinding.DEFICIT_NOW, now.getAsDouble());
    }
    if (next.isPresent() && next.getAsDouble() < 0) {
      findings.put(ForecastFinding.DEFICIT_NEXT_YEAR, next.getAsDouble());
    }
    return findings;
  }

  private void addTrend(
      Map<ForecastFinding, Double> findings,
      OptionalDouble[] present,
      SlopeCutOffs tenths,
      Accounts accounts,
      FundingYear current) {
    double[] reserves = new double[present.length];
    for (int i = 0; i < reserves.length; i++) {
      reserves[i] = present[i].orElseThrow();
    }
    double slope = ReserveSlope.perYear(reserves);
    Set<ForecastAccuracy> usual = usual(accounts.outturns());
    if (slope < 0 && slope < tenths.lowest()) {
      if (usual.contains(ForecastAccuracy.ABOVE)) {
        findings.put(ForecastFinding.STEEP_FALL_USUALLY_BEATEN, slope);
      } else {
        findings.put(
            highStaffCost(accounts, current)
                ? ForecastFinding.STEEP_FALL_AND_STAFF_COST
                : ForecastFinding.STEEP_FALL,
            slope);
      }
    } else if (slope < 0) {
      findings.put(ForecastFinding.FALL, slope);
    } else if (slope > 0 && slope > tenths.highest()) {
      findings.put(
          usual.contains(ForecastAccuracy.SIGNIFICANTLY_BELOW)
              ? ForecastFinding.STEEP_RISE_USUALLY_MISSED
              : ForecastFinding.STEEP_RISE,
          slope);
    } else if (slope > 0) {
      findings.put(ForecastFinding.STEADY_RISE, slope);
    }
    addStable(findings, reserves[YEARS_BEFORE - 1], reserves[YEARS_BEFORE]);
  }

  private void addStable(Map<ForecastFinding, Double> findings, double before, double now) {
    boolean deficitNext = findings.containsKey(ForecastFinding.DEFICIT_NEXT_YEAR);
    if (before > 0 && now > 0 && !deficitNext) {
      double risePercent = 100 * (now - before) / before;
      if (risePercent <= stableRisePercent) {
        findings.put(ForecastFinding.STABLE, risePercent);
      }
    }
  }

  private boolean highStaffCost(Accounts accounts, FundingYear current) {
    return accounts.years().stream()
        .filter(year -> year.year().start() == current.start() + 1)
        .map(StandardMeasure.STAFF_COST_PERCENT::of)
        .anyMatch(percent -> percent.isPresent() && percent.getAsDouble() >= highStaffCostPercent);
  }

  /** Returns the most frequent label; all of them when several are. */
  private static Set<ForecastAccuracy> usual(List<ForecastOutturn> outturns) {
    Map<ForecastAccuracy, Integer> counts = new EnumMap<>(ForecastAccuracy.class);
    for (ForecastOutturn outturn : outturns) {
      outturn.accuracy().ifPresent(label -> counts.merge(label, 1, Integer::sum));
    }
    int most = counts.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    Set<ForecastAccuracy> usual = EnumSet.noneOf(ForecastAccuracy.class);
    counts.forEach(
        (label, count) -> {
          if (count == most) {
            usual.add(label);
          }
        });
    return usual;
  }

  private Verdict verdict(
      String standard, FundingYear current, Map<ForecastFinding, Double> findings) {
    Map.Entry<ForecastFinding, Double> worst = findings.entrySet().iterator().next();
    ForecastFinding finding = worst.getKey();
    FundingYear year =
        finding == ForecastFinding.DEFICIT_NEXT_YEAR
            ? FundingYear.of(current.start() + 1)
            : current;
    String reason =
        findings.keySet().stream().map(ForecastFinding::words).collect(Collectors.joining("; "));
    return new Verdict(
        standard,
        name,
        year,
        finding.outcome(),
        finding.figureLabel(),
        AccountsBasis.CUMULATIVE,
        OptionalDouble.of(worst.getValue()),
        reason,
        status);
  }

  private Verdict notJudged(String standard, FundingYear year, String reason) {
    return new Verdict(
        standard,
        name,
        year,
        Outcome.NOT_JUDGED,
        ForecastFinding.SLOPE,
        AccountsBasis.CUMULATIVE,
        OptionalDouble.empty(),
        reason,
        status);
  }
}
