package org.perpupil.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rates that the authority can afford, chosen, printed and written. */
@Tag("slow")
class OwnFormulaCommandTest {
  private static final String AUTHORITIES = Run.WEXMOOR.resolve("authorities.csv").toString();

  @TempDir private Path folder;

  private static Run own(String to, String... more) {
    String[] start = {
      "own-formula", "--schools", Run.SCHOOLS, "--formulas", Run.FORMULAS, "--to", to
    };
    return Run.of(Stream.of(start, more).flatMap(Stream::of).toArray(String[]::new));
  }

  @Test
  void printsRatesAndWhatTheyDo() throws IOException {
    Run run = own("nff:2025-26", "--uplift-percent", "2.1", "--authorities", AUTHORITIES);

    assertThat(run.code()).isZero();
    try (InputStream in =
        Objects.requireNonNull(
            OwnFormulaCommandTest.class.getResourceAsStream("/golden/wexmoor-own-formula.txt"))) {
      assertThat(run.out()).isEqualTo(new String(in.readAllBytes(), UTF_8));
    }
    assertThat(run.err()).contains("1 of 21 schools have no baseline").doesNotContain("mobility");
  }

  /** 58,800,000 once the funds are off; allocate pays what the command said. */
  @Test
  void writesARowThatOtherCommandsRead() throws IOException {
    Path out = folder.resolve("next.csv");
    Run run =
        own(
            "nff:2025-26",
            "--uplift-percent",
            "2.1",
            "--schools-block",
            "58800000",
            "--la",
            "999",
            "--out",
            out.toString());
    Run allocated =
        Run.of(
            "allocate",
            "--schools",
            Run.SCHOOLS,
            "--formulas",
            out.toString(),
            "--schools-block",
            "58800000",
            "--out",
            folder.resolve("allocations.csv").toString());
    Run compared =
        Run.of("compare", "--schools", Run.SCHOOLS, "--from", Run.FORMULAS, "--to", out.toString());

    assertThat(run.out()).contains(" of £58,800,000.00, £470,424.78 kept back");
    assertThat(Files.readString(out, UTF_8))
        .startsWith("year,la_code,la_name,basic_primary,")
        .contains("\n2026-27,999,Wexmoor,");
    assertThat(allocated.code()).isZero();
    assertThat(compared.out()).startsWith("Wexmoor formula 2025-26 -> Wexmoor formula 2026-27");
    assertThat(compared.out()).containsPattern("W05 .*3,562,047\\.74 +-3,946\\.00");
  }

  /** Rates that a forum would table: whole pounds, none against the national direction. */
  @Test
  void ratesAsAForumWouldTableThem() throws IOException {
    Path out = folder.resolve("tabled.csv");
    Run run =
        own(
            "nff:2025-26",
            "--uplift-percent",
            "2.1",
            "--schools-block",
            "59300000",
            "--whole-pounds",
            "--towards-national",
            "--out",
            out.toString());
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains(" of £59,300,000.00, ");
    Map<String, String> next = Printed.csv(out).get(0);
    Map<String, String> before = Printed.csv(Path.of(Run.FORMULAS)).get(0);
    for (String rate : List.of("basic_primary", "basic_ks3", "lpa_primary", "fsm_secondary")) {
      String chosen = next.get(rate);
      assertThat(chosen).as(rate).doesNotContain(".");
      // National rates are raised above all of these.
      assertThat(Double.parseDouble(chosen))
          .isGreaterThanOrEqualTo(Double.parseDouble(before.get(rate)));
    }
  }

  @Test
  void namesWhatCannotBeChosen() throws IOException {
    assertThat(own("nff:2025-26", "--uplift-percent", "2.1", "--schools-block", "50000000").err())
        .contains("schools_block: found '")
        .contains("pounds more, which even the lowest allowed rates cost");
    assertThat(own("nff:2025-26", "--schools-block", "1").err())
        .contains("--uplift-percent says what rates rise by");
    assertThat(own("nff:2024-25", "--uplift-percent", "1", "--schools-block", "1").code())
        .isEqualTo(2);
    assertThat(own("nff:2024-25", "--schools-block", "1").err())
        .contains("found '2024-25', expected 2026-27, the year after the local formula");
    assertThat(own(Run.FORMULAS, "--schools-block", "1").err())
        .contains("--to takes a national formula, such as nff:2026-27");
    assertThat(own("nff:2025-26", "--uplift-percent", "2").code()).isEqualTo(2);
    assertThat(
            own("nff:2025-26", "--uplift-percent", "2", "--schools-block", "1", "--la", "998")
                .err())
        .contains("--la: found '998', expected one of 999");
    Path blank = folder.resolve("authorities.csv");
    Files.writeString(blank, "la_code\n999\n", UTF_8);
    assertThat(own("nff:2025-26", "--uplift-percent", "2", "--authorities", blank.toString()).err())
        .contains(
            "column schools_block: found nothing, expected the schools block of authority 999")
        .contains("--schools-block gives it as well");
  }
}
