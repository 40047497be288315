package org.perpupil.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.perpupil.formula.Allocation;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Formulas;
import org.perpupil.formula.Line;
import org.perpupil.formula.RoundingRules;
import org.perpupil.formula.Total;
import org.perpupil.io.input.Inputs;

/**
 * What 97 schools of four authorities got in 2025-26, from DfE's own file.
 *
 * <p>Pupils and shares are worked back from its money, so that money for pupils proves the chain
 * alone. Independent of it are whole numbers of pupils, lump sums, split sites, the minimum
 * per-pupil level and what the parts add up to.
 */
class DfeAllocations202526Test {
  private static final String FILE = "dfe/school-funding-allocations-2025-26-extract.csv";
  private static final String REGISTER = "dfe/performance-tables-spine-2017-18-extract.csv";

  @TempDir private static Path folder;
  private static List<DfeSchool> schools;
  private static Map<String, DfeAuthority> authorities;
  private static Allocation allocation;

  @BeforeAll
  static void allocate() throws IOException {
    List<Map<String, String>> register = ReferenceData.rows(REGISTER);
    schools =
        ReferenceData.rows(FILE).stream()
            .map(row -> new DfeSchool(row, of(row, register)))
            .toList();
    authorities = new LinkedHashMap<>();
    schools.stream()
        .collect(
            Collectors.groupingBy(DfeSchool::authority, LinkedHashMap::new, Collectors.toList()))
        .forEach((name, members) -> authorities.put(name, new DfeAuthority(members)));
    List<Map<String, String>> rows = new ArrayList<>();
    for (DfeSchool school : schools) {
      rows.add(school.school(paid(school), false));
    }
    List<Map<String, String>> formulas =
        authorities.values().stream().map(DfeAuthority::formula).toList();
    Inputs inputs =
        Inputs.read(
            List.of(write("schools.csv", rows)),
            List.of(write("formulas.csv", formulas).toString()));
    allocation = Allocation.of(inputs.schools(), inputs.formulas(0), RoundingRules.none());
  }

  @Test
  void everySchoolIsPaidWhatWasPublished() {
    assertThat(schools).hasSize(97);
    published(Total.BUDGET_SHARE_BEFORE_MFG, "total_schools_block_allocation_pre_mfg");
    published(Total.MFG_ADJUSTMENT, "mfg_protection_or_capping_scaling");
    published(Total.BUDGET_SHARE, "total_schools_block_allocation_post_mfg");
  }

  /** Holds every school to within what minimum levels are off by, and the sum to a pound. */
  private static void published(Total total, String column) {
    List<String> misses = new ArrayList<>();
    double published = 0;
    double paid = 0;
    for (int i = 0; i < schools.size(); i++) {
      assertThat(allocation.failure(i)).isEmpty();
      double expected = schools.get(i).money(column);
      double actual = allocation.total(total, i).orElse(0);
      published += expected;
      paid += actual;
      if (Math.abs(expected - actual) > 0.03) {
        misses.add(schools.get(i).name() + " " + expected + " got " + actual);
      }
    }
    assertThat(misses).as(column).isEmpty();
    assertThat(paid).as(column).isCloseTo(published, within(1.0));
  }

  /** The level follows from years and pupils alone; what counts towards it is the file's money. */
  @Test
  void minimumLevelsAreAsPublishedAndNobodyElseIsToppedUp() {
    int paid = 0;
    for (int i = 0; i < schools.size(); i++) {
      double expected = schools.get(i).money("minimum_per_pupil_funding");
      double actual = allocation.amount(Line.MPPL_TOP_UP, i).orElse(0);
      assertThat(actual).as(schools.get(i).name()).isCloseTo(expected, within(0.03));
      assertThat(actual > 0).as(schools.get(i).name()).isEqualTo(expected > 0);
      paid += expected > 0 ? 1 : 0;
    }
    assertThat(paid).isEqualTo(14);
  }

  /**
   * Leicester pays the national rates: its shares of 2025-26 are what the national formula pays.
   */
  @Test
  void theNationalFormulaPaysLeicesterToThePenny() throws IOException {
    List<DfeSchool> leicester =
        some(school -> school.authority().equals("Leicester") && school.hasOnePhase());
    List<Map<String, String>> rows = new ArrayList<>();
    for (DfeSchool school : leicester) {
      rows.add(school.school(paid(school), true));
    }
    Inputs inputs = Inputs.read(List.of(write("leicester.csv", rows)), List.of("nff:2025-26"));
    Allocation national =
        Allocation.of(
            inputs.schools(), Formulas.forAll(Formula.national("2025-26")), RoundingRules.none());
    for (int i = 0; i < leicester.size(); i++) {
      DfeSchool school = leicester.get(i);
      assertThat(national.failure(i)).as(school.name()).isEmpty();
      assertThat(national.total(Total.BUDGET_SHARE_BEFORE_MFG, i).orElseThrow())
          .as(school.name())
          .isCloseTo(school.money("total_schools_block_allocation_pre_mfg"), within(0.01));
      assertThat(national.amount(Line.SPLIT_SITES, i).orElse(0))
          .as(school.name())
          .isEqualTo(school.money("split_site_total_funding"));
      assertThat(national.amount(Line.LUMP_SUM, i)).hasValue(145_100);
    }
    assertThat(leicester).hasSize(23);
  }

  /** Money over rate is a number of children only if the rate is the one that was paid. */
  @Test
  void nationalRatesGiveWholePupilsInLeicester() {
    DfeAuthority leicester = Objects.requireNonNull(authorities.get("Leicester"));
    assertThat(leicester.basic("primary")).isEqualTo(DfeAuthority.national("basic_primary"));
    assertThat(leicester.basic("ks3")).isEqualTo(DfeAuthority.national("basic_ks3"));
    assertThat(leicester.basic("ks4")).isEqualTo(DfeAuthority.national("basic_ks4"));
    for (DfeSchool school : some(school -> school.authority().equals("Leicester"))) {
      double pupils =
          school.primaryPupils(leicester)
              + school.ks3Pupils(leicester)
              + school.ks4Pupils(leicester);
      assertThat(pupils).as(school.name()).isCloseTo(school.roll(), within(1e-9));
      for (String need : List.of("fsm", "fsm6")) {
        assertThat(DfeAuthority.isWhole(school.share(need, leicester) * pupils))
            .as(school.name() + " " + need)
            .isTrue();
      }
    }
  }

  @Test
  void rollsFollowFromMoneyInEveryAuthority() {
    for (DfeSchool school : schools) {
      DfeAuthority paid = paid(school);
      double pupils = school.primaryPupils(paid) + school.ks3Pupils(paid) + school.ks4Pupils(paid);
      assertThat(pupils).as(school.name()).isCloseTo(school.roll(), within(0.5));
    }
  }

  private static DfeAuthority paid(DfeSchool school) {
    return Objects.requireNonNull(authorities.get(school.authority()));
  }

  private static List<DfeSchool> some(Predicate<DfeSchool> wanted) {
    return schools.stream().filter(wanted).toList();
  }

  /** Joins by URN, then by authority and establishment number, which survive a conversion. */
  private static Optional<Map<String, String>> of(
      Map<String, String> school, List<Map<String, String>> register) {
    return register.stream()
        .filter(row -> Objects.equals(row.get("URN"), school.get("school_urn")))
        .findFirst()
        .or(
            () ->
                register.stream()
                    .filter(row -> Objects.equals(row.get("LAESTAB"), school.get("school_laestab")))
                    .findFirst())
        .filter(row -> row.get("AGEL").matches("\\d+") && row.get("AGEH").matches("\\d+"));
  }

  private static Path write(String name, List<Map<String, String>> rows) throws IOException {
    StringBuilder text = new StringBuilder(String.join(",", rows.get(0).keySet())).append('\n');
    for (Map<String, String> row : rows) {
      text.append(
              row.values().stream()
                  .map(cell -> cell.contains(",") ? "\"" + cell + "\"" : cell)
                  .collect(Collectors.joining(",")))
          .append('\n');
    }
    return Files.writeString(folder.resolve(name), text, UTF_8);
  }
}
