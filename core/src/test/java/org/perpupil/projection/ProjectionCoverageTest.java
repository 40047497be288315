package org.perpupil.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.perpupil.budget.BudgetCode;
import org.perpupil.school.SchoolField;

/** Agreement on generated cases means something only where the cases reach the rules. */
@Tag("slow")
class ProjectionCoverageTest {
  private static final int CASES = 150;

  @Test
  void casesReachTheRules() {
    Map<String, Integer> reached = new TreeMap<>();
    Random random = new Random(20_25);
    int rows = 0;
    for (int i = 0; i < CASES; i++) {
      ProjectionCase given = ProjectionCases.any(random);
      for (int row = 0; row < given.schools().size(); row++) {
        rows++;
        count(reached, given, row);
      }
    }
    assertThat(reached.getOrDefault("failed", 0))
        .as("%s of %s", reached, rows)
        .isBetween(1, rows * 2 / 5);
    for (String name :
        new String[] {
          "academy",
          "converts in April",
          "converts in September",
          "sixth form",
          "no pupils",
          "posts",
          "trainees' fees",
          "grant paid",
          "settled after an estimate",
          "education services grant",
          "share differs under others"
        }) {
      assertThat(reached.getOrDefault(name, 0)).as("%s in %s", name, reached).isGreaterThan(10);
    }
  }

  private static void count(Map<String, Integer> reached, ProjectionCase given, int row) {
    ProjectionOracle oracle = given.oracle(row, given.reference());
    if (oracle.failure().isPresent()) {
      add(reached, "failed", true);
      return;
    }
    NaiveTimeline timeline = oracle.timeline();
    String id = given.schools().school(row).id();
    add(reached, "academy", timeline.isAcademyFromTheStart());
    add(reached, "converts in April", timeline.converts() && timeline.conversion() % 2 == 0);
    add(reached, "converts in September", timeline.converts() && timeline.conversion() % 2 == 1);
    add(
        reached,
        "sixth form",
        given.schools().school(row).value(SchoolField.YEAR_12).orElse(0) > 0);
    add(reached, "no pupils", oracle.pupils(0) == 0);
    add(reached, "posts", !given.staff().posts(id).isEmpty());
    boolean fees = false;
    boolean granted = false;
    boolean settled = false;
    for (int block : timeline.blocks()) {
      fees |= oracle.assumedTrainees(block) > 0;
      granted |= oracle.grantsPaid(block) > 0;
      settled |= oracle.settlement(block) != 0;
    }
    add(reached, "trainees' fees", fees);
    add(reached, "grant paid", granted);
    add(reached, "settled after an estimate", settled);
    int last = timeline.lastBlock();
    add(
        reached,
        "education services grant",
        timeline.isAcademy(last) && given.first().isBefore(2017));
    ProjectionOracle others = given.oracle(row, given.others());
    add(
        reached,
        "share differs under others",
        others.failure().isEmpty()
            && others.amount(BudgetCode.I01, last) != oracle.amount(BudgetCode.I01, last));
  }

  private static void add(Map<String, Integer> reached, String name, boolean is) {
    reached.merge(name, is ? 1 : 0, Integer::sum);
  }
}
