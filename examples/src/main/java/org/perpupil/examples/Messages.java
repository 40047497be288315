package org.perpupil.examples;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.perpupil.authority.block.AuthorityTotals;
import org.perpupil.authority.block.Reconciliation;
import org.perpupil.formula.Allocation;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Formulas;
import org.perpupil.formula.Line;
import org.perpupil.formula.Parameter;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.rates.AreaCost;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;
import org.perpupil.school.SchoolTable;

/** What commands tell about a run, on the error stream. */
final class Messages {
  private static final int MOST_FAILURES = 20;
  private static final int MOST_AREA_COSTS = 10;

  private Messages() {}

  /** Tells warnings, then every error, so that errors end up in sight. */
  static void problems(PrintWriter err, List<Problem> problems) {
    List<Problem> errors = problems.stream().filter(Problem::isError).toList();
    warnings(err, problems.stream().filter(problem -> !problem.isError()).toList());
    Screen.tell(err);
    Problem.grouped(errors).forEach(err::println);
    if (errors.size() > 1) {
      err.println(Show.whole(errors.size()) + " errors; nothing was worked out");
    }
  }

  /** Keeps how files were read, and what is odd in them, until the answer is printed. */
  static void warnings(PrintWriter err, List<Problem> warnings) {
    Screen.keep(err, warnings);
  }

  /** Prints the first schools that have no figures, and why. */
  static void failures(PrintWriter err, SchoolTable schools, IntFunction<Optional<String>> reason) {
    Map<String, String> failed = new LinkedHashMap<>();
    for (int i = 0; i < schools.size(); i++) {
      String id = schools.school(i).id();
      reason.apply(i).ifPresent(why -> failed.put(id, why));
    }
    failures(err, failed);
  }

  /** Prints the first of the schools that have no figures, and why. */
  static void failures(PrintWriter err, Map<String, String> failed) {
    int most = Screen.most(err, MOST_FAILURES);
    failed.entrySet().stream()
        .limit(most)
        .forEach(
            school ->
                err.println(
                    "failed: "
                        + Show.name(school.getKey())
                        + ": "
                        + Show.reason(school.getValue())));
    if (failed.size() > most) {
      err.println("and " + Show.whole(failed.size() - most) + " more schools that failed");
    }
  }

  /** Prints which rates and rules no source confirms, and how many schools rest on each. */
  static void unverified(PrintWriter err, Map<String, Integer> unverified) {
    if (!unverified.isEmpty()) {
      err.println("Not confirmed by any published text, with the schools that rest on it:");
      unverified.forEach(
          (what, count) -> err.println("  " + Show.reason(what) + ": " + Show.whole(count)));
    }
  }

  /** Prints which area costs were taken from authorities, and for how many schools. */
  static void areaCosts(PrintWriter err, Map<AreaCost, Integer> taken) {
    if (!taken.isEmpty()) {
      err.println(
          "Area cost of schools whose aca is blank is their authority's, with the schools that take"
              + " each:");
      taken.entrySet().stream()
          .limit(MOST_AREA_COSTS)
          .forEach(
              entry ->
                  err.println(
                      "  "
                          + entry.getKey().label()
                          + ", "
                          + entry.getKey().rate().status().label()
                          + ": "
                          + Show.whole(entry.getValue())));
      if (taken.size() > MOST_AREA_COSTS) {
        err.println("  and " + Show.whole(taken.size() - MOST_AREA_COSTS) + " more authorities");
      }
    }
  }

  /** Prints what is particular about schools' money, and of how many schools. */
  static void remarks(PrintWriter err, Map<String, Integer> remarks) {
    remarks.forEach(
        (what, count) ->
            err.println(
                what + ": " + Show.whole((double) count) + (count == 1 ? " school" : " schools")));
  }

  /** Refuses to replace a file that is about to be read. */
  static void refuseToReplace(List<Path> targets, List<Path> inputs) {
    List<Problem> problems = new ArrayList<>();
    for (Path target : targets) {
      if (inputs.stream().anyMatch(input -> isSame(input, target))) {
        problems.add(
            Problem.error(
                target.toString(),
                "a file that is read",
                "a file that is not read",
                "another name was meant; files written beside --out carry its name"));
      }
    }
    ProblemsException.throwIfAny(problems);
  }

  private static boolean isSame(Path input, Path target) {
    try {
      Path place = target.toAbsolutePath().normalize();
      return Files.exists(input) && Files.exists(place) && Files.isSameFile(input, place);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Prints how many schools a guarantee, floor or cap passes by for want of a baseline. */
  static void baselines(PrintWriter err, Allocation allocation) {
    int without = 0;
    for (int i = 0; i < allocation.size(); i++) {
      School school = allocation.schools().school(i);
      Formula formula = allocation.formulas().find(school.laCode()).orElseThrow();
      boolean has =
          formula.isNational()
              ? school.value(SchoolField.FLOOR_BASELINE_PER_PUPIL).isPresent()
              : school.value(SchoolField.MFG_BASELINE_PER_PUPIL).isPresent()
                  || school.value(SchoolField.PREVIOUS_BUDGET_SHARE).isPresent()
                  || school.value(SchoolField.PROTECTION_GIVEN).isPresent();
      without += isProtected(formula) && !has ? 1 : 0;
    }
    if (without > 0) {
      err.printf(
          Locale.ROOT,
          "%s: %s of %s schools have no baseline, so no guarantee, floor or cap%n",
          allocation.formulas().isNational() ? "national formula" : "local formulas",
          Show.whole(without),
          Show.whole(allocation.size()));
    }
  }

  private static boolean isProtected(Formula formula) {
    return Stream.of(Parameter.MFG_PERCENT, Parameter.FLOOR_PERCENT, Parameter.GAINS_CAP_PERCENT)
        .anyMatch(parameter -> formula.value(parameter).isPresent());
  }

  /** Prints that two sets of formulas are of different years, when they are. */
  static void years(PrintWriter err, Formulas before, Formulas after) {
    String from = years(before);
    String to = years(after);
    if (!from.equals(to)) {
      err.println(
          "cash of " + from + " is compared with cash of " + to + "; prices are not adjusted");
    }
  }

  private static String years(Formulas formulas) {
    return formulas.all().stream()
        .map(formula -> formula.year().toString())
        .distinct()
        .sorted()
        .collect(Collectors.joining(", "));
  }

  /** Warns of authorities that take more by capping than their guarantee costs. */
  static void caps(PrintWriter err, List<AuthorityTotals> authorities) {
    for (AuthorityTotals authority : authorities) {
      double taken =
          -authority.amount(Line.CAPPING_AND_SCALING) - authority.amount(Line.MPPL_RESTORE);
      double guarantee = authority.amount(Line.MINIMUM_FUNDING_GUARANTEE);
      if (taken > guarantee) {
        Screen.keep(
            err,
            "warning: authority "
                + Show.name(authority.laCode())
                + ": capping takes £"
                + Show.pence(taken)
                + ", expected at most what the guarantee costs, £"
                + Show.pence(guarantee)
                + ".\nMaybe the file holds only some of its schools; over all of them the cap must"
                + " not take more.");
      }
    }
  }

  static void reconciliation(PrintWriter err, Reconciliation all) {
    BigDecimal byLine =
        all.poundsByLine().values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    err.printf(
        Locale.ROOT,
        "schools: %s read = %s allocated + %s failed%n",
        Show.whole(all.schoolsRead()),
        Show.whole(all.schoolsAllocated()),
        Show.whole(all.schoolsFailed()));
    err.printf(
        Locale.ROOT,
        "pupils:  %s in = %s allocated + %s failed%n",
        Show.plain(all.pupilsRead()),
        Show.plain(all.pupilsAllocated()),
        Show.plain(all.pupilsFailed()));
    err.printf(
        Locale.ROOT,
        "pounds:  %s by line = %s in total%n",
        Show.pence(byLine),
        Show.pence(all.poundsInTotal()));
  }
}
