package org.perpupil.io.dfe.infer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.perpupil.school.Phase;

/**
 * The year groups of a school, which the file does not tell.
 *
 * <p>Where the file pays a top-up to the minimum level, the year groups are those whose level gives
 * just that; where it pays none, those whose level asks for none. Among them, the phase's usual
 * ones come first, then those that spread the pupils most evenly.
 *
 * @param basis derived where the money or the pupils tell, else assumed
 */
public record YearGroups(int primary, int ks3, int ks4, FigureBasis basis, boolean explainsTopUp) {
  private static final double USUAL_IS_BETTER = 0.35;

  private static final double HALF_A_PENNY = 0.005 + 1e-9;

  /** Pupils per year group are printed with a decimal at least. */
  private static final double HALF_UNIT_OF_AVERAGE = 0.05 + 1e-9;

  /** Parts are printed with six decimals. */
  private static final double HALF_UNIT_OF_PART = 5e-7 + 1e-9;

  /** Dozen lines rounded to pence, and a top-up that was worked out before they were. */
  private static final double ROUNDED_LINES = 0.1;

  /**
   * Finds the year groups.
   *
   * @param pupils primary, Key Stage 3 and Key Stage 4
   * @param levels minimum levels of the three, NaN where there are none
   * @param counted pounds that the minimum level counts
   * @param topUp pounds that the file pays up to it
   * @param halfUnit how far each line may be from what was rounded
   * @param registered the three by statutory ages, or null; they count where pupils and money allow
   */
  public static YearGroups find(
      Phase phase,
      double[] pupils,
      double[] levels,
      double counted,
      double topUp,
      double halfUnit,
      int @Nullable [] registered) {
    double toleranceOfTopUp = Math.max(ROUNDED_LINES, 20 * halfUnit);
    if (registered != null) {
      YearGroups stated =
          new YearGroups(registered[0], registered[1], registered[2], FigureBasis.EXACT, true);
      double all = pupils[0] + pupils[1] + pupils[2];
      boolean isPossible = possible(pupils).stream().anyMatch(stated::sameAs);
      boolean explains =
          Double.isNaN(levels[0])
              ? topUp == 0
              : stated.count() > 0
                  && stated.explains(levels, all, counted, topUp, toleranceOfTopUp);
      if (isPossible && explains) {
        return stated;
      }
    }
    List<YearGroups> possible = possible(pupils);
    YearGroups usual = usual(phase, pupils);
    Comparator<YearGroups> order =
        Comparator.comparingDouble(
            groups -> groups.unevenness(pupils) + (groups.sameAs(usual) ? 0 : USUAL_IS_BETTER));
    YearGroups likely = possible.stream().min(order).orElse(usual);
    double roll = pupils[0] + pupils[1] + pupils[2];
    if (Double.isNaN(levels[0]) || roll == 0) {
      return likely.as(FigureBasis.ASSUMED, topUp == 0);
    }
    double tolerance = toleranceOfTopUp;
    List<YearGroups> explaining =
        possible.stream()
            .filter(groups -> groups.explains(levels, roll, counted, topUp, tolerance))
            .toList();
    boolean onePhase = pupils[1] + pupils[2] == 0;
    return explaining.stream()
        .min(order)
        .map(
            groups ->
                groups.as(topUp > 0 && !onePhase ? FigureBasis.DERIVED : FigureBasis.ASSUMED, true))
        .orElse(likely.as(FigureBasis.ASSUMED, false));
  }

  /**
   * Finds the year groups whose minimum level, and whose pupils per year group, a file states.
   *
   * @param pupils primary, Key Stage 3 and Key Stage 4
   * @param levels minimum levels of the three, NaN where there are none
   * @param level the school's, in whole pence; NaN where not stated
   * @param average pupils per year group; NaN where not stated
   * @param primaryPart share of the year groups that are primary; NaN where not stated
   * @return derived where a figure tells, else the phase's usual ones; {@code explainsTopUp} tells
   *     whether the levels come to the school's
   */
  public static YearGroups ofLevel(
      Phase phase,
      double[] pupils,
      double[] levels,
      double level,
      double average,
      double primaryPart) {
    double roll = pupils[0] + pupils[1] + pupils[2];
    YearGroups usual = usual(phase, pupils);
    Comparator<YearGroups> order =
        Comparator.comparingDouble(
            groups -> groups.unevenness(pupils) + (groups.sameAs(usual) ? 0 : USUAL_IS_BETTER));
    boolean hasLevel = !Double.isNaN(level) && !Double.isNaN(levels[0]);
    boolean hasAverage = !Double.isNaN(average) && average > 0;
    boolean hasPart = !Double.isNaN(primaryPart);
    List<YearGroups> ofAverage =
        possible(pupils).stream()
            .filter(
                groups ->
                    (!hasAverage
                            || Math.abs(roll / groups.count() - average) <= HALF_UNIT_OF_AVERAGE)
                        && (!hasPart
                            || Math.abs((double) groups.primary / groups.count() - primaryPart)
                                <= HALF_UNIT_OF_PART))
            .toList();
    List<YearGroups> explaining =
        ofAverage.stream()
            .filter(groups -> hasLevel && Math.abs(groups.level(levels) - level) <= HALF_A_PENNY)
            .toList();
    boolean isExplained = !explaining.isEmpty();
    return (isExplained ? explaining : ofAverage)
        .stream()
            .min(order)
            .map(
                groups ->
                    groups.as(
                        hasAverage || hasPart || (isExplained && pupils[1] + pupils[2] > 0)
                            ? FigureBasis.DERIVED
                            : FigureBasis.ASSUMED,
                        isExplained))
            .orElse(usual.as(FigureBasis.ASSUMED, false));
  }

  private int count() {
    return primary + ks3 + ks4;
  }

  private double level(double[] levels) {
    return (primary * levels[0] + ks3 * levels[1] + ks4 * levels[2]) / count();
  }

  private YearGroups as(FigureBasis other, boolean explains) {
    return new YearGroups(primary, ks3, ks4, other, explains);
  }

  private boolean sameAs(YearGroups other) {
    return primary == other.primary && ks3 == other.ks3 && ks4 == other.ks4;
  }

  private boolean explains(
      double[] levels, double roll, double counted, double topUp, double tolerance) {
    double asked = Math.max(0, level(levels) * roll - counted);
    return Math.abs(asked - topUp) <= tolerance;
  }

  /** Returns how unevenly pupils fill the year groups, 0 when evenly. */
  private double unevenness(double[] pupils) {
    double all = (pupils[0] + pupils[1] + pupils[2]) / (primary + ks3 + ks4);
    int[] groups = {primary, ks3, ks4};
    double worst = 0;
    for (int k = 0; k < groups.length; k++) {
      if (groups[k] > 0) {
        worst = Math.max(worst, Math.abs(Math.log(pupils[k] / groups[k] / all)));
      }
    }
    return worst;
  }

  private static YearGroups usual(Phase phase, double[] pupils) {
    boolean later = pupils[1] + pupils[2] > 0;
    return switch (phase) {
      case PRIMARY -> groups(7, later ? 3 : 0, pupils[2] > 0 ? 2 : 0);
      case SECONDARY -> groups(pupils[0] > 0 ? 1 : 0, pupils[1] > 0 ? 3 : 0, pupils[2] > 0 ? 2 : 0);
      case MIDDLE_DEEMED_PRIMARY -> groups(3, pupils[1] > 0 ? 1 : 0, pupils[2] > 0 ? 2 : 0);
      case MIDDLE_DEEMED_SECONDARY -> groups(2, pupils[1] > 0 ? 2 : 0, pupils[2] > 0 ? 2 : 0);
      case ALL_THROUGH ->
          groups(pupils[0] > 0 ? 7 : 0, pupils[1] > 0 ? 3 : 0, pupils[2] > 0 ? 2 : 0);
    };
  }

  private static YearGroups groups(int primary, int ks3, int ks4) {
    return new YearGroups(primary, ks3, ks4, FigureBasis.ASSUMED, true);
  }

  /** Returns every run of years that has the stages with pupils and no other. */
  private static List<YearGroups> possible(double[] pupils) {
    List<YearGroups> possible = new ArrayList<>();
    boolean[] has = {pupils[0] > 0, pupils[1] > 0, pupils[2] > 0};
    for (int primary = has[0] ? 1 : 0; primary <= (has[0] ? 7 : 0); primary++) {
      for (int ks3 = has[1] ? 1 : 0; ks3 <= (has[1] ? 3 : 0); ks3++) {
        for (int ks4 = has[2] ? 1 : 0; ks4 <= (has[2] ? 2 : 0); ks4++) {
          // Years follow each other, so a stage between two others is whole.
          if (primary + ks3 + ks4 > 0 && (!(has[0] && has[2]) || ks3 == 3)) {
            possible.add(groups(primary, ks3, ks4));
          }
        }
      }
    }
    return possible;
  }
}
