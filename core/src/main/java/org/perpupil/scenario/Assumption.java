package org.perpupil.scenario;

import static org.perpupil.problem.Problem.plain;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.perpupil.formula.Parameter;
import org.perpupil.problem.Names;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.rates.RateStatus;
import org.perpupil.rates.data.DataFiles;

/**
 * A named number that may change: a pay award, an intake trend, a rate of the formula.
 *
 * <p>The register is a data file of this package's resources, followed by one assumption for each
 * {@link Parameter} of a formula, named {@code formula.} and its file name. There is one object for
 * each name; assumptions are compared by identity. Immutable and thread-safe.
 */
public final class Assumption {
  private static final String FORMULA = "formula.";

  private static final ImmutableList<Assumption> ALL = load();
  private static final ImmutableMap<String, Assumption> BY_NAME =
      Maps.uniqueIndex(ALL, Assumption::name);

  private final String name;
  private final String unit;
  private final double minimum;
  private final double maximum;
  private final @Nullable Double defaultValue;
  private final RateStatus status;
  private final String source;
  private final String description;
  private final int index;
  private final @Nullable Parameter parameter;

  private Assumption(String[] row, int index) {
    this.name = row[0];
    this.unit = row[1];
    this.minimum = Double.parseDouble(row[2]);
    this.maximum = Double.parseDouble(row[3]);
    this.defaultValue = row[4].isEmpty() ? null : Double.valueOf(row[4]);
    this.status = RateStatus.parse(row[5]);
    this.source = row[6];
    this.description = row[7];
    this.index = index;
    this.parameter = null;
  }

  private Assumption(Parameter parameter, int index) {
    this.name = FORMULA + parameter.fileName();
    this.unit = parameter.kind().unit();
    this.minimum = lowest(parameter.kind());
    this.maximum = highest(parameter.kind());
    this.defaultValue = null;
    this.status = RateStatus.GIVEN;
    this.source = "yours to choose; unless you do, the formula holds it";
    this.description = parameter.description();
    this.index = index;
    this.parameter = parameter;
  }

  /** Returns every assumption, in a fixed order; unmodifiable. */
  public static List<Assumption> all() {
    return ALL;
  }

  /** Returns the assumption of a name, or nothing when there is none. */
  public static Optional<Assumption> find(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }

  /**
   * Returns the assumption of a name.
   *
   * @throws ProblemsException when there is none; names the nearest
   */
  public static Assumption of(String name) {
    return find(name).orElseThrow(() -> new ProblemsException(unknown("assumption", name)));
  }

  /** Returns the assumption that replaces a parameter of the formula. */
  public static Assumption of(Parameter parameter) {
    return of(FORMULA + parameter.fileName());
  }

  /** Returns the problem of a name that no assumption has, at a place. */
  public static Problem unknown(String place, String name) {
    return Problem.error(
        place,
        name,
        "the name of an assumption",
        Names.advice(name, BY_NAME.keySet(), "its name begins with another group"));
  }

  /** Returns the name, such as {@code pay.teacher_award_percent}. */
  public String name() {
    return name;
  }

  /** Returns what a value counts, such as {@code percent a year}. */
  public String unit() {
    return unit;
  }

  /** Returns the lowest value that makes sense. */
  public double minimum() {
    return minimum;
  }

  /** Returns the highest value that makes sense; infinity where there is none. */
  public double maximum() {
    return maximum;
  }

  /** Returns the value where nobody sets one, or nothing when there is no default. */
  public OptionalDouble defaultValue() {
    return defaultValue == null ? OptionalDouble.empty() : OptionalDouble.of(defaultValue);
  }

  /** Returns how sure the default is. */
  public RateStatus status() {
    return status;
  }

  /** Returns where the default comes from. */
  public String source() {
    return source;
  }

  /** Returns what the number means, for people to read. */
  public String description() {
    return description;
  }

  /** Returns the place in {@link #all}, from 0. */
  public int index() {
    return index;
  }

  /** Returns the parameter of the formula that this replaces, or nothing when it replaces none. */
  public Optional<Parameter> parameter() {
    return Optional.ofNullable(parameter);
  }

  /** Returns whether a number can be a value: in the range, and of the parameter's kind. */
  public boolean accepts(double value) {
    if (parameter != null) {
      return parameter.kind().accepts(value);
    }
    boolean inRange = value >= minimum && value <= maximum;
    return inRange && (!isSwitch() || value == 0 || value == 1);
  }

  /** Returns what a value looks like, in words. */
  public String expected() {
    if (parameter != null) {
      return parameter.kind().expected();
    }
    return isSwitch() ? unit : unit + ", from " + plain(minimum) + " to " + plain(maximum);
  }

  /** Returns the problem of a value that it does not accept, as it was written, at a place. */
  public Problem outOfRange(String place, String value) {
    String advice =
        unit.startsWith("share") ? "it is a percentage; divide it by 100" : "it is in another unit";
    return Problem.error(place, value, expected(), advice);
  }

  /** Returns the name. */
  @Override
  public String toString() {
    return name;
  }

  private boolean isSwitch() {
    return unit.equals("0 or 1");
  }

  private static double lowest(Parameter.Kind kind) {
    return switch (kind) {
      case PER_PUPIL, PER_SCHOOL, PER_SITE, WEIGHTING, MILES, PUPILS, SHARE_PERCENT -> 0;
      case YEARS, MULTIPLIER -> 1;
      case POINTS -> 73;
      case CHANGE_PERCENT -> -100;
    };
  }

  private static double highest(Parameter.Kind kind) {
    return switch (kind) {
      case PER_PUPIL, PER_SCHOOL, PER_SITE, MILES, PUPILS -> Double.POSITIVE_INFINITY;
      case YEARS -> 3;
      case WEIGHTING, MULTIPLIER -> 2;
      case POINTS -> 78;
      case SHARE_PERCENT, CHANGE_PERCENT -> 100;
    };
  }

  private static ImmutableList<Assumption> load() {
    ImmutableList.Builder<Assumption> all = ImmutableList.builder();
    int index = 0;
    byte[] register = DataFiles.bytes(Assumption.class, "assumptions.csv");
    for (String[] row : DataFiles.rows(register)) {
      all.add(new Assumption(row, index++));
    }
    for (Parameter parameter : Parameter.values()) {
      all.add(new Assumption(parameter, index++));
    }
    return all.build();
  }
}
