package org.perpupil.formula;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.perpupil.formula.Generators.Case;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;

/** The generators reach the cases that the properties are there for. */
@Tag("slow")
class GeneratorCoverageTest {
  private static final int CASES = 600;

  private static final Map<Line, Integer> PAID = new TreeMap<>();
  private static final Map<String, Integer> SEEN = new TreeMap<>();

  @BeforeAll
  static void sample() {
    Random random = new Random(20_260_401);
    for (int i = 0; i < CASES; i++) {
      Case given = Generators.sample(random);
      for (int row = 0; row < given.schools().size(); row++) {
        NaiveOracle.pay(given.school(row), given.formula(row), RoundingRules.statement())
            .ifPresentOrElse(new Counter(given, row)::count, () -> seen("failed", true));
      }
    }
  }

  @Test
  void everyLineOccurs() {
    for (Line line : Line.values()) {
      assertThat(PAID.getOrDefault(line, 0)).as("%s", line).isGreaterThan(CASES / 20);
    }
  }

  @Test
  void schoolsFailButNotMostOfThem() {
    assertThat(SEEN.get("failed")).isBetween(CASES / 20, CASES);
  }

  @Test
  void edgesOfTheRulesOccur() {
    assertThat(SEEN)
        .allSatisfy((what, times) -> assertThat(times).as(what).isGreaterThan(CASES / 60))
        .hasSize(24);
  }

  @Test
  void hardlyAnySchoolIsTooCloseToATieToJudge() {
    assertThat(SEEN.getOrDefault("close", 0)).isLessThanOrEqualTo(2);
  }

  private static void seen(String what, boolean happened) {
    if (happened) {
      SEEN.merge(what, 1, Integer::sum);
    }
  }

  /** Counts what happened to one school. */
  private record Counter(Case given, int row) {
    void count(NaiveOracle.Outcome outcome) {
      outcome
          .lines()
          .forEach((line, amount) -> PAID.merge(line, amount.signum() & 1, Integer::sum));
      seen("close", outcome.closeToTie());
      seen("no pupils", school().pupils() == 0);
      seen("one pupil", school().pupils() == 1);
      seen("part of a pupil", school().pupils() % 1 != 0);
      seen("days open", has(SchoolField.DAYS_OPEN));
      seen("many sites", school().splitSiteMetres().size() > 3 && splitSitesWorkedOut());
      seen("area cost", outcome.totals().get(Total.AREA_COST).signum() != 0);
      seen("cohorts", formula().value(Parameter.LPA_PRIMARY_INDICATOR).isPresent());
      sparsity(outcome.lines().get(Line.SPARSITY).doubleValue());
      protections(outcome);
    }

    private void sparsity(double amount) {
      SparsityGroup group = SparsityGroup.of(school().phase());
      if (formula().pays(group.maximum())) {
        double miles = school().value(SchoolField.SPARSITY_DISTANCE_MILES).orElse(0);
        double limit = formula().value(group.distance()).getAsDouble();
        double size = school().pupils() / school().yearGroups();
        seen("on the size limit", size == formula().value(group.yearGroup()).getAsDouble());
        seen("on the distance limit", miles == limit);
        seen("distance taper", amount > 0 && miles < limit);
        double most = formula().value(group.maximum()).getAsDouble();
        seen("size taper", amount > 0 && amount < most * 0.999 && miles >= limit);
      }
    }

    private void protections(NaiveOracle.Outcome outcome) {
      double taken = outcome.lines().get(Line.CAPPING_AND_SCALING).doubleValue();
      double restored = outcome.lines().get(Line.MPPL_RESTORE).doubleValue();
      boolean guaranteed = outcome.totals().containsKey(Total.MFG_UNIT_VALUE);
      boolean fromParts = guaranteed && has(SchoolField.PREVIOUS_BUDGET_SHARE);
      seen("part restored", restored > 0 && restored < -taken);
      seen("all restored", restored > 0 && restored == -taken);
      seen("growing", guaranteed && school().isGrowing());
      seen("no baseline", guaranteed && !outcome.totals().containsKey(Total.MFG_CHANGE));
      seen("baseline from parts", fromParts);
      seen("baseline from parts, 2025 rules", fromParts && formula().year().start() >= 2025);
      seen("fringe", guaranteed && formula().value(Parameter.FRINGE).orElse(1) > 1);
      seen("national restore", nationalRestore(outcome));
      seen("fringe of its own", !formula().isNational() && has(SchoolField.FRINGE));
      boolean isFringed = outcome.lines().get(Line.FRINGE).signum() > 0;
      seen("fringe on sparsity", isFringed && outcome.lines().get(Line.SPARSITY).signum() > 0);
      seen("sparsity as a sum", !formula().isNational() && has(SchoolField.SPARSITY));
      seen("protection as a sum", !formula().isNational() && has(SchoolField.PROTECTION_GIVEN));
    }

    /** The cap of the national formula left the school at its minimum level exactly. */
    private boolean nationalRestore(NaiveOracle.Outcome outcome) {
      if (outcome.lines().get(Line.GAINS_CAP).signum() == 0
          || formula().value(Parameter.MPPL_PRIMARY).isEmpty()
          || has(SchoolField.DAYS_OPEN)) {
        return false;
      }
      double left = outcome.totals().get(Total.PUPIL_LED_TOTAL).doubleValue();
      for (Line line : List.of(Line.LUMP_SUM, Line.SPARSITY, Line.MPPL_TOP_UP, Line.GAINS_CAP)) {
        left += outcome.lines().get(line).doubleValue();
      }
      double level = ProtectionProperties.minimumLevel(school(), formula());
      return Math.abs(left - level * school().pupils()) < 0.02;
    }

    private boolean splitSitesWorkedOut() {
      return formula().pays(Parameter.SPLIT_SITE_BASIC);
    }

    private boolean has(SchoolField field) {
      return school().value(field).isPresent();
    }

    private School school() {
      return given.school(row);
    }

    private Formula formula() {
      return given.formula(row);
    }
  }
}
