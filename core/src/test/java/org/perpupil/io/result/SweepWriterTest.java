package org.perpupil.io.result;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.perpupil.io.SmallFiles;
import org.perpupil.io.input.SweepInputs;
import org.perpupil.io.plan.SweepPlanFile;
import org.perpupil.problem.ProblemsException;
import org.perpupil.projection.Measure;
import org.perpupil.projection.YearBasis;
import org.perpupil.statistics.sensitivity.OneAtATime;
import org.perpupil.statistics.sensitivity.StandardisedRegression;
import org.perpupil.sweep.SweepMeasure;
import org.perpupil.sweep.SweepPlan;
import org.perpupil.sweep.SweepResult;
import org.perpupil.sweep.SweepUnit;
import org.perpupil.sweep.run.Slice;
import org.perpupil.sweep.run.Sweep;
import org.perpupil.sweep.run.SweepSensitivity;

/** A small plan from files to results. */
@Tag("slow")
class SweepWriterTest {
  private static final String PLAN =
      """
      version: 1
      schools: schools.csv
      formulas: formulas.csv
      budgets: budgets.csv
      staff: staff.csv
      assumptions: assumptions.yaml
      years: 2017-18..2018-19
      vary:
        - assumption: prices.energy_percent
          uniform: {low: -20, high: 40}
        - assumption: prices.cpi_percent
          uniform: {low: 1, high: 4}
      worlds: 64
      """;

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
    files.lines("staff.csv", "id,role,scale,point,fte", "A1,teacher,rest-of-england,M6,8");
    files.lines("assumptions.yaml", "assumptions:", "  formula.local_uplift_percent: 1");
    plan = files.text("p.yaml", PLAN);
  }

  @Test
  void resultsAreTidyAndPartsAreReadAgain() throws Exception {
    SweepInputs inputs = SweepInputs.read(plan);
    assertThat(inputs.warnings()).isEmpty();
    assertThat(inputs.plan().worlds()).isEqualTo(64);
    Sweep sweep = inputs.sweep();
    Path part = folder.resolve("deeper/1.part");
    SweepWriter.writePart(sweep.run(Slice.WHOLE, 1, worlds -> {}), part);
    SweepResult result = SweepWriter.readPart(part);
    Path out = folder.resolve("r.csv");
    SweepWriter.write(result, out);

    List<String> lines = Files.readAllLines(out, UTF_8);
    // One school of two can be projected, and their authority: two years, 7 statistics, 7
    // quantiles.
    assertThat(lines).hasSize(1 + 2 * 2 * 14);
    double mean = result.result(Measure.CLOSING_RESERVE, 0, 1).orElseThrow().mean();
    assertThat(lines)
        .anyMatch(line -> line.startsWith("school,A1,2018-19,closing_reserve,mean," + mean + ","))
        .anyMatch(line -> line.startsWith("authority,301,2017-18,closing_reserve,p05,"))
        .anyMatch(line -> line.startsWith("school,A1,2018-19,closing_reserve,standard_error,"))
        .allMatch(line -> line.endsWith(",64") || line.endsWith(",worlds"));
    assertThat(Files.readString(folder.resolve("r.summary.json"), UTF_8))
        .contains("\"schools\" : 2", "\"schools_failed\" : 1", sweep.fingerprint(), "2018-19");
    assertThat(SweepWriter.output(out).files())
        .containsExactly(out, folder.resolve("r.summary.json"));
    files.lines("budgets.csv", "id,code,amount", "A1,OB01,20000", "A1,E16,60001");
    assertThat(SweepInputs.read(plan).sweep().fingerprint()).isNotEqualTo(sweep.fingerprint());
  }

  @Test
  void aScenarioIsComparedWithItsBaseline() throws Exception {
    files.text(
        "dear.yaml",
        """
        name: Dear energy
        leaves_out: all else
        constants:
          prices.contract_percent: 4
        changes:
          - assumption: premises.floor_area_growth_percent
            set: 3
        """);
    Path paired = files.text("q.yaml", PLAN + "scenario: dear.yaml\nagainst: baseline\n");
    SweepInputs inputs = SweepInputs.read(paired);
    SweepResult result = inputs.sweep(1).run(1);
    Path out = folder.resolve("r.csv");
    SweepWriter.write(result, out);

    assertThat(Files.readAllLines(out, UTF_8))
        .anyMatch(line -> line.startsWith("school,A1,2018-19,closing_reserve_against,mean,"))
        .anyMatch(line -> line.startsWith("school,A1,2018-19,closing_reserve_difference,p05,"))
        .anyMatch(
            line ->
                line.matches("school,A1,2018-19,closing_reserve_difference,lower_pr.*,1,0[.]9.*"))
        .anyMatch(line -> line.contains("closing_reserve_difference,higher_probability,0,0,0.0"))
        .anyMatch(line -> line.startsWith("authority,301,2018-19,closing_reserve_losers,mean,1,"))
        .anyMatch(line -> line.startsWith("authority,301,2018-19,closing_reserve_lost,p95,"))
        .noneMatch(line -> line.startsWith("school") && line.contains("closing_reserve_lost"))
        .noneMatch(line -> line.contains("_higher,"));
    assertThat(Files.readString(folder.resolve("r.summary.json"), UTF_8))
        .contains(
            "\"compared_with_another_world\" : true", "closing_reserve_difference lower_prob");
    assertThat(inputs.files()).contains(folder.resolve("dear.yaml"));

    // Against itself nothing differs, and alone it gives the same figures.
    SweepResult same =
        SweepInputs.read(files.text("s.yaml", PLAN + "scenario: dear.yaml\nagainst: dear.yaml\n"))
            .sweep()
            .run(1);
    assertThat(
            same.result(SweepMeasure.difference(Measure.CLOSING_RESERVE), 0, 1)
                .orElseThrow()
                .mean())
        .isZero();
    SweepResult alone =
        SweepInputs.read(files.text("t.yaml", PLAN + "scenario: dear.yaml\n")).sweep().run(1);
    assertThat(alone.result(Measure.CLOSING_RESERVE, 0, 1))
        .isEqualTo(result.result(Measure.CLOSING_RESERVE, 0, 1));
    double against =
        result
            .result(new SweepMeasure(Measure.CLOSING_RESERVE, SweepMeasure.Kind.AGAINST), 0, 1)
            .orElseThrow()
            .mean();
    assertThat(alone.result(Measure.CLOSING_RESERVE, 0, 1).orElseThrow().mean())
        .isLessThan(against - 100);
  }

  @Test
  void aSchoolThatConvertsIsComparedInItsFinancialYears() throws Exception {
    files.text(
        "leave.yaml",
        "name: Leave\nleaves_out: all\nconversions: [{school: A1, on: 2018-09-01}]\n");
    SweepInputs inputs =
        SweepInputs.read(files.text("q.yaml", PLAN + "scenario: leave.yaml\nagainst: baseline\n"));
    SweepResult result = inputs.sweep().run(1);

    assertThat(result.result(SweepMeasure.difference(Measure.CLOSING_RESERVE), 0, 0).orElseThrow())
        .satisfies(before -> assertThat(before.minimum()).isZero())
        .satisfies(before -> assertThat(before.maximum()).isZero());
    assertThat(
            result
                .result(SweepMeasure.difference(Measure.CLOSING_RESERVE), 0, 1)
                .orElseThrow()
                .mean())
        .isNotZero();
    assertThat(
            inputs
                .projection("A1")
                .build()
                .run()
                .total(0, Measure.INCOME, inputs.plan().last(), YearBasis.FINANCIAL))
        .isPresent();
  }

  @Test
  void whatDoesNotFitSchoolsOrScenarioIsTold() {
    String bad =
        PLAN.replace(
                    "  - assumption: prices.energy_percent",
                    "  - assumption: prices.energy_percent\n    trust: First")
                .replace(
                    "  - assumption: prices.cpi_percent",
                    "  - assumption: prices.cpi_percent\n    schools: [A1, A8]")
            + "seed: 4\n";
    assertThatThrownBy(() -> SweepInputs.read(files.text("q.yaml", bad)))
        .hasMessageContaining("line 9, column 5, trust: found 'First'")
        .hasMessageContaining("no trust, as no school has one")
        .hasMessageContaining("school: found 'A8', expected one that a school has, such as A1")
        .hasMessageContaining("Maybe");
    assertThatThrownBy(
            () ->
                SweepInputs.read(
                    files.text("q.yaml", bad.replace("trust: First", "authority: '310'"))))
        .hasMessageContaining("authority: found '310'")
        .hasMessageContaining("such as 301");
    files.text(
        "s.yaml",
        """
        name: Both
        leaves_out: all else
        changes:
          - assumption: prices.energy_percent
            authority: '301'
            set: {2018-19: 3}
        """);
    files.text(
        "u.yaml",
        """
        name: National
        leaves_out: all else
        constants: {formula.national_uplift_percent: 2, prices.contract_percent: 2}
        formula: {2018-19: 'nff:2018-19'}
        """);
    assertThatThrownBy(() -> SweepInputs.read(files.text("q.yaml", PLAN + "scenario: s.yaml\n")))
        .hasMessageContaining("an assumption that scenario Both does not change");
    String uplift = PLAN.replace("prices.cpi_percent", "formula.local_uplift_percent");
    assertThatThrownBy(() -> SweepInputs.read(files.text("q.yaml", uplift + "scenario: u.yaml\n")))
        .hasMessageContaining("scenario National gives the formulas of each year");
    files.text("v.yaml", "name: Third\nleaves_out: all\nconstants: {prices.contract_percent: 3}\n");
    assertThatThrownBy(
            () ->
                SweepInputs.read(
                    files.text("q.yaml", PLAN + "scenario: u.yaml\nagainst: v.yaml\n")))
        .hasMessageContaining("what scenario Third holds constant, too");
    files.text(
        "w.yaml", "name: Gone\nleaves_out: all\nconversions: [{school: A9, on: 2018-09-01}]\n");
    assertThatThrownBy(() -> SweepInputs.read(files.text("q.yaml", PLAN + "scenario: w.yaml\n")))
        .hasMessageContaining("A9");
    assertThatThrownBy(() -> SweepInputs.read(files.text("q.yaml", PLAN + "scenario: none.yaml\n")))
        .hasMessageContaining("none.yaml");
  }

  @Test
  void oneWorldHasNoStandardError() throws Exception {
    SweepPlan one = SweepPlanFile.read(plan).toBuilder().worlds(1).bins(0).build();
    SweepWriter.write(SweepInputs.read(one, plan).sweep().run(1), folder.resolve("r.csv"));
    assertThat(Files.readAllLines(folder.resolve("r.csv"), UTF_8))
        .hasSize(1 + 2 * 2 * 5)
        .noneMatch(line -> line.contains("standard"));
  }

  @Test
  void whatIsNoWholePartIsTold() throws Exception {
    Path part = folder.resolve("1.part");
    SweepWriter.writePart(SweepInputs.read(plan).sweep().run(1), part);
    byte[] whole = Files.readAllBytes(part);
    for (int length : new int[] {0, 5, whole.length / 2, whole.length - 4}) {
      Files.write(part, Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> SweepWriter.readPart(part))
          .isInstanceOf(ProblemsException.class)
          .hasMessageContaining(
              (length < 100 ? "found 'something else'" : "found 'a damaged part'")
                  + ", expected a whole part of a sweep");
    }
    assertThatThrownBy(() -> SweepWriter.readPart(folder.resolve("none.part")))
        .hasMessageContaining("found nothing");
    assertThatThrownBy(() -> SweepWriter.writePart(SweepInputs.read(plan).sweep().run(1), folder))
        .isInstanceOf(ProblemsException.class)
        .hasMessageContaining("found 'a folder', expected a file that can be written");
  }

  @Test
  void problemsOfAllFilesAreToldAtOnce() {
    files.lines("budgets.csv", "id,code,amount", "A9,OB01,20000");
    files.lines("assumptions.yaml", "assumptions:", "  prices.cpi_percnt: 1");
    files.lines("staff.csv", "id,role,scale,point,fte", "A1,teacher,rest-of-england,M9,8");
    assertThatThrownBy(() -> SweepInputs.read(plan))
        .isInstanceOf(ProblemsException.class)
        .hasMessageContaining("A9")
        .hasMessageContaining("prices.cpi_percnt")
        .hasMessageContaining("M9");
    files.lines("schools.csv", SmallFiles.SCHOOL_HEADER, "A1,301,primry,7,0,210,0,0");
    assertThatThrownBy(() -> SweepInputs.read(plan)).hasMessageContaining("primry");
    SweepPlan bare =
        SweepPlan.builder(SweepPlanFile.read(plan).first(), SweepPlanFile.read(plan).last())
            .vary(SweepPlanFile.read(plan).variations().get(0))
            .build();
    assertThatThrownBy(() -> SweepInputs.read(bare, plan))
        .hasMessageContaining("a program gave the projection");
  }

  @Test
  void formulasOfTwoYearsAreRefusedAndNationalOnesTaken() {
    files.lines(
        "formulas.csv", "year,la_code,basic_primary", "2017-18,301,3000", "2018-19,302,3000");
    assertThatThrownBy(() -> SweepInputs.read(plan))
        .hasMessageContaining("formulas of one year, from which a projection starts");
    Path national =
        files.text(
            "short.yaml",
            PLAN.replace("formulas: formulas.csv", "formulas: nff:2018-19")
                .replace("staff: staff.csv\n", "")
                .replace("assumptions: assumptions.yaml\n", "")
                .replace("2017-18..2018-19", "2018-19"));
    assertThat(SweepInputs.read(national).schools().size()).isEqualTo(2);
  }

  @Test
  void sensitivityIsWrittenByInput() throws Exception {
    SweepInputs inputs = SweepInputs.read(plan);
    SweepSensitivity sensitivity = inputs.sensitivity("A1");
    SweepUnit unit = sensitivity.layout().units().get(0);
    OneAtATime tornado = OneAtATime.of(sensitivity.inputs());
    Path out = folder.resolve("t.csv");
    SensitivityWriter.writeTornado(
        tornado.results(tornado.design(), sensitivity.evaluate(tornado.design(), 0, 1)),
        unit,
        sensitivity.basis(),
        out);
    assertThat(Files.readAllLines(out, UTF_8))
        .hasSize(1 + 2 * 2)
        .anyMatch(line -> line.contains("2018-19") && line.contains("energy_percent,-14,34,"));
    StandardisedRegression regression =
        StandardisedRegression.of(inputs.sensitivity().inputs(), 64, 0);
    SensitivityWriter.write(
        Map.copyOf(
            regression.results(
                regression.design(), inputs.sensitivity().evaluate(regression.design(), 0, 2))),
        unit,
        inputs.sensitivity().basis(),
        out);
    assertThat(Files.readAllLines(out, UTF_8))
        .anyMatch(line -> line.startsWith("school,A1,closing_reserve,2018-19,"))
        .anyMatch(line -> line.contains(",r_squared,"));
    assertThatThrownBy(() -> inputs.sensitivity("A3"))
        .hasMessageContaining("the identifier or the name of one of 2 schools");
  }
}
