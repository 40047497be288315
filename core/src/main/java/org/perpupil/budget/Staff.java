package org.perpupil.budget;

import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.Multimaps;
import java.util.List;
import java.util.Set;

/** The posts of schools. Immutable and thread-safe. */
public final class Staff {
  private final ImmutableListMultimap<String, StaffPost> bySchool;

  private Staff(ImmutableListMultimap<String, StaffPost> bySchool) {
    this.bySchool = bySchool;
  }

  /** Returns the given posts. */
  public static Staff of(List<StaffPost> posts) {
    return new Staff(Multimaps.index(posts, StaffPost::schoolId));
  }

  /** Returns the posts of a school, in the order given; empty when it has none. Unmodifiable. */
  public List<StaffPost> posts(String schoolId) {
    return bySchool.get(schoolId);
  }

  /** Returns the schools that have posts, in the order given; unmodifiable. */
  public Set<String> schoolIds() {
    return bySchool.keySet();
  }

  @Override
  public String toString() {
    return "Staff[" + bySchool.size() + " posts, " + bySchool.keySet().size() + " schools]";
  }
}
