package org.perpupil.formula.engine;

import com.google.common.collect.ImmutableMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.perpupil.formula.Counting;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Parameter;
import org.perpupil.formula.RoundingRules;
import org.perpupil.formula.factor.Assembly;
import org.perpupil.formula.factor.Base;
import org.perpupil.formula.factor.Term;
import org.perpupil.formula.protection.LevelColumns;
import org.perpupil.formula.protection.ProtectionColumns;
import org.perpupil.school.SchoolField;
import org.perpupil.school.SchoolTable;

/**
 * One formula and some schools, compiled to columns, for runs over years and worlds.
 *
 * <p>The columns hold what does not follow the roll: shares, weights, year groups, cash. Rates and
 * settings are given to each run of the plan, by {@link Parameter#index()}; {@link #parameters()}
 * are the formula's own. Only rates that are in force in the formula have columns: one that is
 * blank or 0 there stays without effect, whereas one in force may become any number, 0 included.
 * The minimum level, the fringe and the settings of protections may take any value, and {@link
 * Double#NaN} is none. What decides which columns are read is compiled in and cannot vary: years of
 * EAL, indicator and weighting of low prior attainment, threshold of mobility, distances and tapers
 * of sparsity.
 *
 * <p>Every term of every factor is in one of the columns. A plan for sums has area cost in them and
 * rounds nothing; it is best for a few hundred schools, whose columns fit in a processor's cache. A
 * plan for lines keeps shares, area cost and rates apart, as a statement multiplies them, and
 * rounds as its rules say. Immutable and thread-safe.
 */
public final class FormulaPlan {
  /** Days of a funding year. */
  static final double FULL_YEAR = 365;

  private static final double[] NONE = {};

  final PaidColumns[] columns;
  final PaidWeights[] weights;
  final GivenSum[] givenSums;
  final LevelColumns levels;
  final ProtectionColumns protections;
  final RoundingRules rounding;
  final PaidRates rates;
  final boolean keepsLines;
  final int[] failedRows;

  /** The part of the year that each school is open. */
  final double[] shareOfYear;

  private final Formula formula;
  private final int size;
  private final double[] parameters;
  private final ImmutableMap<Integer, String> failures;
  private final Map<Counting, double[]> given = new EnumMap<>(Counting.class);
  private final Map<Base, int[]> rowsWithUnknownShares = new EnumMap<>(Base.class);

  private FormulaPlan(Assembly assembly, boolean keepsLines, ColumnPool pool) {
    this.formula = assembly.formula();
    this.size = assembly.size();
    this.rounding = assembly.rounding();
    this.keepsLines = keepsLines;
    double[] areaCost = assembly.areaCosts();
    PaidRates timesAreaCost = PaidRates.timesAreaCost(areaCost, rounding);
    this.rates = keepsLines ? timesAreaCost : PaidRates.asTheyStand();
    this.parameters = new double[Parameter.values().size()];
    for (Parameter parameter : Parameter.values()) {
      parameters[parameter.index()] = formula.value(parameter).orElse(Double.NaN);
    }
    this.columns = columns(assembly, areaCost, pool);
    this.weights =
        assembly.terms().stream()
            .filter(term -> term.weights() != null)
            .map(term -> new PaidWeights(term, timesAreaCost))
            .toArray(PaidWeights[]::new);
    this.givenSums =
        assembly.terms().stream()
            .filter(term -> term.parameter() == null && isAnyNotZero(term.share()))
            .map(
                term ->
                    new GivenSum(
                        term.line().counting(), term.line().index(), pool.share(term.share())))
            .toArray(GivenSum[]::new);
    addUpGivenSums(pool);
    this.levels = new LevelColumns(assembly);
    this.protections = new ProtectionColumns(assembly);
    double[] open = assembly.column(SchoolField.DAYS_OPEN).clone();
    for (int i = 0; i < open.length; i++) {
      open[i] = Double.isNaN(open[i]) ? 1 : open[i] / FULL_YEAR;
    }
    this.shareOfYear = pool.share(open);
    this.failedRows = IntStream.range(0, size).filter(assembly::hasFailed).toArray();
    this.failures =
        IntStream.of(failedRows)
            .boxed()
            .collect(
                ImmutableMap.toImmutableMap(
                    row -> row, row -> String.join("; ", assembly.failures(row))));
    for (Base base : Base.values()) {
      rowsWithUnknownShares.put(
          base, IntStream.range(0, size).filter(i -> assembly.hasUnknownShare(base, i)).toArray());
    }
  }

  /** Compiles a formula for schools, for sums. */
  public static FormulaPlan of(Formula formula, SchoolTable schools) {
    return of(formula, schools, new ColumnPool());
  }

  /**
   * Compiles several formulas for the same schools, such as those of several years, for sums; what
   * they share is held once.
   *
   * @return a plan for each formula, in their order
   */
  public static List<FormulaPlan> of(List<Formula> formulas, SchoolTable schools) {
    ColumnPool pool = new ColumnPool();
    return formulas.stream().map(formula -> of(formula, schools, pool)).toList();
  }

  /** Returns a plan for lines, rounded as the assembly says. */
  static FormulaPlan keepingLines(Assembly assembly) {
    return new FormulaPlan(assembly, true, new ColumnPool());
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
   * Returns the formula's own rates and settings as a new array, by {@link Parameter#index()};
   * {@link Double#NaN} where the formula has none.
   */
  public double[] parameters() {
    return parameters.clone();
  }

  @Override
  public String toString() {
    return "FormulaPlan[" + formula.title() + ", " + size() + " schools]";
  }

  /**
   * Returns the sums that schools were given of money that counts alike; empty when there are none.
   */
  double[] given(Counting counting) {
    return given.getOrDefault(counting, NONE);
  }

  /** Returns the schools that cannot be paid once they have pupils of a base. Read only. */
  int[] rowsWithUnknownShares(Base base) {
    return Objects.requireNonNull(rowsWithUnknownShares.get(base));
  }

  private static FormulaPlan of(Formula formula, SchoolTable schools, ColumnPool pool) {
    Assembly assembly = Assembly.of(formula, schools, RoundingRules.none(), Rules.all());
    return new FormulaPlan(assembly, false, pool);
  }

  /** Returns the columns of all terms that are paid by a rate and follow the roll by their base. */
  private PaidColumns[] columns(Assembly assembly, double[] areaCost, ColumnPool pool) {
    List<PaidColumns> all = new ArrayList<>();
    for (Counting counting : Counting.values()) {
      for (Base base : Base.values()) {
        List<Term> terms =
            assembly.terms().stream()
                .filter(term -> term.base() == base && term.line().counting() == counting)
                .filter(term -> term.weights() == null && term.parameter() != null)
                .toList();
        if (!terms.isEmpty() && (keepsLines || mayHavePupils(assembly, base))) {
          PaidColumns paid =
              keepsLines
                  ? PaidColumns.of(counting, base, terms, size)
                  : PaidColumns.withAreaCost(counting, base, terms, areaCost, pool);
          all.add(paid);
        }
      }
    }
    return all.stream().filter(paid -> !paid.isEmpty()).toArray(PaidColumns[]::new);
  }

  private void addUpGivenSums(ColumnPool pool) {
    for (GivenSum sum : givenSums) {
      double[] all = given.computeIfAbsent(sum.counting(), key -> new double[size]);
      for (int i = 0; i < all.length; i++) {
        all[i] += sum.pounds()[i];
      }
    }
    given.replaceAll((counting, pounds) -> pool.share(pounds));
  }

  /** Returns whether any school has year groups of a base; its roll is 0 otherwise. */
  private static boolean mayHavePupils(Assembly assembly, Base base) {
    return switch (base) {
      case PRIMARY -> isAnyPositive(assembly.column(SchoolField.YEAR_GROUPS_PRIMARY));
      case KS3, KS4, SECONDARY -> isAnyPositive(assembly.column(SchoolField.YEAR_GROUPS_SECONDARY));
      case PUPILS, SCHOOL, SUM -> true;
    };
  }

  private static boolean isAnyPositive(double[] column) {
    return Arrays.stream(column).anyMatch(value -> value > 0);
  }

  private static boolean isAnyNotZero(double[] column) {
    return Arrays.stream(column).anyMatch(value -> value != 0);
  }
}
