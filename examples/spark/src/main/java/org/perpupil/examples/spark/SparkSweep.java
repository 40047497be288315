package org.perpupil.examples.spark;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.jspecify.annotations.Nullable;
import org.perpupil.examples.FailuresOption;
import org.perpupil.examples.OutsideOption;
import org.perpupil.examples.SweepMessages;
import org.perpupil.io.Source;
import org.perpupil.io.input.SweepInputs;
import org.perpupil.io.input.WorkspaceFile;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.sweep.SweepResult;
import org.perpupil.sweep.run.Sweep;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs a plan's worlds on a Spark cluster. */
@Command(
    name = "perpupil-spark",
    mixinStandardHelpOptions = true,
    description = {
      "The sweep of 'perpupil sweep' on a Spark cluster: slices of the worlds are its tasks.",
      "The same plan, data and version give the bytes of one process, whatever the cluster, also"
          + " where machines are lost on the way.",
      "Files lie on the driver's disk or on a file system of the cluster (hdfs://, s3a://); only"
          + " the driver reads and writes them."
    },
    footer = {
      "",
      "Options of Spark stand before the jar, those of the sweep after it:",
      "  spark-submit --master spark://host:7077 --executor-memory 4g perpupil-spark.jar \\",
      "      --plan deficit-risk.sweep.yaml --out risk.parquet",
      "",
      "Exit codes: 0 done, 1 bad input (every problem is printed) or a job that could not go on,",
      "2 bad usage, 3 done, but some school failed (0 with --allow-failures)."
    })
public final class SparkSweep implements Callable<Integer> {
  /** A task runs at least so many worlds unless a number of slices is asked for. */
  private static final long LEAST_WORLDS = 512;

  /** So that machines of other speeds end at about the same time. */
  private static final int SLICES_OF_A_CORE = 4;

  private static final int LEAST_SLICES = 64;
  private static final int MOST_SLICES = 100_000;
  private static final String MASTER = "spark.master";

  @Spec private CommandSpec spec;

  @Option(
      names = "--plan",
      required = true,
      paramLabel = "FILE",
      description = "What varies and how, in YAML; it names the other files from its own folder.")
  private String plan;

  @Option(
      names = "--in",
      paramLabel = "DIR",
      description =
          "Take schools, formulas, budgets, staff and assumptions that the perpupil.yaml of this"
              + " folder names, as 'perpupil import' writes it, in place of the plan's.")
  private @Nullable String folder;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "Where it goes: .csv as 'perpupil sweep' writes it, or .parquet.")
  private String out;

  @Option(
      names = "--slices",
      paramLabel = "N",
      description =
          "How many tasks (default: four a core of the cluster, at least 64, of 512 worlds or"
              + " more); they change no figure.")
  private int slices;

  @Option(
      names = "--batch",
      paramLabel = "N",
      description =
          "Schools projected at once (default 1000): fewer take less memory, more less time; it"
              + " changes no figure.")
  private int batch = SweepInputs.BATCH;

  @Mixin private OutsideOption outside;

  @Option(names = "--force", description = "Also replace files of --out that hold something else.")
  private boolean force;

  @Mixin private FailuresOption failures;

  @Option(
      names = "--trace",
      description = "When the job cannot go on, also print where in the program.")
  private boolean trace;

  private SparkSweep() {}

  /** Runs the job and exits with its code. */
  public static void main(String[] args) {
    // Figures look the same everywhere.
    Locale.setDefault(Locale.ROOT);
    System.exit(
        run(
            new FileOutputStream(FileDescriptor.out),
            new FileOutputStream(FileDescriptor.err),
            args));
  }

  /** Runs the job and returns its code. */
  static int run(OutputStream results, OutputStream messages, String... args) {
    SparkSweep job = new SparkSweep();
    CommandLine line = SweepMessages.line(job, results, messages, () -> job.trace);
    int code = line.execute(args);
    SweepMessages.tell(line.getErr());
    line.getOut().flush();
    line.getErr().flush();
    return code;
  }

  @Override
  public Integer call() throws Exception {
    checkOptions();
    SparkConf conf = new SparkConf();
    ClusterFiles files = new ClusterFiles(conf);
    SweepInputs inputs = read(files);
    PrintWriter err = spec.commandLine().getErr();
    try (Target target = Target.open(files.place(out), force, filesRead(files, inputs))) {
      SweepMessages.warnings(inputs, err);
      Sweep sweep = inputs.sweep(batch);
      long failed = SweepMessages.begin(inputs, sweep, err);
      if (failed == inputs.schools().size()) {
        return ExitCode.SOFTWARE;
      }
      checkMaster(conf);
      SweepResult whole = run(conf, inputs, sweep);
      target.write(whole);
      SweepMessages.end(whole, sweep, spec.commandLine().getOut(), err);
      return failures.code(failed);
    }
  }

  private SweepInputs read(ClusterFiles files) {
    Source planFile = files.source(plan, outside.mayName());
    return folder == null
        ? SweepInputs.read(planFile, outside.mayName())
        : WorkspaceInputs.read(
            planFile,
            files.source(folder + "/" + WorkspaceFile.NAME, outside.mayName()),
            outside.mayName());
  }

  private List<java.nio.file.Path> filesRead(ClusterFiles files, SweepInputs inputs) {
    List<java.nio.file.Path> read = new ArrayList<>(inputs.files());
    files.place(plan).local().ifPresent(read::add);
    return read;
  }

  private SweepResult run(SparkConf conf, SweepInputs inputs, Sweep sweep) {
    if (!conf.contains("spark.app.name")) {
      conf.setAppName("perpupil " + sweep.fingerprint().substring(0, 12));
    }
    SharedSweep shared = new SharedSweep(inputs.contents(), batch, sweep);
    try (JavaSparkContext spark = new JavaSparkContext(conf)) {
      return new SparkRun(spark, sweep, shared, slices(spark, sweep)).run();
    } catch (ProblemsException e) {
      throw e;
    } catch (Exception e) {
      // Spark's own exceptions are checked ones that its methods do not declare.
      ProblemsException problem = ClusterFailure.of(e);
      problem.initCause(e);
      throw problem;
    }
  }

  private int slices(JavaSparkContext spark, Sweep sweep) {
    if (slices > 0) {
      return slices;
    }
    long cores = (long) SLICES_OF_A_CORE * spark.defaultParallelism();
    long large = Math.max(1, sweep.plan().worlds() / LEAST_WORLDS);
    return (int) Math.min(MOST_SLICES, Math.min(large, Math.max(LEAST_SLICES, cores)));
  }

  private void checkOptions() {
    CommandLine line = spec.commandLine();
    if (batch < 1) {
      throw new ParameterException(line, "--batch takes 1 or more");
    }
    if (spec.commandLine().getParseResult().hasMatchedOption("--slices")
        && (slices < 1 || slices > MOST_SLICES)) {
      throw new ParameterException(line, "--slices takes 1 or more, at most " + MOST_SLICES);
    }
    if (!Target.isOffered(out)) {
      throw new ParameterException(
          line,
          "--out "
              + out
              + ": expected a name that ends .csv or .parquet, other formats are not offered here");
    }
  }

  private static void checkMaster(SparkConf conf) {
    if (!conf.contains(MASTER)) {
      throw new ProblemsException(
          Problem.error(
              MASTER,
              "",
              "where the job runs",
              "spark-submit --master 'local[*]' runs it on this machine, --master spark://host:7077"
                  + " on a cluster"));
    }
  }
}
