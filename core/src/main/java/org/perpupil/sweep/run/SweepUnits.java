package org.perpupil.sweep.run;

import com.google.common.primitives.Ints;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.perpupil.school.School;
import org.perpupil.school.SchoolTable;
import org.perpupil.sweep.SweepUnit;

/** Schools in their order, then the totals that they add up to. */
final class SweepUnits {
  private final List<SweepUnit> units = new ArrayList<>();

  /** For each total, the rows of its schools. */
  private final List<int[]> members = new ArrayList<>();

  SweepUnits(SchoolTable schools) {
    Map<SweepUnit, List<Integer>> authorities = new LinkedHashMap<>();
    Map<SweepUnit, List<Integer>> trusts = new LinkedHashMap<>();
    List<Integer> all = new ArrayList<>();
    for (int row = 0; row < schools.size(); row++) {
      School school = schools.school(row);
      units.add(new SweepUnit(SweepUnit.Level.SCHOOL, school.id()));
      add(authorities, new SweepUnit(SweepUnit.Level.AUTHORITY, school.laCode()), row);
      if (school.trust().isPresent()) {
        add(trusts, new SweepUnit(SweepUnit.Level.TRUST, school.trust().get()), row);
      }
      all.add(row);
    }
    authorities.forEach(this::add);
    trusts.forEach(this::add);
    if (authorities.size() > 1) {
      add(SweepUnit.ALL, all);
    }
  }

  List<SweepUnit> all() {
    return List.copyOf(units);
  }

  int size() {
    return units.size();
  }

  int schools() {
    return units.size() - members.size();
  }

  int totals() {
    return members.size();
  }

  /** Returns for each total the rows of its schools among some rows, counted from the first. */
  int[][] members(int from, int to) {
    return members.stream()
        .map(
            rows ->
                Arrays.stream(rows)
                    .filter(row -> row >= from && row < to)
                    .map(row -> row - from)
                    .toArray())
        .toArray(int[][]::new);
  }

  private static void add(Map<SweepUnit, List<Integer>> groups, SweepUnit unit, int row) {
    groups.computeIfAbsent(unit, key -> new ArrayList<>()).add(row);
  }

  private void add(SweepUnit unit, List<Integer> rows) {
    units.add(unit);
    members.add(Ints.toArray(rows));
  }
}
