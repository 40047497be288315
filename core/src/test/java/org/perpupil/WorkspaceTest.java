package org.perpupil;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.perpupil.formula.Line;
import org.perpupil.formula.Statement;
import org.perpupil.formula.Total;
import org.perpupil.impact.FloorAndCap;
import org.perpupil.io.FormulaName;
import org.perpupil.io.Source;
import org.perpupil.io.plan.SweepPlanFile;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.projection.Measure;
import org.perpupil.rates.FundingYear;
import org.perpupil.sweep.SweepPlan;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The front door, from outside: the same answers from a folder, from memory and from values. */
class WorkspaceTest {
  private static final FundingYear YEAR = FundingYear.of(2027);
  private static final Workspace WEXMOOR = Workspace.open(Wexmoor.FOLDER);

  @TempDir private Path folder;

  @Test
  void memoryGivesTheAnswersOfTheFolder() throws IOException {
    Map<String, byte[]> content = Wexmoor.content();
    byte[] plan =
        Files.readString(Wexmoor.FOLDER.resolve("deficit-risk.sweep.yaml"), UTF_8)
            .replace("worlds: 2048", "worlds: 8")
            .getBytes(UTF_8);
    content.put("small.sweep.yaml", plan);
    Path copy = Wexmoor.copy(folder);
    Files.write(copy.resolve("small.sweep.yaml"), plan);
    Workspace memory = Workspace.open(content);
    Workspace disk = Workspace.open(copy);

    assertThat(memory.title()).contains("Wexmoor, an invented authority with two trusts");
    assertThat(answers(memory)).isEqualTo(answers(disk)).hasSize(7).doesNotHaveDuplicates();
    assertThat(memory.warnings()).hasSameSizeAs(disk.warnings());
    assertThat(memory.sweep("small.sweep.yaml").worlds()).isEqualTo(8);
  }

  @Test
  void filesTextsAndValuesGiveTheAnswersOfTheFolder() throws IOException {
    WorkspaceBuilder files = Workspace.builder().years("2025-26..2030-31");
    WorkspaceBuilder texts = Workspace.builder().years("2025-26..2030-31");
    Map<String, Source> onDisk = new HashMap<>();
    Map<String, Source> inText = new HashMap<>();
    for (String name : Wexmoor.named()) {
      Path file = Wexmoor.FOLDER.resolve(name);
      onDisk.put(name, Source.of(file));
      inText.put(name, Source.of(name, Files.readString(file, UTF_8)));
    }
    Workspace values =
        Workspace.builder()
            .years("2025-26..2030-31")
            .schools(WEXMOOR.schools())
            .formulas(FormulaName.of(WEXMOOR.inputs().budgets().formulas()))
            .budgets(WEXMOOR.inputs().budgets().budgets())
            .staff(WEXMOOR.inputs().budgets().staff())
            .assumptions(WEXMOOR.assumptions())
            .trusts(Map.of("Fenway Trust", WEXMOOR.inputs().trust("Fenway Trust")))
            .authorities(WEXMOOR.inputs().authorities())
            .services(WEXMOOR.inputs().services())
            .build();

    for (Workspace other :
        List.of(from(files, onDisk).build(), from(texts, inText).build(), values)) {
      assertThat(other.allocate()).isEqualTo(WEXMOOR.allocate());
      assertThat(other.compare("nff:2025-26")).isEqualTo(WEXMOOR.compare("nff:2025-26"));
      assertThat(other.project()).isEqualTo(WEXMOOR.project());
      assertThat(other.stayOrJoin("W01", "Fenway Trust", LocalDate.of(2026, 9, 1)))
          .isEqualTo(WEXMOOR.stayOrJoin("W01", "Fenway Trust", LocalDate.of(2026, 9, 1)));
    }
  }

  /** Maintained, a gain above the cap; an academy on the guarantee; a gain that is scaled. */
  @Test
  void aStatementHasWhatAuthoritiesSayAsTheAllocationHas() {
    Workspace workspace =
        Workspace.open(
            Map.of(
                "perpupil.yaml",
                "schools: s.csv\nformulas: f.csv\nauthorities: a.csv\n".getBytes(UTF_8),
                "s.csv",
                """
                id,la_code,phase,governance,year_groups_primary,year_groups_secondary,\
                pupils_primary,pupils_ks3,pupils_ks4,mfg_baseline_per_pupil
                A,999,primary,maintained,7,0,210,0,0,3700
                B,999,primary,academy,7,0,210,0,0,4300
                C,999,primary,maintained,7,0,100,0,0,3800
                """
                    .getBytes(UTF_8),
                "f.csv",
                """
                year,la_code,basic_primary,lump_sum_primary,mfg_percent,gains_cap_percent
                2025-26,999,4000,140000,0,1
                """
                    .getBytes(UTF_8),
                "a.csv",
                """
                la_code,affordability,dedelegation_per_primary_pupil
                999,scaling,28
                """
                    .getBytes(UTF_8)));
    BudgetShares shares = workspace.allocate();

    for (String id : shares.ids()) {
      Statement statement = workspace.statement(id);
      assertThat(statement.budgetShare()).as(id).isEqualTo(shares.budgetShare(id));
      for (Total total : List.of(Total.MFG_ADJUSTMENT, Total.BUDGET_SHARE_AFTER_DEDELEGATION)) {
        assertThat(statement.total(total)).as(id + total).isEqualTo(shares.total(id, total));
      }
    }
    // What is taken from gains is what the guarantee costs: 300 of baseline for 210 pupils.
    assertThat(
            shares.ids().stream()
                .mapToDouble(id -> shares.total(id, Total.MFG_ADJUSTMENT).orElseThrow())
                .sum())
        .isCloseTo(0, within(0.02));
    assertThat(taken(shares, "A")).isCloseTo(28 * 210, within(0.001));
    assertThat(taken(shares, "B")).isZero();
    assertThat(taken(shares, "C")).isCloseTo(28 * 100, within(0.001));
  }

  private static double taken(BudgetShares shares, String id) {
    return shares.budgetShare(id)
        - shares.total(id, Total.BUDGET_SHARE_AFTER_DEDELEGATION).orElseThrow();
  }

  @Test
  void aPlanRunsOnTheWorkspaceAsOnItsFiles() {
    SweepPlan plan =
        SweepPlanFile.read(Wexmoor.FOLDER.resolve("deficit-risk.sweep.yaml")).toBuilder()
            .worlds(0, 8)
            .build();
    DeficitRisks risks = WEXMOOR.sweep(plan);

    assertThat(risks.worlds()).isEqualTo(8);
    assertThat(risks.ids()).hasSize(21);
    FundingYear last = risks.years().get(risks.years().size() - 1);
    for (String id : risks.ids()) {
      assertThat(risks.deficitProbability(id, last)).isBetween(0.0, 1.0);
      assertThat(risks.reserveQuantile(id, last, 0.05))
          .isLessThanOrEqualTo(risks.reserveQuantile(id, last, 0.95));
    }
    assertThat(WEXMOOR.rank(plan).names())
        .isEqualTo(WEXMOOR.rank("deficit-risk.sweep.yaml").names())
        .hasSizeGreaterThan(5);
    assertThat(List.copyOf(WEXMOOR.rank("deficit-risk.sweep.yaml", "W01").swings().values()))
        .isSortedAccordingTo(Collections.reverseOrder());
  }

  @Test
  void everyProblemOfSeveralBrokenFilesIsToldAtOnce() throws IOException {
    Path copy = Wexmoor.copy(folder);
    List<String> broken = List.of("schools.csv", "trusts.csv", "authorities.csv", "services.csv");
    for (String name : broken) {
      Files.writeString(copy.resolve(name), Files.readString(copy.resolve(name), UTF_8) + "x\n");
    }
    Files.writeString(
        copy.resolve("assumptions.yaml"), "assumptions: {pay.teacher_awrd_percent: 3}\n");
    Files.writeString(
        copy.resolve("formulas.csv"),
        Files.readString(copy.resolve("formulas.csv"), UTF_8).replace("2025-26", "2025"));

    List<Problem> problems = problems(() -> Workspace.open(copy));
    Set<String> files = new HashSet<>();
    problems.stream().filter(Problem::isError).forEach(p -> p.file().ifPresent(files::add));

    List<String> all = new ArrayList<>(broken);
    all.addAll(List.of("assumptions.yaml", "formulas.csv"));
    assertThat(files)
        .containsExactlyInAnyOrderElementsOf(
            all.stream().map(name -> copy.resolve(name).toString()).toList());
  }

  @Test
  void contentInMemoryIsToldByItsName() {
    List<Problem> problems =
        problems(
            () ->
                Workspace.builder()
                    .schools(Source.of("from-a-form.csv", "id,la_code\nA1,301\n"))
                    .formulas("nff:1999-00")
                    .build());

    assertThat(problems.get(0).file()).contains("from-a-form.csv");
    assertThat(problems).anyMatch(problem -> problem.value().equals("1999-00"));
    assertThat(problems(() -> Workspace.open(Map.of("schools.csv", new byte[0]))))
        .singleElement()
        .satisfies(problem -> assertThat(problem.toString()).contains("perpupil.yaml"));
    assertThat(
            problems(
                () -> Workspace.open(Map.of("perpupil.yaml", "schools: s.csv".getBytes(UTF_8)))))
        .singleElement()
        .satisfies(problem -> assertThat(problem.value()).isEqualTo("s.csv"));
  }

  @Test
  void figuresAreFoundBySchoolAndYear() {
    BudgetShares shares = WEXMOOR.allocate();
    ShareChanges changes = WEXMOOR.compare("nff:2025-26");
    BudgetYears years = WEXMOOR.project();

    assertThat(shares.budgetShare("W06")).isEqualTo(458_925.98);
    assertThat(shares.amount("W06", Line.LUMP_SUM)).isEqualTo(149_500);
    assertThat(shares.total()).isEqualTo(58_716_981.52);
    assertThat(WEXMOOR.statement("W06").budgetShare()).isEqualTo(458_925.98);
    assertThat(changes.before("W06")).isEqualTo(458_925.98);
    assertThat(changes.after("W06")).isEqualTo(473_259.18);
    assertThat(changes.change("W06")).isEqualTo(14_333.20);
    assertThat(changes.causes("W06").values().stream().reduce(BigDecimal.ZERO, BigDecimal::add))
        .isEqualByComparingTo("14333.20");
    assertThat(changes.gainsAndLosses().winners()).isEqualTo(9);
    assertThat(years.firstDeficit("W01")).contains(FundingYear.of(2028));
    for (FundingYear year : years.years("W01")) {
      assertThat(years.closingReserve("W01", year))
          .isCloseTo(
              years.total("W01", Measure.OPENING_RESERVE, year) + years.inYearBalance("W01", year),
              within(0.001));
    }
  }

  @Test
  void aChangedAssumptionLeavesTheFirstYearOfBudgetsAlone() {
    BudgetYears planned = WEXMOOR.project();
    BudgetYears dearer = WEXMOOR.project("pay.teacher_award_percent", YEAR, 5);

    for (String id : planned.ids()) {
      assertThat(dearer.closingReserve(id, FundingYear.of(2026)))
          .isEqualTo(planned.closingReserve(id, FundingYear.of(2026)));
      assertThat(dearer.closingReserve(id, YEAR)).isLessThan(planned.closingReserve(id, YEAR));
    }
    assertThat(dearer).isNotEqualTo(planned);
  }

  @Test
  void whatIsNotThereIsToldWithTheNearest() {
    BudgetYears years = WEXMOOR.project();

    assertThat(problem(() -> years.closingReserve("W1", YEAR)).toString())
        .contains("school: found 'W1'")
        .contains("one of 21 schools");
    assertThat(problem(() -> years.closingReserve("W01", FundingYear.of(2040))).toString())
        .contains("2040-41")
        .contains("2025-26");
    assertThat(problem(() -> WEXMOOR.statement("w06")).advice()).contains("W06");
    assertThat(problem(() -> WEXMOOR.stayOrJoin("W18", "Fenway Trust", LocalDate.of(2026, 9, 1))))
        .extracting(Problem::expected)
        .isEqualTo("a maintained school, which may stay or leave");
    assertThat(problem(() -> WEXMOOR.stayOrJoin("W01", "Fenway", LocalDate.of(2026, 9, 1))))
        .satisfies(problem -> assertThat(problem.place()).isEqualTo("trust"));
    assertThat(
            problem(() -> WEXMOOR.stayOrJoin("W01", "Fenway Trust", LocalDate.of(2026, 8, 20)))
                .advice())
        .contains("2026-09-01");
    assertThat(problem(() -> WEXMOOR.compare("no-such.csv")).toString()).contains("no-such.csv");
  }

  @Test
  void whatWasNotGivenIsAskedFor() {
    Workspace schools = Workspace.builder().schools(WEXMOOR.schools()).build();

    assertThat(problem(schools::allocate).place()).isEqualTo("formulas");
    assertThat(problem(schools::project).place()).isEqualTo("years");
    assertThat(schools.allocate("nff:2025-26").ids()).hasSize(21);
    assertThat(schools.title()).isEmpty();
    assertThat(Workspace.builder().build().schools().size()).isZero();
  }

  @Test
  void floorsAreOfNationalFormulas() {
    FormulaName local = FormulaName.of(Wexmoor.FOLDER.resolve("formulas.csv"));
    FormulaName national = FormulaName.national("2025-26");
    FloorAndCap floor = FloorAndCap.none().withFloorPercent(0);

    assertThat(WEXMOOR.compare(local, national, FloorAndCap.none()))
        .isEqualTo(WEXMOOR.compare("formulas.csv", "nff:2025-26"))
        .isEqualTo(WEXMOOR.compare("nff:2025-26"));
    assertThat(WEXMOOR.compare(local, national, floor).gainsAndLosses().losers())
        .isLessThan(WEXMOOR.compare("nff:2025-26").gainsAndLosses().losers());
    assertThat(problem(() -> WEXMOOR.compare(national, local, floor)).expected())
        .contains("a national formula");
  }

  @Test
  void aResultIsTheSameAsCsvAsJsonAndAsABean() {
    ShareChanges changes = WEXMOOR.compare("nff:2025-26");
    JsonMapper json = JsonMapper.shared();
    JsonNode text = json.readTree(changes.toJson());
    List<String> header = List.of(changes.toCsv().lines().findFirst().orElseThrow().split(","));

    assertThat(text.get("rows")).hasSize(21);
    for (JsonNode row : text.get("rows")) {
      assertThat(row.propertyNames()).containsExactlyElementsOf(header);
      assertThat(row.get("id").isString()).isTrue();
      assertThat(row.get("la_code").stringValue()).isEqualTo("999");
      assertThat(row.get("change").isNumber()).isTrue();
    }
    assertThat(changes.getRows().get(5)).containsEntry("change", new BigDecimal("14333.20"));
    assertThat(json.readTree(json.writeValueAsString(changes)).get("rows"))
        .isEqualTo(text.get("rows"));
    assertThat(changes.toString()).contains("21 schools");
  }

  @Test
  void resultsWriteThemselvesWholeAndReplaceTheirOwn() throws IOException {
    ShareChanges changes = WEXMOOR.compare("nff:2025-26");
    for (int i = 0; i < 2; i++) {
      changes.write(folder.resolve("changes.csv"));
      changes.write(folder.resolve("changes-too.json"));
    }

    assertThat(folder.resolve("changes.csv")).content(UTF_8).isEqualTo(changes.toCsv());
    assertThat(folder.resolve("changes.groups.csv")).exists();
    assertThat(folder.resolve("changes-too.json")).content(UTF_8).isEqualTo(changes.toJson());
    Files.writeString(folder.resolve("changes-too.json"), "mine");
    assertThat(problem(() -> changes.write(folder.resolve("changes-too.json"))).value())
        .contains("changed");
    assertThat(problem(() -> changes.write(folder.resolve("changes.txt"))).expected())
        .contains(".csv");
  }

  /** A question may name a school; its answer says which it is. */
  @Test
  void answersToANameCarryTheIdentifier() {
    LocalDate day = LocalDate.of(2026, 9, 1);
    assertThat(WEXMOOR.stayOrJoin("alderbrook primary", "Fenway Trust", day))
        .isEqualTo(WEXMOOR.stayOrJoin("W01", "Fenway Trust", day));
  }

  private static List<String> answers(Workspace workspace) {
    return List.of(
        workspace.allocate().toCsv(),
        workspace.compare("formulas.csv", "nff:2025-26").toCsv(),
        workspace.project().toCsv(),
        workspace.run("leave-one-by-one.scenario.yaml").toCsv(),
        workspace.stayOrJoin("W01", "Fenway Trust", LocalDate.of(2026, 9, 1)).toCsv(),
        workspace.sweep("small.sweep.yaml").toCsv(),
        workspace.rank("small.sweep.yaml").toCsv());
  }

  @Test
  void aYearThatIsNotRunChangesNothingAndIsRefused() {
    for (int year : new int[] {2024, 2031}) {
      Problem problem =
          problem(() -> WEXMOOR.project("pay.teacher_award_percent", FundingYear.of(year), 3));
      assertThat(problem.value()).isEqualTo(FundingYear.of(year).toString());
      assertThat(problem.expected()).isEqualTo("a year of the workspace, 2025-26 to 2030-31");
    }
  }

  @Test
  void filesInMemoryAreNamedInOrderAndNotAllOfMany() {
    Map<String, byte[]> content = new HashMap<>();
    content.put("perpupil.yaml", "schools: s.csv".getBytes(UTF_8));
    for (int file = 10; file < 40; file++) {
      content.put("f" + file + ".csv", new byte[0]);
    }
    assertThat(problem(() -> Workspace.open(content)).expected())
        .endsWith(
            "perpupil.yaml: f10.csv, f11.csv, f12.csv, f13.csv, f14.csv, f15.csv, f16.csv,"
                + " f17.csv, f18.csv, f19.csv, f20.csv, f21.csv and 19 more");
  }

  private static WorkspaceBuilder from(WorkspaceBuilder to, Map<String, Source> files) {
    return to.schools(files.get("schools.csv"))
        .formulas(FormulaName.of(files.get("formulas.csv")))
        .budgets(files.get("budgets.csv"))
        .staff(files.get("staff.csv"))
        .assumptions(files.get("assumptions.yaml"))
        .trusts(files.get("trusts.csv"))
        .authorities(files.get("authorities.csv"))
        .services(files.get("services.csv"));
  }

  private static Problem problem(ThrowingCallable call) {
    List<Problem> problems = problems(call);
    assertThat(problems).hasSize(1);
    return problems.get(0);
  }

  private static List<Problem> problems(ThrowingCallable call) {
    ProblemsException thrown = catchThrowableOfType(ProblemsException.class, call);
    assertThat(thrown).isNotNull();
    return thrown.problems();
  }
}
