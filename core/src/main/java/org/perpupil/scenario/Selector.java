package org.perpupil.scenario;

import com.google.common.collect.ImmutableSortedSet;
import java.util.Collection;
import java.util.Set;
import org.perpupil.school.School;

/** Which schools an assumption is set for. Immutable and thread-safe; compared by what it names. */
public sealed interface Selector {

  /** Returns whether a school is among them. */
  boolean matches(School school);

  /** Returns a selector of every school. */
  static Selector all() {
    return All.EVERY_SCHOOL;
  }

  /** Returns a selector of an authority's schools, academies included. */
  static Selector authority(String laCode) {
    return new Authority(laCode);
  }

  /** Returns a selector of the schools of a trust. */
  static Selector trust(String name) {
    return new Trust(name);
  }

  /** Returns a selector of the schools with the given identifiers. */
  static Selector schools(Collection<String> ids) {
    return new Schools(ImmutableSortedSet.copyOf(ids));
  }

  /** Every school. */
  enum All implements Selector {
    /** The only one. */
    EVERY_SCHOOL;

    @Override
    public boolean matches(School school) {
      return true;
    }
  }

  /**
   * The schools of an authority.
   *
   * @param laCode its code
   */
  record Authority(String laCode) implements Selector {
    @Override
    public boolean matches(School school) {
      return school.laCode().equals(laCode);
    }
  }

  /**
   * The schools of a trust.
   *
   * @param name its name
   */
  record Trust(String name) implements Selector {
    @Override
    public boolean matches(School school) {
      return school.trust().filter(name::equals).isPresent();
    }
  }

  /**
   * Listed schools.
   *
   * @param ids their identifiers, in the order of their letters
   */
  record Schools(Set<String> ids) implements Selector {
    /** Copies the identifiers. */
    public Schools {
      ids = ImmutableSortedSet.copyOf(ids);
    }

    @Override
    public boolean matches(School school) {
      return ids.contains(school.id());
    }
  }
}
