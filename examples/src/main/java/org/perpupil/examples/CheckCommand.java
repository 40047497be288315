package org.perpupil.examples;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.perpupil.io.Inputs;
import org.perpupil.problem.ProblemsException;
import org.perpupil.school.School;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Reads files and prints every problem; works out nothing. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = "Reads files, matches them and prints every problem; works out nothing.",
    footer = {"", "  perpupil check --schools schools.csv --formulas formulas.csv"})
final class CheckCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private SchoolsOption schools;

  @Option(
      names = "--formulas",
      paramLabel = "FILE",
      description = "Local formulas, one row an authority.")
  private @Nullable String formulas;

  @Override
  public Integer call() {
    Inputs inputs;
    try {
      inputs = Inputs.read(schools.files, formulas == null ? List.of() : List.of(formulas));
    } catch (ProblemsException e) {
      e.problems().forEach(spec.commandLine().getErr()::println);
      return ExitCode.SOFTWARE;
    }
    inputs.warnings().forEach(spec.commandLine().getErr()::println);
    List<School> all = inputs.schools().schools();
    PrintWriter out = spec.commandLine().getOut();
    out.println("schools: " + Show.whole(all.size()));
    out.println("pupils: " + Show.plain(all.stream().mapToDouble(School::pupils).sum()));
    out.println("authorities: " + all.stream().map(School::laCode).distinct().count());
    if (formulas != null) {
      out.println("formulas: " + inputs.formulas(0).all().size());
    }
    out.println("errors: 0, warnings: " + inputs.warnings().size());
    out.flush();
    return ExitCode.OK;
  }
}
