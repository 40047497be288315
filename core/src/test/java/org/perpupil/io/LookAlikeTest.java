package org.perpupil.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.perpupil.io.input.BudgetInputs;
import org.perpupil.io.input.OrganisationInputs;
import org.perpupil.io.input.ScenarioFile;
import org.perpupil.io.plan.SweepPlanFile;
import org.perpupil.problem.Problem;
import org.perpupil.scenario.Selector;
import org.perpupil.school.School;

/** Schools, authorities, trusts and services of one set of files that could be taken for others. */
@Tag("slow")
class LookAlikeTest {
  /** A set of files that is right: each name stands in some of them. */
  private static final Map<String, String> RIGHT =
      new TreeMap<>(
          Map.of(
              "schools.csv",
              SmallFiles.SCHOOL_HEADER
                  + ",trust\nWO1,O30,primary,7,0,210,0,0,Oak Trust\n"
                  + "W02,O30,primary,7,0,210,0,0,Oak Trust\n",
              "formulas.csv",
              SmallBudgets.FORMULA_HEADER + "\n2025-26,O30,4000,3500,3500,3500\n",
              "budgets.csv",
              "id,code,amount\nWO1,OB01,5000\nWO1,E19,100\nW02,OB01,5000\n",
              "staff.csv",
              "id,role,scale,point,fte\nWO1,teacher,rest-of-england,M1,1\n",
              "trusts.csv",
              "trust,schools,charge_basis,charge\nOak Trust,WO1 W02,percent,5\n",
              "authorities.csv",
              "la_code\nO30\n",
              "services.csv",
              """
              service,trust,cost_basis,payer_maintained,payer_academy,payer_trust
              payrOll,Oak Trust,flat,authority,authority,trust
              """,
              "assumptions.yaml",
              "assumptions: {formula.local_uplift_percent: 2}\n"));

  @TempDir private Path folder;
  private final Map<String, String> texts = new TreeMap<>(RIGHT);
  private SmallFiles files;

  @BeforeEach
  void inFolder() {
    files = new SmallFiles(folder);
  }

  /** Returns, for each file and name in it, a row that repeats the name in a look-alike. */
  private static Stream<Arguments> rows() {
    Map<String, List<String>> rows =
        Map.of(
            "schools.csv",
            List.of(
                "@WO1,O30,primary,7,0,210,0,0,Oak Trust",
                "W03,@O30,primary,7,0,210,0,0,Oak Trust",
                "W03,O30,primary,7,0,210,0,0,@Oak Trust"),
            "formulas.csv",
            List.of("2025-26,@O30,4000,3500,3500,3500"),
            "budgets.csv",
            List.of("@WO1,E20A,100"),
            "staff.csv",
            List.of("@WO1,teacher,rest-of-england,M2,1"),
            "trusts.csv",
            List.of("@Oak Trust,W02,percent,5"),
            "authorities.csv",
            List.of("@O30"),
            "services.csv",
            List.of(
                "@payrOll,Oak Trust,flat,authority,authority,trust",
                "hr,@Oak Trust,flat,authority,authority,trust"));
    return rows.entrySet().stream()
        .flatMap(
            file ->
                file.getValue().stream()
                    .flatMap(
                        row ->
                            Stream.of("\u041e", "o", "O\u200d", "\uff2f")
                                .map(letter -> Arguments.of(file.getKey(), row, letter))));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void aRowWithALookAlikeIsAnErrorThatNamesBoth(String name, String row, String letter) {
    int at = row.indexOf('@');
    String changed =
        row.substring(0, at) + row.substring(at + 1).replaceFirst("O", letter.replace("\\", ""));
    texts.merge(name, changed + "\n", String::concat);
    int line = (int) texts.get(name).lines().count();

    List<Problem> problems = SmallFiles.problemsOf(this::read);

    assertThat(problems)
        .anySatisfy(
            problem -> {
              assertThat(problem.place()).startsWith(folder.resolve(name) + ", line " + line);
              if (letter.length() > 1) {
                assertThat(problem.advice()).contains("U+200D (ZERO WIDTH JOINER)");
              } else {
                assertThat(problem.expected()).contains("looks like no other; '", "stands in ");
                assertThat(problem.advice()).contains("was meant: ");
              }
            });
  }

  @Test
  void theFilesAreRightOtherwise() {
    assertThat(read().schools().size()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {" WO1", "WO1\u00a0", "\u200bWO1", "WO1\ufeff", "\u2007WO1\u200e"})
  void whatNobodySeesAtTheEndsIsNoPartOfAName(String id) {
    texts.replaceAll((name, text) -> name.endsWith(".csv") ? text.replace("WO1", id) : text);
    texts.put("trusts.csv", RIGHT.get("trusts.csv").replace("WO1 W02", "WO1\u00a0W02"));
    OrganisationInputs inputs = read();
    assertThat(inputs.schools().schools()).extracting(School::id).containsExactly("WO1", "W02");
    assertThat(inputs.budgets().budgets().find("WO1")).isPresent();
    assertThat(inputs.budgets().staff().posts("WO1")).hasSize(1);
    assertThat(inputs.trust("Oak Trust").schools()).containsExactly("WO1", "W02");
  }

  @Test
  void aSchoolGivenTwiceWithSpacesIsADuplicate() {
    texts.merge("schools.csv", "WO1\u00a0,O30,primary,7,0,210,0,0,\n", String::concat);
    assertThat(SmallFiles.problemsOf(this::read))
        .filteredOn(Problem::isError)
        .singleElement()
        .satisfies(problem -> assertThat(problem.advice()).contains("schools.csv, line 2"))
        .extracting(Problem::expected)
        .isEqualTo("an identifier that no other school has");
  }

  @ParameterizedTest
  @CsvSource({
    "schools.csv,WO1", "schools.csv,O30", "schools.csv,Oak Trust", "formulas.csv,O30",
    "budgets.csv,WO1", "staff.csv,WO1", "trusts.csv,Oak Trust", "authorities.csv,O30",
    "services.csv,payrOll", "services.csv,Oak Trust"
  })
  void controlCharactersAreErrorsInEveryName(String name, String id) {
    for (String hidden : List.of("\u0000", "\u001b", "\u202e", "\t")) {
      String changed = RIGHT.get(name).replace(id, id.charAt(0) + hidden + id.substring(1));
      texts.putAll(RIGHT);
      texts.put(name, changed);
      assertThat(SmallFiles.problemsOf(this::read))
          .anySatisfy(
              problem -> {
                assertThat(problem.place()).contains(name + ", line 2, column ");
                assertThat(problem.advice()).contains("holds U+", "(");
              });
    }
  }

  @Test
  void controlCharactersAreErrorsInNamesThatAreShownOnly() {
    Path file =
        files.lines("s.csv", SmallFiles.SCHOOL_HEADER + ",name", SmallFiles.SCHOOL + ",a\u0000b");
    assertThat(SmallFiles.problems(file))
        .singleElement()
        .extracting(Problem::expected)
        .isEqualTo("text without control characters");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "conversions: [{school: 'WO1\u00a0', on: 2026-09-01}]",
        "conversions: [{school: WO1, on: 2026-09-01, trust: '\u200bOak Trust'}]",
        "leaving: {order: ['\ufeffWO1'], from: 2026-09-01}",
        "pooling: {schools: [' WO1 ', W02], share: 1}",
        "changes: [{assumption: prices.cpi_percent, set: 3, schools: ['WO1\u2060']}]",
        "changes: [{assumption: prices.cpi_percent, set: 3, authority: '\u00a0O30'}]"
      })
  void scenariosNameSchoolsAsTablesDo(String line) {
    Path file = files.text("s.yaml", "name: n\nleaves_out: o\n" + line + "\n");
    var scenario = ScenarioFile.read(file).scenario();
    assertThat(scenario.conversions().keySet()).allMatch(id -> id.equals("WO1"));
    assertThat(scenario.trusts().values()).allMatch(trust -> trust.equals("Oak Trust"));
    assertThat(scenario.pools())
        .allMatch(pool -> pool.schools().equals(Selector.schools(List.of("WO1", "W02"))));
    assertThat(scenario.changes())
        .allMatch(
            change ->
                change.selector().equals(Selector.schools(List.of("WO1")))
                    || change.selector().equals(Selector.authority("O30")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "conversions: [{school: \"W\\0O1\", on: 2026-09-01}]",
        "conversions: [{school: WO1, on: 2026-09-01, trust: \"Oak\\u202eTrust\"}]",
        "leaving: {order: [\"W\\u200bO1\"], from: 2026-09-01}",
        "pooling: {trust: \"Oak\\eTrust\"}",
        "changes: [{assumption: prices.cpi_percent, set: 3, schools: [\"W\\u200dO1\"]}]",
        "leaves_out: \"a\\0b\""
      })
  void scenariosHoldNothingHidden(String line) {
    String head = line.startsWith("leaves_out") ? "name: n\n" : "name: n\nleaves_out: o\n";
    Path file = files.text("s.yaml", head + line + "\n");
    assertThat(SmallFiles.problemsOf(() -> ScenarioFile.read(file)))
        .anySatisfy(problem -> assertThat(problem.advice()).contains("and holds U+"));
  }

  @Test
  void plansNameSchoolsAsTablesDo() {
    String plan =
        "version: 1\nschools: s.csv\nformulas: f.csv\nbudgets: b.csv\nyears: 2025-26..2026-27\n"
            + "vary:\n  - {assumption: prices.cpi_percent, uniform: {low: 1, high: 3}, schools: [";
    assertThat(
            SweepPlanFile.read(files.text("p.yaml", plan + "'WO1\u00a0']}\n"))
                .variations()
                .get(0)
                .selector())
        .isEqualTo(Selector.schools(List.of("WO1")));
    Path hidden = files.text("q.yaml", plan + "\"W\\u200bO1\"]}\n");
    assertThat(SmallFiles.problemsOf(() -> SweepPlanFile.read(hidden))).hasSize(1);
  }

  private OrganisationInputs read() {
    texts.forEach(files::text);
    return OrganisationInputs.read(
        () ->
            BudgetInputs.read(
                List.of(folder.resolve("schools.csv")),
                folder.resolve("formulas.csv").toString(),
                folder.resolve("budgets.csv"),
                Optional.of(folder.resolve("staff.csv")),
                Optional.of(folder.resolve("assumptions.yaml"))),
        Optional.of(folder.resolve("trusts.csv")),
        Optional.of(folder.resolve("authorities.csv")),
        Optional.of(folder.resolve("services.csv")));
  }
}
