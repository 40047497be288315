package org.perpupil.formula;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.problem.Range;
import org.perpupil.rates.FundingYear;
import org.perpupil.rates.Rate;
import org.perpupil.rates.RateBook;
import org.perpupil.rates.RateStatus;

/**
 * A funding formula: the rates and settings by which schools are paid.
 *
 * <p>A national formula differs from a local one in its data and in three rules that the
 * regulations tie to it: the area cost adjustment multiplies its rates, its protection is a floor
 * against last year's funding, and money that it cannot explain is refused. The funding year
 * decides which definitions hold. Immutable and thread-safe.
 */
public final class Formula {
  /** What part of a line counts as notional SEN, in files. */
  public static final Range SEN_PERCENT =
      Range.of("a percentage from 0 to 100", 0, 100).percent().usually(0.1, 100);

  private final String title;
  private final FundingYear year;
  private final boolean national;
  private final @Nullable Rate[] rates = new Rate[Parameter.values().size()];
  private final ImmutableMap<SparsityGroup, SizeTaper> sizeTapers;
  private final ImmutableMap<SparsityGroup, Boolean> distanceTapers;
  private final ImmutableMap<Line, Double> senShares;
  private final ImmutableList<Problem> warnings;

  private Formula(Builder builder, List<Problem> warnings) {
    this.title = builder.title;
    this.year = builder.year;
    this.national = builder.national;
    builder.rates.forEach((parameter, rate) -> rates[parameter.index()] = rate);
    this.sizeTapers = ImmutableMap.copyOf(builder.sizeTapers);
    this.distanceTapers = ImmutableMap.copyOf(builder.distanceTapers);
    this.senShares = ImmutableMap.copyOf(builder.senShares);
    this.warnings = ImmutableList.copyOf(warnings);
  }

  /**
   * Returns the national funding formula of an edition, with the protections of its rate book.
   *
   * @param edition a funding year such as {@code 2025-26}, or {@code 2016-12-proposal}
   * @throws ProblemsException when there is no such edition, or it lacks rates that the formula
   *     needs; names all of them
   */
  public static Formula national(String edition) {
    return NationalFormula.of(RateBook.national(edition));
  }

  /** Returns a builder for a local formula of the given year. */
  public static Builder local(String title, FundingYear year) {
    return new Builder(title, year, false);
  }

  static Builder national(String title, FundingYear year) {
    return new Builder(title, year, true);
  }

  /** Returns what the formula is called, in a few words. */
  public String title() {
    return title;
  }

  /** Returns the year whose definitions hold. */
  public FundingYear year() {
    return year;
  }

  /** Returns whether this is a national formula. */
  public boolean isNational() {
    return national;
  }

  /** Returns a rate or setting, or nothing when the formula does not have it. */
  public Optional<Rate> find(Parameter parameter) {
    return Optional.ofNullable(rates[parameter.index()]);
  }

  /** Returns the number of a rate or setting, or nothing when the formula does not have it. */
  public OptionalDouble value(Parameter parameter) {
    Rate rate = rates[parameter.index()];
    return rate == null ? OptionalDouble.empty() : OptionalDouble.of(rate.value());
  }

  /** Returns whether a factor is in force: its rate is given and not zero. */
  public boolean pays(Parameter parameter) {
    return value(parameter).orElse(0) != 0;
  }

  /** Returns how sparsity money falls with size; none where nothing was said. */
  public SizeTaper sizeTaper(SparsityGroup group) {
    return sizeTapers.getOrDefault(group, SizeTaper.NONE);
  }

  /** Returns whether sparsity money falls with distance; false where nothing was said. */
  public boolean distanceTaper(SparsityGroup group) {
    return distanceTapers.getOrDefault(group, false);
  }

  /** Returns the shares of lines meant for special needs, 0 to 1; empty when none was named. */
  public Map<Line, Double> senShares() {
    return senShares;
  }

  /** Returns what is odd about this formula without being wrong; unmodifiable. */
  public List<Problem> warnings() {
    return warnings;
  }

  /** Returns the same formula with one number changed to the user's own. */
  public Formula with(Parameter parameter, double value) {
    return toBuilder().set(parameter, value).build();
  }

  /** Returns the same formula without one rate or setting. */
  public Formula without(Parameter parameter) {
    return toBuilder().remove(parameter).build();
  }

  /** Returns a builder that starts from this formula. */
  public Builder toBuilder() {
    Builder builder = new Builder(title, year, national);
    for (Parameter parameter : Parameter.values()) {
      find(parameter).ifPresent(rate -> builder.set(parameter, rate));
    }
    builder.sizeTapers.putAll(sizeTapers);
    builder.distanceTapers.putAll(distanceTapers);
    builder.senShares.putAll(senShares);
    return builder;
  }

  @Override
  public String toString() {
    return "Formula["
        + title
        + ", "
        + Arrays.stream(rates).filter(Objects::nonNull).count()
        + " parameters]";
  }

  /** Builds a formula. Not thread-safe. */
  public static final class Builder {
    private String title;
    private final FundingYear year;
    private final boolean national;
    private final Map<Parameter, Rate> rates = new TreeMap<>();
    private final Map<SparsityGroup, SizeTaper> sizeTapers = new EnumMap<>(SparsityGroup.class);
    private final Map<SparsityGroup, Boolean> distanceTapers = new EnumMap<>(SparsityGroup.class);
    private final Map<Line, Double> senShares = new TreeMap<>();

    private Builder(String title, FundingYear year, boolean national) {
      this.title = title;
      this.year = year;
      this.national = national;
    }

    /** Sets what the formula is called, so that a changed one is told from its origin. */
    public Builder title(String title) {
      this.title = title;
      return this;
    }

    /** Sets a rate or setting to the user's own figure; percentages in percent. */
    public Builder set(Parameter parameter, double value) {
      return set(
          parameter,
          new Rate(
              parameter.fileName(),
              value,
              parameter.kind().unit(),
              RateStatus.GIVEN,
              national ? "your own figure" : title));
    }

    /** Sets a rate or setting to a figure that knows where it comes from. */
    public Builder set(Parameter parameter, Rate rate) {
      rates.put(parameter, rate);
      return this;
    }

    /** Takes a rate or setting away. */
    public Builder remove(Parameter parameter) {
      rates.remove(parameter);
      return this;
    }

    /** Sets how sparsity money falls with size. */
    public Builder sizeTaper(SparsityGroup group, SizeTaper taper) {
      sizeTapers.put(group, taper);
      return this;
    }

    /** Sets whether sparsity money falls with distance; only from 2022-23. */
    public Builder distanceTaper(SparsityGroup group, boolean tapered) {
      distanceTapers.put(group, tapered);
      return this;
    }

    /** Sets the percentage of a line that is meant for special needs. */
    public Builder senPercent(Line line, double percent) {
      senShares.put(line, percent / 100);
      return this;
    }

    /**
     * Returns the formula.
     *
     * @throws ProblemsException with everything that is wrong, when anything is
     */
    public Formula build() {
      List<Problem> problems = new ArrayList<>(FormulaChecks.check(new Formula(this, List.of())));
      ProblemsException.throwIfAny(
          problems.stream().map(problem -> problem.within("formula " + title)).toList());
      return new Formula(this, problems);
    }
  }
}
