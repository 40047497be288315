package org.perpupil.io.dfe.statement;

import java.util.List;
import java.util.Random;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Parameter;
import org.perpupil.formula.SizeTaper;
import org.perpupil.formula.SparsityGroup;
import org.perpupil.rates.FundingYear;
import org.perpupil.school.Governance;
import org.perpupil.school.Phase;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;

/** Makes a school and the formula that pays it, with whatever a statement may hold. */
final class StatementMaker {
  private static final List<String> NEEDS = List.of("fsm", "fsm6", "lpa", "mobility");

  private final Random random;
  private final FundingYear year;
  private final Phase phase;

  StatementMaker(long seed, FundingYear year, Phase phase) {
    this.random = new Random(seed);
    this.year = year;
    this.phase = phase;
  }

  private boolean maybe(int ofTen) {
    return random.nextInt(10) < ofTen;
  }

  private double pounds(double most) {
    return Math.rint(random.nextDouble() * most * 100) / 100;
  }

  private List<String> bands() {
    return year.isBefore(2017)
        ? List.of("band1", "band2", "band3", "band4", "band5", "band6")
        : List.of("a", "b", "c", "d", "e", "f");
  }

  Formula formula() {
    Formula.Builder formula = Formula.local("Made", year);
    for (String stage : List.of("basic_primary", "basic_ks3", "basic_ks4")) {
      set(formula, stage, 3000 + pounds(3000));
    }
    for (String side : List.of("primary", "secondary")) {
      for (String need : NEEDS) {
        if (maybe(8)) {
          set(formula, need + "_" + side, 200 + pounds(1500));
        }
      }
      for (String band : bands()) {
        if (maybe(8)) {
          set(formula, "idaci_" + band + "_" + side, 100 + pounds(900));
        }
      }
      if (maybe(8)) {
        set(formula, "eal_" + side, 300 + pounds(1500));
        set(formula, "eal_years_" + side, 1 + random.nextInt(3));
      }
      set(formula, "lump_sum_" + side, 100_000 + pounds(60_000));
    }
    set(formula, "mobility_threshold_percent", year.isBefore(2020) ? 10 : 6);
    if (maybe(3)) {
      set(formula, "lac", 500 + pounds(1500));
    }
    for (SparsityGroup group : SparsityGroup.values()) {
      if (maybe(7)) {
        set(formula, group.maximum().fileName(), 20_000 + pounds(80_000));
        set(formula, group.distance().fileName(), 2 + random.nextInt(2));
        set(formula, group.yearGroup().fileName(), 20 + random.nextInt(100));
        formula.sizeTaper(group, SizeTaper.values()[random.nextInt(3)]);
        formula.distanceTaper(group, !year.isBefore(2022) && maybe(5));
      }
    }
    if (!year.isBefore(2018) && maybe(8)) {
      double level = 3500 + pounds(1200);
      set(formula, "mppl_primary", level);
      set(formula, "mppl_ks3", level + 1100);
      set(formula, "mppl_ks4", level + 1700);
    }
    if (maybe(8)) {
      set(formula, "mfg_percent", random.nextInt(5) * 0.5 - 1.5);
      if (maybe(5)) {
        set(formula, "gains_cap_percent", 1 + random.nextInt(4));
        set(formula, "gains_scaling_percent", 10 + random.nextInt(90));
      }
    }
    if (maybe(2)) {
      set(formula, "fringe", 1 + random.nextInt(600) / 10_000.0);
    }
    return formula.build();
  }

  School school() {
    School.Builder school = School.builder("S1", "201", phase).name("Made \"School\", =North");
    school.governance(maybe(5) ? Governance.ACADEMY : Governance.MAINTAINED);
    int primary = phase == Phase.SECONDARY ? 0 : phase.isMiddle() ? 2 + random.nextInt(2) : 7;
    int ks3 = phase == Phase.PRIMARY ? 0 : phase.isMiddle() ? 2 : 3;
    int ks4 = phase == Phase.PRIMARY || phase.isMiddle() ? 0 : 2;
    int size = 4 + random.nextInt(120);
    set(school, "year_groups_primary", primary);
    set(school, "year_groups_secondary", ks3 + ks4);
    set(school, "pupils_primary", primary * size + (primary > 0 ? random.nextInt(3) : 0));
    set(school, "pupils_ks3", ks3 * size);
    set(school, "pupils_ks4", ks4 * size);
    for (String side : List.of("primary", "secondary")) {
      for (String need : NEEDS) {
        set(school, need + "_" + side, random.nextDouble() * 0.4);
      }
      for (String years : List.of("eal1", "eal2", "eal3")) {
        set(school, years + "_" + side, random.nextDouble() * 0.2);
      }
      for (String band : bands()) {
        set(school, "idaci_" + band + "_" + side, random.nextDouble() * 0.15);
      }
    }
    set(school, "lac", random.nextDouble() * 0.02);
    set(school, "sparsity_distance_miles", Math.rint(random.nextDouble() * 50_000) / 10_000);
    for (String cash : List.of("split_sites", "rates", "pfi", "exceptional", "other_school_led")) {
      if (maybe(4)) {
        set(school, cash, pounds(40_000) - (maybe(2) ? 20_000 : 0));
      }
    }
    if (maybe(2)) {
      set(school, "other_pupil_led", pounds(20_000));
    }
    if (maybe(3)) {
      set(school, "dedelegation", pounds(9000));
    }
    baseline(school, (primary + ks3 + ks4) * size);
    return school.build();
  }

  private void baseline(School.Builder school, int pupils) {
    int kind = random.nextInt(4);
    if (kind == 0) {
      set(school, "mfg_baseline_per_pupil", 3800 + pounds(3000));
    } else if (kind == 1) {
      set(school, "previous_budget_share", 300_000 + pupils * (4300 + pounds(2500)));
      set(school, "previous_pupils", pupils + random.nextInt(9) - 4.0 + 4);
      if (maybe(5)) {
        set(school, "rolled_in_grants", pounds(30_000));
        set(school, "previous_exclusions", pounds(8000));
        set(school, "exclusions", pounds(8000));
      }
      if (maybe(5)) {
        set(school, "previous_split_sites", pounds(8000));
        set(school, "previous_pfi", pounds(8000));
        set(school, "technical_adjustments", pounds(3000));
        set(school, "previous_technical_adjustments", pounds(3000));
      }
    } else if (kind == 2) {
      set(school, "protection_given", pounds(40_000) - 15_000);
    }
  }

  private static void set(School.Builder school, String name, double value) {
    school.set(SchoolField.find(name).orElseThrow(), value);
  }

  private static void set(Formula.Builder formula, String name, double value) {
    for (Parameter parameter : Parameter.local()) {
      if (parameter.fileName().equals(name)) {
        formula.set(parameter, value);
        return;
      }
    }
    throw new IllegalArgumentException(name);
  }
}
