package org.perpupil.viability;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.OptionalDouble;
import org.perpupil.rates.RateStatus;

/**
 * A deficit has to be recovered within some years: of the closing reserves in a row that are below
 * 0, no more than that many.
 *
 * <p>What came before the first year given is not known, and counts as no deficit.
 */
record RecoveryRule(String name, RateStatus status, int years) implements StandardRule {
  @Override
  public List<Verdict> judge(String standard, Accounts accounts) {
    ImmutableList.Builder<Verdict> verdicts = ImmutableList.builder();
    int inDeficit = 0;
    for (YearFigures year : accounts.years()) {
      OptionalDouble reserve = StandardMeasure.CLOSING_RESERVE.of(year);
      inDeficit = reserve.orElseThrow() < 0 ? inDeficit + 1 : 0;
      verdicts.add(
          new Verdict(
              standard,
              name,
              year.year(),
              outcome(inDeficit),
              StandardMeasure.CLOSING_RESERVE.label(),
              StandardMeasure.CLOSING_RESERVE.basis(),
              reserve,
              reason(inDeficit),
              status));
    }
    return verdicts.build();
  }

  private Outcome outcome(int inDeficit) {
    if (inDeficit == 0) {
      return Outcome.GREEN;
    }
    return inDeficit <= years ? Outcome.AMBER : Outcome.RED;
  }

  private String reason(int inDeficit) {
    return inDeficit == 0
        ? "there is no deficit to recover"
        : inDeficit + " closing reserves in a row below 0, of at most " + years;
  }
}
