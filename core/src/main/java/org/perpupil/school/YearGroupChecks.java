package org.perpupil.school;

import static org.perpupil.problem.Problem.plain;

import java.util.List;
import java.util.OptionalDouble;
import org.perpupil.problem.Problem;

/** What must hold among the pupils of single year groups: they are the pupils of their stage. */
final class YearGroupChecks {
  /** What a sum may differ by, against binary error. */
  private static final double BINARY_ERROR = 1e-6;

  private static final int LAST_PRIMARY = 6;
  private static final int LAST_KS3 = 9;
  private static final int LAST_KS4 = 11;
  private static final int LAST = 13;

  private YearGroupChecks() {}

  static void check(School school, List<Problem> problems) {
    addUp(school, 0, LAST_PRIMARY, SchoolField.PUPILS_PRIMARY, problems);
    addUp(school, LAST_PRIMARY + 1, LAST_KS3, SchoolField.PUPILS_KS3, problems);
    addUp(school, LAST_KS3 + 1, LAST_KS4, SchoolField.PUPILS_KS4, problems);
    allOrNone(school, LAST_KS4 + 1, LAST, problems);
  }

  private static void addUp(
      School school, int first, int last, SchoolField stage, List<Problem> problems) {
    if (!allOrNone(school, first, last, problems)) {
      return;
    }
    double sum = 0;
    for (int year = first; year <= last; year++) {
      sum += pupils(school, year).getAsDouble();
    }
    double expected = school.required(stage);
    if (Math.abs(sum - expected) > BINARY_ERROR) {
      problems.add(
          Problem.warning(
              SchoolField.yearGroup(first).fileName(),
              plain(sum) + " from " + name(first) + " to " + name(last),
              "pupils that add up to " + stage.fileName() + ", " + plain(expected),
              "the two are from different counts"));
    }
  }

  /** Returns whether every year group of a stage is known; reports those missing among others. */
  private static boolean allOrNone(School school, int first, int last, List<Problem> problems) {
    int known = 0;
    for (int year = first; year <= last; year++) {
      known += pupils(school, year).isPresent() ? 1 : 0;
    }
    int all = last - first + 1;
    for (int year = first; known > 0 && known < all && year <= last; year++) {
      if (pupils(school, year).isEmpty()) {
        problems.add(
            Problem.warning(
                SchoolField.yearGroup(year).fileName(),
                "",
                "a number of pupils, since other years from "
                    + name(first)
                    + " to "
                    + name(last)
                    + " are given",
                "nobody is in this year; write 0 then"));
      }
    }
    return known == all;
  }

  private static OptionalDouble pupils(School school, int year) {
    return school.value(SchoolField.yearGroup(year));
  }

  private static String name(int year) {
    return SchoolField.yearGroup(year).fileName();
  }
}
