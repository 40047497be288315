package org.perpupil.scenario;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.perpupil.budget.Block;
import org.perpupil.school.Governance;

/**
 * Who runs a school, and from when.
 *
 * <p>A school is maintained, an academy, or maintained until it converts on the first of a month;
 * in the block of that day its flows are split by months. Immutable and thread-safe.
 */
public final class Arrangement {
  private static final Arrangement MAINTAINED =
      new Arrangement(Governance.MAINTAINED, null, 0, null);
  private static final Arrangement ACADEMY = new Arrangement(Governance.ACADEMY, null, 0, null);

  private final Governance start;
  private final @Nullable Block conversion;
  private final int monthsBefore;
  private final @Nullable String trust;

  private Arrangement(
      Governance start, @Nullable Block conversion, int monthsBefore, @Nullable String trust) {
    this.start = start;
    this.conversion = conversion;
    this.monthsBefore = monthsBefore;
    this.trust = trust;
  }

  /** Returns the arrangement of a school that stays as it is. */
  public static Arrangement of(Governance governance) {
    return governance == Governance.ACADEMY ? ACADEMY : MAINTAINED;
  }

  /** Returns the arrangement of a maintained school that becomes an academy in a block. */
  public static Arrangement converting(Block first) {
    return new Arrangement(Governance.MAINTAINED, first, 0, null);
  }

  /**
   * Returns the arrangement of a maintained school that becomes an academy on a day.
   *
   * @throws IllegalArgumentException when it is not the first of a month
   */
  public static Arrangement converting(LocalDate first) {
    if (first.getDayOfMonth() != 1) {
      throw new IllegalArgumentException(first + ", expected the first of a month");
    }
    Block block = Block.containing(first);
    int months = (int) ChronoUnit.MONTHS.between(block.start(), first);
    return new Arrangement(Governance.MAINTAINED, block, months, null);
  }

  /** Returns the same arrangement, as an academy in a trust, which then employs the staff. */
  public Arrangement joining(String trustName) {
    return new Arrangement(start, conversion, monthsBefore, trustName);
  }

  /** Returns who runs the school in a block; in that of its conversion, when it ends. */
  public Governance in(Block block) {
    return conversion != null && block.compareTo(conversion) >= 0 ? Governance.ACADEMY : start;
  }

  /** Returns the first block as an academy of a school that converts. */
  public Optional<Block> conversion() {
    return Optional.ofNullable(conversion);
  }

  /** Returns the first day as an academy of a school that converts. */
  public Optional<LocalDate> conversionDay() {
    return conversion().map(block -> block.start().plusMonths(monthsBefore));
  }

  /** Returns the months of that block in which it is still maintained, from 0 to 6. */
  public int monthsBefore() {
    return monthsBefore;
  }

  /** Returns the trust that the school joins when it converts, where one was named. */
  public Optional<String> trust() {
    return Optional.ofNullable(trust);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Arrangement that
        && start == that.start
        && conversion().equals(that.conversion())
        && monthsBefore == that.monthsBefore
        && trust().equals(that.trust());
  }

  @Override
  public int hashCode() {
    return 31 * (31 * start.name().hashCode() + conversion().hashCode())
        + 7 * monthsBefore
        + trust().hashCode();
  }

  /** Returns such as {@code maintained} or {@code academy from September-March 2026-27}. */
  @Override
  public String toString() {
    if (conversion != null && monthsBefore > 0) {
      return "academy from " + conversionDay().orElseThrow();
    }
    if (conversion != null) {
      return "academy from " + conversion;
    }
    return start == Governance.ACADEMY ? "academy" : "maintained";
  }
}
