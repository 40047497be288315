package org.perpupil.sweep.run;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.school.School;
import org.perpupil.school.SchoolTable;
import org.perpupil.sweep.SweepLayout;
import org.perpupil.sweep.SweepMeasure;
import org.perpupil.sweep.SweepUnit;
import org.perpupil.sweep.draw.InputBinding;

/**
 * What is kept of each world of a sweep: its inputs, the numbers that schools have of their own,
 * and figures of some units.
 *
 * <p>Immutable and thread-safe.
 */
public final class DrawColumns {
  /** More columns than a spreadsheet opens. */
  public static final int MOST = 16_384;

  /** What stands between the parts of an output's name. */
  private static final String STROKE = ":";

  /** What a column holds. */
  public enum Kind {
    /** An input that all schools have in common. */
    INPUT,
    /** A number that a school or an authority has of its own. */
    OWN_INPUT,
    /** What a world came to. */
    OUTPUT
  }

  /**
   * A column.
   *
   * @param name of an output: measure, year, level and identifier with colons between them
   * @param unit such as {@code pounds}
   * @param kind what it holds
   */
  public record Column(String name, String unit, Kind kind) {}

  private final Sweep sweep;
  private final ImmutableList<Column> columns;
  private final int inputs;

  /** By name, the columns of numbers of schools' own. */
  private final Map<String, Integer> own;

  /** By place in the layout, its column; -1 for what is not kept. */
  private final int[] outputs;

  private DrawColumns(
      Sweep sweep, List<Column> columns, int inputs, Map<String, Integer> own, int[] outputs) {
    this.sweep = sweep;
    this.columns = ImmutableList.copyOf(columns);
    this.inputs = inputs;
    this.own = own;
    this.outputs = outputs;
  }

  /** Returns columns of every school and total. */
  public static DrawColumns of(Sweep sweep) {
    return of(sweep, sweep.layout().units());
  }

  /**
   * Returns columns of some schools and totals.
   *
   * @throws ProblemsException when there are too many
   */
  public static DrawColumns of(Sweep sweep, List<SweepUnit> units) {
    return of(sweep, units, MOST);
  }

  /** Returns columns of every school and total, however many, where nothing is kept of its own. */
  public static DrawColumns ofOutputs(Sweep sweep) {
    return of(sweep, sweep.layout().units(), Integer.MAX_VALUE);
  }

  private static DrawColumns of(Sweep sweep, List<SweepUnit> units, int most) {
    List<Column> columns = new ArrayList<>();
    for (WorldInputs.Column input : WorldInputs.columns(sweep.plan())) {
      columns.add(new Column(input.name(), input.unit(), Kind.INPUT));
    }
    int inputs = columns.size();
    SchoolTable schools = sweep.schools().schools();
    Map<String, Integer> own = new HashMap<>();
    Set<String> named = groups(units, schools);
    InputBinding binding = InputBinding.inWorlds(sweep.plan(), schools, 0, schools.size());
    for (int i = 0; i < binding.own().size(); i++) {
      InputBinding.Own one = binding.own().get(i);
      if (named.contains(one.group())) {
        own.put(one.name(), columns.size());
        columns.add(
            new Column(one.name(), binding.targets().get(i).assumption().unit(), Kind.OWN_INPUT));
      }
    }
    SweepLayout layout = sweep.layout();
    Set<SweepUnit> wanted = new HashSet<>(units);
    int[] outputs = new int[layout.size()];
    for (int i = 0; i < outputs.length; i++) {
      SweepUnit unit = layout.units().get(layout.unitOf(i));
      SweepMeasure figure = layout.figureOf(i);
      outputs[i] = wanted.contains(unit) ? columns.size() : -1;
      if (outputs[i] >= 0) {
        String year = layout.yearsInOrder().get(i % layout.years()).toString();
        columns.add(
            new Column(
                String.join(STROKE, figure.fileName(), year, unit.level().fileName(), unit.id()),
                figure.unit(),
                Kind.OUTPUT));
      }
      checkSize(columns.size(), most);
    }
    return new DrawColumns(sweep, columns, inputs, own, outputs);
  }

  /** Returns the columns in their order, inputs first; unmodifiable. */
  public List<Column> columns() {
    return columns;
  }

  /** Returns the sweep whose worlds are kept. */
  public Sweep sweep() {
    return sweep;
  }

  /** Returns what keeps the numbers of a batch of schools in a buffer. */
  WorldRecord record(WorldBuffer buffer, int from, int to, int[] places) {
    SchoolTable schools = sweep.schools().schools();
    int[] values =
        InputBinding.inWorlds(sweep.plan(), schools, from, to).own().stream()
            .mapToInt(one -> own.getOrDefault(one.name(), -1))
            .toArray();
    int[] out = new int[places.length];
    for (int i = 0; i < places.length; i++) {
      out[i] = outputs[places[i]];
    }
    return new WorldRecord(buffer, inputs, values, out);
  }

  /** Returns the schools and authorities whose own numbers are kept. */
  private static Set<String> groups(List<SweepUnit> units, SchoolTable schools) {
    Set<String> groups = new HashSet<>();
    Set<String> ids = new HashSet<>();
    for (SweepUnit unit : units) {
      if (unit.level() == SweepUnit.Level.AUTHORITY) {
        groups.add("authority " + unit.id());
      } else if (unit.level() == SweepUnit.Level.SCHOOL) {
        groups.add(unit.id());
        ids.add(unit.id());
      }
    }
    for (School school : schools.schools()) {
      if (ids.contains(school.id())) {
        groups.add("authority " + school.laCode());
      }
    }
    return groups;
  }

  private static void checkSize(int columns, int most) {
    if (columns > most) {
      throw new ProblemsException(
          Problem.error(
              "draws",
              "more than " + MOST + " columns",
              "at most so many numbers of each world",
              "some schools or totals serve, or fewer measures"));
    }
  }
}
