package org.perpupil.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import org.junit.jupiter.api.Test;
import org.perpupil.projection.engine.PostsBothWays;

/** Posts that are priced together cost what they cost one by one. */
@Domain(ProjectionCases.class)
class PostColumnsProperties {
  private static final double RELATIVE = 1e-12;

  /** Sums of which hardly anything is left are as exact as what was added. */
  private static final double POUNDS = 1e-8;

  @Property(tries = 120)
  void costsTheSameTogetherAndOneByOne(@ForAll ProjectionCase given) {
    ProjectionPlan plan = ProjectionRuns.plan(given);
    for (PostsBothWays.Priced posts : PostsBothWays.of(plan.compiled(), given.reference())) {
      if (posts.isFolded()) {
        same(posts);
      }
    }
  }

  @Test
  void mostWorldsPriceThemTogetherAndSomeDoNot() {
    Random random = new Random(7);
    int together = 0;
    int oneByOne = 0;
    for (int i = 0; i < 100; i++) {
      ProjectionCase given = ProjectionCases.any(random);
      ProjectionPlan plan = ProjectionRuns.plan(given);
      for (PostsBothWays.Priced posts : PostsBothWays.of(plan.compiled(), given.reference())) {
        if (posts.isFolded()) {
          together++;
        } else {
          oneByOne++;
        }
      }
    }
    assertThat(together).isGreaterThan(100);
    assertThat(oneByOne).isGreaterThan(100);
  }

  private static void same(PostsBothWays.Priced posts) {
    for (int row = 0; row < posts.together().length; row++) {
      for (int s = 0; s < posts.together()[row].length; s++) {
        double wanted = posts.oneByOne()[row][s];
        assertThat(posts.together()[row][s])
            .as("row %s of school %s", row, s)
            .isCloseTo(wanted, within(POUNDS + RELATIVE * Math.abs(wanted)));
      }
    }
  }
}
