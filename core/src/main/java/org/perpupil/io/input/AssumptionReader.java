package org.perpupil.io.input;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.perpupil.io.Source;
import org.perpupil.io.csv.CsvText;
import org.perpupil.io.csv.NumberText;
import org.perpupil.io.csv.Numbers;
import org.perpupil.io.csv.Readings;
import org.perpupil.io.yaml.YamlEvents;
import org.perpupil.io.yaml.YamlKeys;
import org.perpupil.io.yaml.YearSpan;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.problem.check.Names;
import org.perpupil.rates.FundingYear;
import org.perpupil.scenario.Assumption;
import org.perpupil.scenario.Assumptions;

/**
 * Reads a YAML file of assumptions: below the key {@code assumptions}, a name and a number each, or
 * a name and a number for each of several years.
 */
public final class AssumptionReader {
  private static final String KEY = "assumptions";

  private final YamlEvents yaml;
  private final YamlKeys keys;
  private final List<Problem> problems;
  private final Assumptions.Builder builder = Assumptions.builder();
  private final Readings readings = new Readings();

  private AssumptionReader(YamlEvents yaml, List<Problem> problems) {
    this.yaml = yaml;
    this.keys = new YamlKeys(yaml, problems);
    this.problems = problems;
  }

  /**
   * Reads a file.
   *
   * @throws ProblemsException with every problem of the file, when there is any
   */
  public static Assumptions read(Path file) {
    List<Problem> problems = new ArrayList<>();
    Assumptions assumptions = read(Source.of(file), problems);
    ProblemsException.throwIfAny(problems);
    return assumptions;
  }

  /**
   * Reads a file.
   *
   * @param problems where what is wrong is added
   * @return what could be read
   */
  public static Assumptions read(Source file, List<Problem> problems) {
    Optional<YamlEvents> yaml = YamlEvents.of(file, problems);
    if (yaml.isEmpty()) {
      return Assumptions.none();
    }
    AssumptionReader reader = new AssumptionReader(yaml.get(), problems);
    reader.read();
    reader.readings.report(problems);
    return reader.builder.build();
  }

  /** Returns everything that the register knows of some assumptions, as CSV text with a header. */
  public static String toCsv(List<Assumption> assumptions) {
    CsvText csv = new CsvText();
    csv.row(
        List.of(
            "name",
            "unit",
            "minimum",
            "maximum",
            "usual_minimum",
            "usual_maximum",
            "default",
            "status",
            "source",
            "description"));
    for (Assumption assumption : assumptions) {
      OptionalDouble value = assumption.defaultValue();
      csv.row(
          List.of(
              assumption.name(),
              assumption.unit(),
              Problem.plain(assumption.minimum()),
              Problem.plain(assumption.maximum()),
              Problem.plain(assumption.range().usualLow()),
              Problem.plain(assumption.range().usualHigh()),
              value.isEmpty() ? "" : Problem.plain(value.getAsDouble()),
              assumption.status().label(),
              assumption.source(),
              assumption.description()));
    }
    return csv.text();
  }

  /** Returns a file that sets nothing: every name with its default, behind a mark of comment. */
  public static String blank() {
    StringBuilder text = new StringBuilder(KEY + ":\n");
    for (Assumption assumption : Assumption.all()) {
      OptionalDouble value = assumption.defaultValue();
      String shown = value.isEmpty() ? "" : " " + Problem.plain(value.getAsDouble());
      text.append("  # ").append(assumption.name()).append(':').append(shown).append('\n');
    }
    return text.toString();
  }

  private void read() {
    if (!yaml.isMapping()) {
      problems.add(
          Problem.error(
              yaml.place(),
              yaml.shown(),
              "the key " + KEY + ", and below it names and values",
              "the first line is missing"));
      return;
    }
    keys.each(
        KEY,
        key -> {
          boolean isKnown = key.equals(KEY);
          if (!isKnown) {
            problems.add(
                Problem.error(
                    yaml.place(),
                    key,
                    "the key " + KEY,
                    Names.advice(key, List.of(KEY), "it belongs below that key, indented")));
          }
          return isKnown ? Optional.of(this::readNames) : Optional.empty();
        });
  }

  private void readNames() {
    if (yaml.isNothing()) {
      return;
    }
    keys.each(
        "names and values such as pay.teacher_award_percent: 3",
        name -> {
          Optional<Assumption> assumption = Assumption.find(name);
          if (assumption.isEmpty()) {
            problems.add(Assumption.unknown(yaml.place(), name));
          }
          return assumption.map(found -> () -> readValues(found));
        });
  }

  private void readValues(Assumption assumption) {
    if (!yaml.isMapping()) {
      value(assumption).ifPresent(value -> builder.set(assumption, value));
      return;
    }
    Map<YearSpan, Double> values = new LinkedHashMap<>();
    keys.spans(
        "values by year", years -> value(assumption).ifPresent(value -> values.put(years, value)));
    Set<FundingYear> starts = new HashSet<>();
    values.keySet().forEach(years -> starts.add(years.first()));
    values.forEach((years, value) -> set(assumption, years.until(starts), value));
  }

  private void set(Assumption assumption, YearSpan years, double value) {
    int last = years.last().orElse(years.first()).start();
    for (int start = years.first().start(); start <= last; start++) {
      builder.set(assumption, FundingYear.of(start), value);
    }
  }

  private OptionalDouble value(Assumption assumption) {
    String text = yaml.shown();
    OptionalDouble value = yaml.isScalar() ? Numbers.parse(text) : OptionalDouble.empty();
    NumberText meant = NumberText.of(value.isPresent() ? "" : text, assumption.range(), true);
    if (yaml.isScalar() && meant.plain().isPresent()) {
      value = meant.value();
      readings.add(assumption.name(), yaml.place(), text, meant.plain().get(), "a plain number");
    }
    if (value.isPresent() && assumption.accepts(value.getAsDouble())) {
      assumption.range().warning(yaml.place(), text, value.getAsDouble()).ifPresent(problems::add);
      return value;
    }
    problems.add(
        value.isPresent()
            ? assumption.outOfRange(yaml.place(), text)
            : Problem.error(
                yaml.place(),
                text,
                assumption.expected(),
                meant.advice().orElseGet(() -> advice(text))));
    yaml.skip();
    return OptionalDouble.empty();
  }

  private String advice(String text) {
    return yaml.isNothing()
        ? "the default is meant; delete the line then"
        : yaml.isScalar()
            ? Numbers.advice(text, "the default is meant; delete the line then")
            : "values of several years are meant, in braces";
  }
}
