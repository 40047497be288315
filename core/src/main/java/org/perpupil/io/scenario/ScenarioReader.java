package org.perpupil.io.scenario;

import com.google.common.collect.ImmutableMap;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.perpupil.io.FileScope;
import org.perpupil.io.Source;
import org.perpupil.io.input.Inputs;
import org.perpupil.io.input.ScenarioBaseline;
import org.perpupil.io.input.ScenarioFile;
import org.perpupil.io.yaml.YamlEvents;
import org.perpupil.io.yaml.YamlKeys;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.scenario.Scenario;

/** Reads one scenario file from its top to its end. Not thread-safe. */
public final class ScenarioReader {
  private final Source file;
  private final FileScope mayName;
  private final YamlEvents yaml;
  private final List<Problem> problems;
  private final YamlKeys keys;
  private @Nullable String name;
  private @Nullable String leavesOut;
  private ScenarioBaseline baseline = ScenarioBaseline.none();
  private final List<ScenarioChange> constants = new ArrayList<>();
  private final List<ScenarioChange> changes = new ArrayList<>();
  private final ScenarioConversions conversions;
  private final ScenarioPooling pooling;
  private final ScenarioFormulas formulas;
  private final ScenarioSchoolEvents events;

  public ScenarioReader(Source file, FileScope mayName, YamlEvents yaml, List<Problem> problems) {
    this.file = file;
    this.mayName = mayName;
    this.yaml = yaml;
    this.problems = problems;
    this.keys = new YamlKeys(yaml, problems);
    this.conversions = new ScenarioConversions(yaml, keys, problems);
    this.pooling = new ScenarioPooling(yaml, keys, problems);
    this.formulas = new ScenarioFormulas(yaml, keys, problems);
    this.events = new ScenarioSchoolEvents(yaml, keys, problems);
  }

  public Optional<ScenarioFile> read() {
    String expected = "the keys name, leaves_out, baseline, constants, changes and events";
    keys.mapping(
        expected,
        ImmutableMap.<String, Runnable>builder()
            .put("name", () -> name = keys.text("a name").orElse(""))
            .put("leaves_out", () -> leavesOut = keys.text("a sentence").orElse(""))
            .put("baseline", this::baseline)
            .put("constants", this::constants)
            .put("changes", this::changes)
            .put("conversions", conversions::read)
            .put("leaving", conversions::readLeaving)
            .put("pooling", pooling::read)
            .put("formula", formulas::read)
            .put("events", events::read)
            .build());
    require("name", name, "what the scenario is called");
    require("leaves_out", leavesOut, "a line on what the scenario does not look at");
    return build();
  }

  private void require(String key, @Nullable String value, String expected) {
    if (value == null) {
      problems.add(
          Problem.error(
              file + ", key " + key, "", expected, "the line \"" + key + ": ...\" was forgotten"));
    }
  }

  private Optional<ScenarioFile> build() {
    Scenario.Builder builder = Scenario.builder(name == null ? "" : name);
    builder.leavesOut(leavesOut == null ? "" : leavesOut);
    constants.forEach(constant -> constant.addTo(builder::constant));
    changes.forEach(change -> change.addTo(builder::change));
    conversions.addTo(builder);
    pooling.addTo(builder);
    formulas.addTo(builder);
    events.addTo(builder);
    try {
      return Optional.of(new ScenarioFile(builder.build(), baseline, problems));
    } catch (ProblemsException e) {
      problems.addAll(e.problems());
      return Optional.empty();
    }
  }

  private void baseline() {
    List<Path> schools = new ArrayList<>();
    String[] texts = new String[2];
    Path[] paths = new Path[3];
    keys.mapping(
        "the keys schools, formulas, budgets, staff, assumptions and years",
        ImmutableMap.<String, Runnable>builder()
            .put("schools", () -> files(schools))
            .put("formulas", () -> texts[0] = formulaSource().orElse(null))
            .put("budgets", () -> paths[0] = beside("a file").orElse(null))
            .put("staff", () -> paths[1] = beside("a file").orElse(null))
            .put("assumptions", () -> paths[2] = beside("a file").orElse(null))
            .put("years", () -> texts[1] = keys.text("years such as 2025-26..2030-31").orElse(null))
            .build());
    baseline =
        new ScenarioBaseline(
            schools,
            Optional.ofNullable(texts[0]),
            Optional.ofNullable(paths[0]),
            Optional.ofNullable(paths[1]),
            Optional.ofNullable(paths[2]),
            Optional.ofNullable(texts[1]));
  }

  private void files(List<Path> schools) {
    if (yaml.isList()) {
      keys.list("files", () -> beside("a file").ifPresent(schools::add));
    } else {
      beside("a file, or a list of files").ifPresent(schools::add);
    }
  }

  private Optional<String> formulaSource() {
    String place = yaml.place();
    return keys.text("a file, or nff: and a year")
        .flatMap(
            source ->
                Inputs.isNational(source)
                    ? Optional.of(source)
                    : resolve(source, place).map(Path::toString));
  }

  private Optional<Path> beside(String expected) {
    String place = yaml.place();
    return keys.text(expected).flatMap(name -> resolve(name, place));
  }

  /** Returns where a file lies that the baseline names; what is in memory has no place. */
  private Optional<Path> resolve(String name, String place) {
    return file.path().flatMap(by -> mayName.resolve(by, name, place, problems));
  }

  private void constants() {
    if (!yaml.isMapping()) {
      keys.mapping("names and values such as prices.energy_percent: 3", Map.of());
      return;
    }
    Map<String, String> seen = new HashMap<>();
    while (yaml.nextKey()) {
      ScenarioChange constant = ScenarioChange.constant(yaml, keys, problems);
      String elsewhere = seen.putIfAbsent(yaml.key(), yaml.place());
      if (elsewhere != null) {
        problems.add(
            Problem.error(
                yaml.place(),
                yaml.key(),
                "each key once",
                "one of the two is left over; the other is in " + elsewhere));
      }
      yaml.toValue();
      constant.readValues(yaml, keys);
      constants.add(constant);
    }
  }

  private void changes() {
    keys.list(
        "a list of changes, each with assumption and one of set, add and scale",
        () -> changes.add(ScenarioChange.read(yaml, keys, problems)));
  }
}
