package org.perpupil.examples;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.perpupil.io.input.SweepInputs;
import org.perpupil.io.result.GridWriter;
import org.perpupil.io.result.OutputWriter;
import org.perpupil.io.result.SweepWriter;
import org.perpupil.problem.ProblemsException;
import org.perpupil.sweep.SweepResult;
import org.perpupil.sweep.run.Slice;
import org.perpupil.sweep.run.Sweep;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Runs a plan's worlds. */
@Command(
    name = "sweep",
    mixinStandardHelpOptions = true,
    description = {
      "Schools' budgets in many worlds: how likely a deficit is, and how wide the range.",
      "The same plan, data and version give the same bits, on any number of threads and in any"
          + " slices. A run that was stopped goes on where its last finished slice ended.",
      "The table has a row a figure: level, id, year, measure, statistic, value, worlds, and"
          + " confidence_low and confidence_high of means and probabilities, or bin_low and"
          + " bin_high of the bin that a quantile lies in. Rows p05 to p95 of a school, authority"
          + " or trust by year are its fan chart.",
      "A plan with scenario and against compares two worlds in the same draws: rows of"
          + " closing_reserve_difference tell how much better off the scenario leaves a school"
          + " (mean, p05 to p95) and how likely (higher_probability); closing_reserve_losers and"
          + " closing_reserve_lost of an authority or trust how many schools lose, and how much.",
      "A plan with the key stop ends as soon as figures are as precise as it says.",
      "--draws also keeps each world in a row of its own: what it drew (all numbers of the plan's"
          + " inputs and of the schools' own) and what it came to, in columns such as"
          + " closing_reserve:2029-30:school:W01. --worlds runs worlds of your own, with a column"
          + " for each input. --grid moves one number alone, everything else as 'project' has it."
    },
    footer = {
      "",
      "How likely is each school to run out of money?",
      "  perpupil sweep --plan deficit-risk.sweep.yaml --out risk.csv",
      "The third of eight parts, on a machine of its own, to be joined by 'merge':",
      "  perpupil sweep --plan deficit-risk.sweep.yaml --slice 3/8 --out part3.part",
      "Is a school better off if it leaves the authority?",
      "  perpupil sweep --plan stay-or-leave.sweep.yaml --out leave.csv",
      "Every world of two schools and of their authority, to look into elsewhere:",
      "  perpupil sweep --plan deficit-risk.sweep.yaml --out risk.csv --draws draws.csv.gz \\",
      "      --draws-of W01 --draws-of W16 --draws-of 999",
      "Worlds of your own, a row each, with the columns that --draws names (world, then inputs):",
      "  perpupil sweep --plan deficit-risk.sweep.yaml --worlds mine.csv --out mine-risk.csv",
      "What does each school have left for each pay award from 0 to 6 percent?",
      "  perpupil sweep --plan deficit-risk.sweep.yaml --out awards.csv \\",
      "      --grid 'pay.teacher_award_percent 2027-28=0..6/13'",
      "Keys of a plan for two worlds, and to stop when each deficit's probability is known to"
          + " 0.02:",
      "  scenario: leave.yaml        # what is swept; in the plan's files, not those it names",
      "  against: baseline           # or another scenario",
      "  stop: {measure: closing_reserve, statistic: deficit_probability, half_width: 0.02}"
    })
final class SweepCommand implements Callable<Integer> {
  /** A run without --slice keeps what is done in slices of at least so many worlds. */
  private static final long LEAST_WORLDS = 512;

  private static final int MOST_SLICES = 16;

  @Spec private CommandSpec spec;

  @Mixin private PlanOptions options;

  @Option(
      names = "--slice",
      paramLabel = "K/N",
      converter = SliceConverter.class,
      description = "Run one of N slices and write a part for 'merge'.")
  private @Nullable Slice slice;

  @Option(
      names = "--batch",
      paramLabel = "N",
      description =
          "Schools projected at once (default 1000): fewer take less memory, more less time; it"
              + " changes no figure.")
  private int batch = SweepInputs.BATCH;

  @Mixin private WorldsOptions worlds;

  @Mixin private TableOptions outputs;

  @Mixin private FailuresOption failures;

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    int threads = options.threads();
    if (batch < 1) {
      throw new ParameterException(spec.commandLine(), "--batch takes 1 or more");
    }
    worlds.check(slice != null);
    SweepInputs inputs = options.read();
    List<Path> read = worlds.andRead(options.read(inputs));
    OutputWriter to =
        outputs.open(
            worlds.grid().isPresent()
                ? GridWriter.output(options.out)
                : slice == null
                    ? SweepWriter.output(options.out)
                    : SweepWriter.partOutput(options.out),
            read);
    Messages.warnings(err, inputs.warnings());
    Sweep sweep = worlds.sweep(inputs, batch, err);
    if (slice != null) {
      sweep.checkSlice(slice);
    }
    long failed = SweepMessages.begin(inputs, sweep, err);
    if (failed == inputs.schools().size()) {
      return ExitCode.SOFTWARE;
    }
    Optional<KeptDraws> draws = worlds.draws(sweep, to, outputs, read);
    if (PerPupil.isRehearsal(spec)) {
      return failures.code(failed);
    }
    try {
      if (worlds.grid().isPresent()) {
        GridReport.run(sweep, threads, to, spec);
      } else if (slice == null) {
        PerPupil.of(spec).onStop(() -> tellHowToGoOn(to, err));
        runWhole(sweep, threads, to, draws, err);
      } else {
        runSlice(sweep, slice, threads, to, draws, err);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      tellHowToGoOn(to, err);
      return ExitCode.SOFTWARE;
    }
    return failures.code(failed);
  }

  private void runSlice(
      Sweep sweep,
      Slice one,
      int threads,
      OutputWriter to,
      Optional<KeptDraws> draws,
      PrintWriter err)
      throws InterruptedException {
    long from = one.start(sweep.plan().worlds());
    long count = one.count(sweep.plan().worlds());
    if (finished(options.out, sweep, from, count, err).isPresent()
        && draws.map(kept -> kept.isThere(from, count)).orElse(true)) {
      err.println("slice " + one + ": finished before, nothing to do");
      return;
    }
    Progress progress = Progress.of(err, count);
    SweepResult part =
        draws.isPresent()
            ? draws.get().run(from, count, threads, progress::tell)
            : sweep.run(one, threads, progress::tell);
    SweepWriter.writePart(part, to);
    progress.close();
    err.println("slice " + one + ": " + Show.whole((double) count) + " worlds");
  }

  private void runWhole(
      Sweep sweep, int threads, OutputWriter to, Optional<KeptDraws> draws, PrintWriter err)
      throws InterruptedException {
    Progress progress = Progress.of(err, sweep.plan().worlds());
    List<Path> files = new ArrayList<>();
    List<SweepResult> parts = new ArrayList<>();
    List<Step> steps = steps(sweep);
    SweepResult whole = null;
    for (Step step : steps) {
      files.add(step.file());
      Optional<Path> kept = draws.map(all -> KeptDraws.beside(step.file()));
      kept.ifPresent(file -> files.addAll(KeptDraws.files(file)));
      Optional<SweepResult> before =
          kept.isPresent() && !draws.orElseThrow().isThere(kept.get(), step.from(), step.count())
              ? Optional.empty()
              : finished(step.file(), sweep, step.from(), step.count(), err);
      if (before.isPresent()) {
        parts.add(before.get());
        progress.skip(step.count());
      } else {
        SweepResult part =
            kept.isPresent()
                ? draws
                    .orElseThrow()
                    .keep(kept.get(), step.from(), step.count(), threads, progress::tell)
                : sweep.run(step.from(), step.count(), threads, progress::tell);
        if (steps.size() > 1 || kept.isPresent()) {
          keep(part, step.file());
        }
        parts.add(part);
        progress.finish(step.count());
      }
      if (sweep.plan().stop().isPresent()) {
        whole = SweepResult.join(parts);
        parts = new ArrayList<>(List.of(whole));
        if (sweep.isPreciseEnough(whole)) {
          break;
        }
      }
    }
    progress.close();
    whole = whole == null ? SweepResult.merge(parts) : whole;
    if (draws.isPresent()) {
      draws.get().join(files, whole);
    }
    SweepWriter.write(whole, to);
    remove(files);
    SweepMessages.end(whole, sweep, spec.commandLine().getOut(), err);
  }

  /** Worlds that are run and kept together, so that a stopped run can go on after them. */
  private record Step(long from, long count, Path file) {}

  private List<Step> steps(Sweep sweep) {
    List<Step> steps = new ArrayList<>();
    long worlds = sweep.plan().worlds();
    if (sweep.plan().stop().isPresent()) {
      long from = 0;
      for (long to : sweep.checks()) {
        String name = String.format(Locale.ROOT, "worlds-%010d-to-%010d.part", from, to - 1);
        steps.add(new Step(from, to - from, partFolder().resolve(name)));
        from = to;
      }
      return steps;
    }
    int slices = (int) Math.max(1, Math.min(MOST_SLICES, worlds / LEAST_WORLDS));
    for (int number = 1; number <= slices; number++) {
      Slice one = new Slice(number, slices);
      String name = String.format(Locale.ROOT, "slice-%02d-of-%02d.part", number, slices);
      steps.add(new Step(one.start(worlds), one.count(worlds), partFolder().resolve(name)));
    }
    return steps;
  }

  private Path partFolder() {
    return options.out.resolveSibling(options.out.getFileName() + ".parts");
  }

  /** Returns what a file holds when it is these worlds of this sweep, whole; tells when not. */
  private static Optional<SweepResult> finished(
      Path file, Sweep sweep, long from, long count, PrintWriter err) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    String why;
    try {
      SweepResult part = SweepWriter.readPart(file);
      if (part.fingerprint().equals(sweep.fingerprint())
          && part.from() == sweep.plan().firstWorld() + from
          && part.count() == count) {
        return Optional.of(part);
      }
      why = "it is of another plan, other data or other worlds";
    } catch (ProblemsException e) {
      why = "found " + e.problems().get(0).value();
    }
    err.println(
        file + ": " + why + "; its " + Show.whole((double) count) + " worlds are run again");
    return Optional.empty();
  }

  /** Keeps worlds that are done; the folder is this output's, so what is damaged there goes. */
  private void keep(SweepResult part, Path file) {
    try (OutputWriter to = PerPupil.of(spec).hold(SweepWriter.partOutput(file).withForce()::open)) {
      SweepWriter.writePart(part, to);
    }
  }

  private void remove(List<Path> files) {
    try {
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
      if (Files.isDirectory(partFolder())) {
        try (var left = Files.list(partFolder())) {
          if (left.findAny().isPresent()) {
            return;
          }
        }
        Files.delete(partFolder());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void tellHowToGoOn(OutputWriter to, PrintWriter err) {
    if (to.isWritten()) {
      err.println("stopped; " + options.out + " is written");
    } else if (slice == null && hasFinishedParts()) {
      err.println("stopped; finished slices are in " + partFolder());
      err.println("Maybe run the same command again: it goes on from there.");
    } else {
      err.println("stopped; nothing was finished and nothing is written");
      err.println("Maybe run the same command again: it starts from the first world.");
    }
    err.flush();
  }

  private boolean hasFinishedParts() {
    try (DirectoryStream<Path> parts =
        Files.newDirectoryStream(partFolder(), "{slice,worlds}-*.part")) {
      return parts.iterator().hasNext();
    } catch (IOException e) {
      return false;
    }
  }

  /** Reads slices. */
  static final class SliceConverter implements ITypeConverter<Slice> {
    @Override
    public Slice convert(String text) {
      int stroke = text.indexOf('/');
      try {
        if (stroke > 0) {
          return new Slice(
              Integer.parseInt(text.substring(0, stroke)),
              Integer.parseInt(text.substring(stroke + 1)));
        }
      } catch (NumberFormatException | ProblemsException e) {
        // The message below says what was expected.
      }
      throw new TypeConversionException(
          "'" + text + "' is not a slice such as 3/8, from 1/8 to 8/8");
    }
  }
}
