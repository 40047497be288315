package org.perpupil.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.perpupil.projection.PeerInputs;
import org.perpupil.projection.ProjectionPlan;
import org.perpupil.projection.ProjectionRunner;
import org.perpupil.scenario.Assumption;

/**
 * Writes the schools, worlds and answers that the peers in {@code benchmarks/peers} read, then
 * times the same worlds: nanoseconds of thread time for a school-year.
 *
 * <pre>java -cp benchmarks/target/benchmarks.jar org.perpupil.benchmarks.Peers 1280 64 peers.bin
 * </pre>
 */
public final class Peers {
  private static final int YEARS = 5;
  private static final int ROUNDS = 15;
  private static final double WARM_UP_SCHOOL_YEARS = 2e7;
  private static final List<Assumption> VARIED =
      List.of(
          Assumption.of("pupils.intake_growth_percent"),
          Assumption.of("pay.teacher_award_percent"),
          Assumption.of("pay.support_award_percent"),
          Assumption.of("prices.energy_percent"),
          Assumption.of("formula.national_uplift_percent"));

  private Peers() {}

  /** Runs it: schools, worlds, file. */
  public static void main(String[] args) throws IOException {
    int schools = Integer.parseInt(args[0]);
    int worlds = Integer.parseInt(args[1]);
    ProjectionPlan plan = NationalSweep.projection(0, schools);
    double[][] values = new double[worlds][];
    SplittableRandom random = new SplittableRandom(11);
    for (int world = 0; world < worlds; world++) {
      values[world] = random.doubles(VARIED.size(), -1, 4).toArray();
    }
    PeerInputs.write(plan, VARIED, values, Path.of(args[2]));
    ProjectionRunner runner = PeerInputs.runner(plan, VARIED);
    double[] outputs = new double[runner.outputs()];
    for (double done = 0; done < WARM_UP_SCHOOL_YEARS; done += schools * YEARS * worlds) {
      run(runner, values, outputs);
    }
    ThreadMXBean clock = ManagementFactory.getThreadMXBean();
    double[] each = new double[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      long start = clock.getCurrentThreadCpuTime();
      run(runner, values, outputs);
      each[round] = (clock.getCurrentThreadCpuTime() - start) / ((double) schools * YEARS * worlds);
    }
    Arrays.sort(each);
    System.out.printf(
        Locale.ROOT,
        "ours   %6d schools x %d worlds: %7.1f ns a school-year (least %.1f)%n",
        schools,
        worlds,
        each[ROUNDS / 2],
        each[0]);
  }

  private static void run(ProjectionRunner runner, double[][] values, double[] outputs) {
    for (double[] world : values) {
      runner.run(world, 0, outputs, 0);
    }
  }
}
