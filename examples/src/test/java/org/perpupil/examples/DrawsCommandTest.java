package org.perpupil.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Worlds that are kept one by one, worlds of one's own, and a grid over one number. */
@Tag("slow")
class DrawsCommandTest {
  private static final String AWARD = "pay.teacher_award_percent 2027-28";

  /** W01, W02, W05, W09 and W16; their authority and a trust. */
  private static final int SCHOOLS = 5;

  private static final int TOTALS = 2;

  @TempDir private Path folder;
  private String plan;

  @BeforeEach
  void files() throws IOException {
    Run.copyWexmoor(folder);
    for (String file : List.of("schools.csv", "budgets.csv", "staff.csv")) {
      Path all = folder.resolve(file);
      List<String> some =
          Files.readAllLines(all, UTF_8).stream()
              .filter(line -> line.matches("(?s)id,.*|W(01|02|05|09|16),.*"))
              .toList();
      Files.write(all, some, UTF_8);
    }
    plan = plan("measures: [closing_reserve, income]");
  }

  private String plan(String measures) throws IOException {
    String text =
        Files.readString(folder.resolve("deficit-risk.sweep.yaml"), UTF_8)
            .replaceAll("worlds: \\d+", "worlds: 40")
            .replaceAll("bins: \\d+", "bins: 0")
            .replaceAll("measures: .*", measures);
    return Files.writeString(folder.resolve("p.sweep.yaml"), text, UTF_8).toString();
  }

  @Test
  void everyWorldIsARowInTheSameBytesFromThreadsSlicesAndBatches() throws IOException {
    Run whole = sweep("--threads", "1", "--out", at("a.csv"), "--draws", at("a.draws.csv.gz"));
    assertThat(whole.code()).as(whole.err()).isZero();
    sweep("--threads", "3", "--batch", "4", "--out", at("b.csv"), "--draws", at("b.draws.csv.gz"));
    List<String> merge = new ArrayList<>(List.of("merge"));
    for (String k : List.of("3", "1", "2")) {
      String draws = at(k + ".draws.csv.gz");
      sweep("--slice", k + "/3", "--out", at(k + ".part"), "--draws", draws);
      merge.addAll(List.of(draws, at(k + ".part")));
    }
    merge.addAll(List.of("--out", at("m.csv"), "--draws", at("m.draws.csv.gz")));
    Run merged = Run.of(merge.toArray(String[]::new));

    assertThat(merged.code()).as(merged.err()).isZero();
    for (String other : List.of("b", "m")) {
      assertThat(folder.resolve(other + ".draws.csv.gz"))
          .hasSameBinaryContentAs(folder.resolve("a.draws.csv.gz"));
      assertThat(folder.resolve(other + ".csv")).hasSameBinaryContentAs(folder.resolve("a.csv"));
      assertThat(Files.readString(folder.resolve(other + ".draws.csv.summary.json"), UTF_8))
          .isEqualTo(
              Files.readString(folder.resolve("a.draws.csv.summary.json"), UTF_8)
                  .replace("a.draws", other + ".draws"));
    }
    // Draws change no figure, and are kept as plain text, too.
    sweep("--out", at("n.csv"));
    sweep("--out", at("p.csv"), "--draws", at("p.draws.csv"));
    assertThat(folder.resolve("n.csv")).hasSameBinaryContentAs(folder.resolve("a.csv"));
    List<String> rows = draws("a.draws.csv.gz");
    assertThat(Files.readAllLines(folder.resolve("p.draws.csv"), UTF_8)).isEqualTo(rows);
    assertThat(rows).hasSize(41);
    assertThat(rows.get(40)).startsWith("39,");
    assertThat(folder.resolve("a.csv.parts")).doesNotExist();
    // The mean of the rows is the mean of the table.
    String column = "closing_reserve:2029-30:school:W16";
    double mean =
        column(rows, column).stream().mapToDouble(Double::parseDouble).average().orElse(0);
    String row =
        Files.readAllLines(folder.resolve("a.csv"), UTF_8).stream()
            .filter(line -> line.startsWith("school,W16,2029-30,closing_reserve,mean,"))
            .findFirst()
            .orElseThrow();
    assertThat(Double.parseDouble(row.split(",", -1)[5])).isCloseTo(mean, within(0.01));
  }

  @Test
  void aStoppedSweepGoesOnWithTheDrawsOfItsFinishedSlices() throws IOException {
    Files.writeString(
        Path.of(plan),
        Files.readString(Path.of(plan), UTF_8).replace("worlds: 40", "worlds: 1030"),
        UTF_8);
    String of = "W16";
    sweep("--out", at("a.csv"), "--draws", at("a.csv.gz"), "--draws-of", of);
    Path parts = Files.createDirectory(folder.resolve("b.csv.parts"));
    String second = parts.resolve("slice-02-of-02").toString();
    String draws = second + ".draws.csv.gz";
    sweep("--slice", "2/2", "--out", second + ".part", "--draws", draws, "--draws-of", of);
    // Whose draws are gone is run again, whatever part it left.
    String first = parts.resolve("slice-01-of-02").toString();
    sweep("--slice", "1/2", "--out", first + ".part");

    Run run = sweep("--out", at("b.csv"), "--draws", at("b.csv.gz"), "--draws-of", of);

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(folder.resolve("b.csv.gz")).hasSameBinaryContentAs(folder.resolve("a.csv.gz"));
    assertThat(folder.resolve("b.csv")).hasSameBinaryContentAs(folder.resolve("a.csv"));
    assertThat(parts).doesNotExist();
  }

  @Test
  void someUnitsAloneAreKeptWithWhatTheyDrewThemselves() throws IOException {
    Run run =
        sweep(
            "--out", at("a.csv"), "--draws", at("d.csv"), "--draws-of", "W16", "--draws-of", "999");
    assertThat(run.code()).as(run.err()).isZero();
    List<String> header = List.of(draws("d.csv").get(0).split(",", -1));
    assertThat(header)
        .startsWith("world", AWARD)
        .contains("pupils.intake_growth_percent in common 2026-27")
        .contains(
            "pupils.intake_growth_percent of W16 2026-27", "staff.teacher_leaving_percent of W16")
        .endsWith("income:2029-30:authority:999")
        .doesNotContain("pupils.intake_growth_percent of W01 2026-27")
        .doesNotContain("income:2029-30:school:W01")
        .hasSize(1 + 19 + 5 + 2 * 2 * 5);
    Run unknown = sweep("--out", at("x.csv"), "--draws", at("x.d.csv"), "--draws-of", "W99");
    assertThat(unknown.code()).isEqualTo(1);
    assertThat(unknown.err()).contains("--draws-of: found 'W99'").contains("Maybe '");
    assertThat(folder.resolve("x.d.csv")).doesNotExist();
  }

  @Test
  void drawnWorldsRunAgainGiveWhatTheyGave() throws IOException {
    sweep("--out", at("a.csv"), "--draws", at("d.csv.gz"));
    List<String> rows = draws("d.csv.gz");
    int inputs = 1 + 19;
    List<String> mine = new ArrayList<>();
    for (String row : rows) {
      mine.add(String.join(",", Arrays.asList(row.split(",", -1)).subList(0, inputs)));
    }
    Files.write(folder.resolve("mine.csv"), mine, UTF_8);
    Run again = sweep("--worlds", at("mine.csv"), "--out", at("b.csv"), "--draws", at("e.csv.gz"));
    assertThat(again.code()).as(again.err()).isZero();
    assertThat(folder.resolve("e.csv.gz")).hasSameBinaryContentAs(folder.resolve("d.csv.gz"));
    assertThat(Files.readString(folder.resolve("b.summary.json"), UTF_8))
        .contains("\"sampler\" : \"worlds of mine.csv\"");

    // Some of the worlds, in another order and with columns in another order: each as it was.
    List<String> some = new ArrayList<>();
    for (int world : new int[] {-1, 30, 7, 19}) {
      List<String> cells = new ArrayList<>(List.of(mine.get(world + 1).split(",", -1)));
      java.util.Collections.reverse(cells);
      some.add(String.join(",", cells));
    }
    Files.write(folder.resolve("some.csv"), some, UTF_8);
    sweep("--worlds", at("some.csv"), "--out", at("c.csv"), "--draws", at("c.draws.csv"));
    assertThat(draws("c.draws.csv"))
        .containsExactly(rows.get(0), rows.get(31), rows.get(8), rows.get(20));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "prices.cpi_percent|2|found 'prices.cpi_percent', expected an input of the plan, or world",
        "closing_reserve:2029-30:school:W01|2|inputs alone are taken",
        "prices.energy_percent 2026-27|much|found 'much', expected a number",
        "prices.energy_percent 2026-27|5000|found '5000'",
        "world|half|expected the number of a world"
      })
  void worldsThatDoNotFitAreTold(String column, String cell, String told) throws IOException {
    sweep("--out", at("a.csv"), "--draws", at("d.csv"), "--draws-of", "W01");
    List<String> rows = draws("d.csv");
    List<String> header = new ArrayList<>(List.of(rows.get(0).split(",", -1)).subList(0, 20));
    List<String> cells = new ArrayList<>(List.of(rows.get(1).split(",", -1)).subList(0, 20));
    int at = header.indexOf(column);
    if (at < 0) {
      header.add(column);
      cells.add(cell);
    } else {
      cells.set(at, cell);
    }
    Files.write(
        folder.resolve("w.csv"), List.of(String.join(",", header), String.join(",", cells)), UTF_8);
    Run run = sweep("--worlds", at("w.csv"), "--out", at("r.csv"));
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("w.csv, line ").contains(told).contains("\nMaybe ");
    assertThat(folder.resolve("r.csv")).doesNotExist();
  }

  @Test
  void measuresOfOnesOwnAreSweptKeptAndAnalysed() throws IOException {
    plan =
        plan(
            "measures:\n"
                + "  - {name: reserve_percent, is: 100 * closing_reserve / income, unit: percent,"
                + " below: 5}\n"
                + "  - {name: loss_in_teachers, is: \"max(0, -in_year_balance) / 62000\", unit:"
                + " teachers}\n"
                + "  - income\n"
                + "  - {name: teaching, is: E01 / expenditure, unit: share}");
    Run run = sweep("--out", at("a.csv"), "--draws", at("d.csv"), "--draws-of", "W16");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(Files.readString(folder.resolve("a.csv"), UTF_8))
        .contains("\nschool,W16,2029-30,reserve_percent,deficit_probability,")
        .contains("\nauthority,999,2029-30,teaching,mean,0.");
    assertThat(Files.readString(folder.resolve("a.summary.json"), UTF_8))
        .contains("\"reserve_percent\" : {", "\"below\" : 5");
    assertThat(draws("d.csv").get(0)).contains(",loss_in_teachers:2029-30:school:W16,");
    Run ranked =
        Run.of(
            "sensitivity",
            "--plan",
            plan,
            "--method",
            "tornado",
            "--measure",
            "reserve_percent",
            "--id",
            "W16",
            "--out",
            at("t.csv"));
    assertThat(ranked.code()).as(ranked.err()).isZero();
    assertThat(ranked.out()).startsWith("reserve_percent 2029-30");
    plan = plan("measures:\n  - {name: x, is: E1 / income, unit: share}");
    Run wrong = sweep("--out", at("x.csv"));
    assertThat(wrong.code()).isEqualTo(1);
    assertThat(wrong.err()).contains("measures, x: found 'E1'").contains("Maybe 'E01' was meant");
  }

  @Test
  void boxesTellTheWorldsInWhichASchoolFails() throws IOException {
    StringBuilder rows =
        new StringBuilder(
            "world,award,children of W01,children of W02,"
                + "closing_reserve:2029-30:school:W01,closing_reserve:2029-30:school:W02\n");
    for (int world = 0; world < 400; world++) {
      int award = world * 7 % 400;
      int own = world * 11 % 400;
      int other = world * 13 % 400;
      rows.append(world + "," + award / 100.0 + "," + own + "," + other + ",");
      rows.append((award > 240 && own < 200 ? -5 : 5) + "," + (other - 100) + "\n");
    }
    Files.writeString(folder.resolve("d.csv"), rows, UTF_8);
    Run run = boxes("closing_reserve:2029-30:school:W01 < 0", "d.csv");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out())
        .startsWith("closing_reserve:2029-30:school:W01 < 0 in ")
        .containsPattern("1 +[0-9.]+% +[0-9.]+% +[0-9.]+% +award +2.[34]")
        .contains("children of W01")
        .doesNotContain("children of W02");
    assertThat(Files.readAllLines(folder.resolve("b.csv"), UTF_8).get(0))
        .isEqualTo(
            "box,input,input_low,input_high,chance,coverage,density,mass,worlds,worlds_of_interest");
    assertThat(Files.readAllLines(folder.resolve("b.steps.csv"), UTF_8).get(1))
        .startsWith("0,1,0.")
        .endsWith(",0");
    assertThat(Files.readString(folder.resolve("b.summary.json"), UTF_8))
        .contains("\"worlds\" : 400");

    assertThat(boxes("closing_reserve:2029-30:school:W03<0", "d.csv").err())
        .contains("expected one of the 2 outputs of these draws");
    assertThat(boxes("closing_reserve", "d.csv").err())
        .contains("condition: found 'closing_reserve'");
    assertThat(boxes("closing_reserve:2029-30:school:W01<-9", "d.csv").err())
        .contains("worlds of interest: found '0 of 400'");
    Files.writeString(folder.resolve("cut.csv.gz"), "not compressed", UTF_8);
    assertThat(boxes("a<0", "cut.csv.gz").err())
        .contains("cut.csv.gz: found 'a file that cannot be read'");
    Files.writeString(folder.resolve("w.csv"), "world,a,x:1:school:W01\n0,1,much\n1,2\n", UTF_8);
    assertThat(boxes("x:1:school:W01<0", "w.csv").err())
        .contains("line 2, column x:1:school:W01: found 'much', expected a number")
        .contains("line 3: found '2 values'");
  }

  private Run boxes(String condition, String draws) {
    return Run.of("boxes", "--draws", at(draws), "--where", condition, "--out", at("b.csv"));
  }

  @Test
  void emptyCutAndUnfinishedWorldsAreTold() throws IOException {
    for (String text : List.of("", "world\n", AWARD + "\n3,4\n", "\"" + AWARD)) {
      Files.writeString(folder.resolve("w.csv"), text, UTF_8);
      Run run = sweep("--worlds", at("w.csv"), "--out", at("r.csv"));
      assertThat(run.code()).as(text).isEqualTo(1);
      assertThat(run.err()).contains("error: ", "w.csv").contains("\nMaybe ");
    }
    Run stop =
        Run.of(
            "sweep",
            "--plan",
            plan("measures: [income]\nstop: {measure: income, statistic: mean, half_width: 9}"),
            "--worlds",
            Files.writeString(folder.resolve("w.csv"), mine(), UTF_8).toString(),
            "--out",
            at("r.csv"));
    assertThat(stop.err()).contains("stop: found 'w.csv', expected worlds that the plan draws");
  }

  private String mine() throws IOException {
    sweep("--out", at("mine-a.csv"), "--draws", at("mine-d.csv"), "--draws-of", "W01");
    StringBuilder text = new StringBuilder();
    for (String row : draws("mine-d.csv")) {
      text.append(String.join(",", List.of(row.split(",", -1)).subList(0, 20))).append('\n');
    }
    return text.toString();
  }

  @Test
  void aGridMovesOneNumberAndAgreesWithAProjection() throws IOException {
    Run grid = sweep("--grid", AWARD + "=1..5/9", "--out", at("g.csv"));
    assertThat(grid.code()).as(grid.err()).isZero();
    assertThat(grid.out())
        .contains("closing_reserve of 2029-30, by " + AWARD)
        .containsPattern("school +W09 .* from [0-9.]+ to 5\n")
        .containsPattern("school +W05 .* never\n");
    List<String> rows = Files.readAllLines(folder.resolve("g.csv"), UTF_8);
    assertThat(rows.get(0)).isEqualTo("input,at,level,id,year,measure,value,unit");
    assertThat(rows).hasSize(1 + 9 * (SCHOOLS + TOTALS) * 5 * 2);

    Path assumptions = folder.resolve("assumptions.yaml");
    String award = "pay.teacher_award_percent: {2027-28: ";
    String text = Files.readString(assumptions, UTF_8);
    assertThat(text).contains(award + "2.8");
    Files.writeString(assumptions, text.replace(award + "2.8", award + "3.5"), UTF_8);
    Run project =
        Run.of(
            "project",
            "--in",
            folder.toString(),
            "--years",
            "2025-26..2029-30",
            "--out",
            at("p.csv"));
    assertThat(project.code()).as(project.err()).isZero();
    List<String> projected = Files.readAllLines(folder.resolve("p.csv"), UTF_8);
    int compared = 0;
    for (String row : rows) {
      String[] cells = row.split(",", -1);
      if (cells[1].equals("3.5")
          && cells[2].equals("school")
          && cells[5].equals("closing_reserve")) {
        String found =
            projected.stream()
                .filter(
                    line -> line.matches(cells[3] + "," + cells[4] + ",[a-z]+,closing_reserve,.*"))
                .findFirst()
                .orElseThrow();
        // Lines of a projection are rounded one by one, and reserves add them up.
        assertThat(Double.parseDouble(found.substring(found.lastIndexOf(',') + 1)))
            .as(row)
            .isCloseTo(Double.parseDouble(cells[6]), within(0.1));
        compared++;
      }
    }
    assertThat(compared).isEqualTo(SCHOOLS * 5);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "pay.teacher_award=0..6/3|1|expected the name of an assumption",
        "pay.teacher_award_percent=6..0/3|2|expected a first number below the last one",
        "pay.teacher_award_percent=0..6/1|2|expected 2 to 100000 points",
        "pay.teacher_award_percent=0..6|2|such as pay.teacher_award_percent=0..6/13",
        "pay.teacher_award_percent 2040-41=0..6/3|1|a year of the plan, 2025-26 to 2029-30",
        "pay.teacher_award_percent=0..600/3|1|found '600'"
      })
  void gridsThatDoNotFitAreTold(String grid, int code, String told) {
    Run run = sweep("--grid", grid, "--out", at("g.csv"));
    assertThat(run.code()).as(run.err()).isEqualTo(code);
    assertThat(run.err()).contains(told);
    assertThat(folder.resolve("g.csv")).doesNotExist();
  }

  @Test
  void optionsThatDoNotGoTogetherAreRefused() {
    assertThat(
            sweep("--grid", "prices.cpi_percent=0..1/2", "--slice", "1/2", "--out", at("x.part"))
                .err())
        .contains("--grid does not go with --draws, --worlds or --slice");
    assertThat(sweep("--draws-of", "W01", "--out", at("x.csv")).err())
        .contains("--draws-of needs --draws");
    assertThat(sweep("--out", at("x.csv"), "--draws", at("x.xml")).err())
        .contains("--draws x.xml: expected a name that ends .csv.gz or .csv");
    assertThat(sweep("--out", at("x.csv"), "--draws", at("x.csv")).code()).isEqualTo(1);
  }

  @Test
  void drawsOfPartsThatDoNotFitAreTold() throws IOException {
    for (String k : List.of("1", "2")) {
      sweep("--slice", k + "/2", "--out", at(k + ".part"), "--draws", at(k + ".d.csv"));
    }
    assertThat(merge(at("1.d.csv")).err()).contains("worlds to 19", "left out");
    assertThat(merge(at("1.d.csv"), at("1.d.csv")).err()).contains("given twice");
    assertThat(merge(at("1.d.csv"), at("nothing.csv")).err())
        .contains("nothing.csv: found nothing");
    Files.writeString(folder.resolve("2.d.csv"), "world\n", UTF_8);
    Run changed = merge(at("1.d.csv"), at("2.d.csv"));
    assertThat(changed.err()).contains("draws that were changed or cut after they were written");
    assertThat(changed.code()).isEqualTo(1);
    assertThat(folder.resolve("m.csv")).doesNotExist();
    assertThat(Run.of("merge", at("1.part"), at("1.d.csv"), "--out", at("m.csv")).err())
        .contains("holds draws, which --draws joins");
    // A slice whose draws were lost is run again.
    Files.delete(folder.resolve("1.d.csv"));
    Files.delete(folder.resolve("1.d.summary.json"));
    Run again = sweep("--slice", "1/2", "--out", at("1.part"), "--draws", at("1.d.csv"));
    assertThat(again.err()).contains("slice 1/2: 20 worlds");
    assertThat(sweep("--slice", "1/2", "--out", at("1.part"), "--draws", at("1.d.csv")).err())
        .contains("finished before, nothing to do");
  }

  private Run merge(String... draws) {
    List<String> line = new ArrayList<>(List.of("merge", at("1.part"), at("2.part")));
    line.addAll(List.of(draws));
    line.addAll(List.of("--out", at("m.csv"), "--draws", at("m.draws.csv")));
    return Run.of(line.toArray(String[]::new));
  }

  private Run sweep(String... options) {
    List<String> line = new ArrayList<>(List.of("sweep", "--plan", plan));
    line.addAll(List.of(options));
    return Run.of(line.toArray(String[]::new));
  }

  private String at(String name) {
    return folder.resolve(name).toString();
  }

  private List<String> draws(String name) throws IOException {
    try (InputStream bytes = Files.newInputStream(folder.resolve(name))) {
      InputStream text = name.endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
      return new String(text.readAllBytes(), UTF_8).lines().toList();
    }
  }

  private static List<String> column(List<String> rows, String name) {
    int at = List.of(rows.get(0).split(",", -1)).indexOf(name);
    return rows.stream().skip(1).map(row -> row.split(",", -1)[at]).toList();
  }
}
