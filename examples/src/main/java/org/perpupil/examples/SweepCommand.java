package org.perpupil.examples;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.perpupil.io.SweepFiles;
import org.perpupil.io.SweepInputs;
import org.perpupil.problem.ProblemsException;
import org.perpupil.sweep.Slice;
import org.perpupil.sweep.Sweep;
import org.perpupil.sweep.SweepResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Runs a plan's worlds. */
@Command(
    name = "sweep",
    mixinStandardHelpOptions = true,
    description = {
      "Schools' budgets in many worlds: how likely a deficit is, and how wide the range.",
      "The same plan, data and version give the same bits, on any number of threads and in any"
          + " slices. A run that was stopped goes on where its last finished slice ended."
    },
    footer = {
      "",
      "How likely is each school to run out of money?",
      "  perpupil sweep --plan deficit-risk.sweep.yaml --out risk.csv",
      "The third of eight parts, on a machine of its own, to be joined by 'merge':",
      "  perpupil sweep --plan deficit-risk.sweep.yaml --slice 3/8 --out part3.part"
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

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    int threads = options.threads();
    SweepInputs inputs = SweepInputs.read(options.plan);
    Messages.warnings(err, inputs.warnings());
    Sweep sweep = inputs.sweep();
    Messages.failures(err, inputs.schools(), sweep.projection()::failure);
    Thread hook = new Thread(() -> tellHowToGoOn(err));
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      if (slice == null) {
        runWhole(sweep, threads, err);
      } else {
        runSlice(sweep, slice, threads, err);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      tellHowToGoOn(err);
      return ExitCode.SOFTWARE;
    } finally {
      removeHook(hook);
    }
    return ExitCode.OK;
  }

  private void runSlice(Sweep sweep, Slice one, int threads, PrintWriter err)
      throws InterruptedException {
    long worlds = one.count(sweep.plan().worlds());
    if (isDone(options.out, sweep, one)) {
      err.println("slice " + one + ": finished before, nothing to do");
      return;
    }
    Progress progress = Progress.of(err, worlds);
    SweepFiles.writePart(sweep.run(one, threads, progress::tell), options.out);
    progress.close();
    err.println("slice " + one + ": " + Show.whole((double) worlds) + " worlds");
  }

  private void runWhole(Sweep sweep, int threads, PrintWriter err) throws InterruptedException {
    long worlds = sweep.plan().worlds();
    int slices = (int) Math.max(1, Math.min(MOST_SLICES, worlds / LEAST_WORLDS));
    Progress progress = Progress.of(err, worlds);
    List<Path> files = new ArrayList<>();
    List<SweepResult> parts = new ArrayList<>();
    for (int number = 1; number <= slices; number++) {
      Slice one = new Slice(number, slices);
      Path file = partFile(one);
      if (isDone(file, sweep, one)) {
        parts.add(SweepFiles.readPart(file));
        progress.skip(one.count(worlds));
      } else {
        SweepResult part = sweep.run(one, threads, progress::tell);
        if (slices > 1) {
          SweepFiles.writePart(part, file);
        }
        parts.add(part);
        progress.finish(one.count(worlds));
      }
      files.add(file);
    }
    progress.close();
    SweepFiles.write(SweepResult.merge(parts), options.out);
    remove(files);
    err.println(
        Show.whole((double) worlds)
            + " worlds of "
            + Show.whole(sweep.projection().schools().size())
            + " schools; plan and data "
            + sweep.fingerprint().substring(0, 12));
  }

  private Path partFile(Slice one) {
    String name = String.format(Locale.ROOT, "slice-%02d-of-%02d.part", one.number(), one.slices());
    return partFolder().resolve(name);
  }

  private Path partFolder() {
    return options.out.resolveSibling(options.out.getFileName() + ".parts");
  }

  /** Returns whether a file holds this slice of this sweep, whole. */
  private static boolean isDone(Path file, Sweep sweep, Slice one) {
    if (!Files.exists(file)) {
      return false;
    }
    try {
      SweepResult part = SweepFiles.readPart(file);
      return part.fingerprint().equals(sweep.fingerprint())
          && part.from() == sweep.plan().firstWorld() + one.start(sweep.plan().worlds())
          && part.count() == one.count(sweep.plan().worlds());
    } catch (ProblemsException e) {
      return false;
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

  private void tellHowToGoOn(PrintWriter err) {
    err.println();
    err.println(
        slice == null
            ? "stopped; finished slices are in " + partFolder()
            : "stopped; nothing was written");
    err.println("Maybe run the same command again: it goes on from there.");
    err.flush();
  }

  private static void removeHook(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The program is being stopped, and the hook tells it.
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
