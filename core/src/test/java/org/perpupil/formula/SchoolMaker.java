package org.perpupil.formula;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.perpupil.school.Phase;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;

/** Makes random schools that stand on the edges of a formula's rules. */
final class SchoolMaker {
  private final Random random;
  private final Formula formula;
  private final Phase phase;
  private final School.Builder builder;
  private int primaryGroups;
  private int secondaryGroups;
  private double primary;
  private double ks3;
  private double ks4;

  private SchoolMaker(String id, String laCode, Random random, Formula formula) {
    this.random = random;
    this.formula = formula;
    this.phase = Phase.values()[random.nextInt(Phase.values().length)];
    this.builder = School.builder(id, laCode, phase);
  }

  static School school(String id, String laCode, Random random, Formula formula) {
    return new SchoolMaker(id, laCode, random, formula).make();
  }

  static String describe(School school) {
    return SchoolField.values().stream()
        .filter(field -> school.value(field).isPresent())
        .map(field -> field + "=" + school.value(field).getAsDouble())
        .collect(
            Collectors.joining(
                ", ",
                school.id() + " " + school.phase() + (school.isGrowing() ? " growing: " : ": "),
                " sites " + school.splitSiteMetres()));
  }

  private School make() {
    yearGroups();
    pupils();
    needs();
    site();
    cash();
    baselines();
    if (chance(10)) {
      builder.set(SchoolField.DAYS_OPEN, chance(20) ? 365 : 1 + random.nextInt(365));
    }
    builder.growing(chance(10));
    return builder.build();
  }

  private void yearGroups() {
    switch (phase) {
      case PRIMARY -> primaryGroups = pick(7, 7, 7, 4, 3, 1);
      case SECONDARY -> secondaryGroups = pick(5, 5, 5, 2, 3, 1);
      case MIDDLE_DEEMED_PRIMARY, MIDDLE_DEEMED_SECONDARY -> {
        primaryGroups = pick(2, 1, 3);
        secondaryGroups = pick(2, 3, 1);
      }
      case ALL_THROUGH -> {
        primaryGroups = pick(7, 5);
        secondaryGroups = pick(5, 1);
      }
    }
    builder.yearGroups(primaryGroups, secondaryGroups);
  }

  private void pupils() {
    double size = size();
    double all = size * (primaryGroups + secondaryGroups);
    if (secondaryGroups == 0) {
      primary = exact(all);
    } else {
      primary = primaryGroups == 0 ? 0 : Math.floor(size * primaryGroups);
      double secondary = exact(all - primary);
      int mix = random.nextInt(10);
      ks4 = mix == 0 ? 0 : mix == 1 ? secondary : Math.floor(secondary * 0.4);
      ks3 = exact(secondary - ks4);
    }
    builder.pupils(primary, ks3, ks4);
    if (secondaryGroups > 1 && chance(10)) {
      int least = ks4 > 0 ? 1 : 0;
      int most = ks3 > 0 ? secondaryGroups - 1 : secondaryGroups;
      int older = least + random.nextInt(most - least + 1);
      builder.set(SchoolField.YEAR_GROUPS_KS4, older);
      if (chance(50)) {
        builder.set(SchoolField.YEAR_GROUPS_KS3, secondaryGroups - older);
      }
    }
    if (chance(10)) {
      builder.set(SchoolField.MFG_PUPILS, chance(10) ? 0 : Math.floor(all * 0.98));
    }
  }

  /** Pupils per year group, often at or near where sparsity begins or tapers. */
  private double size() {
    double limit = formula.value(SparsityGroup.of(phase).yearGroup()).orElse(30);
    return switch (random.nextInt(12)) {
      case 0 -> limit;
      case 1 -> limit / 2;
      case 2 -> limit * 0.75;
      case 3 -> 0;
      case 4 -> 1.0 / (primaryGroups + secondaryGroups);
      case 5, 6 -> limit * random.nextInt(110) / 100;
      default -> (phase == Phase.SECONDARY ? 60 : 15) + random.nextInt(120);
    };
  }

  /** Whole pupils or halves; other fractions of a pupil do not sit on a limit in binary. */
  private double exact(double pupils) {
    return chance(80) ? Math.rint(pupils) : Math.rint(pupils * 2) / 2;
  }

  private void needs() {
    boolean bands = usesBands();
    for (SchoolField field : SchoolField.values()) {
      String name = field.fileName();
      boolean otherFamily = name.startsWith("idaci") && name.startsWith("idaci_band") != bands;
      boolean absentPhase = name.endsWith("_secondary") ? secondaryGroups == 0 : primaryGroups == 0;
      if (field.kind() == SchoolField.Kind.SHARE && !otherFamily) {
        boolean unknown = absentPhase ? chance(90) : random.nextInt(2000) < 3;
        if (!unknown || field == SchoolField.LAC) {
          builder.set(field, share(name.startsWith("idaci") ? 0.16 : 1));
        }
      }
    }
    if (primaryGroups > 0 && !chance(2)) {
      builder.set(SchoolField.PUPILS_Y1_4, chance(5) ? 0 : Math.floor(primary * 0.6));
      builder.set(SchoolField.PUPILS_Y5_6, chance(5) ? 0 : Math.floor(primary * 0.25));
    }
  }

  /** Nearly always the family that the formula pays; where it pays both, one of them. */
  private boolean usesBands() {
    boolean bands = Parameter.local().stream().anyMatch(each -> pays(each, "idaci_band.*"));
    boolean letters = Parameter.local().stream().anyMatch(each -> pays(each, "idaci_[a-f]_.*"));
    if (bands && letters) {
      return chance(50);
    }
    return chance(3) ? letters : bands;
  }

  private boolean pays(Parameter parameter, String pattern) {
    return formula.pays(parameter) && parameter.fileName().matches(pattern);
  }

  private double share(double most) {
    int pick = random.nextInt(20);
    if (pick == 0) {
      return 0;
    }
    if (pick == 1 && most == 1) {
      return 1;
    }
    if (pick == 2) {
      return most * random.nextDouble();
    }
    return Math.floor(most * random.nextInt(pick < 10 ? 100_001 : 500_001)) / 1e6;
  }

  private void site() {
    double limit = formula.value(SparsityGroup.of(phase).distance()).orElse(2);
    if (!chance(1)) {
      builder.set(
          SchoolField.SPARSITY_DISTANCE_MILES,
          switch (random.nextInt(8)) {
            case 0 -> limit;
            case 1 -> decimals(limit * 0.8, 6);
            case 2, 3 -> decimals(limit * (0.8 + random.nextInt(20) / 100.0), 6);
            case 4 -> 0;
            default -> decimals(random.nextDouble() * 3 * limit, 6);
          });
    }
    if (chance(6)) {
      builder.set(SchoolField.SPARSITY, pence(60_000));
      if (!chance(5)) {
        builder.remove(SchoolField.SPARSITY_DISTANCE_MILES);
      }
    }
    if (chance(15)) {
      builder.set(SchoolField.FRINGE, chance(20) ? 1 : 1.0312);
    }
    if (chance(20)) {
      List<Double> metres =
          random
              .ints(1 + random.nextInt(5), 0, 8)
              .mapToObj(each -> each < 6 ? each * 100.0 : each * 47.5)
              .toList();
      builder.splitSiteMetres(metres);
    }
    if (chance(50)) {
      builder.set(SchoolField.ACA, chance(50) ? decimals(1 + random.nextDouble() * 0.19, 5) : 1.03);
    }
  }

  private void cash() {
    maybe(20, SchoolField.SPLIT_SITES, pence(30_000));
    maybe(80, SchoolField.RATES, pence(60_000));
    maybe(15, SchoolField.PFI, pence(90_000));
    maybe(15, SchoolField.EXCEPTIONAL, pence(20_000));
    maybe(formula.isNational() ? 1 : 15, SchoolField.OTHER_PUPIL_LED, pence(20_000) - 2000);
    maybe(15, SchoolField.OTHER_SCHOOL_LED, pence(20_000) - 2000);
    maybe(40, SchoolField.DEDELEGATION, pence(20_000));
    maybe(20, SchoolField.EXCLUSIONS, pence(5000));
    maybe(20, SchoolField.TECHNICAL_ADJUSTMENTS, pence(5000) - 1000);
  }

  /** Baselines spread around what a school is likely to get, so that gains and losses occur. */
  private void baselines() {
    double all = primary + ks3 + ks4;
    double likely = all == 0 ? 4000 : 4300 + (ks3 + ks4) / all * 1200;
    double perPupil = decimals(likely * (0.7 + random.nextDouble() * 0.6), 2);
    maybe(85, SchoolField.FLOOR_BASELINE_PER_PUPIL, perPupil);
    boolean given = chance(10);
    if (given) {
      builder.set(SchoolField.PROTECTION_GIVEN, pence(40_000) - 20_000);
    }
    if (given && !chance(5)) {
      return;
    }
    if (chance(40)) {
      builder.set(SchoolField.MFG_BASELINE_PER_PUPIL, perPupil);
    } else if (chance(80)) {
      double previous = Math.max(1, Math.rint(all * (0.9 + random.nextDouble() * 0.2)));
      double lump = formula.value(Parameter.LUMP_SUM_PRIMARY).orElse(0);
      builder.set(SchoolField.PREVIOUS_PUPILS, previous);
      builder.set(SchoolField.PREVIOUS_BUDGET_SHARE, decimals(perPupil * previous + lump, 2));
      maybe(30, SchoolField.PREVIOUS_EXCLUSIONS, pence(5000));
      maybe(30, SchoolField.PREVIOUS_TECHNICAL_ADJUSTMENTS, pence(5000) - 1000);
      maybe(20, SchoolField.PREVIOUS_SPLIT_SITES, pence(30_000));
      maybe(20, SchoolField.PREVIOUS_PFI, pence(30_000));
      maybe(20, SchoolField.ROLLED_IN_GRANTS, pence(30_000));
    }
  }

  private void maybe(int percent, SchoolField field, double value) {
    if (chance(percent)) {
      builder.set(field, decimals(value, 2));
    }
  }

  private double pence(int mostPounds) {
    return random.nextInt(mostPounds * 100) / 100.0;
  }

  private static double decimals(double value, int places) {
    double scale = Math.pow(10, places);
    return Math.rint(value * scale) / scale;
  }

  private int pick(int... values) {
    return values[random.nextInt(values.length)];
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }
}
