package org.perpupil.io.result;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.perpupil.io.FileScope;
import org.perpupil.io.SmallFiles;
import org.perpupil.io.Source;
import org.perpupil.io.input.SweepInputs;
import org.perpupil.sweep.SweepResult;
import org.perpupil.sweep.run.Slice;
import org.perpupil.sweep.run.Sweep;

/** A sweep whose slices run where none of its files lie. */
@Tag("slow")
class SweepOnManyMachinesTest {
  @TempDir private Path folder;
  private SmallFiles files;
  private Path plan;

  @BeforeEach
  void write() {
    files = new SmallFiles(folder);
    files.lines(
        "schools.csv", SmallFiles.SCHOOL_HEADER, SmallFiles.SCHOOL, "A2,301,primary,7,0,70,0,0");
    files.lines("formulas.csv", SmallFiles.FORMULA_HEADER, SmallFiles.FORMULA);
    files.lines("budgets.csv", "id,code,amount", "A1,OB01,20000", "A1,E16,60000", "A1,E19,30000");
    files.lines("assumptions.yaml", "assumptions:", "  formula.local_uplift_percent: 1");
    plan = files.text("p.yaml", plan("bins: 64"));
  }

  private static String plan(String more) {
    return """
    version: 1
    schools: [./schools.csv]
    formulas: formulas.csv
    budgets: budgets.csv
    assumptions: assumptions.yaml
    years: 2017-18..2018-19
    vary:
      - assumption: prices.energy_percent
        uniform: {low: -20.25, high: 40}
      - assumption: prices.cpi_percent
        uniform: {low: 1, high: 4}
    worlds: 100
    measures:
      - closing_reserve
      - {name: reserve_percent, is: 100 * closing_reserve / income, unit: percent, below: 5.5}
    """
        + more
        + "\n";
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 1000})
  void partsAreThoseOfTheFirstMachine(int batch) throws Exception {
    SweepInputs first = SweepInputs.read(plan);
    Sweep here = first.sweep(batch);
    Sweep there = SweepInputs.read(first.contents()).sweep(batch, here.start());
    assertThat(there.fingerprint()).isEqualTo(here.fingerprint());
    assertThat(there.measures()).isEqualTo(here.measures());
    assertThat(there.basis()).isEqualTo(here.basis());
    assertThat(there.failure(0)).isEqualTo(here.failure(0));
    assertThat(there.failure(1)).isEqualTo(here.failure(1)).isPresent();

    List<SweepResult> parts = new ArrayList<>();
    for (int number = 1; number <= 3; number++) {
      byte[] part = part(there, number);
      assertThat(part).isEqualTo(part(here, number));
      parts.add(SweepWriter.readPart(Source.of("a part", part)));
    }
    SweepResult end = SweepResult.combine(List.of(parts.get(2), parts.get(1)));
    assertThat(end.from()).isEqualTo(34);
    assertThat(end.count()).isEqualTo(66);
    assertThat(end.isStoppedEarly()).isFalse();
    assertThat(SweepWriter.toCsv(SweepResult.merge(List.of(end, parts.get(0)))))
        .isEqualTo(SweepWriter.toCsv(here.run(1)));
    assertThatThrownBy(() -> SweepResult.combine(List.of(parts.get(0), parts.get(2))))
        .hasMessageContaining("no worlds 34 to 66");
    assertThatThrownBy(() -> SweepResult.combine(List.of(end, parts.get(2))))
        .hasMessageContaining("each world once");
  }

  @Test
  void whatWasFoundOutOfOtherDataIsRefused() throws Exception {
    byte[] start = SweepInputs.read(plan).sweep().start();
    Files.writeString(plan, plan("seed: 5"));
    SweepInputs otherPlan = SweepInputs.read(plan);
    assertThatThrownBy(() -> otherPlan.sweep(1, start))
        .hasMessageContaining("start of the sweep")
        .hasMessageContaining("several versions of the program");

    Files.writeString(plan, plan("bins: 64"));
    files.lines("budgets.csv", "id,code,amount", "A1,OB01,20001", "A1,E16,60000", "A1,E19,30000");
    SweepInputs otherData = SweepInputs.read(plan);
    assertThatThrownBy(() -> otherData.sweep(1, start)).hasMessageContaining("a file changed");

    byte[] cut = java.util.Arrays.copyOf(otherData.sweep().start(), 300);
    assertThatThrownBy(() -> otherData.sweep(1, cut)).isInstanceOf(UncheckedIOException.class);
  }

  @Test
  void aFolderElsewhereIsReadByName() throws Exception {
    Map<String, byte[]> there = new HashMap<>();
    for (String name : List.of("schools.csv", "formulas.csv", "budgets.csv", "assumptions.yaml")) {
      there.put("in/" + name, Files.readAllBytes(folder.resolve(name)));
    }
    there.put("in/p.yaml", plan("bins: 64").getBytes(UTF_8));
    List<String> asked = new ArrayList<>();
    Source source =
        Source.in(
            name -> {
              asked.add(name);
              return Optional.ofNullable(there.get(name));
            },
            "in/p.yaml");
    SweepInputs read = SweepInputs.read(source, FileScope.IN_ITS_FOLDER);
    assertThat(asked)
        .containsExactly(
            "in/p.yaml",
            "in/schools.csv",
            "in/formulas.csv",
            "in/budgets.csv",
            "in/assumptions.yaml");
    assertThat(read.files()).isEmpty();
    assertThat(read.sweep().fingerprint()).isEqualTo(SweepInputs.read(plan).sweep().fingerprint());

    there.remove("in/budgets.csv");
    assertThatThrownBy(() -> SweepInputs.read(source, FileScope.IN_ITS_FOLDER))
        .hasMessageContaining("in/p.yaml, key budgets: found 'budgets.csv'")
        .hasMessageContaining("Maybe it is in another folder");
    assertThatThrownBy(() -> Source.in(name -> Optional.empty(), "q.yaml"))
        .hasMessageContaining("q.yaml: found nothing, expected a file that is there");
  }

  @Test
  void rowsAreThoseOfTheTable() throws Exception {
    SweepResult result = SweepInputs.read(plan).sweep().run(1);
    StringBuilder rows = new StringBuilder();
    SweepWriter.rows(result, cells -> rows.append(String.join(",", cells)).append('\n'));
    assertThat(rows.toString())
        .startsWith("level,id,year,measure,statistic,value,")
        .isEqualTo(SweepWriter.toCsv(result));
  }

  @Test
  void anotherFormatHasItsOwnEnding() {
    Path file = folder.resolve("r.parquet");
    assertThat(SweepWriter.output(file, ".parquet").problems()).isEmpty();
    assertThat(SweepWriter.output(file, ".parquet").files())
        .containsExactly(file, folder.resolve("r.summary.json"));
    assertThat(SweepWriter.output(file).problems()).hasSize(1);
    assertThat(SweepWriter.output(folder.resolve("r.csv"), ".parquet").problems()).hasSize(1);
  }

  private static byte[] part(Sweep sweep, int number) throws InterruptedException {
    return SweepWriter.partBytes(sweep.run(new Slice(number, 3), 1, worlds -> {}));
  }
}
