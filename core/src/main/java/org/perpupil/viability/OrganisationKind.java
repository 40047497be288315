package org.perpupil.viability;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What is judged; standards differ by it. */
public enum OrganisationKind {
  /** A school maintained by a local authority. */
  MAINTAINED,
  /** An academy, in a trust of its own or seen apart from its trust. */
  ACADEMY,
  /** A trust with all its academies: the legal entity. */
  TRUST;

  /** Returns the name as files write it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the kind with the given label, or nothing when there is none. */
  public static Optional<OrganisationKind> find(String label) {
    return Arrays.stream(values()).filter(kind -> kind.label().equals(label)).findFirst();
  }

  /** Returns all labels; unmodifiable. */
  public static List<String> labels() {
    return Arrays.stream(values()).map(OrganisationKind::label).toList();
  }
}
