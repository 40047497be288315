package org.perpupil.examples;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.perpupil.io.input.PublishedImport;
import org.perpupil.io.result.OutputWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Turns what the Department for Education publishes into a folder that every command reads. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = {
      "Turns what the Department for Education publishes into a folder that every command reads:"
          + " schools.csv, formulas.csv, budgets.csv, perpupil.yaml, and import.json with the"
          + " account.",
      "Files (.csv or .xlsx) are known by their headers, whatever their names, in any order:",
      "- school funding allocations, one file of a year. What it does not print is worked out; the"
          + " account says which figures are exact, derived or assumed, and which schools rest on"
          + " them. Beside it: returns of maintained schools (CFR) and of academies (AAR), which"
          + " become budgets with reserves; the register of schools and its links to trusts and"
          + " predecessors, for names, trusts and year groups; local formulas, whose rates are"
          + " taken;",
      "- grant statements as CSV, one school each, to the penny, with the register if at hand;",
      "- sheets of the authority proforma tool: its schools and their formula; or local formulas"
          + " alone in its columns."
    },
    footer = {
      "",
      "One authority:",
      "  perpupil import allocations-2025-26.csv --la 857 --out rutland",
      "One school, with last year's file for its baseline:",
      "  perpupil import allocations-2025-26.csv --previous allocations-2024-25.csv \\",
      "      --urn 136807 --out st-lukes",
      "With costs and reserves from the schools' returns, and trusts from the register:",
      "  perpupil import allocations-2025-26.csv cfr-2025-26.csv edubasealldata20250401.csv \\",
      "      --la 857 --out rutland",
      "With rates from published local formulas, in the columns of the proforma tool:",
      "  perpupil import allocations-2025-26.csv local-formulas-2025-26.csv --out everybody",
      "One academy's grant statement, and an authority's proforma tool saved sheet by sheet:",
      "  perpupil import statement.csv --out academy",
      "  perpupil import inputs.csv proforma-2017-18.csv --out authority",
      "What the national formula does to it, and what comes in; with returns, what is left of it:",
      "  perpupil compare --in rutland --to nff:2025-26",
      "  perpupil project --in rutland",
      "",
      "Exit codes: 0 done, 1 bad input, 2 bad usage, 3 done, but rows that hold something wrong"
          + " were",
      "left out or schools cannot be paid (0 with --allow-failures)."
    })
final class ImportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "Published files, in any order.")
  private List<Path> files = List.of();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FOLDER",
      description = "The folder that is written.")
  private Path out;

  @Option(
      names = "--la",
      split = ",",
      paramLabel = "CODE",
      converter = IdentifierConverter.class,
      description = "Only schools of these authorities.")
  private Set<String> authorities = new LinkedHashSet<>();

  @Option(
      names = "--urn",
      split = ",",
      paramLabel = "URN",
      converter = IdentifierConverter.class,
      description = "Only these schools.")
  private Set<String> urns = new LinkedHashSet<>();

  @Option(
      names = "--trust",
      paramLabel = "NAME",
      converter = IdentifierConverter.class,
      description = "Only schools of this trust, where the file tells trusts; may be repeated.")
  private Set<String> trusts = new LinkedHashSet<>();

  @Option(
      names = "--formulas",
      paramLabel = "FILE",
      description = "Local formulas whose rates are taken as they are, not worked out.")
  private @Nullable Path formulas;

  @Option(
      names = "--previous",
      paramLabel = "FILE",
      description = "The same kind of file of the year before: the guarantee's baselines.")
  private @Nullable Path previous;

  @Mixin private OutputOptions outputs;

  @Mixin private FailuresOption failures;

  @Override
  public Integer call() {
    List<Path> inputs = new ArrayList<>(files);
    Stream.of(previous, formulas).filter(Objects::nonNull).forEach(inputs::add);
    outputs.check(PublishedImport.output(out), inputs);
    PrintWriter err = spec.commandLine().getErr();
    Steps steps = new Steps(err, Terminal.isWatched(), System::nanoTime);
    PublishedImport imported;
    try {
      imported = request().withProgress(steps).read();
    } finally {
      steps.close();
    }
    OutputWriter to = outputs.open(imported.outputOf(out), inputs);
    Messages.warnings(err, imported.warnings());
    imported.problems().forEach(err::println);
    Messages.failures(err, imported.failed());
    if (imported.size() == 0 && !imported.isOfFormulas()) {
      err.println("error: no school is left; nothing is written");
      return ExitCode.SOFTWARE;
    }
    imported.write(to);
    ImportReport.print(imported, out, spec.commandLine().getOut());
    return failures.code(imported.problems().size() + imported.failed().size());
  }

  private PublishedImport.Request request() {
    PublishedImport.Request request =
        PublishedImport.of(files).ofAuthorities(authorities).ofSchools(urns).ofTrusts(trusts);
    request = previous == null ? request : request.withPrevious(previous);
    return formulas == null ? request : request.withFormulas(formulas);
  }
}
