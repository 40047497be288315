package org.perpupil.examples;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.perpupil.io.input.StandardsReader;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.projection.Projection;
import org.perpupil.projection.printed.ProjectionAsPrinted;
import org.perpupil.school.School;
import org.perpupil.viability.Accounts;
import org.perpupil.viability.Outcome;
import org.perpupil.viability.SchoolAccounts;
import org.perpupil.viability.Standard;
import org.perpupil.viability.Standards;
import org.perpupil.viability.Verdict;
import picocli.CommandLine.Option;

/** Standards to judge figures by; without any there is no verdict. */
final class StandardOption {
  @Option(
      names = "--standard",
      paramLabel = "NAME",
      description =
          "Also judge the figures by a standard: maintained-deficit, maintained-excess-balance,"
              + " academy-balanced-budget, academy-reserves-contact, academy-cash, or a YAML file"
              + " of your own; repeat for more.")
  List<String> names = List.of();

  /**
   * Returns the standards asked for.
   *
   * @param warnings where what is odd about their files is added
   * @throws ProblemsException with every problem of all of them
   */
  List<Standard> standards(List<Problem> warnings) {
    List<Standard> standards = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    for (String name : names) {
      try {
        boolean isFile = name.endsWith(".yaml") || Files.exists(Path.of(name));
        standards.add(
            isFile ? StandardsReader.read(Path.of(name), warnings) : Standards.published(name));
      } catch (ProblemsException e) {
        problems.addAll(e.problems());
      }
    }
    ProblemsException.throwIfAny(problems);
    return standards;
  }

  /** Prints, after the figures, where each standard is not met, and how often it is. */
  static void print(
      String world, Projection projection, List<Standard> standards, PrintWriter out) {
    for (Standard standard : standards) {
      out.println();
      out.println(
          world
              + " by "
              + Show.name(standard.name())
              + " ("
              + standard.status().label()
              + "; "
              + Show.reason(standard.source())
              + ")");
      print(projection, standard, out);
      if (!standard.note().isEmpty()) {
        out.println(Show.reason(standard.note()));
      }
    }
  }

  private static void print(Projection projection, Standard standard, PrintWriter out) {
    ProjectionAsPrinted printed = ProjectionAsPrinted.of(projection);
    TextTable table = new TextTable("lllrlt");
    table.row("school", "first year", "verdict", "figure", "of", "rule").rule();
    int schools = 0;
    int met = 0;
    int unmet = 0;
    int notJudged = 0;
    for (int row = 0; row < projection.schools().size(); row++) {
      Optional<Accounts> accounts = SchoolAccounts.of(printed, row);
      if (accounts.isEmpty() || !standard.appliesTo().contains(accounts.get().kind())) {
        continue;
      }
      schools++;
      Set<String> told = new HashSet<>();
      School school = projection.schools().school(row);
      for (Verdict verdict : standard.judge(accounts.get())) {
        boolean isMet = verdict.outcome() == Outcome.GREEN;
        boolean isJudged = verdict.outcome() != Outcome.NOT_JUDGED;
        met += isMet ? 1 : 0;
        unmet += isJudged && !isMet ? 1 : 0;
        notJudged += isJudged ? 0 : 1;
        if (isJudged && !isMet && told.add(verdict.rule() + verdict.outcome())) {
          table.row(
              Show.school(school),
              verdict.year().toString(),
              verdict.outcome().label(),
              figure(verdict),
              verdict.measure(),
              verdict.rule() + ": " + verdict.reason());
        }
      }
    }
    if (unmet > 0) {
      table.print(out);
    }
    out.printf(
        Locale.ROOT,
        "%s schools it applies to; verdicts by rule and year: %s met, %s not met, %s not judged%n",
        Show.whole(schools),
        Show.whole(met),
        Show.whole(unmet),
        Show.whole(notJudged));
  }

  private static String figure(Verdict verdict) {
    OptionalDouble figure = verdict.figure();
    if (figure.isEmpty()) {
      return "-";
    }
    return verdict.measure().endsWith("percent")
        ? Show.plain(Math.round(10 * figure.getAsDouble()) / 10.0) + "%"
        : Show.whole(figure.getAsDouble());
  }
}
