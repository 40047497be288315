package org.perpupil.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sweeps, merges and sensitivity analyses of the shipped authority. */
@Tag("slow")
class SweepCommandTest {
  private static final Path PLAN = Run.WEXMOOR.resolve("deficit-risk.sweep.yaml");

  @TempDir private Path folder;

  @Test
  void slicesAndThreadsGiveTheSameBytes() throws IOException {
    String plan = plan("worlds: 1100");
    Run whole = Run.of("sweep", "--plan", plan, "--threads", "1", "--out", at("whole.csv"));
    assertThat(whole.err()).contains("1,100 worlds of 21 schools");
    assertThat(whole.code()).isZero();
    assertThat(Run.of("sweep", "--plan", plan, "--threads", "2", "--out", at("two.csv")).code())
        .isZero();
    for (int k = 1; k <= 3; k++) {
      Run part = Run.of("sweep", "--plan", plan, "--slice", k + "/3", "--out", at(k + ".part"));
      assertThat(part.code()).isZero();
    }
    Run merged =
        Run.of("merge", at("3.part"), at("1.part"), at("2.part"), "--out", at("merged.csv"));
    assertThat(merged.err())
        .contains("\ndeficit_probability of closing_reserve, each school and year: known to +-0.0")
        .endsWith("1,100 worlds of 3 parts\n");
    for (String batch : List.of("4", "20")) {
      Run.of("sweep", "--plan", plan, "--batch", batch, "--out", at("batch.csv"));
      assertThat(folder.resolve("batch.csv")).hasSameTextualContentAs(folder.resolve("whole.csv"));
    }

    // What figures rest on travels in the parts, so that only the name of the file may differ.
    assertThat(
            Files.readString(folder.resolve("merged.summary.json"), UTF_8)
                .replace("merged", "whole"))
        .isEqualTo(Files.readString(folder.resolve("whole.summary.json"), UTF_8))
        .contains("schools_resting_on_unverified_defaults", "schools_with_lines_added");
    assertThat(folder.resolve("two.csv")).hasSameTextualContentAs(folder.resolve("whole.csv"));
    assertThat(folder.resolve("merged.csv")).hasSameTextualContentAs(folder.resolve("whole.csv"));
    assertThat(Files.readString(folder.resolve("whole.csv"), UTF_8))
        .startsWith(
            "level,id,year,measure,statistic,value,confidence_low,confidence_high,bin_low,bin_high,worlds\n"
                + "school,W01,2025-26,")
        .contains("\nauthority,999,2029-30,closing_reserve,deficit_probability,")
        .contains("\ntrust,Fenway Trust,2029-30,closing_reserve,p05,")
        .contains(",expected_shortfall,");
    assertThat(Files.readString(folder.resolve("whole.summary.json"), UTF_8))
        .contains("\"worlds\" : 1100", "\"schools\" : 21", "\"plan_fingerprint\"");
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left.filter(path -> path.toString().endsWith(".parts"))).isEmpty();
    }
    Run again = Run.of("sweep", "--plan", plan, "--slice", "1/3", "--out", at("1.part"));
    assertThat(again.err()).contains("finished before, nothing to do");
  }

  @Test
  void aStoppedSweepGoesOnWithItsFinishedSlices() throws IOException {
    String plan = plan("worlds: 1100");
    Run.of("sweep", "--plan", plan, "--out", at("whole.csv"));
    Path parts = Files.createDirectory(folder.resolve("resumed.csv.parts"));
    Path finished = parts.resolve("slice-02-of-02.part");
    Run.of("sweep", "--plan", plan, "--slice", "2/2", "--out", finished.toString());
    Path damaged = parts.resolve("slice-01-of-02.part");
    byte[] bytes = Files.readAllBytes(finished);
    bytes[bytes.length / 2] ^= 1;
    Files.write(damaged, bytes);

    Run run = Run.of("sweep", "--plan", plan, "--out", at("resumed.csv"));

    assertThat(run.code()).isZero();
    assertThat(run.err())
        .contains(damaged + ": found a damaged part; its 550 worlds are run again\n")
        .doesNotContain(finished.toString());
    assertThat(folder.resolve("resumed.csv")).hasSameTextualContentAs(folder.resolve("whole.csv"));
    assertThat(parts).doesNotExist();
  }

  @Test
  void whatIsStoppedSaysHowToGoOn() throws Exception {
    Path errors = folder.resolve("errors.txt");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                PerPupil.class.getName(),
                "sweep",
                "--plan",
                plan("worlds: 64000"),
                "--threads",
                "1",
                "--out",
                at("never.csv"))
            .redirectError(errors.toFile())
            .start();
    Path first = folder.resolve("never.csv.parts").resolve("slice-01-of-16.part");
    for (int i = 0; i < 900 && !Files.exists(first); i++) {
      assertThat(process.waitFor(100, TimeUnit.MILLISECONDS)).isFalse();
    }
    process.destroy();

    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(Files.readString(errors, UTF_8))
        .contains("stopped; finished slices are in")
        .contains("run the same command again")
        .doesNotContain("a second");
    assertThat(first).exists();
    assertThat(folder.resolve("never.csv")).doesNotExist();
  }

  @Test
  void mergeRefusesWhatDoesNotFitAndWritesNothing() throws IOException {
    String plan = plan("worlds: 90");
    Run.of("sweep", "--plan", plan, "--slice", "1/2", "--out", at("1.part"));
    Run.of("sweep", "--plan", plan, "--slice", "2/3", "--out", at("23.part"));
    Run.of("sweep", "--plan", plan("worlds: 91"), "--slice", "2/2", "--out", at("other.part"));
    Files.writeString(folder.resolve("table.part"), "level,id\n", UTF_8);
    byte[] whole = Files.readAllBytes(folder.resolve("1.part"));
    Files.write(folder.resolve("cut.part"), Arrays.copyOf(whole, whole.length - 9));

    assertThat(merge("1.part").err()).contains("no worlds 45 to 89");
    assertThat(merge("1.part", "1.part").err()).contains("each world once");
    assertThat(merge("1.part", "23.part").err()).contains("each world once");
    assertThat(merge("1.part", "other.part").err()).contains("a part of the same plan and data");
    Run broken = merge("table.part", "cut.part", "none.part");
    assertThat(broken.err())
        .contains("table.part: found 'something else'")
        .contains("cut.part: found 'a damaged part'")
        .contains("none.part: found nothing")
        .contains("3 errors");
    assertThat(broken.code()).isEqualTo(1);
    assertThat(folder.resolve("merged.csv")).doesNotExist();
    Run onItself = Run.of("merge", at("1.part"), "--out", at("1.part"));
    assertThat(onItself.err()).contains("a file that is not read");
  }

  @Test
  void stayingAndLeavingAreCompared() throws IOException {
    String leave = Run.WEXMOOR.resolve("stay-or-leave.sweep.yaml").toString();
    Run run = Run.of("sweep", "--plan", leave, "--threads", "2", "--out", at("leave.csv"));

    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains("closing_reserve of 2030-31, the scenario less what it is compared with")
        .containsPattern("school +W01 +0.2% +0.1% +0.7% +-")
        .contains("18 others do not differ in any world")
        .contains("authority 999: 5.0 schools lower on average (3 to 5), by ");
    assertThat(Files.readString(folder.resolve("leave.csv"), UTF_8))
        .contains("\nschool,W01,2030-31,closing_reserve_difference,higher_probability,0.0019")
        .contains("\nschool,W01,2026-27,closing_reserve_difference,p50,")
        .contains("\nauthority,999,2030-31,closing_reserve_lost,mean,")
        .contains("\ntrust,Fenway Trust,2030-31,closing_reserve_difference,mean,0,0,0,,,1024");

    Run lost =
        Run.of(
            "sensitivity",
            "--plan",
            leave,
            "--method",
            "morris",
            "--size",
            "6",
            "--measure",
            "closing_reserve_lost",
            "--out",
            at("lost.csv"));
    assertThat(lost.code()).isZero();
    assertThat(lost.out()).startsWith("closing_reserve_lost 2030-31");
    assertThat(Files.readString(folder.resolve("lost.csv"), UTF_8))
        .contains("authority,999,closing_reserve_lost,2030-31,")
        .doesNotContain("closing_reserve_difference");
    Run unknown =
        Run.of(
            "sensitivity",
            "--plan",
            PLAN.toString(),
            "--method",
            "tornado",
            "--measure",
            "closing_reserve_lost",
            "--out",
            at("none.csv"));
    assertThat(unknown.code()).isEqualTo(1);
    assertThat(unknown.err())
        .contains("--measure: found 'closing_reserve_lost', expected one of closing_reserve");
    assertThat(folder.resolve("none.csv")).doesNotExist();
  }

  @Test
  void aPoolMovesMoneyWithinItsTrustAndNeedsItsSchoolsTogether() throws IOException {
    Run.copyWexmoor(folder);
    String text =
        Files.readString(Run.WEXMOOR.resolve("stay-or-leave.sweep.yaml"), UTF_8)
            .replace("leave-one-by-one", "trust-pooling")
            .replace("worlds: 1024", "worlds: 64");
    String plan = Files.writeString(folder.resolve("pool.sweep.yaml"), text, UTF_8).toString();
    Run run = Run.of("sweep", "--plan", plan, "--out", at("pooled.csv"));

    assertThat(run.err()).doesNotContain("error");
    assertThat(run.out())
        .containsPattern("school +W05 +100.0% ")
        .containsPattern("school +W19 +0.0% ")
        .doesNotContain("Fenway Trust");
    assertThat(Files.readString(folder.resolve("pooled.csv"), UTF_8))
        .contains("\ntrust,Fenway Trust,2030-31,closing_reserve_difference,mean,0,0,0,,,64");

    Run apart = Run.of("sweep", "--plan", plan, "--batch", "5", "--out", at("apart.csv"));
    assertThat(apart.code()).isEqualTo(1);
    assertThat(apart.err())
        .contains("error: pool Fenway Trust: found 'schools of several batches'")
        .contains("Maybe a batch as large as there are schools serves, such as --batch 21.");
    assertThat(folder.resolve("apart.csv")).doesNotExist();
  }

  @Test
  void aRunStopsItselfAndGoesOnWhereItWasStopped() throws IOException {
    String plan =
        plan("bins: 64\nstop: {measure: closing_reserve, half_width: 0.045}", "worlds: 4000");
    Run run = Run.of("sweep", "--plan", plan, "--threads", "2", "--out", at("stopped.csv"));
    assertThat(run.code()).isZero();
    assertThat(run.err())
        .contains("512 worlds of 21 schools")
        .contains("deficit_probability of closing_reserve, each school and year: known to +-0.04");
    assertThat(Files.readString(folder.resolve("stopped.summary.json"), UTF_8))
        .contains("\"worlds\" : 512", "\"worlds_planned\" : 4000", "\"stopped_early\" : true");
    assertThat(folder.resolve("stopped.csv.parts")).doesNotExist();

    Run sliced = Run.of("sweep", "--plan", plan, "--slice", "1/2", "--out", at("one.part"));
    assertThat(sliced.code()).isEqualTo(1);
    assertThat(sliced.err()).contains("the plan's key stop needs to see them").contains("Maybe");
    assertThat(folder.resolve("one.part")).doesNotExist();

    String never =
        plan("bins: 64\nstop: {measure: closing_reserve, half_width: 0.0001}", "worlds: 300");
    assertThat(Run.of("sweep", "--plan", never, "--out", at("all.csv")).err())
        .contains("300 worlds of 21 schools")
        .contains("warning: stop: found less precision after all worlds")
        .contains("Maybe more worlds serve");
  }

  @Test
  void badPlansWriteNothing() throws IOException {
    Run batch = Run.of("sweep", "--plan", plan("seed: 1"), "--batch", "0", "--out", at("r.csv"));
    assertThat(batch.code()).isEqualTo(2);
    assertThat(batch.err()).contains("--batch takes 1 or more");
    String own = plan("seed: 1");
    Run onItself = Run.of("sweep", "--plan", own, "--out", own);
    assertThat(onItself.code()).isEqualTo(1);
    assertThat(onItself.err()).contains("a file that is not read");
    Run zero = Run.of("sweep", "--plan", plan("worlds: 0"), "--out", at("r.csv"));
    assertThat(zero.code()).isEqualTo(1);
    assertThat(zero.err()).contains("worlds: found '0'");
    Run version = Run.of("sweep", "--plan", plan("version: 9"), "--out", at("r.csv"));
    assertThat(version.err()).contains("another version of the program");
    Run files = Run.of("sweep", "--plan", plan("budgets: none.csv"), "--out", at("r.csv"));
    assertThat(files.err()).contains("none.csv: found nothing, expected a file that is there");
    Run usage = Run.of("sweep", "--plan", plan("seed: 1"), "--slice", "4/3", "--out", at("r.csv"));
    assertThat(usage.code()).isEqualTo(2);
    assertThat(usage.err()).contains("'4/3' is not a slice such as 3/8");
    Run threads =
        Run.of("sweep", "--plan", plan("seed: 1"), "--threads", "0", "--out", at("r.csv"));
    assertThat(threads.err()).contains("--threads takes 1 or more");
    Run many =
        Run.of("sweep", "--plan", plan("worlds: 2"), "--slice", "3/3", "--out", at("r.part"));
    assertThat(many.err()).contains("at most as many slices as worlds");
    assertThat(folder.resolve("r.csv")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({
    "tornado, swing, at low",
    "morris, mu_star, converged",
    "sobol, total_order, converged",
    "regression, r_squared, converged"
  })
  void everyMethodTellsOfOneSchool(String method, String statistic, String heading)
      throws IOException {
    List<String> arguments =
        new ArrayList<>(
            List.of("sensitivity", "--plan", PLAN.toString(), "--method", method, "--id", "W01"));
    if (!method.equals("tornado")) {
      arguments.addAll(List.of("--size", method.equals("morris") ? "6" : "128"));
    }
    arguments.addAll(List.of("--out", at("s.csv")));
    Run run = Run.of(arguments.toArray(String[]::new));

    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains("closing_reserve 2029-30", heading, "staff.teacher_leaving_percent");
    assertThat(run.err()).contains("warning: correlations", "warning: levels");
    assertThat(Files.readString(folder.resolve("s.csv"), UTF_8))
        .startsWith(
            method.equals("tornado")
                ? "level,id,measure,year,method,input,input_low,input_high,output_at_low,"
                    + "output_at_median,output_at_high,swing,runs\n"
                : "level,id,measure,year,method,input,with,statistic,estimator,value,confidence_low,"
                    + "confidence_high,")
        .contains("school,W01,closing_reserve,2029-30,")
        .contains(method.equals("tornado") ? ",swing," : "," + statistic + ",");
  }

  @Test
  void sensitivityTellsOfTheAuthority() throws IOException {
    Run run =
        Run.of(
            "sensitivity", "--plan", PLAN.toString(), "--method", "TORNADO", "--out", at("t.csv"));
    assertThat(run.code()).isZero();
    assertThat(Files.readString(folder.resolve("t.csv"), UTF_8))
        .contains("authority,999,closing_reserve,2029-30,");
    Run unknown =
        Run.of(
            "sensitivity",
            "--plan",
            PLAN.toString(),
            "--method",
            "tornado",
            "--id",
            "W1",
            "--out",
            at("t.csv"));
    assertThat(unknown.err())
        .contains("school: found 'W1', expected the identifier or the name of" + " one of 21");
    Run size =
        Run.of(
            "sensitivity",
            "--plan",
            PLAN.toString(),
            "--method",
            "tornado",
            "--size",
            "4",
            "--out",
            at("t.csv"));
    assertThat(size.code()).isEqualTo(2);
  }

  @Test
  void progressTellsRateAndTimeLeft() {
    StringWriter text = new StringWriter();
    AtomicLong clock = new AtomicLong();
    Progress progress = new Progress(new PrintWriter(text), true, 1000, clock::get);
    progress.skip(200);
    clock.set(100_000_000);
    progress.tell(1);
    assertThat(text.toString()).isEmpty();
    clock.set(2_000_000_000);
    progress.tell(400);
    progress.close();
    assertThat(text.toString().stripTrailing())
        .isEqualTo("\r600 of 1,000 worlds, 200 a second, 2 s left");
    assertThat(Terminal.isWatched(folder)).isIn(true, false);
  }

  @Test
  void aPipeIsNoTerminal() throws IOException {
    Path link = folder.resolve("link");
    Files.createSymbolicLink(link, Path.of("pipe:[1]"));
    assertThat(Terminal.isWatched(link)).isFalse();
    Path file = folder.resolve("file");
    Files.createSymbolicLink(file, Files.createFile(folder.resolve("errors")));
    assertThat(Terminal.isWatched(file)).isFalse();
  }

  private Run merge(String... parts) {
    List<String> arguments = new ArrayList<>(List.of("merge"));
    Stream.of(parts).map(this::at).forEach(arguments::add);
    arguments.addAll(List.of("--out", at("merged.csv")));
    return Run.of(arguments.toArray(String[]::new));
  }

  /** Writes the shipped plan with some lines replaced, beside the shipped files. */
  @Test
  void withoutBinsThereIsNoRangeToPrint() throws IOException {
    Run run = Run.of("sweep", "--plan", plan("worlds: 8", "bins: 0"), "--out", at("bins.csv"));
    assertThat(run.code()).isZero();
    assertThat(run.out().replaceAll("\\s+", " "))
        .startsWith("closing_reserve below 0: how likely, by year, in 8 worlds")
        .doesNotContain("p05", "range");
  }

  @ParameterizedTest
  @CsvSource({"'closing_reserve, ', 105 of 105", "'', 105 of 105"})
  void aMeasureWithoutValuesIsToldOf(String others, String places) throws IOException {
    String plan =
        plan(
            "worlds: 8",
            "measures: [" + others + "{name: share, is: income / (income - income), unit: part}]");
    Run run = Run.of("sweep", "--plan", plan, "--out", at("gaps.csv"));
    assertThat(run.code()).isZero();
    assertThat(run.err())
        .contains(
            "warning: measures, share: found no value in some or all worlds of "
                + places
                + " years of schools")
        .doesNotContain("warning: measures, closing_reserve");
    Run part = Run.of("sweep", "--plan", plan, "--slice", "1/1", "--out", at("gaps.part"));
    assertThat(part.code()).isZero();
    assertThat(Run.of("merge", at("gaps.part"), "--out", at("gaps-merged.csv")).err())
        .contains("warning: measures, share: found no value");
  }

  private String plan(String... lines) throws IOException {
    Run.copyWexmoor(folder);
    StringBuilder text = new StringBuilder();
    for (String old : Files.readAllLines(PLAN, UTF_8)) {
      String changed = old;
      for (String line : lines) {
        changed = old.startsWith(line.substring(0, line.indexOf(':') + 1)) ? line : changed;
      }
      text.append(changed).append('\n');
    }
    Path file = folder.resolve("plan-" + Integer.toHexString(List.of(lines).hashCode()) + ".yaml");
    return Files.writeString(file, text, UTF_8).toString();
  }

  private String at(String name) {
    return folder.resolve(name).toString();
  }
}
