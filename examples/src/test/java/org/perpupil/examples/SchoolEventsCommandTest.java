package org.perpupil.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scenarios in which schools of Wexmoor merge, close and move. */
class SchoolEventsCommandTest {
  private static final String HEAD =
      """
      name: fewer schools
      leaves_out: buildings
      baseline:
        schools: schools.csv
        formulas: formulas.csv
        budgets: budgets.csv
        assumptions: assumptions.yaml
        years: 2025-26..2028-29
      """;

  @TempDir private Path folder;

  @BeforeEach
  void copy() throws IOException {
    Run.copyWexmoor(folder);
  }

  private Run run(String events, String... more) throws IOException {
    Path file = Files.writeString(folder.resolve("mine.yaml"), HEAD + events, UTF_8);
    String[] words = new String[3 + more.length];
    words[0] = "run";
    words[1] = "--scenario";
    words[2] = file.toString();
    System.arraycopy(more, 0, words, 3, more.length);
    return Run.of(words);
  }

  @Test
  void aMergedSchoolStandsBesideThoseThatItIsMadeOf() throws IOException {
    Path out = folder.resolve("out");
    Run run =
        run(
            """
            events:
              - {merge: [W06, W07], into: W67, on: 2026-09-01}
            """,
            "--out",
            out.toString());

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.err())
        .contains("Rules of mergers that no text confirms, with the schools that rest on each:\n")
        .contains("paid, by their pupils: 1\n");
    assertThat(Files.readString(out.resolve("summary.json"), UTF_8))
        .contains("\"merged_schools_resting_on_unverified_rules\" : {");
    assertThat(run.out())
        .contains("differs: merger of W06, W07 into W67")
        .containsPattern("W06 Nettlecombe Primary +not in that year")
        .containsPattern("W67 Nettlecombe Primary and Upper Wexe Primary +financial +-?[0-9]");
    String lines = Files.readString(out.resolve("difference.csv"), UTF_8);
    assertThat(lines)
        .contains("W06,2026-27,financial,I01,")
        .doesNotContain("W06,2027-28", "W67,2026-27")
        .contains("W67,2027-28,financial,pupils,");
    String shares = Files.readString(out.resolve("lines.csv"), UTF_8);
    // Two lump sums of 162,292.416: 85 percent of them for a year, then one.
    assertThat(shares)
        .contains("W67,2027-28,lump_sum,324584.83,275897.11,-48687.72")
        .doesNotContain("W67,2026-27,lump_sum");
  }

  @Test
  void aSchoolThatClosesHandsItsPupilsOver() throws IOException {
    Path out = folder.resolve("out");
    Run run =
        run(
            """
            events:
              - close: W09
                on: 2027-04-01
                pupils_to: {W01: 60, W08: 40}
            """,
            "--out",
            out.toString());

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).containsPattern("W09 Quarry Street Primary +not in that year");
    double moved = 0;
    double closed = 0;
    for (String line : Files.readAllLines(out.resolve("baseline.csv"), UTF_8)) {
      if (line.startsWith("W09,2027-28,financial,pupils,")) {
        closed = Double.parseDouble(line.substring(line.lastIndexOf(',') + 1));
      }
    }
    for (String line : Files.readAllLines(out.resolve("difference.csv"), UTF_8)) {
      if (line.contains(",2027-28,financial,pupils,")) {
        moved += Double.parseDouble(line.substring(line.lastIndexOf(',') + 1));
      }
    }
    assertThat(closed).isPositive();
    assertThat(moved).isCloseTo(closed, within(0.02));
  }

  @Test
  void whatIsWrongWithEventsIsToldWithItsPlace() throws IOException {
    Run read =
        run(
            """
            events:
              - {merge: [W06], into: W67, on: 2026-09-01}
              - {close: W09, on: 2026-10-01}
              - {move: W09, on: 2026-09-01}
              - {close: W09, open: W10, on: 2026-09-01}
              - {close: W10, on: 2026-09-01, pupils_to: {W01: 80, W02: 30}}
            """);
    Run run = run("events:\n  - {merge: [W05, W06], into: W56, on: 2026-09-01}\n");

    assertThat(read.code()).isEqualTo(1);
    assertThat(read.err())
        .contains("expected two schools or more")
        .contains("found '2026-10-01', expected 1 April or 1 September, when a block starts")
        .contains("expected the key to, the code of the authority")
        .contains("expected one of open, close, merge and move in each event")
        .contains("expected parts of pupils in percent, above 0 and 100 together at the most");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("expected schools of one authority, all maintained or all");
  }
}
