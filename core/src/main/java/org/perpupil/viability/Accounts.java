package org.perpupil.viability;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.perpupil.rates.FundingYear;
import org.perpupil.school.Phase;

/** The financial years of one organisation in a row. Immutable and thread-safe. */
public final class Accounts {
  private final OrganisationKind kind;
  private final ImmutableList<YearFigures> years;
  private final @Nullable Phase phase;
  private final @Nullable FundingYear currentYear;
  private final ImmutableList<ForecastOutturn> outturns;

  private Accounts(
      OrganisationKind kind,
      ImmutableList<YearFigures> years,
      @Nullable Phase phase,
      @Nullable FundingYear currentYear,
      ImmutableList<ForecastOutturn> outturns) {
    this.kind = kind;
    this.years = years;
    this.phase = phase;
    this.currentYear = currentYear;
    this.outturns = outturns;
  }

  /**
   * Returns the accounts of an organisation.
   *
   * @param years one or more years, each the one after the year before
   * @throws IllegalArgumentException when there is no year, or one is missing or out of order
   */
  public static Accounts of(OrganisationKind kind, List<YearFigures> years) {
    ImmutableList<YearFigures> copy = ImmutableList.copyOf(years);
    List<FundingYear> given = copy.stream().map(YearFigures::year).toList();
    for (int i = 0; i < given.size(); i++) {
      if (given.get(i).start() != given.get(0).start() + i) {
        throw new IllegalArgumentException("years " + given + ", expected years in a row");
      }
    }
    if (given.isEmpty()) {
      throw new IllegalArgumentException("no years, expected one or more");
    }
    return new Accounts(kind, copy, null, null, ImmutableList.of());
  }

  /** Returns the same accounts of a school of a phase. */
  public Accounts withPhase(Phase ofSchool) {
    return new Accounts(kind, years, ofSchool, currentYear, outturns);
  }

  /** Returns the same accounts with the year that is now: later years are forecasts. */
  public Accounts withCurrentYear(FundingYear year) {
    return new Accounts(kind, years, phase, year, outturns);
  }

  /** Returns the same accounts with what was forecast for past years and what came. */
  public Accounts withOutturns(List<ForecastOutturn> past) {
    return new Accounts(kind, years, phase, currentYear, ImmutableList.copyOf(past));
  }

  /** Returns what the organisation is. */
  public OrganisationKind kind() {
    return kind;
  }

  /** Returns the years, oldest first; unmodifiable. */
  public List<YearFigures> years() {
    return years;
  }

  /** Returns the figures of a year, or nothing when they are not among these. */
  public Optional<YearFigures> year(FundingYear year) {
    return years.stream().filter(figures -> figures.year().equals(year)).findFirst();
  }

  /** Returns the phase, or nothing when it is not given or not one school's. */
  public Optional<Phase> phase() {
    return Optional.ofNullable(phase);
  }

  /** Returns the year that is now, or nothing when it is not given. */
  public Optional<FundingYear> currentYear() {
    return Optional.ofNullable(currentYear);
  }

  /** Returns what was forecast for past years and what came; unmodifiable. */
  public List<ForecastOutturn> outturns() {
    return outturns;
  }

  @Override
  public String toString() {
    return "Accounts["
        + kind.label()
        + ", "
        + years.get(0).year()
        + " to "
        + years.get(years.size() - 1).year()
        + "]";
  }
}
