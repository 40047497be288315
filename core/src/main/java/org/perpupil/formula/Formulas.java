package org.perpupil.formula;

import com.google.common.collect.ImmutableMap;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.perpupil.problem.Problem;
import org.perpupil.problem.check.Names;
import org.perpupil.rates.AreaCost;
import org.perpupil.school.School;

/**
 * Which formula pays the schools of which authority. Immutable and thread-safe.
 *
 * <p>Either one formula for all, or one for each authority.
 */
public final class Formulas {
  private final @Nullable Formula forAll;
  private final ImmutableMap<String, Formula> byAuthority;

  private Formulas(@Nullable Formula forAll, Map<String, Formula> byAuthority) {
    this.forAll = forAll;
    this.byAuthority = ImmutableMap.copyOf(byAuthority);
  }

  /** Returns one formula for the schools of every authority. */
  public static Formulas forAll(Formula formula) {
    return new Formulas(formula, Map.of());
  }

  /** Returns a formula for each authority code. */
  public static Formulas byAuthority(Map<String, Formula> formulas) {
    return new Formulas(null, formulas);
  }

  /** Returns the formula of an authority, or nothing when it has none. */
  public Optional<Formula> find(String laCode) {
    return Optional.ofNullable(forAll != null ? forAll : byAuthority.get(laCode));
  }

  /** Returns every formula; unmodifiable. */
  public Collection<Formula> all() {
    return forAll != null ? List.of(forAll) : byAuthority.values();
  }

  /** Returns the authority codes that have a formula of their own; unmodifiable. */
  public Collection<String> authorities() {
    return byAuthority.keySet();
  }

  /**
   * Returns the problem to report when schools of an authority have no formula.
   *
   * @param place where the first of them stands
   * @param known the authorities that have one
   */
  public static Problem missing(String place, String laCode, Collection<String> known) {
    return missing(place, laCode, known, "");
  }

  /**
   * Returns the problem to report when schools of an authority have no formula in a file.
   *
   * @param place where the first of them stands
   * @param known the authorities that have one
   * @param file where formulas stand
   */
  public static Problem missingIn(
      String place, String laCode, Collection<String> known, String file) {
    return missing(place, laCode, known, " in " + file);
  }

  private static Problem missing(
      String place, String laCode, Collection<String> known, String where) {
    return Problem.error(
        place + ", column la_code",
        laCode,
        "an authority that has a formula" + where,
        Names.advice(laCode, known, "the authority's row is missing"));
  }

  /** Returns whether one national formula pays everybody. */
  public boolean isNational() {
    return forAll != null && forAll.isNational();
  }

  /**
   * Returns the area cost of its authority that a school's national rates are multiplied by, or
   * nothing when its formula is a local one, it has its own, or none is known.
   */
  public Optional<AreaCost> areaCostOfAuthority(School school) {
    return find(school.laCode())
        .filter(Formula::isNational)
        .flatMap(formula -> school.areaCostOfAuthority(formula.year()));
  }

  @Override
  public String toString() {
    return forAll != null ? "Formulas[" + forAll.title() + "]" : "Formulas" + byAuthority.keySet();
  }
}
