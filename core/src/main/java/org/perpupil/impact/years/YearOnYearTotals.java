package org.perpupil.impact.years;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.perpupil.formula.printed.Casting;
import org.perpupil.impact.groups.Grouping;

/**
 * What a group of schools gets in two years, and why that differs. Immutable and thread-safe.
 *
 * <p>Covers the schools that both years have and that have figures.
 *
 * @param key the group
 * @param schools how many schools
 * @param gain how many of them get more pounds
 * @param lose how many of them get fewer pounds
 * @param pupilsBefore their pupils in the earlier year
 * @param pupilsAfter their pupils in the later year
 * @param before pounds of the earlier year
 * @param after pounds of the later year
 * @param causes pounds by cause, in order; together after less before
 */
public record YearOnYearTotals(
    String key,
    int schools,
    int gain,
    int lose,
    BigDecimal pupilsBefore,
    BigDecimal pupilsAfter,
    BigDecimal before,
    BigDecimal after,
    Map<YearCause, BigDecimal> causes) {
  /** Keeps the causes as they are. */
  public YearOnYearTotals {
    causes = Collections.unmodifiableMap(new EnumMap<>(causes));
  }

  /** Returns the totals of all schools that both years have. */
  public static YearOnYearTotals all(YearOnYear years) {
    List<Integer> rows = new ArrayList<>();
    for (int i = 0; i < years.size(); i++) {
      rows.add(i);
    }
    return of("all", years, rows);
  }

  /** Returns the totals by group, as schools are grouped in the later year, ordered by key. */
  public static List<YearOnYearTotals> by(Grouping grouping, YearOnYear years) {
    String[] keys = grouping.keys(years.schools());
    Map<String, List<Integer>> rows = new TreeMap<>();
    for (int i = 0; i < keys.length; i++) {
      rows.computeIfAbsent(keys[i], key -> new ArrayList<>()).add(i);
    }
    return rows.entrySet().stream()
        .map(group -> of(group.getKey(), years, group.getValue()))
        .toList();
  }

  /** Returns pounds of the later year less those of the earlier one. */
  public BigDecimal change() {
    return after.subtract(before);
  }

  private static YearOnYearTotals of(String key, YearOnYear years, List<Integer> rows) {
    int schools = 0;
    int gain = 0;
    int lose = 0;
    BigDecimal pupilsBefore = BigDecimal.ZERO;
    BigDecimal pupilsAfter = BigDecimal.ZERO;
    BigDecimal before = BigDecimal.ZERO;
    BigDecimal after = BigDecimal.ZERO;
    Map<YearCause, BigDecimal> causes = new EnumMap<>(YearCause.class);
    for (YearCause cause : YearCause.values()) {
      causes.put(cause, BigDecimal.ZERO);
    }
    for (int row : rows) {
      Optional<BigDecimal> change = years.change(row);
      if (change.isPresent()) {
        schools++;
        gain += change.get().signum() > 0 ? 1 : 0;
        lose += change.get().signum() < 0 ? 1 : 0;
        pupilsBefore = pupilsBefore.add(Casting.asWritten(years.schoolBefore(row).pupils()));
        pupilsAfter = pupilsAfter.add(Casting.asWritten(years.school(row).pupils()));
        before = before.add(years.shareBefore(row).orElseThrow());
        after = after.add(years.shareAfter(row).orElseThrow());
        years.causes(row).forEach((cause, pounds) -> causes.merge(cause, pounds, BigDecimal::add));
      }
    }
    return new YearOnYearTotals(
        key, schools, gain, lose, pupilsBefore, pupilsAfter, before, after, causes);
  }
}
