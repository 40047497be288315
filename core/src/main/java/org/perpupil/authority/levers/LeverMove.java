package org.perpupil.authority.levers;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.perpupil.authority.affordability.MinimaxFormula;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Parameter;
import org.perpupil.problem.Problem;
import org.perpupil.problem.check.Names;

/**
 * One thing that an authority can move to fit its block: rates by one percentage, the level of the
 * guarantee, or the cap on gains.
 *
 * <p>Immutable and thread-safe.
 */
public final class LeverMove {
  /** Basic entitlement of all phases, by one percentage. */
  public static final LeverMove BASIC =
      new LeverMove(
          "basic",
          "basic entitlement",
          rate -> rate.purpose() == Parameter.Purpose.BASIC_ENTITLEMENT);

  /** All rates for each pupil, by one percentage. */
  public static final LeverMove PUPIL_LED =
      new LeverMove(
          "pupil-led", "pupil-led rates", rate -> rate.kind() == Parameter.Kind.PER_PUPIL);

  /** All rates for additional needs, by one percentage. */
  public static final LeverMove NEEDS =
      new LeverMove("needs", "additional needs", rate -> rate.purpose() == Parameter.Purpose.NEEDS);

  /** The lump sums, by one percentage. */
  public static final LeverMove LUMP_SUMS =
      new LeverMove(
          "lump-sums",
          "lump sums",
          rate -> rate == Parameter.LUMP_SUM_PRIMARY || rate == Parameter.LUMP_SUM_SECONDARY);

  /** The level of the minimum funding guarantee, within the range of the year. */
  public static final LeverMove GUARANTEE = new LeverMove("guarantee", "guarantee", rate -> false);

  /** The cap on gains, which may take no more than the guarantee costs. */
  public static final LeverMove CAP = new LeverMove("cap", "cap on gains", rate -> false);

  private static final List<LeverMove> ALL =
      List.of(BASIC, PUPIL_LED, NEEDS, LUMP_SUMS, GUARANTEE, CAP);

  private final String name;
  private final String label;
  private final Predicate<Parameter> moves;

  private LeverMove(String name, String label, Predicate<Parameter> moves) {
    this.name = name;
    this.label = label;
    this.moves = moves;
  }

  /**
   * Returns the move with a name: one of {@link #names}, or a rate in pounds by its file name, such
   * as {@code lpa_primary}; nothing when there is none.
   */
  public static Optional<LeverMove> find(String name) {
    Optional<LeverMove> known = ALL.stream().filter(move -> move.name.equals(name)).findFirst();
    return known.isPresent()
        ? known
        : Parameter.find(name)
            .filter(rate -> rate.isLocal() && MinimaxFormula.canBeChosen(rate))
            .map(rate -> new LeverMove(name, name, other -> other == rate));
  }

  /** Returns every name but those of single rates; unmodifiable. */
  public static List<String> names() {
    return ALL.stream().map(LeverMove::name).toList();
  }

  /** Returns the problem to report of a word that is no move. */
  public static Problem unknown(String place, String word) {
    return Problem.error(
        place,
        word,
        "one of " + String.join(", ", names()) + ", or a rate such as lpa_primary",
        Names.advice(word, names(), "a rate is written as in formulas.csv"));
  }

  /** Returns its name in commands and files. */
  public String name() {
    return name;
  }

  /** Returns what is moved, in words. */
  public String label() {
    return label;
  }

  /** Returns whether rates are moved, by one percentage. */
  public boolean isOfRates() {
    return this != GUARANTEE && this != CAP;
  }

  @Override
  public String toString() {
    return "LeverMove[" + name + "]";
  }

  /** Returns the rates in pounds of a formula that are moved, in the order of files. */
  List<Parameter> rates(Formula formula) {
    Stream<Parameter> local = Parameter.local().stream().filter(MinimaxFormula::canBeChosen);
    return local.filter(moves).filter(formula::pays).toList();
  }
}
