package org.perpupil.projection;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Formulas;
import org.perpupil.problem.ProblemsException;
import org.perpupil.rates.FundingYear;
import org.perpupil.rates.RateBook;

/**
 * The formulas of a projection: for some funding years as they are, after the last by uplift.
 *
 * <p>Immutable and thread-safe.
 */
public final class FormulaPath {
  /** National paths that were asked for; there are as many as editions. */
  private static final Map<String, FormulaPath> NATIONAL = new ConcurrentHashMap<>();

  private final TreeMap<FundingYear, Formulas> byYear;

  private FormulaPath(Map<FundingYear, Formulas> byYear) {
    this.byYear = new TreeMap<>(byYear);
  }

  /**
   * Returns the national formula of an edition and, when the edition is a funding year, those of
   * the years after it that the rate books hold in full.
   *
   * @throws ProblemsException when there is no such edition
   */
  public static FormulaPath national(String edition) {
    return NATIONAL.computeIfAbsent(edition, FormulaPath::readNational);
  }

  private static FormulaPath readNational(String edition) {
    Formula first = Formula.national(edition);
    Map<FundingYear, Formulas> byYear = new TreeMap<>();
    byYear.put(first.year(), Formulas.forAll(first));
    if (edition.equals(first.year().toString())) {
      for (String later : RateBook.editions()) {
        RateBook book = RateBook.national(later);
        if (later.equals(book.rulesOf().toString()) && book.rulesOf().compareTo(first.year()) > 0) {
          ifWhole(later).ifPresent(next -> byYear.put(next.year(), Formulas.forAll(next)));
        }
      }
    }
    return new FormulaPath(byYear);
  }

  /** Returns the formulas of one year, for that year and by uplift for those after it. */
  public static FormulaPath from(FundingYear year, Formulas formulas) {
    return new FormulaPath(Map.of(year, formulas));
  }

  /** Returns this path with other formulas from a year on. */
  public FormulaPath then(FundingYear year, FormulaPath later) {
    Map<FundingYear, Formulas> joined = new TreeMap<>(byYear.headMap(year, false));
    later.at(year).ifPresent(start -> joined.put(year, start));
    joined.putAll(later.byYear.tailMap(year, true));
    return new FormulaPath(joined);
  }

  /** Returns the years that have formulas of their own, in order. */
  public List<FundingYear> years() {
    return List.copyOf(byYear.keySet());
  }

  /** Returns the formulas that hold in a year before uplift, or nothing before the first year. */
  public Optional<Formulas> at(FundingYear year) {
    return Optional.ofNullable(byYear.floorEntry(year)).map(Map.Entry::getValue);
  }

  /** Returns the year whose formulas hold in a year before uplift. */
  public Optional<FundingYear> yearOf(FundingYear year) {
    return Optional.ofNullable(byYear.floorKey(year));
  }

  @Override
  public String toString() {
    return "FormulaPath" + new ArrayList<>(byYear.keySet());
  }

  private static Optional<Formula> ifWhole(String edition) {
    try {
      return Optional.of(Formula.national(edition));
    } catch (ProblemsException e) {
      return Optional.empty();
    }
  }
}
