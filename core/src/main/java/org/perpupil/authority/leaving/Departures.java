package org.perpupil.authority.leaving;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.perpupil.authority.AuthorityServices;

/**
 * What is left of an authority step by step as schools leave it.
 *
 * <p>Step 0 is before anybody leaves. Pounds are a year's, balances apart. Immutable and
 * thread-safe.
 */
public final class Departures {
  private final double[] pupilsOfSchool;
  private final double[] balances;
  private final int[] leftInStep;
  private final double levyLimit;
  private final List<Step> steps;

  private Departures(Recorder recorder) {
    this.pupilsOfSchool = recorder.pupils;
    this.balances = recorder.balances;
    this.leftInStep = recorder.leftInStep;
    this.levyLimit = recorder.levyLimit;
    this.steps = List.copyOf(recorder.steps);
  }

  /**
   * The authority after one step.
   *
   * @param schools maintained schools that are left
   * @param pupils their pupils
   * @param toRaise pounds that a levy must raise
   * @param levyNeeded pounds for each pupil that would raise them; infinite when pounds are needed
   *     and no pupil is left
   * @param levyCharged the same, but no more than the limit; 0 when no pupil is left
   * @param residual pounds that the levy cannot raise and the council must find
   * @param headroom pounds of surplus that no licensed deficit needs; negative when deficits stand
   *     on nothing
   * @param deficitsLeftBehind pounds of deficits of sponsored leavers so far, which the authority
   *     keeps
   */
  public record Step(
      int schools,
      double pupils,
      double toRaise,
      double levyNeeded,
      double levyCharged,
      double residual,
      double headroom,
      double deficitsLeftBehind) {}

  /** A school that stays and is worse off because others left. */
  public enum Harm {
    /** It pays a higher levy. */
    HIGHER_LEVY,
    /** It runs a deficit, which surpluses backed at the start and no longer do. */
    DEFICIT_WITHOUT_BACKING,
    /** Both. */
    BOTH
  }

  /**
   * A school that is worse off than at the start.
   *
   * @param row the school's row
   * @param extraLevy pounds a year more than at the start; 0 where only its backing is gone
   * @param harm what it suffers
   */
  public record WorseOff(int row, double extraLevy, Harm harm) {}

  /** Returns all steps, the start included; unmodifiable. */
  public List<Step> steps() {
    return steps;
  }

  /** Returns the step in which a school leaves, or nothing when it stays. */
  public OptionalInt leaves(int row) {
    return leftInStep[row] == 0 ? OptionalInt.empty() : OptionalInt.of(leftInStep[row]);
  }

  /** Returns the first step whose levy would have to be above its limit, or nothing. */
  public OptionalInt levyTippingPoint() {
    return first(step -> step.levyNeeded() > levyLimit);
  }

  /** Returns the first step in which licensed deficits are more than surpluses, or nothing. */
  public OptionalInt poolTippingPoint() {
    return first(step -> step.headroom() < 0);
  }

  /** Returns the first step in which levy or pool gives way, or nothing when neither does. */
  public OptionalInt tippingPoint() {
    return first(step -> step.levyNeeded() > levyLimit || step.headroom() < 0);
  }

  /**
   * Returns what a school pays more a year than at the start, in pounds, negative when less; or
   * nothing when it has left by then.
   */
  public OptionalDouble extraLevy(int step, int row) {
    if (!stays(step, row)) {
      return OptionalDouble.empty();
    }
    double rise = steps.get(step).levyCharged() - steps.get(0).levyCharged();
    return OptionalDouble.of(rise * pupilsOfSchool[row]);
  }

  /** Returns the schools that stay and are worse off than at the start, by row. */
  public List<WorseOff> worseOff(int step) {
    boolean backed = steps.get(0).headroom() >= 0;
    boolean unbacked = steps.get(step).headroom() < 0;
    List<WorseOff> worse = new ArrayList<>();
    for (int row = 0; row < pupilsOfSchool.length; row++) {
      double extra = extraLevy(step, row).orElse(0);
      boolean exposed = stays(step, row) && balances[row] < 0 && backed && unbacked;
      if (extra > 0 || exposed) {
        Harm harm =
            !exposed ? Harm.HIGHER_LEVY : extra > 0 ? Harm.BOTH : Harm.DEFICIT_WITHOUT_BACKING;
        worse.add(new WorseOff(row, Math.max(0, extra), harm));
      }
    }
    return List.copyOf(worse);
  }

  @Override
  public String toString() {
    return "Departures[" + steps.size() + " steps]";
  }

  private boolean stays(int step, int row) {
    return leftInStep[row] == 0 || leftInStep[row] > step;
  }

  private OptionalInt first(Predicate<Step> condition) {
    return IntStream.range(0, steps.size()).filter(i -> condition.test(steps.get(i))).findFirst();
  }

  /** Keeps the books while schools leave. Not thread-safe. */
  static final class Recorder {
    private final AuthorityServices services;
    private final double levyLimit;
    private final double academyPupilsBefore;
    private final double[] pupils;
    private final double[] balances;
    private final boolean[] sponsored;
    private final int[] leftInStep;
    private final boolean[] stays;
    private final List<Step> steps;
    private double deficitsLeftBehind;

    Recorder(
        AuthorityServices services,
        double levyLimit,
        double academyPupilsBefore,
        double[] pupils,
        double[] balances,
        boolean[] sponsored,
        int stepsExpected) {
      this.services = services;
      this.levyLimit = levyLimit;
      this.academyPupilsBefore = academyPupilsBefore;
      this.pupils = pupils;
      this.balances = balances;
      this.sponsored = sponsored;
      this.leftInStep = new int[pupils.length];
      this.stays = new boolean[pupils.length];
      this.steps = new ArrayList<>(stepsExpected + 1);
      Arrays.fill(stays, true);
    }

    boolean stays(int row) {
      return stays[row];
    }

    /** Returns the pounds for each pupil that the levy has risen by since the start. */
    double levyRise() {
      return steps.get(steps.size() - 1).levyCharged() - steps.get(0).levyCharged();
    }

    void leave(int[] rows) {
      for (int row : rows) {
        stays[row] = false;
        leftInStep[row] = steps.size();
        if (sponsored[row]) {
          deficitsLeftBehind += Math.max(0, -balances[row]);
        }
      }
    }

    void record() {
      int schools = 0;
      double left = 0;
      double gone = academyPupilsBefore;
      for (int i = 0; i < pupils.length; i++) {
        if (stays[i]) {
          schools++;
          left += pupils[i];
        } else {
          gone += pupils[i];
        }
      }
      double toRaise = services.toRaise(left, gone);
      double needed = toRaise == 0 ? 0 : left == 0 ? Double.POSITIVE_INFINITY : toRaise / left;
      double charged = left == 0 ? 0 : Math.min(levyLimit, needed);
      double residual = needed > charged ? toRaise - charged * left : 0;
      steps.add(
          new Step(
              schools,
              left,
              toRaise,
              needed,
              charged,
              residual,
              SurplusPool.headroom(balances, stays),
              deficitsLeftBehind));
    }

    Departures departures() {
      return new Departures(this);
    }
  }
}
