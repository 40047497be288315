package org.perpupil.io.plan;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.Ints;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.perpupil.io.Source;
import org.perpupil.io.result.Output;
import org.perpupil.io.result.OutputWriter;
import org.perpupil.io.yaml.YamlNode;
import org.perpupil.io.yaml.YamlReader;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.projection.Measure;
import org.perpupil.rates.FundingYear;
import org.perpupil.rates.FundingYears;
import org.perpupil.sweep.Correlation;
import org.perpupil.sweep.InputFiles;
import org.perpupil.sweep.Precision;
import org.perpupil.sweep.SamplerKind;
import org.perpupil.sweep.ScenarioFiles;
import org.perpupil.sweep.SweepMeasure;
import org.perpupil.sweep.SweepPlan;
import org.perpupil.sweep.SweepPlanBuilder;
import org.perpupil.sweep.SweepUnit;

/**
 * Reads and writes plans of sweeps: YAML with a closed set of keys.
 *
 * <p>What is written is read again as an equal plan.
 */
public final class SweepPlanFile {
  private static final List<String> KEYS =
      ImmutableList.of(
          "version",
          "schools",
          "formulas",
          "budgets",
          "staff",
          "assumptions",
          "aca",
          "scenario",
          "against",
          "years",
          "vary",
          "correlate",
          "sampler",
          "seed",
          "first_world",
          "worlds",
          "measures",
          "deficit_below",
          "bins",
          "stop");

  private static final List<String> STOP = List.of("measure", "statistic", "level", "half_width");

  private static final List<String> OWN = List.of("name", "is", "unit", "below");

  private final Source file;
  private final List<Problem> problems;
  private final YamlReader reader;

  private SweepPlanFile(Source file, List<Problem> problems) {
    this.file = file;
    this.problems = problems;
    this.reader = new YamlReader(problems);
  }

  /**
   * Reads a plan; the files that it names are not read.
   *
   * @throws ProblemsException with every problem of the file, when there is any
   */
  public static SweepPlan read(Path file) {
    return read(Source.of(file), new ArrayList<>());
  }

  /**
   * Reads a plan; the files that it names are not read.
   *
   * @param problems where what is odd is added
   * @throws ProblemsException with every problem of the file, when any is an error
   */
  public static SweepPlan read(Source file, List<Problem> problems) {
    Optional<YamlNode> root = YamlNode.read(file, problems);
    Optional<SweepPlan> plan = root.flatMap(node -> new SweepPlanFile(file, problems).plan(node));
    ProblemsException.throwIfAny(problems);
    return plan.orElseThrow();
  }

  /**
   * Writes a plan to a file that is not there.
   *
   * @throws ProblemsException when the file cannot be written, or is there
   */
  public static void write(SweepPlan plan, Path file) {
    try (OutputWriter to = output(file).open()) {
      write(plan, to);
    }
  }

  /** Writes a plan to an output of {@link #output}. */
  public static void write(SweepPlan plan, OutputWriter to) {
    to.write(List.of(OutputWriter.Body.of(text(plan))), Map.of());
  }

  /** Returns where a plan goes: a file that ends {@code .yaml}, replaced only by force. */
  public static Output output(Path file) {
    return Output.plan(file);
  }

  /** Returns the text of a plan's file. */
  public static String text(SweepPlan plan) {
    return SweepPlanText.of(plan);
  }

  private Optional<SweepPlan> plan(YamlNode root) {
    Map<String, YamlNode> keys = reader.mapping(root, KEYS);
    if (keys.isEmpty()) {
      return Optional.empty();
    }
    if (!isOfThisVersion(root, keys)) {
      return Optional.empty();
    }
    Optional<FundingYears> years =
        reader
            .required(root, keys, "years")
            .flatMap(node -> reader.parsed(node, FundingYears::parse));
    if (years.isEmpty()) {
      return Optional.empty();
    }
    FundingYear first = years.get().first();
    FundingYear last = years.get().last();
    SweepPlanBuilder builder = SweepPlan.builder(first, last);
    files(root, keys).ifPresent(builder::files);
    scenarios(keys).ifPresent(builder::scenarios);
    settings(keys, builder);
    at(keys, "stop").flatMap(node -> stop(node, own(keys))).ifPresent(builder::stop);
    VariationReader variations = new VariationReader(reader, problems, first, last);
    reader
        .required(root, keys, "vary")
        .ifPresent(list -> reader.items(list).forEach(node -> variations.read(node, builder)));
    YamlNode correlate = keys.get("correlate");
    if (correlate != null) {
      reader.items(correlate).forEach(node -> correlation(node, builder));
    }
    if (problems.stream().anyMatch(Problem::isError)) {
      return Optional.empty();
    }
    try {
      return Optional.of(builder.build());
    } catch (ProblemsException e) {
      e.problems()
          .forEach(
              problem ->
                  problems.add(
                      problem.place().startsWith(file.toString())
                          ? problem
                          : problem.within(file.toString())));
      return Optional.empty();
    }
  }

  private boolean isOfThisVersion(YamlNode root, Map<String, YamlNode> keys) {
    Optional<YamlNode> version = reader.required(root, keys, "version");
    boolean same =
        version.isPresent() && version.get().shown().equals(String.valueOf(SweepPlan.VERSION));
    if (version.isPresent() && !same) {
      reader.add(
          version.get(),
          "version " + SweepPlan.VERSION + ", which this program runs",
          "the plan was written by another version of the program, which can run it");
    }
    return same;
  }

  private Optional<InputFiles> files(YamlNode root, Map<String, YamlNode> keys) {
    Optional<List<String>> schools = reader.required(root, keys, "schools").map(reader::texts);
    Optional<String> formulas = reader.required(root, keys, "formulas").flatMap(reader::text);
    Optional<String> budgets = reader.required(root, keys, "budgets").flatMap(reader::text);
    Optional<String> staff = Optional.ofNullable(keys.get("staff")).flatMap(reader::text);
    Optional<String> assumptions =
        Optional.ofNullable(keys.get("assumptions")).flatMap(reader::text);
    return schools.isEmpty() || formulas.isEmpty() || budgets.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new InputFiles(schools.get(), formulas.get(), budgets.get(), staff, assumptions));
  }

  private Optional<ScenarioFiles> scenarios(Map<String, YamlNode> keys) {
    Optional<String> scenario = at(keys, "scenario").flatMap(reader::text);
    Optional<String> against = at(keys, "against").flatMap(reader::text);
    if (scenario.filter(ScenarioFiles.BASELINE::equals).isPresent()) {
      problems.add(
          Problem.error(
              at(keys, "scenario").orElseThrow().place(),
              scenario.get(),
              "the file of a scenario",
              against.filter(file -> !file.equals(ScenarioFiles.BASELINE)).isPresent()
                  ? "the two are swapped: against may be the baseline"
                  : "the key is left over: a plan without a scenario sweeps the baseline"));
      return Optional.empty();
    }
    if (against.isPresent() && !keys.containsKey("scenario")) {
      problems.add(
          Problem.error(
              at(keys, "against").orElseThrow().place(),
              against.get(),
              "the key scenario beside against, which names what is compared",
              against.get().equals(ScenarioFiles.BASELINE)
                  ? "against is left over: a plan without a scenario sweeps the baseline"
                  : "scenario: " + against.get() + " and against: baseline were meant"));
    }
    return scenario.map(name -> new ScenarioFiles(name, against));
  }

  private Optional<Precision> stop(YamlNode node, List<SweepMeasure> own) {
    Map<String, YamlNode> keys = reader.mapping(node, STOP);
    if (keys.isEmpty()) {
      return Optional.empty();
    }
    List<SweepMeasure> figures =
        SweepMeasure.all(
            Stream.concat(Arrays.stream(Measure.values()).map(SweepMeasure::of), own.stream())
                .toList(),
            true);
    Optional<SweepMeasure> figure =
        reader
            .required(node, keys, "measure")
            .flatMap(value -> reader.oneOf(value, figures, SweepMeasure::fileName));
    Optional<Double> halfWidth =
        reader
            .required(node, keys, "half_width")
            .flatMap(
                value -> reader.number(value, PlanRanges.HALF_WIDTH).stream().boxed().findFirst());
    Precision.Statistic statistic =
        at(keys, "statistic")
            .flatMap(
                value ->
                    reader.oneOf(
                        value,
                        List.of(Precision.Statistic.values()),
                        Precision.Statistic::fileName))
            .orElse(Precision.Statistic.DEFICIT_PROBABILITY);
    SweepUnit.Level level =
        at(keys, "level")
            .flatMap(
                value ->
                    reader.oneOf(
                        value, List.of(SweepUnit.Level.values()), SweepUnit.Level::fileName))
            .orElse(SweepUnit.Level.SCHOOL);
    if (figure.isEmpty() || halfWidth.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Precision(figure.get(), statistic, level, halfWidth.get()));
    } catch (ProblemsException e) {
      e.problems()
          .forEach(
              p -> problems.add(Problem.error(node.place(), p.value(), p.expected(), p.advice())));
      return Optional.empty();
    }
  }

  private void settings(Map<String, YamlNode> keys, SweepPlanBuilder builder) {
    SamplerKind sampler =
        at(keys, "sampler")
            .flatMap(
                node -> reader.oneOf(node, List.of(SamplerKind.values()), SamplerKind::fileName))
            .orElse(SamplerKind.SOBOL);
    builder.sampler(sampler, whole(keys, "seed").orElse(0L));
    long firstWorld = whole(keys, "first_world").orElse(0L);
    builder.worlds(firstWorld, whole(keys, "worlds").orElse(1024L));
    at(keys, "measures").ifPresent(node -> measures(node, builder));
    at(keys, "deficit_below")
        .ifPresent(
            node -> reader.number(node, PlanRanges.DEFICIT_BELOW).ifPresent(builder::threshold));
    at(keys, "aca")
        .ifPresent(node -> reader.number(node, PlanRanges.of("aca")).ifPresent(builder::areaCost));
    whole(keys, "bins").ifPresent(bins -> builder.bins(Ints.saturatedCast(bins)));
  }

  private Optional<Long> whole(Map<String, YamlNode> keys, String key) {
    return at(keys, key).flatMap(node -> reader.whole(node, PlanRanges.of(key)));
  }

  private void measures(YamlNode list, SweepPlanBuilder builder) {
    List<Measure> measures = new ArrayList<>();
    for (YamlNode node : reader.items(list)) {
      if (node.keys().isPresent()) {
        own(node).ifPresent(builder::measure);
      } else {
        reader.oneOf(node, List.of(Measure.values()), Measure::fileName).ifPresent(measures::add);
      }
    }
    builder.measures(measures);
  }

  private Optional<SweepMeasure.Own> own(YamlNode node) {
    Map<String, YamlNode> keys = reader.mapping(node, OWN);
    Optional<String> name = reader.required(node, keys, "name").flatMap(reader::text);
    Optional<String> is = reader.required(node, keys, "is").flatMap(reader::text);
    Optional<String> unit = reader.required(node, keys, "unit").flatMap(reader::text);
    OptionalDouble below =
        keys.containsKey("below")
            ? reader.number(at(keys, "below").orElseThrow(), PlanRanges.ANY)
            : OptionalDouble.empty();
    return name.isEmpty() || is.isEmpty() || unit.isEmpty()
        ? Optional.empty()
        : Optional.of(new SweepMeasure.Own(name.get(), is.get(), unit.get(), below));
  }

  /** Returns the measures of one's own that can be read; what is wrong is told elsewhere. */
  private static List<SweepMeasure> own(Map<String, YamlNode> keys) {
    return at(keys, "measures").flatMap(YamlNode::items).orElse(List.of()).stream()
        .flatMap(node -> node.keys().stream())
        .filter(own -> own.containsKey("name") && own.containsKey("unit"))
        .map(own -> new SweepMeasure(shown(own, "name"), shown(own, "unit"), SweepMeasure.Kind.OWN))
        .toList();
  }

  private static String shown(Map<String, YamlNode> keys, String key) {
    return at(keys, key).map(YamlNode::shown).orElse("");
  }

  private void correlation(YamlNode node, SweepPlanBuilder builder) {
    Map<String, YamlNode> keys = reader.mapping(node, List.of("names", "matrix"));
    Optional<List<String>> names = reader.required(node, keys, "names").map(reader::texts);
    Optional<YamlNode> matrix = reader.required(node, keys, "matrix");
    if (names.isEmpty() || matrix.isEmpty()) {
      return;
    }
    int before = problems.size();
    List<List<Double>> rows = new ArrayList<>();
    reader
        .items(matrix.get())
        .forEach(row -> rows.add(reader.numbers(row, PlanRanges.CORRELATION)));
    if (problems.size() > before) {
      return;
    }
    Correlation correlation = new Correlation(names.get(), rows);
    try {
      correlation.copula();
      builder.correlate(correlation);
    } catch (ProblemsException e) {
      e.problems().forEach(problem -> problems.add(problem.within(matrix.get().place())));
    }
  }

  private static Optional<YamlNode> at(Map<String, YamlNode> keys, String key) {
    return Optional.ofNullable(keys.get(key));
  }
}
