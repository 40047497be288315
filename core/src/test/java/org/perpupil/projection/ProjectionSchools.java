package org.perpupil.projection;

import java.util.Random;
import org.perpupil.school.Governance;
import org.perpupil.school.Phase;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;

/** Makes random schools of every phase, from empty and tiny ones to large ones with sixth forms. */
final class ProjectionSchools {
  private final Random random;

  ProjectionSchools(Random random) {
    this.random = random;
  }

  School school(String id, String laCode) {
    Phase phase = Phase.values()[random.nextInt(Phase.values().length)];
    int[] range = range(phase);
    School.Builder builder = School.builder(id, laCode, phase);
    int primary = Math.max(0, Math.min(6, range[1]) - range[0] + 1);
    builder.yearGroups(primary, range[1] - range[0] + 1 - primary);
    double[] roll = roll(range);
    boolean empty = sum(roll, 0, 11) == 0;
    double primaryPupils = sum(roll, 0, 6);
    builder.pupils(primaryPupils, sum(roll, 7, 9), sum(roll, 10, 11));
    // Where a stage is whole, the years may be left blank; otherwise only they say which it has.
    boolean usual = (range[0] == 0 && range[1] == 6) || (range[0] == 7 && range[1] == 11);
    if (!empty && (!usual || chance(60))) {
      years(builder, roll, 0, 6);
      years(builder, roll, 7, 9);
      years(builder, roll, 10, 11);
    }
    if (range[1] == 11 && chance(50)) {
      builder.set(SchoolField.YEAR_12, chance(15) ? 0 : random.nextInt(150));
      builder.set(SchoolField.YEAR_13, chance(15) ? 0 : random.nextInt(120));
    }
    if (chance(40)) {
      builder.set(SchoolField.ADMISSION_NUMBER, random.nextInt(8) * 30);
    }
    needs(builder);
    money(builder, empty, sum(roll, 0, 11));
    if (chance(40)) {
      builder.governance(chance(50) ? Governance.ACADEMY : Governance.MAINTAINED);
    }
    if (chance(40)) {
      builder.trust("Trust");
    }
    return builder.growing(chance(10)).build();
  }

  /** The first and the last year group. */
  private int[] range(Phase phase) {
    return switch (phase) {
      case PRIMARY -> pick(new int[][] {{0, 6}, {0, 6}, {0, 2}, {3, 6}, {0, 4}});
      case SECONDARY -> pick(new int[][] {{7, 11}, {7, 11}, {9, 11}});
      case MIDDLE_DEEMED_PRIMARY -> new int[] {4, 7};
      case MIDDLE_DEEMED_SECONDARY -> new int[] {5, 8};
      case ALL_THROUGH -> new int[] {0, 11};
    };
  }

  private double[] roll(int[] range) {
    double[] roll = new double[14];
    int kind = random.nextInt(12);
    for (int group = range[0]; kind > 0 && group <= range[1]; group++) {
      roll[group] =
          switch (kind) {
            case 1 -> 1 + random.nextInt(3);
            case 2 -> 14 + random.nextInt(3);
            case 3 -> 0.5 + random.nextInt(40);
            case 4 -> 30;
            default -> 20 + random.nextInt(group > 6 ? 200 : 70);
          };
    }
    return roll;
  }

  private static void years(School.Builder builder, double[] roll, int first, int last) {
    if (sum(roll, first, last) > 0) {
      for (int group = first; group <= last; group++) {
        builder.set(SchoolField.yearGroup(group), roll[group]);
      }
    }
  }

  /** Every share is known; now and then those of meals, or in six years, are not. */
  private void needs(School.Builder builder) {
    for (SchoolField field : SchoolField.values()) {
      boolean older = field.fileName().startsWith("idaci_band");
      if (field.kind() == SchoolField.Kind.SHARE && !older) {
        double most = field.fileName().startsWith("idaci") ? 0.16 : 0.5;
        builder.set(field, most * random.nextInt(101) / 100);
      }
    }
    if (chance(10)) {
      builder.remove(SchoolField.FSM_PRIMARY).remove(SchoolField.FSM_SECONDARY);
    }
    if (chance(10)) {
      builder.remove(SchoolField.FSM6_PRIMARY).remove(SchoolField.FSM6_SECONDARY);
    }
    builder.set(SchoolField.SPARSITY_DISTANCE_MILES, random.nextInt(50) / 10.0);
    if (chance(10)) {
      builder.remove(SchoolField.SPARSITY_DISTANCE_MILES);
      builder.set(SchoolField.SPARSITY, random.nextInt(60_000));
    }
    if (chance(15)) {
      builder.set(SchoolField.FRINGE, 1.0312);
    }
    if (chance(30)) {
      builder.set(SchoolField.ACA, 1 + random.nextInt(100) / 1000.0);
    }
  }

  private void money(School.Builder builder, boolean empty, double pupils) {
    maybe(builder, 70, SchoolField.RATES, 60_000);
    maybe(builder, 15, SchoolField.PFI, 90_000);
    maybe(builder, 15, SchoolField.EXCEPTIONAL, 20_000);
    maybe(builder, 15, SchoolField.OTHER_SCHOOL_LED, 20_000);
    maybe(builder, 15, SchoolField.SPLIT_SITES, 20_000);
    maybe(builder, 15, SchoolField.EXCLUSIONS, 5_000);
    maybe(builder, 15, SchoolField.TECHNICAL_ADJUSTMENTS, 5_000);
    if (empty) {
      return;
    }
    maybe(builder, 40, SchoolField.DEDELEGATION, 20_000);
    maybe(builder, 15, SchoolField.DAYS_OPEN, 365);
    if (chance(15)) {
      builder.set(SchoolField.MFG_PUPILS, Math.max(1, Math.floor(pupils * 0.97)));
    }
    if (chance(15)) {
      builder.set(SchoolField.PROTECTION_GIVEN, random.nextInt(40_000) - 15_000);
    } else if (chance(50)) {
      builder.set(SchoolField.MFG_BASELINE_PER_PUPIL, 3_500 + random.nextInt(4_000));
    }
    if (chance(50)) {
      builder.set(SchoolField.FLOOR_BASELINE_PER_PUPIL, 3_500 + random.nextInt(4_000));
    }
  }

  private void maybe(School.Builder builder, int percent, SchoolField field, int most) {
    if (chance(percent)) {
      builder.set(field, 1 + random.nextInt(most));
    }
  }

  private static double sum(double[] roll, int first, int last) {
    double sum = 0;
    for (int group = first; group <= last; group++) {
      sum += roll[group];
    }
    return sum;
  }

  private int[] pick(int[][] ranges) {
    return ranges[random.nextInt(ranges.length)];
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }
}
