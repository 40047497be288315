package org.perpupil.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.perpupil.problem.Problem;

/** Warnings are read last, once, and those of one kind together. */
class KeptWarningsTest {
  @TempDir private Path folder;

  @Test
  void thoseOfAKindAreOneMessage() {
    KeptWarnings kept = new KeptWarnings();
    List<Problem> alike =
        IntStream.rangeClosed(2, 9)
            .mapToObj(i -> warning("s.csv, line " + i + ", column fsm_primary", "0.0" + i))
            .toList();
    kept.add(alike);
    kept.add(alike);
    kept.add(List.of(warning("s.csv, line 3, column lac", "7"), warning("school A", "1")));
    kept.add("warning: words.\nMaybe others.");
    assertThat(printed(kept, false).lines())
        .containsExactly(
            "warning: s.csv, line 2, column fsm_primary: found '0.02', expected more; 8 in all,"
                + " also in line 3 ('0.03'), line 4 ('0.04'), line 5 ('0.05'), line 6 ('0.06') and"
                + " 3 more places.",
            "Maybe less.",
            "warning: s.csv, line 3, column lac: found '7', expected more.",
            "Maybe less.",
            "warning: school A: found '1', expected more.",
            "Maybe less.",
            "warning: words.",
            "Maybe others.");
    assertThat(printed(kept, false)).as("told once").isEmpty();
  }

  @Test
  void manyKindsAreCutUnlessAllAreWanted() {
    List<Problem> kinds = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      kinds.add(Problem.warning("school A", "1", "something " + i, "less"));
      kinds.add(Problem.warning("school B", "1", "something " + i, "less"));
    }
    KeptWarnings kept = new KeptWarnings();
    kept.add(kinds);
    assertThat(printed(kept, false))
        .contains("and 1 more like it: school B '1'\n")
        .contains("something 4")
        .doesNotContain("something 5")
        .endsWith("and 4 more warnings; 'check' before the command prints them all\n");
    kept.add(kinds);
    assertThat(printed(kept, true).lines().filter(line -> line.startsWith("warning: ")))
        .hasSize(14);
  }

  /** Each with a warning that its files give: grants that end in a formula nobody has written. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "project",
        "run",
        "options",
        "trust",
        "authority",
        "sweep",
        "sensitivity",
        "solve"
      })
  void theyFollowTheAnswerOfEveryCommandThatProjects(String name) throws IOException {
    Commands commands = Commands.in(folder);
    Path assumptions = Path.of(commands.file("assumptions.yaml"));
    Files.writeString(
        assumptions,
        Files.readString(assumptions, UTF_8)
            .replaceAll("formula.local_uplift_percent: .*", "formula.local_uplift_percent: 2"),
        UTF_8);
    List<String> line = new ArrayList<>(commands.printing().getOrDefault(name, List.of()));
    if (name.equals("sweep") || name.equals("sensitivity")) {
      line.addAll(commands.writing().get(name));
      line.addAll(List.of("--out", folder.resolve("out.csv").toString()));
    }
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    int code = PerPupil.run(both, both, line.toArray(String[]::new));
    String all = both.toString(UTF_8);
    assertThat(code).as(all).isZero();
    List<String> told =
        all.lines().filter(text -> text.startsWith("warning: authority 999, grant:")).toList();
    assertThat(told)
        .as(all)
        .hasSize(2)
        .allMatch(text -> text.contains("of 2026-27 by name, about"));
    String last = all.substring(all.indexOf("warning: "));
    assertThat(last.lines())
        .allMatch(text -> text.matches("(warning: |Maybe |and [0-9]+ more like it).*"));
  }

  private static Problem warning(String place, String value) {
    return Problem.warning(place, value, "more", "less");
  }

  private static String printed(KeptWarnings kept, boolean showsAll) {
    StringWriter text = new StringWriter();
    PrintWriter out = new PrintWriter(text);
    kept.print(out, showsAll);
    out.flush();
    return text.toString();
  }
}
