package org.perpupil.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Gains and losses by several groupings at once. */
class GroupsTest {
  private static final String LEGEND =
      "need 1 is the fifth of schools with the lowest share of pupils on free school meals in six"
          + " years, need 5 the fifth with the highest\n";

  private static Run compare(String... groups) {
    String[] call = new String[7 + groups.length];
    String[] start = {
      "compare", "--schools", Run.SCHOOLS, "--from", Run.FORMULAS, "--to", "nff:2025-26"
    };
    System.arraycopy(start, 0, call, 0, 7);
    System.arraycopy(groups, 0, call, 7, groups.length);
    return Run.of(call);
  }

  @Test
  void aComparisonShowsEachInTheOrderAsked() {
    String none = compare().out();
    String phase = compare("--group", "phase").out().substring(none.length());
    String need = compare("--group", "need").out().substring(none.length());
    assertThat(compare("--group", "need", "--group", "phase").out()).isEqualTo(none + need + phase);
    assertThat(need).contains("gain or loss by need").endsWith(LEGEND);
    assertThat(phase).contains("gain or loss by phase").doesNotContain("need 1");
  }

  @Test
  void aRunShowsEachAndByPhaseUnlessAsked() {
    String scenario = Run.scenario("flat-cash").toString();
    String usual = Run.of("run", "--scenario", scenario).out();
    assertThat(Run.of("run", "--scenario", scenario, "--group", "phase").out()).isEqualTo(usual);
    String both =
        Run.of("run", "--scenario", scenario, "--group", "region", "--group", "need").out();
    assertThat(both)
        .contains(" by region, pounds\n", " by need, pounds\n", LEGEND)
        .doesNotContain(" by phase, ");
    assertThat(usual).contains(" by phase, pounds\n").doesNotContain("need 1");
  }
}
