package org.perpupil.io.scenario;

import com.google.common.collect.ImmutableMap;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.perpupil.budget.Block;
import org.perpupil.io.yaml.YamlEvents;
import org.perpupil.io.yaml.YamlKeys;
import org.perpupil.problem.Problem;
import org.perpupil.scenario.Scenario;
import org.perpupil.scenario.SchoolEvent;

/** Reads which schools of a scenario open, close, merge and move. Not thread-safe. */
final class ScenarioSchoolEvents {
  private static final String KEYS =
      "one of the keys open, close, merge and move, and on; with close perhaps pupils_to, with"
          + " merge into and perhaps sparsity_distance_miles, with move to";
  private static final String A_SCHOOL = "a school's identifier";

  private final YamlEvents yaml;
  private final YamlKeys keys;
  private final List<Problem> problems;
  private final List<Placed> events = new ArrayList<>();

  private record Placed(String place, SchoolEvent event) {}

  /** An event while it is read. */
  private static final class Read {
    private SchoolEvent.@Nullable Kind kind;
    private String school = "";
    private String into = "";
    private String authority = "";
    private final List<String> merged = new ArrayList<>();
    private final Map<String, Double> pupilsTo = new LinkedHashMap<>();
    private OptionalDouble miles = OptionalDouble.empty();
    private @Nullable Block on;
  }

  ScenarioSchoolEvents(YamlEvents yaml, YamlKeys keys, List<Problem> problems) {
    this.yaml = yaml;
    this.keys = keys;
    this.problems = problems;
  }

  void addTo(Scenario.Builder builder) {
    events.forEach(placed -> builder.event(placed.event(), placed.place()));
  }

  /** Reads the list at hand. */
  void read() {
    keys.list("a list of events, each with " + KEYS, this::one);
  }

  private void one() {
    String place = yaml.place();
    int before = problems.size();
    Read read = new Read();
    boolean isMapping =
        keys.mapping(
            KEYS,
            ImmutableMap.<String, Runnable>builder()
                .put("open", () -> school(read, SchoolEvent.Kind.OPEN))
                .put("close", () -> school(read, SchoolEvent.Kind.CLOSE))
                .put("move", () -> school(read, SchoolEvent.Kind.MOVE))
                .put("merge", () -> merge(read))
                .put("into", () -> keys.identifier(A_SCHOOL).ifPresent(id -> read.into = id))
                .put("to", () -> authority(read))
                .put("pupils_to", () -> pupils(read))
                .put(
                    "sparsity_distance_miles",
                    () -> read.miles = keys.number("miles to the second nearest school"))
                .put("on", () -> on(read))
                .build());
    if (isMapping && problems.size() == before) {
      event(place, read).ifPresent(event -> events.add(new Placed(place, event)));
    }
  }

  private Optional<SchoolEvent> event(String place, Read read) {
    Block on = read.on;
    SchoolEvent.Kind kind = read.kind;
    String missing =
        kind == null
            ? "one of the keys open, close, merge and move"
            : on == null
                ? "the key on"
                : kind == SchoolEvent.Kind.MERGE && read.into.isEmpty()
                    ? "the key into, the identifier of the school that they make"
                    : kind == SchoolEvent.Kind.MOVE && read.authority.isEmpty()
                        ? "the key to, the code of the authority"
                        : "";
    if (kind == null || on == null || !missing.isEmpty()) {
      problems.add(Problem.error(place, "", missing, "it is indented too far or not enough"));
      return Optional.empty();
    }
    try {
      return Optional.of(
          switch (kind) {
            case OPEN -> SchoolEvent.opening(read.school, on);
            case CLOSE -> SchoolEvent.closing(read.school, on, read.pupilsTo);
            case MOVE -> SchoolEvent.moving(read.school, on, read.authority);
            case MERGE -> {
              SchoolEvent merger = SchoolEvent.merging(read.merged, read.into, on);
              yield read.miles.isPresent() ? merger.atMiles(read.miles.getAsDouble()) : merger;
            }
          });
    } catch (IllegalArgumentException e) {
      problems.add(
          Problem.error(
              place,
              kind == SchoolEvent.Kind.MERGE ? read.merged.toString() : read.pupilsTo.toString(),
              kind == SchoolEvent.Kind.MERGE
                  ? "two schools or more"
                  : "parts of pupils in percent, above 0 and 100 together at the most",
              "one of them is left out, or stands twice"));
      return Optional.empty();
    }
  }

  private void school(Read read, SchoolEvent.Kind kind) {
    onlyOne(read);
    read.kind = kind;
    keys.identifier(A_SCHOOL).ifPresent(id -> read.school = id);
  }

  private void merge(Read read) {
    onlyOne(read);
    read.kind = SchoolEvent.Kind.MERGE;
    keys.list("a list of schools", () -> keys.identifier(A_SCHOOL).ifPresent(read.merged::add));
  }

  private void onlyOne(Read read) {
    if (read.kind != null) {
      problems.add(
          Problem.error(
              yaml.place(),
              yaml.key(),
              "one of open, close, merge and move in each event",
              "the next event needs a dash of its own"));
    }
  }

  private void authority(Read read) {
    keys.identifier("the code of an authority").ifPresent(code -> read.authority = code);
  }

  /** Reads one school, which takes all pupils, or schools with percentages. */
  private void pupils(Read read) {
    if (yaml.isScalar()) {
      keys.identifier(A_SCHOOL).ifPresent(id -> read.pupilsTo.put(id, 1.0));
      return;
    }
    if (!yaml.isMapping()) {
      keys.mapping("a school, or schools with percentages such as {W01: 60, W02: 40}", Map.of());
      return;
    }
    while (yaml.nextKey()) {
      String id = yaml.key();
      yaml.toValue();
      keys.number("a part of the pupils in percent")
          .ifPresent(percent -> read.pupilsTo.merge(id, percent / 100, Double::sum));
    }
  }

  private void on(Read read) {
    String place = yaml.place();
    Optional<String> text = keys.text("1 April or 1 September, such as 2027-09-01");
    if (text.isEmpty()) {
      return;
    }
    try {
      LocalDate day = LocalDate.parse(text.get());
      Block.startingOn(day)
          .ifPresentOrElse(
              block -> read.on = block,
              () ->
                  problems.add(
                      Problem.error(
                          place,
                          text.get(),
                          "1 April or 1 September, when a block starts",
                          "the nearest, " + Block.nearest(day).start() + ", will do")));
    } catch (DateTimeException e) {
      problems.add(
          Problem.error(
              place,
              text.get(),
              "1 April or 1 September, such as 2027-09-01",
              "year, month and day are in another order"));
    }
  }
}
