package org.perpupil.budget;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The pension scheme that an employer pays into for a member of staff. */
public enum Pension {
  /** The teachers' pension scheme. */
  TEACHERS("tps"),
  /** The local government pension scheme. */
  LOCAL_GOVERNMENT("lgps"),
  /** None that costs the school anything. */
  NONE("none");

  private static final ImmutableMap<String, Pension> BY_LABEL =
      Maps.uniqueIndex(Arrays.asList(values()), Pension::label);

  private final String label;

  Pension(String label) {
    this.label = label;
  }

  /** Returns the name as files write it, such as {@code tps}. */
  public String label() {
    return label;
  }

  /** Returns the scheme that a role usually belongs to: that of teachers for those who teach. */
  public static Pension usual(StaffRole role) {
    return role.isTeaching() ? TEACHERS : LOCAL_GOVERNMENT;
  }

  /** Returns the scheme with the given label, or nothing when there is none. */
  public static Optional<Pension> find(String label) {
    return Optional.ofNullable(BY_LABEL.get(label));
  }

  /** Returns all labels; unmodifiable. */
  public static List<String> labels() {
    return BY_LABEL.keySet().asList();
  }
}
