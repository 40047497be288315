package org.perpupil.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The template's defaults, taken as they are printed, change no byte of what a command writes. */
class PrintedDefaultsCommandTest {
  private static final String UPLIFT = "assumptions:\n  formula.national_uplift_percent: 2\n";
  private static final String YEARS = "2022-23..2029-30";
  private static final Pattern DEFAULT = Pattern.compile("(?m)^  # ([a-z0-9_.]+): (\\S+)$");

  @TempDir private Path folder;

  private Path unset;
  private Path staff;
  private final List<String> names = new ArrayList<>();
  private final List<String> values = new ArrayList<>();

  @BeforeEach
  void takesTheTemplatesDefaults() throws IOException {
    unset = Files.writeString(folder.resolve("unset.yaml"), UPLIFT, UTF_8);
    // The posts are those of a later year than the first, whose budget they need not come to.
    List<String> posts = new ArrayList<>();
    for (String row : Files.readAllLines(Run.WEXMOOR.resolve("staff.csv"), UTF_8)) {
      posts.add(row + (posts.isEmpty() ? ",all_posts" : ",true"));
    }
    staff = Files.write(folder.resolve("staff.csv"), posts, UTF_8);
    Matcher line = DEFAULT.matcher(Run.of("template", "assumptions").out());
    while (line.find()) {
      names.add(line.group(1));
      values.add(line.group(2));
    }
    assertThat(names).hasSizeGreaterThan(50).contains("pay.teacher_award_percent");
  }

  /** With posts, and with totals in their place. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aProjectionIsTheSame(boolean posts) throws IOException {
    StringBuilder text = new StringBuilder(UPLIFT);
    for (int i = 0; i < names.size(); i++) {
      text.append("  ").append(names.get(i)).append(": ").append(values.get(i)).append('\n');
    }
    Path set = Files.writeString(folder.resolve("set.yaml"), text, UTF_8);
    List<byte[]> written = new ArrayList<>();
    for (Path assumptions : List.of(unset, set)) {
      Path out = folder.resolve("projection.csv");
      List<String> arguments = new ArrayList<>(project(assumptions));
      if (posts) {
        arguments.addAll(List.of("--staff", staff.toString()));
      }
      arguments.addAll(List.of("--out", out.toString()));
      Run run = Run.of(arguments.toArray(String[]::new));
      assertThat(run.code()).as(run.err()).isZero();
      assertThat(run.err()).doesNotContain("note: pay.", "published figures");
      written.add(Files.readAllBytes(out));
    }
    assertThat(written.get(1)).isEqualTo(written.get(0));
  }

  /** Every default as a change of a scenario, of which none is one. */
  @Test
  void aScenarioOfDefaultsChangesNothing() throws IOException {
    StringBuilder text = new StringBuilder("name: defaults\nleaves_out: all\n");
    text.append("changes:\n");
    for (int i = 0; i < names.size(); i++) {
      text.append("  - {assumption: ").append(names.get(i));
      text.append(", set: ").append(values.get(i)).append("}\n");
    }
    Path scenario = Files.writeString(folder.resolve("defaults.yaml"), text, UTF_8);
    List<String> arguments = new ArrayList<>(project(unset));
    arguments.set(0, "run");
    arguments.addAll(List.of("--staff", staff.toString(), "--scenario", scenario.toString()));
    Path out = folder.resolve("run");
    arguments.addAll(List.of("--out", out.toString()));
    Run run = Run.of(arguments.toArray(String[]::new));
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(Files.readAllBytes(out.resolve("scenario.csv")))
        .isEqualTo(Files.readAllBytes(out.resolve("baseline.csv")));
    assertThat(run.out()).contains("differs: nothing; 0 of ");
    assertThat(run.err()).contains("no assumption that differs");
  }

  /** A named year replaces the scale that is published for it, and every output says so. */
  @Test
  void aNamedYearReplacesWhatIsPublished() throws IOException {
    String line = "in place of published figures: pay.teacher_award_percent in 2025-26";
    Path named =
        Files.writeString(
            folder.resolve("named.yaml"),
            UPLIFT + "  pay.teacher_award_percent: {2025-26: 6}\n",
            UTF_8);
    Path out = folder.resolve("projection.csv");
    Run projected = Run.of(with(project(named), "--explain", "W01", "--out", out.toString()));
    assertThat(projected.err()).contains(line);
    assertThat(projected.out()).contains("  " + line);
    assertThat(Files.readString(folder.resolve("projection.summary.json"), UTF_8))
        .contains("\"pay.teacher_award_percent\" : [ \"2025-26\" ]");
    Path scenario =
        Files.writeString(
            folder.resolve("named-scenario.yaml"),
            """
            name: six
            leaves_out: the rest
            changes:
              - {assumption: pay.teacher_award_percent, set: {2025-26: 6}}
            """,
            UTF_8);
    List<String> run = new ArrayList<>(project(unset));
    run.set(0, "run");
    assertThat(Run.of(with(run, "--scenario", scenario.toString())).out())
        .contains("differs: pay.teacher_award_percent", line);
  }

  @Test
  void aValueForNoYearThatGivesWayIsSaid() throws IOException {
    Path general =
        Files.writeString(
            folder.resolve("general.yaml"), UPLIFT + "  pay.teacher_award_percent: 6\n", UTF_8);
    assertThat(Run.of(with(project(general))).err())
        .contains("note: pay.teacher_award_percent: 6, set for no year, holds from 2027-28 on");
  }

  private static String[] with(List<String> arguments, String... more) {
    return Stream.concat(arguments.stream(), Arrays.stream(more)).toArray(String[]::new);
  }

  private static List<String> project(Path assumptions) {
    return List.of(
        "project",
        "--schools",
        Run.SCHOOLS,
        "--nff",
        "2022-23",
        "--budgets",
        "data/wexmoor/budgets.csv",
        "--years",
        YEARS,
        "--assumptions",
        assumptions.toString());
  }
}
