package org.perpupil.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.perpupil.io.input.ScenarioBaseline;
import org.perpupil.io.input.ScenarioFile;
import org.perpupil.io.input.SweepInputs;
import org.perpupil.problem.Problem;

/** Plans and scenarios name what lies in their folder and below, and nothing else. */
@Tag("slow")
class FileScopeTest {
  private static final List<String> KEYS =
      List.of("schools", "formulas", "budgets", "staff", "assumptions");

  @TempDir private Path root;
  private Path folder;

  @BeforeEach
  void twoFoldersOfFiles() throws IOException {
    folder = Files.createDirectories(root.resolve("given/plan"));
    for (Path each :
        List.of(
            root,
            folder,
            Files.createDirectory(folder.resolve("below")),
            Files.createDirectory(root.resolve("given/plan-2")))) {
      SmallBudgets budgets = new SmallBudgets(new SmallFiles(each));
      assertThat(budgets.staff).exists();
      Files.writeString(each.resolve("s.yaml"), "name: n\nleaves_out: o\n");
    }
  }

  /** Returns ways to a file that is there, but outside. */
  private static Stream<String> waysOut() {
    return Stream.of(
        "../../@",
        "../plan-2/@",
        "below/../../../@",
        "./../../@",
        "/ROOT/@",
        "linked/@",
        "below/link-@",
        "link-@");
  }

  private static Stream<Arguments> keysAndWaysOut() {
    return Stream.concat(KEYS.stream(), Stream.of("scenario"))
        .flatMap(key -> waysOut().map(way -> Arguments.of(key, way)));
  }

  @ParameterizedTest
  @MethodSource("keysAndWaysOut")
  void aPlanReadsNothingOutside(String key, String way) throws IOException {
    links();
    Map<String, String> names = names();
    names.computeIfPresent(key, (k, name) -> way(way, name));
    names.computeIfAbsent(key, k -> way(way, "s.yaml"));
    Path plan = plan(names);
    assertThat(SmallFiles.problemsOf(() -> SweepInputs.read(plan)))
        .singleElement()
        .satisfies(problem -> isRefused(problem, plan + ", key " + key, names.get(key)));
    SweepInputs inputs = SweepInputs.read(plan, FileScope.ANYWHERE);
    assertThat(inputs.schools().size()).isEqualTo(3);
    assertThat(inputs.files()).allMatch(Files::exists).hasSize(names.size());
  }

  @ParameterizedTest
  @MethodSource("keysAndWaysOut")
  void aScenarioNamesNothingOutside(String key, String way) throws IOException {
    links();
    Map<String, String> names = names();
    names.computeIfPresent(key, (k, name) -> way(way, name));
    if (key.equals("scenario")) {
      names.put("schools", "[schools.csv, '" + way(way, "schools.csv") + "']");
    }
    Path scenario = scenario(names);
    String changed = names.get(key.equals("scenario") ? "schools" : key);
    assertThat(SmallFiles.problemsOf(() -> ScenarioFile.read(scenario)))
        .singleElement()
        .satisfies(problem -> assertThat(changed).contains(problem.value()))
        .satisfies(problem -> isRefused(problem, scenario + ", line ", problem.value()));
    assertThat(ScenarioFile.read(scenario, FileScope.ANYWHERE).baseline().budgets())
        .hasValueSatisfying(path -> assertThat(path).exists());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"@", "./@", "below/@", "below/../@", "below/inside-@", "below/../below/@"})
  void whatLiesBelowIsRead(String way) throws IOException {
    links();
    Map<String, String> names = names();
    names.replaceAll((key, name) -> way(way, name));
    assertThat(SweepInputs.read(plan(names)).schools().size()).isEqualTo(3);
    ScenarioBaseline baseline = ScenarioFile.read(scenario(names)).baseline();
    assertThat(baseline.schools()).allMatch(Files::exists);
    assertThat(Path.of(baseline.formulas().orElseThrow())).exists();
  }

  /** The folder of a plan may itself be reached by a link. */
  @Test
  void aPlanIsReadThroughALinkToItsFolder() throws IOException {
    plan(names());
    Path link = Files.createSymbolicLink(root.resolve("short"), folder);
    assertThat(SweepInputs.read(link.resolve("plan.yaml")).schools().size()).isEqualTo(3);
  }

  @Test
  void messagesNameFilesAsThePlanIsNamed() throws IOException {
    Map<String, String> names = names();
    names.put("budgets", "none.csv");
    Path plan = plan(names);
    Path here = Path.of("").toAbsolutePath();
    Path relative = here.relativize(plan.toAbsolutePath());
    assertThat(SmallFiles.problemsOf(() -> SweepInputs.read(relative)))
        .singleElement()
        .extracting(Problem::place)
        .isEqualTo(relative.resolveSibling("none.csv").normalize().toString());
  }

  @Test
  void aNationalFormulaIsNoFile() throws IOException {
    Map<String, String> names = names();
    names.put("formulas", "nff:2025-26");
    assertThat(ScenarioFile.read(scenario(names)).baseline().formulas()).contains("nff:2025-26");
  }

  @Test
  void aScenarioOfASweepMayNameABaselineThatIsNotRead() throws IOException {
    Map<String, String> names = names();
    names.replaceAll((key, name) -> "../../" + name);
    Path scenario = scenario(names);
    Map<String, String> planned = names();
    planned.put("scenario", scenario.getFileName().toString());
    assertThat(SweepInputs.read(plan(planned)).schools().size()).isEqualTo(3);
  }

  @Test
  void aNameThatNoFileCanHaveIsTold() {
    List<Problem> problems = new ArrayList<>();
    Optional<Path> path =
        FileScope.ANYWHERE.resolve(folder.resolve("p.yaml"), "a\u0000b", "here", problems);
    assertThat(path).isEmpty();
    assertThat(problems)
        .singleElement()
        .extracting(Problem::expected)
        .isEqualTo("the name of a file");
  }

  private void isRefused(Problem problem, String place, String value) {
    assertThat(problem.place()).startsWith(place);
    assertThat(problem.value()).isEqualTo(value);
    assertThat(problem.expected()).startsWith("a file in the folder of ");
    assertThat(problem.advice()).contains("it can be copied there", "allow-outside");
  }

  private void links() throws IOException {
    Files.createSymbolicLink(folder.resolve("linked"), root);
    for (String name : Stream.concat(names().values().stream(), Stream.of("s.yaml")).toList()) {
      Files.createSymbolicLink(folder.resolve("link-" + name), root.resolve(name));
      Files.createSymbolicLink(folder.resolve("below/link-" + name), root.resolve(name));
      Files.createSymbolicLink(folder.resolve("below/inside-" + name), folder.resolve(name));
    }
  }

  private String way(String way, String name) {
    return way.replace("/ROOT", root.toString()).replace("@", name);
  }

  private static Map<String, String> names() {
    Map<String, String> names = new TreeMap<>();
    KEYS.forEach(key -> names.put(key, key + (key.equals("assumptions") ? ".yaml" : ".csv")));
    return names;
  }

  private Path plan(Map<String, String> names) throws IOException {
    StringBuilder text = new StringBuilder("version: 1\nyears: 2025-26..2026-27\n");
    names.forEach((key, name) -> text.append(key).append(": ").append(name).append('\n'));
    text.append("vary: [{assumption: prices.energy_percent, uniform: {low: 1, high: 3}}]\n");
    return Files.writeString(folder.resolve("plan.yaml"), text);
  }

  private Path scenario(Map<String, String> names) throws IOException {
    StringBuilder text = new StringBuilder("name: n\nleaves_out: o\nbaseline:\n");
    names.forEach(
        (key, name) -> text.append("  ").append(key).append(": ").append(name).append('\n'));
    return Files.writeString(folder.resolve("named.yaml"), text);
  }
}
