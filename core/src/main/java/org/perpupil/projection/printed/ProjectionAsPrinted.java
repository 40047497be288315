package org.perpupil.projection.printed;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.IntFunction;
import org.perpupil.budget.Block;
import org.perpupil.budget.BudgetCode;
import org.perpupil.formula.printed.Casting;
import org.perpupil.projection.Measure;
import org.perpupil.projection.Projection;
import org.perpupil.projection.YearBasis;
import org.perpupil.rates.FundingYear;

/**
 * Schools' budgets over years as they are printed and written, in whole pence, see {@link Casting}.
 *
 * <p>Every code of a school's year is rounded once. Income is the sum of the printed income codes
 * less revenue spent on capital (E30), expenditure the sum of the others, and a reserve is the one
 * before and the printed balance; only the opening reserve of the first year shown is rounded by
 * itself. Each school is shown in one kind of year. Immutable and thread-safe.
 */
public final class ProjectionAsPrinted {
  private final Projection projection;
  private final IntFunction<YearBasis> basisOf;

  /** What each school comes to, once somebody has asked for it. */
  private final AtomicReferenceArray<Years> schools;

  private ProjectionAsPrinted(Projection projection, IntFunction<YearBasis> basisOf) {
    this.projection = projection;
    this.basisOf = basisOf;
    this.schools = new AtomicReferenceArray<>(projection.schools().size());
  }

  /**
   * One school.
   *
   * @param basis the kind of year that it is shown in
   * @param years those of that kind that it has, in order
   * @param totals income, expenditure and opening reserve in pence, by year
   */
  @SuppressWarnings("ArrayRecordComponent")
  private record Years(YearBasis basis, List<FundingYear> years, long[][] totals) {}

  /** Returns a projection as printed, in the years that each school reports in. */
  public static ProjectionAsPrinted of(Projection projection) {
    return of(projection, projection::basis);
  }

  /**
   * Returns a projection as printed.
   *
   * @param basisOf the kind of year that the school of a row is shown in; always the same for a row
   */
  public static ProjectionAsPrinted of(Projection projection, IntFunction<YearBasis> basisOf) {
    return new ProjectionAsPrinted(projection, basisOf);
  }

  /** Returns the projection. */
  public Projection projection() {
    return projection;
  }

  /** Returns the kind of year that a school is shown in. */
  public YearBasis basis(int row) {
    return school(row).basis();
  }

  /** Returns the years of that kind that a school has, in order; unmodifiable. */
  public List<FundingYear> years(int row) {
    return school(row).years();
  }

  /** Returns the codes that a school has money under, see {@link Projection#codes}. */
  public Set<BudgetCode> codes(int row) {
    return projection.codes(row);
  }

  /** Returns the pence of a code in a year, or nothing where the school has no such year. */
  public OptionalLong amount(int row, BudgetCode code, FundingYear year) {
    return years(row).contains(year)
        ? OptionalLong.of(pence(row, code, year, basis(row)))
        : OptionalLong.empty();
  }

  /**
   * Returns a figure of a year in pence, pupils in hundredths; or nothing where the school has no
   * such year, or the figure is not known.
   */
  public OptionalLong total(int row, Measure measure, FundingYear year) {
    Years school = school(row);
    int index = school.years().indexOf(year);
    if (index < 0 || !projection.isKnown(row, measure)) {
      return OptionalLong.empty();
    }
    long[] ofYear = school.totals()[index];
    long balance = ofYear[0] - ofYear[1];
    return OptionalLong.of(
        switch (measure) {
          case PUPILS -> exact(row, measure, year, school.basis());
          case INCOME -> ofYear[0];
          case EXPENDITURE -> ofYear[1];
          case IN_YEAR_BALANCE -> balance;
          case OPENING_RESERVE -> ofYear[2];
          case CLOSING_RESERVE -> ofYear[2] + balance;
        });
  }

  /**
   * Returns the pence that a block adds to a school's reserve. The blocks of a year that the school
   * is shown in add up to its in-year balance: the second is what the first leaves of it. Nothing
   * where the school has no such block.
   */
  public OptionalLong net(int row, Block block) {
    OptionalLong own = rounded(row, block);
    boolean academic = basis(row) == YearBasis.ACADEMIC;
    if (academic != (block.term() == Block.Term.APRIL_TO_AUGUST)) {
      return own;
    }
    Block first =
        academic
            ? Block.septemberToMarch(block.startYear() - 1)
            : Block.aprilToAugust(block.startYear());
    OptionalLong before = rounded(row, first);
    OptionalLong balance = total(row, Measure.IN_YEAR_BALANCE, FundingYear.of(first.startYear()));
    return before.isPresent() && balance.isPresent()
        ? OptionalLong.of(balance.getAsLong() - before.getAsLong())
        : own;
  }

  @Override
  public String toString() {
    return "ProjectionAsPrinted[" + projection + "]";
  }

  /** Returns what a block adds to the reserve, each of its lines rounded for itself. */
  private OptionalLong rounded(int row, Block block) {
    long net = 0;
    for (BudgetCode code : codes(row)) {
      OptionalDouble amount = projection.amount(row, code, block);
      if (amount.isEmpty()) {
        return OptionalLong.empty();
      }
      long pence = Casting.pence(amount.getAsDouble());
      net += code.kind() == BudgetCode.Kind.INCOME ? pence : -pence;
    }
    return OptionalLong.of(net);
  }

  private Years school(int row) {
    Years known = schools.get(row);
    if (known == null) {
      YearBasis basis = basisOf.apply(row);
      List<FundingYear> years =
          projection.years().stream().filter(year -> projection.has(row, year, basis)).toList();
      known = new Years(basis, years, totals(row, years, basis));
      schools.set(row, known);
    }
    return known;
  }

  private long[][] totals(int row, List<FundingYear> years, YearBasis basis) {
    long[][] pence = new long[years.size()][];
    Set<BudgetCode> codes = projection.codes(row);
    for (int i = 0; i < pence.length; i++) {
      FundingYear year = years.get(i);
      long income = 0;
      long expenditure = 0;
      for (BudgetCode code : codes) {
        long amount = pence(row, code, year, basis);
        switch (code.kind()) {
          case INCOME -> income += amount;
          case REVENUE_FOR_CAPITAL -> income -= amount;
          case EXPENDITURE -> expenditure += amount;
          case CAPITAL, BALANCE -> {}
        }
      }
      long opening =
          i == 0 ? opening(row, year, basis) : pence[i - 1][2] + pence[i - 1][0] - pence[i - 1][1];
      pence[i] = new long[] {income, expenditure, opening};
    }
    return pence;
  }

  private long pence(int row, BudgetCode code, FundingYear year, YearBasis basis) {
    return Casting.pence(projection.amount(row, code, year, basis).orElseThrow());
  }

  /** Returns the reserve that the first year begins with; 0, which nobody sees, if unknown. */
  private long opening(int row, FundingYear year, YearBasis basis) {
    OptionalDouble pounds = projection.total(row, Measure.OPENING_RESERVE, year, basis);
    return pounds.isPresent() ? Casting.pence(pounds.getAsDouble()) : 0;
  }

  private long exact(int row, Measure measure, FundingYear year, YearBasis basis) {
    return Casting.pence(projection.total(row, measure, year, basis).orElseThrow());
  }
}
