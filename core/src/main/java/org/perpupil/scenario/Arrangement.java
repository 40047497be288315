package org.perpupil.scenario;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.perpupil.budget.Block;
import org.perpupil.school.Governance;

/**
 * Who runs a school, and from when.
 *
 * <p>A school is maintained, an academy, or maintained until it converts at the start of a block.
 * Immutable and thread-safe.
 */
public final class Arrangement {
  private static final Arrangement MAINTAINED = new Arrangement(Governance.MAINTAINED, null, null);
  private static final Arrangement ACADEMY = new Arrangement(Governance.ACADEMY, null, null);

  private final Governance start;
  private final @Nullable Block conversion;
  private final @Nullable String trust;

  private Arrangement(Governance start, @Nullable Block conversion, @Nullable String trust) {
    this.start = start;
    this.conversion = conversion;
    this.trust = trust;
  }

  /** Returns the arrangement of a school that stays as it is. */
  public static Arrangement of(Governance governance) {
    return governance == Governance.ACADEMY ? ACADEMY : MAINTAINED;
  }

  /** Returns the arrangement of a maintained school that becomes an academy in a block. */
  public static Arrangement converting(Block first) {
    return new Arrangement(Governance.MAINTAINED, first, null);
  }

  /** Returns the same arrangement, as an academy in a trust, which then employs the staff. */
  public Arrangement joining(String trustName) {
    return new Arrangement(start, conversion, trustName);
  }

  /** Returns who runs the school in a block. */
  public Governance in(Block block) {
    return conversion != null && block.compareTo(conversion) >= 0 ? Governance.ACADEMY : start;
  }

  /** Returns the first block as an academy of a school that converts. */
  public Optional<Block> conversion() {
    return Optional.ofNullable(conversion);
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
        && trust().equals(that.trust());
  }

  @Override
  public int hashCode() {
    return 31 * (31 * start.name().hashCode() + conversion().hashCode()) + trust().hashCode();
  }

  /** Returns such as {@code maintained} or {@code academy from September-March 2026-27}. */
  @Override
  public String toString() {
    if (conversion != null) {
      return "academy from " + conversion;
    }
    return start == Governance.ACADEMY ? "academy" : "maintained";
  }
}
