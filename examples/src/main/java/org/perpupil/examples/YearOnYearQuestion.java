package org.perpupil.examples;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.perpupil.formula.Allocation;
import org.perpupil.impact.groups.Grouping;
import org.perpupil.impact.years.SchoolFates;
import org.perpupil.impact.years.YearOnYear;
import org.perpupil.impact.years.YearOnYearTotals;
import org.perpupil.io.input.Inputs;
import org.perpupil.io.input.SchoolLinks;
import org.perpupil.io.result.OutputWriter;
import org.perpupil.io.result.YearOnYearWriter;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;

/** What compare does when it is given the schools of both years. */
final class YearOnYearQuestion {
  private final CommandSpec spec;
  private final SchoolsOption schools;
  private final List<Path> fromSchools;
  private final String from;
  private final String to;
  private final RoundingOptions rounding;
  private final OutputOptions outputs;
  private final FailuresOption failures;

  YearOnYearQuestion(
      CommandSpec spec,
      SchoolsOption schools,
      List<Path> fromSchools,
      String from,
      String to,
      RoundingOptions rounding,
      OutputOptions outputs,
      FailuresOption failures) {
    this.spec = spec;
    this.schools = schools;
    this.fromSchools = List.copyOf(fromSchools);
    this.from = from;
    this.to = to;
    this.rounding = rounding;
    this.outputs = outputs;
    this.failures = failures;
  }

  int answer(
      @Nullable Path out, List<Grouping> groupings, List<Path> links, @Nullable String explain) {
    List<Path> read = new ArrayList<>(schools.files);
    read.addAll(fromSchools);
    read.addAll(links);
    @Nullable OutputWriter writer =
        outputs.openIf(out == null ? null : YearOnYearWriter.output(out), read, from, to);
    PrintWriter err = spec.commandLine().getErr();
    List<Problem> problems = new ArrayList<>();
    List<Problem> odd = new ArrayList<>();
    Optional<Inputs> earlier = read(() -> schools.readOthers(fromSchools, List.of(from)), problems);
    Optional<Inputs> later = read(() -> schools.read(List.of(to)), problems);
    Optional<Map<String, Set<String>>> linked = Optional.empty();
    try {
      linked = links.isEmpty() ? linked : Optional.of(SchoolLinks.read(links, odd));
    } catch (ProblemsException e) {
      problems.addAll(e.problems());
    }
    ProblemsException.throwIfAny(problems);
    Inputs before = earlier.orElseThrow();
    Inputs after = later.orElseThrow();
    List<Problem> warnings = new ArrayList<>(odd);
    warnings.addAll(before.warnings());
    warnings.addAll(after.warnings());
    Messages.warnings(err, warnings);
    YearOnYear years =
        YearOnYear.of(
            before.schools(),
            before.formulas(0),
            after.schools(),
            after.formulas(0),
            rounding.rules());
    Map<String, String> failed = new LinkedHashMap<>();
    for (int i = 0; i < years.size(); i++) {
      String id = years.school(i).id();
      years.failure(i).ifPresent(reason -> failed.put(id, reason));
    }
    years.onlyBefore().forEach(row -> alone(years.before(), row, failed));
    years.onlyAfter().forEach(row -> alone(years.after(), row, failed));
    Messages.failures(err, failed);
    for (Allocation allocation : List.of(years.before(), years.after())) {
      Messages.baselines(err, allocation);
      Messages.areaCosts(err, allocation.areaCostsOfAuthorities());
    }
    Messages.years(err, years.before().formulas(), years.after().formulas());
    Map<String, Integer> unverified = new TreeMap<>(years.before().unverified());
    years.after().unverified().forEach((what, count) -> unverified.merge(what, count, Math::max));
    Messages.unverified(err, unverified);
    if (YearOnYearTotals.all(years).schools() == 0) {
      err.println("error: no school could be compared; nothing is written");
      return ExitCode.SOFTWARE;
    }
    Optional<SchoolFates> fates = linked.map(some -> SchoolFates.of(years, some));
    int row = explain == null ? -1 : row(years, explain);
    if (writer != null) {
      YearOnYearWriter.write(years, fates, writer);
    }
    PrintWriter print = spec.commandLine().getOut();
    if (row < 0) {
      YearOnYearReport.print(years, fates, groupings, print);
    } else {
      YearOnYearReport.explain(years, row, print);
    }
    print.flush();
    return failures.code(failed.size());
  }

  /** Reads the files of one year, so that what is wrong with both is told at once. */
  private static Optional<Inputs> read(Supplier<Inputs> files, List<Problem> problems) {
    try {
      return Optional.of(files.get());
    } catch (ProblemsException e) {
      problems.addAll(e.problems());
      return Optional.empty();
    }
  }

  private static void alone(Allocation allocation, int row, Map<String, String> failed) {
    String id = allocation.schools().school(row).id();
    allocation.failure(row).ifPresent(reason -> failed.put(id, reason));
  }

  private static int row(YearOnYear years, String asked) {
    int row = years.schools().requireRow(asked, "--explain");
    if (years.failure(row).isPresent()) {
      throw new ProblemsException(
          Problem.error(
              "--explain",
              asked,
              "a school that both years can pay",
              "what is missing of it in one of the years can be added to its files"));
    }
    return row;
  }
}
