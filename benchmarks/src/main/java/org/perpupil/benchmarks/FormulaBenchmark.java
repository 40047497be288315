package org.perpupil.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;
import org.perpupil.formula.engine.WeightedColumns;
import org.perpupil.school.SchoolField;
import org.perpupil.school.SchoolTable;

/**
 * Factors of many schools summed for many worlds: nanoseconds for a school in a world, on one core.
 *
 * <p>A school-world is 32 multiplications and 32 additions, so GFLOP/s are 64 divided by the score.
 * The plain loop reads 256 bytes of columns and reads and writes 512 bytes of sums for it; in
 * blocks the columns come from the nearest caches, four a pass, which leaves 256 and 128.
 *
 * <p>Before timing, every sum is compared with one added up school by school.
 *
 * <pre>java -jar benchmarks/target/benchmarks.jar FormulaBenchmark -f 3 -wi 5 -i 5 -prof gc
 * </pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class FormulaBenchmark {
  private static final int SCHOOLS = 20_480;
  private static final int BLOCK = 256;
  private static final int FACTORS = 32;
  private static final int WORLDS = 16;
  private static final int VARIED = 3;

  private final double[][] columns = new double[FACTORS][];
  private final List<WeightedColumns> blocks = new ArrayList<>();
  private final double[] base = new double[FACTORS];
  private final double[] allVary = new double[WORLDS * FACTORS];
  private final double[] threeVary = new double[WORLDS * FACTORS];
  private final double[][] baseSums = new double[SCHOOLS / BLOCK][BLOCK];
  private final double[][] sums = new double[WORLDS][BLOCK];
  private final double[] plainSums = new double[SCHOOLS];

  /** Generates schools and rates, and proves the answers. */
  @Setup
  public void prove() {
    SchoolTable schools = GeneratedSchools.of(SCHOOLS);
    List<SchoolField> shares =
        SchoolField.values().stream()
            .filter(field -> field.kind() == SchoolField.Kind.SHARE)
            .filter(field -> !field.fileName().startsWith("idaci_band"))
            .toList();
    SplittableRandom random = new SplittableRandom(3);
    for (int k = 0; k < FACTORS; k++) {
      columns[k] = schools.column(shares.get(k % shares.size()));
      for (int i = 0; i < SCHOOLS; i++) {
        columns[k][i] *= schools.school(i).pupils();
      }
      base[k] = random.nextDouble(2_000);
    }
    for (int world = 0; world < WORLDS; world++) {
      for (int k = 0; k < FACTORS; k++) {
        allVary[world * FACTORS + k] = random.nextDouble(2_000);
        threeVary[world * FACTORS + k] = base[k];
      }
      for (int varied = 0; varied < VARIED; varied++) {
        int factor = (world + varied * 10) % FACTORS;
        threeVary[world * FACTORS + factor] = random.nextDouble(2_000);
      }
    }
    blocks.clear();
    for (int from = 0; from < SCHOOLS; from += BLOCK) {
      int start = from;
      List<double[]> parts =
          Arrays.stream(columns)
              .map(column -> Arrays.copyOfRange(column, start, start + BLOCK))
              .toList();
      blocks.add(WeightedColumns.of(BLOCK, parts));
      blocks.get(from / BLOCK).sum(base, 0, baseSums[from / BLOCK]);
    }
    for (int world = 0; world < WORLDS; world++) {
      plain(world);
      for (int block = 0; block < blocks.size(); block++) {
        blocks.get(block).sum(allVary, world, sums[world]);
        isSum(allVary, world, block, sums[world]);
        isSum(allVary, world, block, Arrays.copyOfRange(plainSums, block * BLOCK, SCHOOLS));
        blocks.get(block).sumChanges(baseSums[block], base, threeVary, world, sums[world]);
        isSum(threeVary, world, block, sums[world]);
      }
    }
  }

  /** A plain loop over all schools, factor by factor, one world after the other. */
  @Benchmark
  @OperationsPerInvocation(SCHOOLS * WORLDS)
  public void plain(Blackhole hole) {
    for (int world = 0; world < WORLDS; world++) {
      plain(world);
      hole.consume(plainSums);
    }
  }

  /** Every rate differs from world to world. */
  @Benchmark
  @OperationsPerInvocation(SCHOOLS * WORLDS)
  public void allRatesVary(Blackhole hole) {
    for (WeightedColumns block : blocks) {
      for (int world = 0; world < WORLDS; world++) {
        block.sum(allVary, world, sums[world]);
      }
      hole.consume(sums);
    }
  }

  /** Three rates differ from the base, whose sums are there already. */
  @Benchmark
  @OperationsPerInvocation(SCHOOLS * WORLDS)
  public void threeRatesVary(Blackhole hole) {
    for (int block = 0; block < blocks.size(); block++) {
      for (int world = 0; world < WORLDS; world++) {
        blocks.get(block).sumChanges(baseSums[block], base, threeVary, world, sums[world]);
      }
      hole.consume(sums);
    }
  }

  private void plain(int world) {
    Arrays.fill(plainSums, 0);
    for (int k = 0; k < FACTORS; k++) {
      addPlainly(allVary[world * FACTORS + k], columns[k], plainSums);
    }
  }

  private static void addPlainly(double weight, double[] column, double[] sums) {
    for (int i = 0; i < column.length; i++) {
      sums[i] += weight * column[i];
    }
  }

  private void isSum(double[] weights, int world, int block, double[] found) {
    for (int i = 0; i < BLOCK; i++) {
      double expected = 0;
      for (int k = 0; k < FACTORS; k++) {
        expected += weights[world * FACTORS + k] * columns[k][block * BLOCK + i];
      }
      if (Math.abs(found[i] - expected) > 1e-12 * expected) {
        throw new IllegalStateException(
            "school " + (block * BLOCK + i) + " of world " + world + " has another sum");
      }
    }
  }
}
