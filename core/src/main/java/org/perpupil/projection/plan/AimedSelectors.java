package org.perpupil.projection.plan;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import java.util.Set;
import org.perpupil.projection.world.PupilPaths;
import org.perpupil.scenario.Assumption;
import org.perpupil.scenario.Assumptions;
import org.perpupil.scenario.Selector;

/**
 * The schools that assumptions are aimed at, which decide what schools share.
 *
 * @param any selectors that any assumption comes with; unmodifiable
 * @param ofPupils selectors of assumptions that only move pupils; unmodifiable
 */
public record AimedSelectors(Set<Selector> any, Set<Selector> ofPupils) {
  private static final AimedSelectors NONE = new AimedSelectors(Set.of(), Set.of());

  /** Copies the selectors. */
  public AimedSelectors {
    any = ImmutableSet.copyOf(any);
    ofPupils = ImmutableSet.copyOf(ofPupils);
  }

  /** Returns the selectors that settings come with. */
  public static AimedSelectors of(Assumptions assumptions) {
    AimedSelectors all = NONE;
    for (Assumptions.Setting setting : assumptions.settings()) {
      all = all.with(setting.assumption(), setting.selector());
    }
    return all;
  }

  /** Returns these and that of an assumption. */
  public AimedSelectors with(Assumption assumption, Selector selector) {
    Set<Selector> one = Set.of(selector);
    AimedSelectors more =
        PupilPaths.has(assumption.index())
            ? new AimedSelectors(Set.of(), one)
            : new AimedSelectors(one, Set.of());
    return covers(more) ? this : and(more);
  }

  /** Returns these and others. */
  public AimedSelectors and(AimedSelectors others) {
    return new AimedSelectors(Sets.union(any, others.any), Sets.union(ofPupils, others.ofPupils));
  }

  /** Returns whether assumptions that are aimed by others may be made where these are known. */
  public boolean covers(AimedSelectors others) {
    return any.containsAll(others.any) && all().containsAll(others.ofPupils);
  }

  /** Returns all of them. */
  Set<Selector> all() {
    return Sets.union(any, ofPupils);
  }

  /** Returns how many there are. */
  public int size() {
    return all().size();
  }
}
