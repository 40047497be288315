package org.perpupil.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a forum votes on, printed and written. */
class LeversCommandTest {
  private static final String AUTHORITIES = Run.WEXMOOR.resolve("authorities.csv").toString();

  @TempDir private Path folder;

  private static Run levers(String... more) {
    String[] start = {
      "levers", "--schools", Run.SCHOOLS, "--formulas", Run.FORMULAS, "--to", "nff:2025-26"
    };
    return Run.of(Stream.of(start, more).flatMap(Stream::of).toArray(String[]::new));
  }

  private static Run raised(String... more) {
    String[] start = {"--uplift-percent", "2.1"};
    return levers(Stream.of(start, more).flatMap(Stream::of).toArray(String[]::new));
  }

  /** 59,100,000 less 240,000 and 60,000 for funds and 0.5% for high needs, 295,500. */
  @Test
  void theBlockIsWhatIsLeftOfItsParts() {
    Run run = raised("--authorities", AUTHORITIES, "--transfer-percent", "0.5");

    assertThat(run.code()).isZero();
    assertThat(run.out())
        .startsWith("authority 999: ways to fit the block of 2026-27, against the rates of 2025-26")
        .containsPattern("moved to high needs +-£295,500.00")
        .containsPattern("for budget shares +£58,504,500.00")
        .containsPattern("as-they-are +£\\S+ +£\\S+ +falls short +14 rates outside of what")
        .contains("as-they-are: not allowed next year: fsm6_primary, ")
        .contains("unverified: that a rate may lie up to 2.5%");
    assertThat(run.err()).contains("1 of 21 schools have no baseline");
    Run own =
        raised("--authorities", AUTHORITIES, "--growth-fund", "0", "--falling-rolls-fund", "5");
    assertThat(own.out()).containsPattern("for budget shares +£59,099,995.00");
  }

  /** Mixes of a file come to what those of the command do. */
  @Test
  void mixesAreNamedInAFile() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("mixes.yaml"),
            "mixes:\n  half: {basic: 50, guarantee: 50}\n  lumps: lump-sums\n",
            UTF_8);
    String[] block = {"--authorities", AUTHORITIES, "--transfer-percent", "0.5"};
    String[] named = {"--mix", "half=basic:50,guarantee:50", "--mix", "lumps=lump-sums"};
    Run words = raised(Stream.of(block, named).flatMap(Stream::of).toArray(String[]::new));
    Run filed =
        raised(
            Stream.of(block, new String[] {"--mixes", file.toString()})
                .flatMap(Stream::of)
                .toArray(String[]::new));
    Files.writeString(
        folder.resolve("wrong.yaml"),
        "mixes:\n  a: {basc: 50, cap: 50}\n  b: {cap: 1}\n  half: [basic]\n  cap: cap\n",
        UTF_8);
    Run wrong =
        raised(
            "--schools-block",
            "1",
            "--mix",
            "b=cap",
            "--mixes",
            folder.resolve("wrong.yaml").toString());
    Run twice = raised("--schools-block", "1", "--mix", "cap=cap");

    assertThat(filed.code()).as(filed.err()).isZero();
    assertThat(filed.out()).isEqualTo(words.out()).contains("\nhalf ", "\nlumps ");
    assertThat(wrong.code()).isEqualTo(1);
    assertThat(wrong.err())
        .contains("line 2, column 7: found 'basc', expected one of basic, ")
        .contains("line 3, column 3, mix b: found '1 percent together'")
        .contains("line 4, column 9: found 'a list', expected moves and their parts");
    assertThat(twice.err())
        .contains("mix cap: found 'cap', expected a name that no other lever has.");
  }

  /** Solved levers pay the very block; each school's share is what its formula pays it. */
  @Test
  void solvedLeversPayTheBlock() throws IOException {
    Path out = folder.resolve("levers.csv");
    Run run =
        raised(
            "--schools-block",
            "59300000.07",
            "--mix",
            "half=basic:50,needs:50",
            "--mix",
            "lpa=lpa_primary",
            "--out",
            out.toString());
    List<Map<String, String>> rows = Printed.csv(folder.resolve("levers.levers.csv"));

    assertThat(run.code()).isZero();
    assertThat(rows)
        .extracting(row -> row.get("lever"))
        .containsExactly("as-they-are", "basic", "pupil-led", "guarantee", "cap", "half", "lpa");
    assertThat(rows.stream().filter(row -> row.get("fits").equals("true")))
        .extracting(row -> row.get("lever"), row -> row.get("spent"))
        .containsExactly(
            tuple("basic", "59300000.07"),
            tuple("pupil-led", "59300000.07"),
            tuple("half", "59300000.07"));
    assertThat(Files.readString(folder.resolve("levers.rates.csv"), UTF_8))
        .startsWith("lever,rate,before,lowest,chosen,highest,national\n")
        .contains("\nas-they-are,basic_primary,3862,");
    assertThat(Printed.csv(out)).hasSize(7 * 21);
  }

  @Test
  void saysWhatIsWrong() {
    assertThat(raised("--schools-block", "1", "--transfer-percent", "0.6").err())
        .contains("transfer_percent: found '0.6', expected 0 to 0.5 percent of the schools block");
    assertThat(
            raised("--schools-block", "6e7", "--transfer-percent", "0.6", "--secretary-of-state")
                .code())
        .isZero();
    assertThat(
            raised("--schools-block", "1", "--mix", "a=basc:50,cap:50", "--mix", "b=cap:1").err())
        .contains("expected one of basic, pupil-led, needs, lump-sums, guarantee, cap")
        .contains("Maybe 'basic' was meant")
        .contains("mix b: found '1 percent together'");
    assertThat(levers("--schools-block", "1").err())
        .contains("--uplift-percent says what rates rise by");
    assertThat(raised().code()).isEqualTo(2);
    assertThat(
            Run.of(
                    "levers",
                    "--schools",
                    Run.SCHOOLS,
                    "--formulas",
                    Run.FORMULAS,
                    "--to",
                    Run.FORMULAS,
                    "--schools-block",
                    "1")
                .code())
        .isEqualTo(2);
  }
}
