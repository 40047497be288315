package org.perpupil.formula.engine;

import com.google.common.collect.ImmutableMap;
import com.google.common.primitives.Booleans;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.perpupil.formula.Counting;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Line;
import org.perpupil.formula.Parameter;
import org.perpupil.formula.RoundingRules;
import org.perpupil.formula.factor.Assembly;
import org.perpupil.formula.factor.Base;
import org.perpupil.formula.factor.Fringe;
import org.perpupil.formula.factor.Term;
import org.perpupil.formula.protection.LevelColumns;
import org.perpupil.formula.protection.ProtectionColumns;
import org.perpupil.rates.FundingYear;
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
  private static final double[] NONE = {};

  final PaidColumns[] columns;
  final PaidWeights[] weights;
  final GivenSum[] givenSums;

  /** The lines that any term pays, in the order of a statement. */
  final Line[] paidLines;

  final LevelColumns levels;
  final ProtectionColumns protections;
  final RoundingRules rounding;
  final PaidRates rates;
  final boolean keepsLines;
  final int[] failedRows;

  /** The part of the year that each school is open. */
  final double[] shareOfYear;

  /** The fringe's multiplier where a school has its own, else NaN; empty where none has. */
  final double[] ownFringe;

  private final Formula formula;
  private final int size;
  private final double[] parameters;
  private final ImmutableMap<Integer, String> failures;
  private final Map<Counting, double[]> given = new EnumMap<>(Counting.class);
  private final Map<Base, int[]> rowsWithUnknownShares;

  private FormulaPlan(Assembly assembly, boolean keepsLines, ColumnPool pool) {
    this.formula = assembly.formula();
    this.size = assembly.size();
    this.rounding = assembly.rounding();
    this.keepsLines = keepsLines;
    double[] areaCost = assembly.areaCosts();
    PaidRates timesAreaCost = PaidRates.timesAreaCost(areaCost, rounding);
    this.rates = keepsLines ? timesAreaCost : PaidRates.asTheyStand();
    this.parameters = new double[Parameter.values().size()];
    List<Parameter> all = Parameter.values();
    for (int k = 0; k < parameters.length; k++) {
      parameters[k] = formula.value(all.get(k)).orElse(Double.NaN);
    }
    this.columns = columns(assembly, areaCost, pool);
    List<PaidWeights> followingRolls = new ArrayList<>();
    List<GivenSum> sums = new ArrayList<>();
    for (Term term : assembly.terms()) {
      if (term.weights() != null) {
        followingRolls.add(new PaidWeights(term, areaCost));
      } else if (term.parameter() == null && isAnyNotZero(term.share())) {
        Line line = term.line();
        sums.add(new GivenSum(line.counting(), line.index(), pool.share(term.share())));
      }
    }
    this.weights = followingRolls.toArray(PaidWeights[]::new);
    this.givenSums = sums.toArray(GivenSum[]::new);
    this.paidLines = paidLines(assembly.terms());
    addUpGivenSums(pool);
    this.levels = new LevelColumns(assembly);
    this.protections = new ProtectionColumns(assembly);
    this.shareOfYear = pool.share(assembly.shareOfYear());
    double[] fringe = Fringe.own(assembly);
    this.ownFringe = isAnyKnown(fringe) ? pool.share(fringe) : NONE;
    this.failedRows = assembly.failedRows();
    this.failures = failures(assembly);
    this.rowsWithUnknownShares = assembly.rowsWithUnknownShares();
  }

  /** Compiles a formula for schools, for sums. */
  public static FormulaPlan of(Formula formula, SchoolTable schools) {
    return of(formula, schools, formula.year(), new ColumnPool());
  }

  /**
   * Compiles several formulas for the same schools, such as those of several years, for sums; what
   * they share is held once.
   *
   * @param first the first year that is paid, in which schools may open
   * @return a plan for each formula, in their order
   */
  public static List<FormulaPlan> of(
      List<Formula> formulas, SchoolTable schools, FundingYear first) {
    ColumnPool pool = new ColumnPool();
    return formulas.stream().map(formula -> of(formula, schools, first, pool)).toList();
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

  /** Returns the schools that cannot be paid once they have pupils of a base; none is left out. */
  Map<Base, int[]> rowsWithUnknownShares() {
    return rowsWithUnknownShares;
  }

  private ImmutableMap<Integer, String> failures(Assembly assembly) {
    ImmutableMap.Builder<Integer, String> reasons = ImmutableMap.builder();
    for (int row : failedRows) {
      reasons.put(row, String.join("; ", assembly.failures(row)));
    }
    return reasons.build();
  }

  private static FormulaPlan of(
      Formula formula, SchoolTable schools, FundingYear first, ColumnPool pool) {
    Assembly assembly = Assembly.of(formula, schools, RoundingRules.none(), first, Rules.all());
    return new FormulaPlan(assembly, false, pool);
  }

  /** Returns the columns of all terms that are paid by a rate and follow the roll by their base. */
  private PaidColumns[] columns(Assembly assembly, double[] areaCost, ColumnPool pool) {
    Map<Counting, Map<Base, List<Term>>> paid = new EnumMap<>(Counting.class);
    for (Term term : assembly.terms()) {
      boolean followsBase = term.parameter() != null && term.weights() == null;
      if (followsBase && (keepsLines || mayHavePupils(assembly, term.base()))) {
        paid.computeIfAbsent(term.line().counting(), key -> new EnumMap<>(Base.class))
            .computeIfAbsent(term.base(), key -> new ArrayList<>())
            .add(term);
      }
    }
    List<PaidColumns> all = new ArrayList<>();
    paid.forEach(
        (counting, byBase) ->
            byBase.forEach(
                (base, terms) ->
                    all.add(
                        keepsLines
                            ? PaidColumns.of(counting, base, terms, size)
                            : PaidColumns.withAreaCost(counting, base, terms, areaCost, pool))));
    return all.stream().filter(columns -> !columns.isEmpty()).toArray(PaidColumns[]::new);
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

  /** Returns whether any school has pupils or year groups of a base; its roll is 0 otherwise. */
  private static boolean mayHavePupils(Assembly assembly, Base base) {
    return switch (base) {
      case PRIMARY ->
          isAnyPositive(assembly.column(SchoolField.YEAR_GROUPS_PRIMARY))
              || isAnyPositive(assembly.roll(base));
      case KS3, KS4, SECONDARY ->
          isAnyPositive(assembly.column(SchoolField.YEAR_GROUPS_SECONDARY))
              || isAnyPositive(assembly.roll(base));
      case PUPILS, SCHOOL, SUM -> true;
    };
  }

  private static Line[] paidLines(List<Term> terms) {
    List<Line> all = Line.values();
    boolean[] isPaid = new boolean[all.size()];
    for (Term term : terms) {
      isPaid[term.line().index()] = true;
    }
    Line[] paid = new Line[Booleans.countTrue(isPaid)];
    int count = 0;
    for (int k = 0; k < isPaid.length; k++) {
      if (isPaid[k]) {
        paid[count++] = all.get(k);
      }
    }
    return paid;
  }

  private static boolean isAnyKnown(double[] column) {
    for (double value : column) {
      if (!Double.isNaN(value)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isAnyPositive(double[] column) {
    for (double value : column) {
      if (value > 0) {
        return true;
      }
    }
    return false;
  }

  /** Returns whether a column pays anybody. */
  static boolean isAnyNotZero(double[] column) {
    for (double value : column) {
      if (value != 0) {
        return true;
      }
    }
    return false;
  }
}
