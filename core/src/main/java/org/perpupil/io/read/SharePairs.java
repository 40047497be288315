package org.perpupil.io.read;

import static org.perpupil.problem.Problem.plain;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.perpupil.problem.Problem;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;

/**
 * Pairs of shares of which one holds the other, so that it cannot be smaller.
 *
 * <p>In the allocations of 2017-18 two schools in a hundred have more pupils on free meals now than
 * in six years, by up to 0.38, as the two were counted at different times. Columns that were
 * swapped show in more schools than that, or in one by more.
 */
final class SharePairs {
  private static final double COUNTED_APART = 0.4;
  private static final double FEW_SCHOOLS = 0.025;

  /** The smaller share, the one that holds it, and whether 0 of that means that nobody counted. */
  private record Pair(SchoolField part, SchoolField whole, boolean mayBeUncounted) {}

  private static final List<Pair> PAIRS =
      ImmutableList.of(
          new Pair(SchoolField.FSM_PRIMARY, SchoolField.FSM6_PRIMARY, false),
          new Pair(SchoolField.FSM_SECONDARY, SchoolField.FSM6_SECONDARY, false),
          new Pair(SchoolField.EAL1_PRIMARY, SchoolField.EAL2_PRIMARY, true),
          new Pair(SchoolField.EAL1_SECONDARY, SchoolField.EAL2_SECONDARY, true),
          new Pair(SchoolField.EAL2_PRIMARY, SchoolField.EAL3_PRIMARY, true),
          new Pair(SchoolField.EAL2_SECONDARY, SchoolField.EAL3_SECONDARY, true),
          new Pair(SchoolField.LPA_Y5_6_AT_73, SchoolField.LPA_Y5_6_AT_78, true));

  private SharePairs() {}

  /**
   * Adds a warning for each school with a pair that cannot be.
   *
   * @param places where each school stands, by identifier
   */
  static void check(List<School> schools, Map<String, String> places, List<Problem> problems) {
    for (Pair pair : PAIRS) {
      List<School> odd = new ArrayList<>();
      int counted = 0;
      for (School school : schools) {
        OptionalDouble part = school.value(pair.part);
        OptionalDouble whole = school.value(pair.whole);
        boolean given = part.isPresent() && whole.isPresent();
        counted += given ? 1 : 0;
        if (given
            && part.getAsDouble() > whole.getAsDouble()
            && !(pair.mayBeUncounted && whole.getAsDouble() == 0)) {
          odd.add(school);
        }
      }
      boolean many = odd.size() > FEW_SCHOOLS * counted;
      for (School school : odd) {
        if (many || excess(school, pair) > COUNTED_APART) {
          problems.add(warning(school, pair, places.getOrDefault(school.id(), school.id())));
        }
      }
    }
  }

  private static double excess(School school, Pair pair) {
    return school.value(pair.part).orElse(0) - school.value(pair.whole).orElse(0);
  }

  private static Problem warning(School school, Pair pair, String place) {
    return Problem.warning(
        place + ", column " + pair.part.fileName(),
        plain(school.value(pair.part).orElse(0)),
        "a share no greater than "
            + pair.whole.fileName()
            + ", "
            + plain(school.value(pair.whole).orElse(0))
            + ", which holds the same pupils and more",
        "the two were swapped, or one is from another year");
  }
}
