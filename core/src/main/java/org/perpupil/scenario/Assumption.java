package org.perpupil.scenario;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.perpupil.formula.Parameter;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.problem.Range;
import org.perpupil.problem.check.Names;
import org.perpupil.rates.FundingYear;
import org.perpupil.rates.RateStatus;
import org.perpupil.rates.data.DataFiles;

/**
 * A named number that may change: a pay award, an intake trend, a rate of the formula.
 *
 * <p>The register is a data file of this package's resources, which has a second of the values that
 * are usual, followed by one assumption for each {@link Parameter} of a formula, named {@code
 * formula.} and its file name. There is one object for each name; assumptions are compared by
 * identity. Immutable and thread-safe.
 */
public final class Assumption {
  private static final String FORMULA = "formula.";
  private static final String SWITCH = "0 or 1";

  /** Rows of usual values, by name. */
  private static final ImmutableMap<String, String[]> USUAL =
      Maps.uniqueIndex(
          DataFiles.rows(DataFiles.bytes(Assumption.class, "usual.csv")), row -> row[0]);

  private static final ImmutableList<Assumption> ALL = load();
  private static final ImmutableMap<String, Assumption> BY_NAME =
      Maps.uniqueIndex(ALL, Assumption::name);

  private final String name;
  private final String unit;
  private final Range range;
  private final @Nullable Double defaultValue;
  private final @Nullable PublishedRate published;
  private final RateStatus status;
  private final String source;
  private final String description;
  private final int index;
  private final @Nullable Parameter parameter;

  private Assumption(String[] row, int index) {
    this.name = row[0];
    this.unit = row[1];
    this.range = range(row);
    this.defaultValue = row[4].isEmpty() ? null : Double.valueOf(row[4]);
    this.published = row[5].isEmpty() ? null : PublishedRate.parse(row[5]);
    this.status = RateStatus.parse(row[6]);
    this.source = row[7];
    this.description = row[8];
    this.index = index;
    this.parameter = null;
  }

  private Assumption(Parameter parameter, int index) {
    this.name = FORMULA + parameter.fileName();
    this.unit = parameter.kind().unit();
    this.range = parameter.range();
    this.defaultValue = null;
    this.published = null;
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
    return range.least();
  }

  /** Returns the highest value that makes sense. */
  public double maximum() {
    return range.most();
  }

  /** Returns the limits of its values, and which are usual. */
  public Range range() {
    return range;
  }

  /** Returns the value where nobody sets one, or nothing when there is no default. */
  public OptionalDouble defaultValue() {
    return defaultValue == null ? OptionalDouble.empty() : OptionalDouble.of(defaultValue);
  }

  /**
   * Returns whether a figure is published for a year, such as a pay scale: it then goes before the
   * default and before what is set for all years, and only a value set for that very year replaces
   * it.
   */
  public boolean isPublished(FundingYear year) {
    return published != null && published.isKnown(year);
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
    return range.accepts(value) && (!isSwitch() || value == 0 || value == 1);
  }

  /** Returns what a value looks like, in words. */
  public String expected() {
    if (parameter != null) {
      return parameter.kind().expected();
    }
    return range.expected();
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
    return unit.equals(SWITCH);
  }

  private static Range range(String[] row) {
    String name = row[0];
    String unit = row[1];
    boolean isSwitch = unit.equals(SWITCH);
    String words = isSwitch ? unit : unit + ", from " + row[2] + " to " + row[3];
    Range range = Range.of(words, Double.parseDouble(row[2]), Double.parseDouble(row[3]));
    String[] usual = USUAL.get(name);
    if (usual != null) {
      range = range.usually(Double.parseDouble(usual[1]), Double.parseDouble(usual[2]));
    }
    return name.endsWith("_percent") ? range.percent() : range;
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
