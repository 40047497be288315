package org.perpupil.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.perpupil.formula.Counting;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Parameter;
import org.perpupil.formula.SparsityGroup;
import org.perpupil.formula.engine.FormulaPlan;
import org.perpupil.formula.engine.FormulaRun;
import org.perpupil.formula.engine.PlanColumns;
import org.perpupil.projection.PeerRecords;
import org.perpupil.school.Phase;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;
import org.perpupil.school.SchoolTable;

/**
 * Writes the schools, rates and answers that {@code benchmarks/peers/formula.py} reads, then times
 * the same: nanoseconds of thread time for a school in a world, of the whole national formula with
 * area cost, sparsity, minimum level and floor, where all rates vary.
 *
 * <pre>java -cp benchmarks/target/benchmarks.jar org.perpupil.benchmarks.FormulaPeers \
 *     20480 200 formula.bin</pre>
 */
public final class FormulaPeers {
  private static final Formula FORMULA = Formula.national("2022-23");
  private static final List<Parameter> LEVELS =
      List.of(Parameter.MPPL_PRIMARY, Parameter.MPPL_KS3, Parameter.MPPL_KS4);

  /** Schools paid together, as in a projection. */
  private static final int UNIT = 256;

  private static final int ROUNDS = 7;

  private FormulaPeers() {}

  /** Schools of one phase, the columns that they are paid on, and their rolls. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Unit(
      Phase phase,
      List<School> schools,
      FormulaPlan plan,
      double[] primary,
      double[] ks3,
      double[] ks4,
      double[] rolledIn) {
    static Unit of(Phase phase, List<School> schools) {
      SchoolTable table = SchoolTable.of(schools);
      return new Unit(
          phase,
          schools,
          FormulaPlan.of(FORMULA, table),
          table.column(SchoolField.PUPILS_PRIMARY),
          table.column(SchoolField.PUPILS_KS3),
          table.column(SchoolField.PUPILS_KS4),
          new double[schools.size()]);
    }

    void pay(FormulaRun run, double[] parameters) {
      run.start(plan);
      run.year(plan, parameters, primary, ks3, ks4, rolledIn);
      run.protect(plan, parameters);
    }

    double[] each(ToDoubleFunction<School> of) {
      return schools.stream().mapToDouble(of).toArray();
    }
  }

  /** Runs it: schools, worlds, file. */
  public static void main(String[] args) throws IOException {
    int schools = Integer.parseInt(args[0]);
    int worlds = Integer.parseInt(args[1]);
    List<Unit> units = units(schools);
    double[][] parameters = worlds(units.get(0).plan(), worlds);
    FormulaRun run = FormulaRun.of(UNIT);
    try (PeerRecords file = new PeerRecords(Path.of(args[2]))) {
      file.write("all", units.size(), worlds, schools);
      for (int u = 0; u < units.size(); u++) {
        write(file, "u" + u + ".", units.get(u), parameters, run);
      }
    }
    ThreadMXBean clock = ManagementFactory.getThreadMXBean();
    double[] each = new double[ROUNDS];
    double sum = 0;
    // The rounds before are for the compiler, which is done with them.
    for (int round = -ROUNDS; round < ROUNDS; round++) {
      long start = clock.getCurrentThreadCpuTime();
      for (Unit unit : units) {
        for (double[] world : parameters) {
          unit.pay(run, world);
          sum += run.budgetShare()[0];
        }
      }
      each[Math.max(0, round)] =
          (clock.getCurrentThreadCpuTime() - start) / ((double) schools * worlds);
    }
    Arrays.sort(each);
    System.out.printf(
        Locale.ROOT,
        "ours   %6d schools x %d worlds: %6.2f ns a school-world (least %.2f), sum %.0f%n",
        schools,
        worlds,
        each[ROUNDS / 2],
        each[0],
        sum);
  }

  private static List<Unit> units(int schools) {
    TreeMap<Phase, List<School>> byPhase = new TreeMap<>();
    for (School school : GeneratedSchools.of(schools).schools()) {
      byPhase.computeIfAbsent(school.phase(), phase -> new ArrayList<>()).add(school);
    }
    List<Unit> units = new ArrayList<>();
    byPhase.forEach(
        (phase, all) -> {
          for (int from = 0; from < all.size(); from += UNIT) {
            units.add(Unit.of(phase, all.subList(from, Math.min(all.size(), from + UNIT))));
          }
        });
    return units;
  }

  /** Returns the parameters of each world: every rate up to a tenth more or less. */
  private static double[][] worlds(FormulaPlan plan, int worlds) {
    double[] given = plan.parameters();
    SplittableRandom random = new SplittableRandom(7);
    double[][] parameters = new double[worlds][];
    for (int world = 0; world < worlds; world++) {
      parameters[world] =
          Arrays.stream(given).map(rate -> rate * random.nextDouble(0.9, 1.1)).toArray();
    }
    return parameters;
  }

  private static void write(
      PeerRecords file, String name, Unit unit, double[][] worlds, FormulaRun run)
      throws IOException {
    List<PlanColumns.Column> columns = PlanColumns.of(unit.plan());
    SparsityGroup group = SparsityGroup.of(unit.phase());
    file.write(name + "meta", unit.schools().size(), unit.phase().ordinal(), columns.size());
    file.write(name + "columns", flat(columns.stream().map(PlanColumns.Column::amounts)));
    file.write(name + "bases", columns.stream().mapToDouble(c -> c.base().ordinal()).toArray());
    file.write(name + "rates", PlanColumns.given(unit.plan(), Counting.RATES));
    file.write(name + "far", PlanColumns.far(unit.plan(), group.maximum(), group.yearGroup()));
    file.write(name + "rolls", flat(Stream.of(unit.primary(), unit.ks3(), unit.ks4())));
    file.write(name + "yearGroups", unit.each(School::yearGroups));
    file.write(
        name + "levels",
        flat(
            LEVELS.stream()
                .map(
                    level ->
                        PlanColumns.level(unit.plan(), level, LEVELS, unit.ks3(), unit.ks4()))));
    SchoolField floor = SchoolField.FLOOR_BASELINE_PER_PUPIL;
    file.write(name + "floor", unit.each(school -> school.value(floor).orElseThrow()));
    int[] read =
        IntStream.concat(
                columns.stream().mapToInt(PlanColumns.Column::parameter),
                Stream.concat(
                        Stream.of(group.maximum(), group.yearGroup()),
                        Stream.concat(LEVELS.stream(), Stream.of(Parameter.FLOOR_PERCENT)))
                    .mapToInt(Parameter::index))
            .toArray();
    for (int world = 0; world < worlds.length; world++) {
      double[] parameters = worlds[world];
      unit.pay(run, parameters);
      file.write(name + "w" + world, Arrays.stream(read).mapToDouble(p -> parameters[p]).toArray());
      file.write(
          name + "w" + world + ".answers", Arrays.copyOf(run.budgetShare(), unit.schools().size()));
    }
  }

  private static double[] flat(Stream<double[]> columns) {
    return columns.flatMapToDouble(Arrays::stream).toArray();
  }
}
