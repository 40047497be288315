package org.perpupil.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever stands in files, a screen shows it without being steered by it. */
class ScreenTest {
  private static final String NAME =
      "Alder\u202Ebrook\u200B\u2066 " + "and its neighbours ".repeat(10);

  @TempDir private Path folder;

  @Test
  void namesAreWrittenOutAndCutByEveryCommand() throws IOException {
    Commands commands = Commands.in(folder);
    commands.replace("schools.csv", "Alderbrook Primary", NAME);
    List<String> naming = new ArrayList<>();
    for (Map.Entry<String, List<String>> line : commands.printing().entrySet()) {
      Run run = Run.of(Commands.with(line.getValue()));
      assertThat(run.code()).as(run.err()).isZero();
      for (String text : List.of(run.out(), run.err())) {
        assertThat(text.codePoints())
            .as(line.getKey())
            .noneMatch(
                c ->
                    (Character.isISOControl(c) && c != '\n')
                        || Character.getType(c) == Character.FORMAT);
        assertThat(text)
            .as(line.getKey())
            .doesNotContain("neighbours and its neighbours and its neighbours");
      }
      if (run.out().contains("Alder\\u202Ebrook")) {
        naming.add(line.getKey());
      }
    }
    // Otherwise nothing was shown that had to be written out.
    assertThat(naming)
        .containsExactly(
            "compare", "project", "run", "options", "trust", "own-formula", "statement");
  }

  @Test
  void filesOfOtherFormatsAreNotQuoted() throws IOException {
    String secret = "root:x:0:0:root:/root:/bin/bash\ndaemon:x:1:1:daemon:/usr/sbin\n";
    String other = Files.writeString(folder.resolve("passwd"), secret, UTF_8).toString();
    Commands commands = Commands.in(folder);
    List<String[]> lines =
        List.of(
            new String[] {"run", "--scenario", other},
            new String[] {"check", "--schools", other},
            new String[] {"check", "--schools", commands.file("schools.csv"), "--formulas", other},
            new String[] {"sweep", "--plan", other, "--out", folder.resolve("s.csv").toString()},
            Commands.with(
                commands.printing().get("project").stream()
                    .map(text -> text.endsWith("assumptions.yaml") ? other : text)
                    .toList()),
            Commands.with(
                commands.printing().get("project").stream()
                    .map(text -> text.endsWith("budgets.csv") ? other : text)
                    .toList()),
            Commands.with(commands.printing().get("project"), "--standard", other));
    for (String[] line : lines) {
      Run run = Run.of(line);
      assertThat(run.code()).as(run.err()).isEqualTo(1);
      assertThat(run.err()).contains("passwd", "\nMaybe ").doesNotContain("root", "daemon");
    }
  }

  @Test
  void figuresAreTheSameInEveryLocale() throws IOException {
    Commands commands = Commands.in(folder);
    Locale before = Locale.getDefault();
    try {
      for (List<String> line : commands.printing().values()) {
        Locale.setDefault(Locale.ROOT);
        Run root = Run.of(Commands.with(line));
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        Run arabic = Run.of(Commands.with(line));
        assertThat(arabic).as(line.get(0)).isEqualTo(root);
      }
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void tablesForProgramsPassAsTheyAreUnlessSomebodyWatches() {
    String table = "id,name\n1,\"a\u001B[31m\u202E\n\"\n";
    StringWriter piped = new StringWriter();
    Screen.printTable(Screen.of(new PrintWriter(piped), false), table);
    assertThat(piped.toString()).isEqualTo(table);
    StringWriter watched = new StringWriter();
    Screen.printTable(Screen.of(new PrintWriter(watched), true), table);
    assertThat(watched.toString()).isEqualTo("id,name\n1,\"a\\u001B[31m\\u202E\n\"\n");
  }

  @Test
  void linesAndTabsPassAndNothingElse() {
    StringWriter text = new StringWriter();
    Screen screen = Screen.of(new PrintWriter(text), false);
    screen.print("a\tb\r\nc\rd\be\u2028");
    screen.flush();
    assertThat(text.toString()).isEqualTo("a\tb\r\nc\\rd\\u0008e\\u2028");
  }

  @Test
  void whatRoundsToNothingHasNoSign() {
    assertThat(
            Stream.of(
                Show.whole(-0.3), Show.pence(-0.001), Show.threeDecimals(-0.0), Show.plain(-1e-12)))
        .containsExactly("0", "0.00", "0.000", "0");
    assertThat(Show.pence(-0.01)).isEqualTo("-0.01");
    assertThat(Show.whole(-10)).isEqualTo("-10");
  }
}
