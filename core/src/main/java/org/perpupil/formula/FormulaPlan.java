package org.perpupil.formula;

import com.google.common.collect.ImmutableMap;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.perpupil.school.SchoolField;
import org.perpupil.school.SchoolTable;

/**
 * One formula and some schools, compiled to columns, for runs over many years and worlds.
 *
 * <p>The columns hold what does not follow the roll: shares, weights, year groups, cash. Rates and
 * settings are given to each run of the plan, by {@link Parameter#ordinal()}; {@link #parameters()}
 * are the formula's own. Only rates that are in force in the formula have columns: one that is
 * blank or 0 there stays without effect, whereas one in force may become any number, 0 included.
 * The minimum level, the fringe and the settings of protections may take any value, and {@link
 * Double#NaN} is none. What decides which columns are read is compiled in and cannot vary: years of
 * EAL, indicator and weighting of low prior attainment, threshold of mobility, distances and tapers
 * of sparsity.
 *
 * <p>Best for a few hundred schools, whose columns fit in a processor's cache. Nothing is rounded.
 * Immutable and thread-safe.
 */
public final class FormulaPlan {
  final PaidColumns lumpSum;
  final PaidColumns splitSites;
  final SparsityColumns[] sparsity;
  final LevelColumns levels;
  final ProtectionColumns protections;
  final double[] givenPupilLed;
  final double[] givenSplitSites;
  final double[] pfi;
  final double[] otherPremises;
  final double[] exceptional;
  final double[] otherSchoolLed;
  final double[] rates;
  final double[] shareOfYear;
  final int[] failedRows;
  private final Formula formula;
  private final int size;
  private final ImmutableMap<Integer, String> failures;
  private final Map<Base, PaidColumns> pupilLed = new EnumMap<>(Base.class);
  private final Map<Base, int[]> rowsWithUnknownShares = new EnumMap<>(Base.class);
  private final double[] parameters;

  private FormulaPlan(Formula formula, SchoolTable schools, ColumnPool pool) {
    this.formula = formula;
    this.size = schools.size();
    Compilation compiled = new Compilation(formula, schools, RoundingRules.none());
    this.parameters = new double[Parameter.values().length];
    for (Parameter parameter : Parameter.values()) {
      parameters[parameter.ordinal()] = formula.value(parameter).orElse(Double.NaN);
    }
    double[] areaCost = compiled.areaCosts();
    for (Base base : Base.values()) {
      if (base.isPupils()) {
        boolean mayHavePupils = mayHavePupils(compiled, base);
        pupilLed.put(
            base, paid(compiled, pool, term -> mayHavePupils && term.base() == base, areaCost));
        int[] unknown =
            IntStream.range(0, size()).filter(i -> compiled.hasUnknownShare(base, i)).toArray();
        rowsWithUnknownShares.put(base, unknown);
      }
    }
    this.lumpSum = paid(compiled, pool, term -> term.line() == Line.LUMP_SUM, areaCost);
    this.splitSites =
        paid(
            compiled,
            pool,
            term -> term.line() == Line.SPLIT_SITES && term.base() == Base.SCHOOL,
            areaCost);
    this.sparsity =
        compiled.distanceWeights().entrySet().stream()
            .map(each -> new SparsityColumns(compiled, each.getKey(), each.getValue(), areaCost))
            .toArray(SparsityColumns[]::new);
    this.levels = new LevelColumns(compiled);
    this.protections = new ProtectionColumns(compiled);
    this.givenPupilLed = given(compiled, pool, Line.OTHER_PUPIL_LED);
    this.givenSplitSites = given(compiled, pool, Line.SPLIT_SITES);
    this.pfi = given(compiled, pool, Line.PFI);
    this.otherPremises = given(compiled, pool, Line.EXCEPTIONAL, Line.OTHER_SCHOOL_LED);
    this.exceptional = given(compiled, pool, Line.EXCEPTIONAL);
    this.otherSchoolLed = given(compiled, pool, Line.OTHER_SCHOOL_LED);
    this.rates = given(compiled, pool, Line.RATES);
    double[] open = compiled.column(SchoolField.DAYS_OPEN).clone();
    for (int i = 0; i < open.length; i++) {
      open[i] = Double.isNaN(open[i]) ? 1 : open[i] / Evaluation.FULL_YEAR;
    }
    this.shareOfYear = pool.share(open);
    this.failures =
        IntStream.range(0, size)
            .filter(compiled::hasFailed)
            .boxed()
            .collect(
                ImmutableMap.toImmutableMap(
                    row -> row, row -> String.join("; ", compiled.failures(row))));
    this.failedRows = IntStream.range(0, size()).filter(compiled::hasFailed).toArray();
  }

  /** Compiles a formula for schools. */
  public static FormulaPlan of(Formula formula, SchoolTable schools) {
    return new FormulaPlan(formula, schools, new ColumnPool());
  }

  /**
   * Compiles several formulas for the same schools, such as those of several years; what they share
   * is held once.
   *
   * @return a plan for each formula, in their order
   */
  public static List<FormulaPlan> of(List<Formula> formulas, SchoolTable schools) {
    ColumnPool pool = new ColumnPool();
    return formulas.stream().map(formula -> new FormulaPlan(formula, schools, pool)).toList();
  }

  /** Returns the formula. */
  public Formula formula() {
    return formula;
  }

  /** Returns the number of schools. */
  public int size() {
    return size;
  }

  /**
   * Returns what a school lacks to be paid by this formula with the roll that it was compiled with,
   * or nothing when it can be paid. A school that fails has no figures in any year.
   */
  public Optional<String> failure(int row) {
    return Optional.ofNullable(failures.get(row));
  }

  /** Returns the share of the first year that a school is open, 0 to 1. */
  public double shareOfYear(int row) {
    return shareOfYear[row];
  }

  /**
   * Returns the formula's own rates and settings as a new array, by {@link Parameter#ordinal()};
   * {@link Double#NaN} where the formula has none.
   */
  public double[] parameters() {
    return parameters.clone();
  }

  @Override
  public String toString() {
    return "FormulaPlan[" + formula.title() + ", " + size() + " schools]";
  }

  /** Returns what pupils of a base are paid by. */
  PaidColumns pupilLed(Base base) {
    return Objects.requireNonNull(pupilLed.get(base));
  }

  /** Returns the schools that cannot be paid once they have pupils of a base. Read only. */
  int[] rowsWithUnknownShares(Base base) {
    return Objects.requireNonNull(rowsWithUnknownShares.get(base));
  }

  /** Returns whether any school has year groups of a base; its roll is 0 otherwise. */
  private static boolean mayHavePupils(Compilation compiled, Base base) {
    return switch (base) {
      case PRIMARY -> isAnyPositive(compiled.column(SchoolField.YEAR_GROUPS_PRIMARY));
      case KS3, KS4, SECONDARY -> isAnyPositive(compiled.column(SchoolField.YEAR_GROUPS_SECONDARY));
      default -> true;
    };
  }

  private static boolean isAnyPositive(double[] column) {
    return Arrays.stream(column).anyMatch(value -> value > 0);
  }

  private static PaidColumns paid(
      Compilation compiled, ColumnPool pool, Predicate<Term> wanted, double[] areaCost) {
    return PaidColumns.of(compiled.terms.stream().filter(wanted).toList(), areaCost, pool);
  }

  /** Returns the sums that schools were given on some lines, added. */
  private static double[] given(Compilation compiled, ColumnPool pool, Line... lines) {
    double[] sums = new double[compiled.size()];
    for (Term term : compiled.terms) {
      if (term.base() == Base.SUM && Arrays.asList(lines).contains(term.line())) {
        for (int i = 0; i < sums.length; i++) {
          sums[i] += term.share()[i];
        }
      }
    }
    return pool.share(sums);
  }
}
