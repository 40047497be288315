package org.perpupil.viability;

/**
 * The branches of DfE's forecast-risk rating of trusts, worst first.
 *
 * <p>Source: DfE, Financial Benchmarking and Insights Tool, TrustForecastViewModel.cs.
 */
enum ForecastFinding {
  DEFICIT_NOW(Outcome.RED, "reserves are negative"),
  DEFICIT_NEXT_YEAR(Outcome.RED, "reserves are forecast to be negative next year"),
  STEEP_FALL_AND_STAFF_COST(
      Outcome.RED, "reserves fall as steeply as a tenth of trusts' and staff cost is high"),
  STEEP_FALL(Outcome.RED, "reserves fall as steeply as a tenth of trusts'"),
  FALL(Outcome.AMBER, "reserves fall, less steeply than a tenth of trusts'"),
  STEEP_FALL_USUALLY_BEATEN(
      Outcome.AMBER, "reserves fall steeply but outturns are usually above forecast"),
  STEEP_RISE_USUALLY_MISSED(
      Outcome.AMBER, "reserves rise steeply but outturns are usually well below forecast"),
  STABLE(Outcome.GREEN, "reserves are positive and have not risen by more than the limit"),
  STEADY_RISE(Outcome.GREEN, "reserves rise, less steeply than a tenth of trusts'"),
  STEEP_RISE(Outcome.GREEN, "reserves rise as steeply as a tenth of trusts'");

  /** What the slope of reserves is called, pounds a year. */
  static final String SLOPE = "reserve_slope";

  private final Outcome outcome;
  private final String words;

  ForecastFinding(Outcome outcome, String words) {
    this.outcome = outcome;
    this.words = words;
  }

  Outcome outcome() {
    return outcome;
  }

  /** Returns what the figure that decides is: a reserve, the rise of one in percent, or a slope. */
  String figureLabel() {
    return switch (this) {
      case DEFICIT_NOW, DEFICIT_NEXT_YEAR -> StandardMeasure.CLOSING_RESERVE.label();
      case STABLE -> "closing_reserve_rise_percent";
      default -> SLOPE;
    };
  }

  String words() {
    return words;
  }
}
