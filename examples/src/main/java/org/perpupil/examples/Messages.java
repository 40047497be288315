package org.perpupil.examples;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import org.perpupil.formula.Allocation;
import org.perpupil.organisation.Reconciliation;
import org.perpupil.problem.Problem;

/** What commands tell about a run, on the error stream. */
final class Messages {
  private static final int MOST_WARNINGS = 5;
  private static final int MOST_FAILURES = 20;

  private Messages() {}

  /** Prints the first warnings, then every error, so that errors end up in sight. */
  static void problems(PrintWriter err, List<Problem> problems) {
    List<Problem> errors = problems.stream().filter(Problem::isError).toList();
    warnings(err, problems.stream().filter(problem -> !problem.isError()).toList());
    errors.forEach(err::println);
    if (errors.size() > 1) {
      err.println(Show.whole(errors.size()) + " errors; nothing was worked out");
    }
  }

  static void warnings(PrintWriter err, List<Problem> warnings) {
    warnings.stream().limit(MOST_WARNINGS).forEach(err::println);
    if (warnings.size() > MOST_WARNINGS) {
      err.println(
          "and "
              + Show.whole(warnings.size() - MOST_WARNINGS)
              + " more warnings; the 'check' command prints them all");
    }
  }

  /** Prints which schools could not be paid, and what figures rest on that no source confirms. */
  static void allocation(PrintWriter err, Allocation allocation) {
    int printed = 0;
    for (int i = 0; i < allocation.size() && printed < MOST_FAILURES; i++) {
      if (allocation.failure(i).isPresent()) {
        printed++;
        String id = allocation.schools().school(i).id();
        err.println("failed: " + id + ": " + allocation.failure(i).get());
      }
    }
    if (allocation.failed() > printed) {
      err.println("and " + (allocation.failed() - printed) + " more schools that failed");
    }
    if (!allocation.unverified().isEmpty()) {
      err.println("Not confirmed by any published text, with the schools that rest on it:");
      for (Map.Entry<String, Integer> entry : allocation.unverified().entrySet()) {
        err.println("  " + entry.getKey() + ": " + entry.getValue());
      }
    }
  }

  static void reconciliation(PrintWriter err, Reconciliation all) {
    double byLine = all.poundsByLine().values().stream().mapToDouble(Double::doubleValue).sum();
    err.printf(
        "schools: %s read = %s allocated + %s failed%n",
        Show.whole(all.schoolsRead()),
        Show.whole(all.schoolsAllocated()),
        Show.whole(all.schoolsFailed()));
    err.printf(
        "pupils:  %s in = %s allocated + %s failed%n",
        Show.plain(all.pupilsRead()),
        Show.plain(all.pupilsAllocated()),
        Show.plain(all.pupilsFailed()));
    err.printf(
        "pounds:  %s by line = %s in total%n", Show.pence(byLine), Show.pence(all.poundsInTotal()));
  }
}
