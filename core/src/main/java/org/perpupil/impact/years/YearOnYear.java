package org.perpupil.impact.years;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.perpupil.formula.Allocation;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Formulas;
import org.perpupil.formula.Line;
import org.perpupil.formula.RoundingRules;
import org.perpupil.formula.Total;
import org.perpupil.formula.printed.AllocationAsPrinted;
import org.perpupil.school.School;
import org.perpupil.school.SchoolTable;

/**
 * What the same schools get in two years, each paid as its year pays it, and why that differs.
 *
 * <p>Schools are matched by their identifiers; those that one year alone has stand apart. The
 * change of a school is the sum of its {@link YearCause causes} to the penny. A cause that cannot
 * be told from the next one, since the school cannot be paid between the two, is 0 and the next one
 * holds both. Figures are those that are printed. Immutable and thread-safe.
 */
public final class YearOnYear {
  private final Allocation before;
  private final Allocation after;
  private final AllocationAsPrinted printedBefore;
  private final AllocationAsPrinted printedAfter;

  /** Rows of the two years' tables by row of this comparison. */
  private final int[] rowsBefore;

  private final int[] rowsAfter;
  private final List<Map<YearCause, BigDecimal>> causes;
  private final List<Set<YearCause>> joined;
  private final ImmutableList<Integer> onlyBefore;
  private final ImmutableList<Integer> onlyAfter;

  private YearOnYear(Allocation before, Allocation after) {
    this.before = before;
    this.after = after;
    this.printedBefore = AllocationAsPrinted.of(before);
    this.printedAfter = AllocationAsPrinted.of(after);
    List<Integer> inBoth = new ArrayList<>();
    List<Integer> here = new ArrayList<>();
    List<Integer> there = new ArrayList<>();
    List<Integer> alone = new ArrayList<>();
    Set<Integer> matched = new TreeSet<>();
    for (int i = 0; i < after.size(); i++) {
      OptionalInt row = before.schools().row(after.schools().school(i).id());
      if (row.isPresent()) {
        inBoth.add(row.getAsInt());
        here.add(i);
        matched.add(row.getAsInt());
      } else {
        there.add(i);
      }
    }
    for (int i = 0; i < before.size(); i++) {
      if (!matched.contains(i)) {
        alone.add(i);
      }
    }
    this.rowsBefore = inBoth.stream().mapToInt(Integer::intValue).toArray();
    this.rowsAfter = here.stream().mapToInt(Integer::intValue).toArray();
    this.onlyBefore = ImmutableList.copyOf(alone);
    this.onlyAfter = ImmutableList.copyOf(there);
    this.causes = new ArrayList<>(Collections.nCopies(rowsAfter.length, Map.of()));
    this.joined = new ArrayList<>(Collections.nCopies(rowsAfter.length, Set.of()));
    explain();
  }

  /**
   * Returns the comparison of two years.
   *
   * @param schoolsBefore the schools as they were
   * @param from what paid them
   * @param schoolsAfter the schools as they are, each with the baselines of its own year
   * @param to what pays them
   * @throws org.perpupil.problem.ProblemsException when an authority of a school has no formula
   */
  public static YearOnYear of(
      SchoolTable schoolsBefore,
      Formulas from,
      SchoolTable schoolsAfter,
      Formulas to,
      RoundingRules rounding) {
    return new YearOnYear(
        Allocation.of(schoolsBefore, from, rounding), Allocation.of(schoolsAfter, to, rounding));
  }

  /** Returns what the schools got, those that are gone included. */
  public Allocation before() {
    return before;
  }

  /** Returns what the schools get, those that are new included. */
  public Allocation after() {
    return after;
  }

  /** Returns the number of schools that both years have, those without figures included. */
  public int size() {
    return rowsAfter.length;
  }

  /** Returns the school in a row as it was. */
  public School schoolBefore(int row) {
    return before.schools().school(rowsBefore[row]);
  }

  /** Returns the school in a row as it is. */
  public School school(int row) {
    return after.schools().school(rowsAfter[row]);
  }

  /** Returns the row of a school that both years have, or nothing. */
  public OptionalInt row(String id) {
    for (int i = 0; i < size(); i++) {
      if (school(i).id().equals(id)) {
        return OptionalInt.of(i);
      }
    }
    return OptionalInt.empty();
  }

  /** Returns the schools that both years have, as they are. */
  public SchoolTable schools() {
    List<School> schools = new ArrayList<>();
    for (int i = 0; i < size(); i++) {
      schools.add(school(i));
    }
    return SchoolTable.of(schools);
  }

  /** Returns the rows of {@link #before} whose schools the later year does not have. */
  public List<Integer> onlyBefore() {
    return onlyBefore;
  }

  /** Returns the rows of {@link #after} whose schools the earlier year did not have. */
  public List<Integer> onlyAfter() {
    return onlyAfter;
  }

  /** Returns why a school has no figures, or nothing when it has. */
  public Optional<String> failure(int row) {
    return before
        .failure(rowsBefore[row])
        .map(reason -> "before: " + reason)
        .or(() -> after.failure(rowsAfter[row]).map(reason -> "after: " + reason));
  }

  /** Returns what a school got in pounds; nothing without figures. */
  public Optional<BigDecimal> shareBefore(int row) {
    return failure(row).isPresent()
        ? Optional.empty()
        : printedBefore.total(Total.BUDGET_SHARE, rowsBefore[row]);
  }

  /** Returns what a school gets in pounds; nothing without figures. */
  public Optional<BigDecimal> shareAfter(int row) {
    return failure(row).isPresent()
        ? Optional.empty()
        : printedAfter.total(Total.BUDGET_SHARE, rowsAfter[row]);
  }

  /** Returns what a school gets more in pounds, negative for less; nothing without figures. */
  public Optional<BigDecimal> change(int row) {
    return shareAfter(row).map(now -> now.subtract(shareBefore(row).orElseThrow()));
  }

  /** Returns the change in percent of the earlier share; absent without one. */
  public OptionalDouble changePercent(int row) {
    double old = shareBefore(row).map(BigDecimal::doubleValue).orElse(0.0);
    return old == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(100 * change(row).orElseThrow().doubleValue() / old);
  }

  /**
   * Returns what each cause changed in pounds, in order; together the change to the penny. Empty
   * without figures; unmodifiable.
   */
  public Map<YearCause, BigDecimal> causes(int row) {
    return causes.get(row);
  }

  /** Returns the causes that could not be told from the next one, whose pounds hold both. */
  public Set<YearCause> joined(int row) {
    return joined.get(row);
  }

  /**
   * Returns what the causes did to each line of a school, by the lines' file names in order, those
   * that are 0 throughout left out; {@code rounding} last where totals alone are rounded. The lines
   * of a cause add up to it, and those of a year to its share. Empty without figures.
   */
  public Map<String, YearLines> lines(int row) {
    if (failure(row).isPresent()) {
      return ImmutableMap.of();
    }
    Map<String, BigDecimal> first = lines(printedBefore, rowsBefore[row]);
    Map<String, BigDecimal> last = first;
    Map<String, Map<YearCause, BigDecimal>> changes = new LinkedHashMap<>();
    first.keySet().forEach(line -> changes.put(line, new EnumMap<>(YearCause.class)));
    for (YearCause cause : YearCause.values()) {
      Map<String, BigDecimal> now =
          cause == YearCause.PROTECTION
              ? lines(printedAfter, rowsAfter[row])
              : between(List.of(row), cause)
                  .map(AllocationAsPrinted::of)
                  .map(printed -> lines(printed, 0))
                  .filter(found -> !found.isEmpty())
                  .orElse(last);
      for (Map.Entry<String, Map<YearCause, BigDecimal>> line : changes.entrySet()) {
        BigDecimal old = last.getOrDefault(line.getKey(), BigDecimal.ZERO);
        BigDecimal then = now.getOrDefault(line.getKey(), BigDecimal.ZERO);
        line.getValue().put(cause, then.subtract(old));
      }
      last = now;
    }
    ImmutableMap.Builder<String, YearLines> lines = ImmutableMap.builder();
    for (Map.Entry<String, Map<YearCause, BigDecimal>> line : changes.entrySet()) {
      BigDecimal old = first.getOrDefault(line.getKey(), BigDecimal.ZERO);
      BigDecimal now = last.getOrDefault(line.getKey(), BigDecimal.ZERO);
      boolean isUsed =
          old.signum() != 0
              || now.signum() != 0
              || line.getValue().values().stream().anyMatch(pounds -> pounds.signum() != 0);
      if (isUsed) {
        lines.put(line.getKey(), new YearLines(old, now, line.getValue()));
      }
    }
    return lines.build();
  }

  @Override
  public String toString() {
    return "YearOnYear["
        + size()
        + " schools in both years, "
        + onlyBefore.size()
        + " gone, "
        + onlyAfter.size()
        + " new]";
  }

  private void explain() {
    Map<Integer, BigDecimal> shares = new TreeMap<>();
    Map<List<Formula>, List<Integer>> groups = new LinkedHashMap<>();
    for (int i = 0; i < size(); i++) {
      if (failure(i).isEmpty()) {
        shares.put(i, shareBefore(i).orElseThrow());
        causes.set(i, new EnumMap<>(YearCause.class));
        joined.set(i, new TreeSet<>());
        groups.computeIfAbsent(formulas(i), key -> new ArrayList<>()).add(i);
      }
    }
    for (YearCause cause : YearCause.values()) {
      if (cause == YearCause.PROTECTION) {
        List.copyOf(shares.keySet()).forEach(row -> take(row, cause, shareAfter(row), shares));
      } else {
        groups.values().forEach(rows -> take(rows, cause, shares));
      }
    }
    causes.replaceAll(Collections::unmodifiableMap);
    joined.replaceAll(Collections::unmodifiableSet);
  }

  private void take(List<Integer> rows, YearCause cause, Map<Integer, BigDecimal> shares) {
    Optional<Allocation> allocation = between(rows, cause);
    Map<String, Integer> places = new TreeMap<>();
    allocation.ifPresent(
        given -> {
          for (int i = 0; i < given.size(); i++) {
            places.put(given.schools().school(i).id(), i);
          }
        });
    Optional<AllocationAsPrinted> printed = allocation.map(AllocationAsPrinted::of);
    for (int row : rows) {
      Optional<BigDecimal> share =
          Optional.ofNullable(places.get(school(row).id()))
              .flatMap(place -> printed.flatMap(all -> all.total(Total.BUDGET_SHARE, place)));
      take(row, cause, share, shares);
    }
  }

  private void take(
      int row, YearCause cause, Optional<BigDecimal> share, Map<Integer, BigDecimal> shares) {
    BigDecimal last = shares.getOrDefault(row, BigDecimal.ZERO);
    BigDecimal now = share.orElse(last);
    causes.get(row).put(cause, now.subtract(last));
    if (share.isEmpty()) {
      joined.get(row).add(cause);
    }
    shares.put(row, now);
  }

  private List<Formula> formulas(int row) {
    return List.of(
        before.formulas().find(schoolBefore(row).laCode()).orElseThrow(),
        after.formulas().find(school(row).laCode()).orElseThrow());
  }

  /** Returns what schools of the same two formulas would get once a cause has been taken. */
  private Optional<Allocation> between(List<Integer> rows, YearCause cause) {
    List<Formula> formulas = formulas(rows.get(0));
    Optional<Formula> formula = new FormulaBetween(formulas.get(0), formulas.get(1)).at(cause);
    List<School> schools = new ArrayList<>();
    for (int row : rows) {
      new SchoolBetween(
              schoolBefore(row), school(row), formulas.get(0).year(), formulas.get(1).year())
          .at(cause)
          .ifPresent(schools::add);
    }
    return schools.isEmpty()
        ? Optional.empty()
        : formula.map(
            paying ->
                Allocation.of(SchoolTable.of(schools), Formulas.forAll(paying), after.rounding()));
  }

  private static Map<String, BigDecimal> lines(AllocationAsPrinted printed, int row) {
    Map<String, BigDecimal> lines = new LinkedHashMap<>();
    for (Line line : Line.values()) {
      Optional<BigDecimal> pounds = printed.amount(line, row);
      if (pounds.isEmpty()) {
        return lines;
      }
      lines.put(line.fileName(), pounds.get());
    }
    lines.put(Total.ROUNDING.fileName(), printed.total(Total.ROUNDING, row).orElseThrow());
    return lines;
  }
}
