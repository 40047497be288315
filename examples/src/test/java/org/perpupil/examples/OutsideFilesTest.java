package org.perpupil.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Plans and scenarios that name files outside their folder, and the option that allows it. */
class OutsideFilesTest {
  @TempDir private Path folder;

  private static Stream<Arguments> commands() {
    return Stream.of(
        Arguments.of("sweep", List.of("--plan", "PLAN", "--out", "OUT")),
        Arguments.of(
            "sensitivity",
            List.of("--plan", "PLAN", "--method", "tornado", "--id", "W16", "--out", "OUT")),
        Arguments.of("run", List.of("--scenario", "SCENARIO")),
        Arguments.of("run", List.of("--scenario", "SHIPPED", "--against", "SCENARIO")),
        Arguments.of(
            "solve",
            List.of(
                "--scenario",
                "SCENARIO",
                "--id",
                "W08",
                "--largest",
                "prices.cpi_percent",
                "--keep",
                "closing_reserve>=0")));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void whatIsOutsideIsReadOnlyWhenAllowed(String command, List<String> arguments)
      throws IOException {
    Run.copyWexmoor(folder);
    Path below = Files.createDirectory(folder.resolve("below"));
    String plan =
        Files.readString(Run.WEXMOOR.resolve("deficit-risk.sweep.yaml"), UTF_8)
            .replace("budgets: ", "budgets: ../")
            .replace("worlds: 2048", "worlds: 16");
    assertThat(plan).contains("../", "worlds: 16");
    Files.writeString(below.resolve("plan.yaml"), plan, UTF_8);
    for (String name : List.of("schools.csv", "formulas.csv", "staff.csv", "assumptions.yaml")) {
      Files.copy(folder.resolve(name), below.resolve(name));
    }
    Files.writeString(
        below.resolve("scenario.yaml"),
        Files.readString(Run.scenario("flat-cash"), UTF_8).replace("budgets: ", "budgets: ../"),
        UTF_8);
    List<String> call = new ArrayList<>(List.of(command));
    arguments.forEach(
        argument ->
            call.add(
                argument
                    .replace("PLAN", below.resolve("plan.yaml").toString())
                    .replace("SCENARIO", below.resolve("scenario.yaml").toString())
                    .replace("SHIPPED", folder.resolve("falling-rolls.scenario.yaml").toString())
                    .replace("OUT", folder.resolve("out.csv").toString())));

    Run refused = Run.of(call.toArray(String[]::new));
    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.err())
        .contains("found '../budgets.csv', expected a file in the folder of ")
        .contains("allow-outside");
    assertThat(folder.resolve("out.csv")).doesNotExist();

    call.add("--allow-outside");
    if (arguments.contains("--against")) {
      // The two name other copies of the same files, which an option settles.
      for (String name : List.of("schools", "formulas", "staff")) {
        call.addAll(List.of("--" + name, folder.resolve(name + ".csv").toString()));
      }
      call.addAll(List.of("--assumptions", folder.resolve("assumptions.yaml").toString()));
    }
    Run allowed = Run.of(call.toArray(String[]::new));
    assertThat(allowed.err()).doesNotContain("expected a file in the folder");
    assertThat(allowed.code()).isZero();
  }

  @Test
  void everyShippedPlanAndScenarioNamesWhatLiesBesideIt() throws IOException {
    try (Stream<Path> files = Files.list(Run.WEXMOOR)) {
      for (Path file : files.filter(file -> file.toString().endsWith(".yaml")).toList()) {
        assertThat(Arrays.asList(Files.readString(file, UTF_8).split("\n", -1)))
            .as(file.toString())
            .noneMatch(line -> line.matches("[^#]*(\\.\\./|: /).*"));
      }
    }
  }
}
