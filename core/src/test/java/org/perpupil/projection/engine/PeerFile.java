package org.perpupil.projection.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.perpupil.budget.BudgetCode;
import org.perpupil.formula.Counting;
import org.perpupil.formula.Parameter;
import org.perpupil.formula.SparsityGroup;
import org.perpupil.formula.engine.FormulaPlan;
import org.perpupil.formula.engine.PlanColumns;
import org.perpupil.formula.factor.Base;
import org.perpupil.projection.PeerRecords;
import org.perpupil.projection.pay.PostColumns;
import org.perpupil.projection.pay.Served;
import org.perpupil.projection.pay.TeachingTotal;
import org.perpupil.projection.plan.Compiled;
import org.perpupil.projection.plan.UnitPlan;
import org.perpupil.projection.prices.StatedLine;
import org.perpupil.projection.world.AssumptionIndex;
import org.perpupil.projection.world.Cohorts;
import org.perpupil.projection.world.Timeline;
import org.perpupil.projection.world.World;
import org.perpupil.scenario.Assumption;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;
import org.perpupil.school.SchoolTable;

/**
 * Writes what a projection is worked out from, and its answers, for programs in other languages.
 *
 * <p>For the maintained schools of the benchmarks; what they do not have is not written. Tables of
 * a world are written as the engine makes them, so that peers only work out what follows for each
 * school.
 */
public final class PeerFile implements AutoCloseable {
  private static final List<Parameter> LEVELS =
      List.of(Parameter.MPPL_PRIMARY, Parameter.MPPL_KS3, Parameter.MPPL_KS4);

  private static final int STAY_ON = Assumption.of("pupils.stay_on_percent").index();
  private static final int SIXTH_FORM_STAY_ON =
      Assumption.of("pupils.sixth_form_stay_on_percent").index();

  private final Compiled compiled;
  private final SchoolTable schools;
  private final PeerRecords records;

  /** Begins a file. */
  public PeerFile(Compiled compiled, SchoolTable schools, Path path) throws IOException {
    this.compiled = compiled;
    this.schools = schools;
    this.records = new PeerRecords(path);
  }

  /** Writes what does not change from world to world. */
  public void plan(int worlds) throws IOException {
    int units = compiled.units().size();
    write("all", units, worlds, compiled.timeline().years(), schools.size());
    for (int u = 0; u < units; u++) {
      unit("u" + u + ".", compiled.units().get(u));
    }
  }

  /**
   * Writes the tables of a world and its answers.
   *
   * @param intake growth of the intake in percent, the only number of pupils that varies
   */
  public void world(int number, Engine engine, double intake) throws IOException {
    int years = compiled.timeline().years();
    for (int u = 0; u < compiled.units().size(); u++) {
      UnitPlan unit = compiled.units().get(u);
      WorldTables tables = engine.tables(unit);
      UnitRun run = engine.run(u, true);
      String name = "u" + u + ".w" + number;
      write(name, tables(unit, tables, engine, run, intake));
      double[] answers = new double[years * unit.size()];
      for (int i = 0; i < years; i++) {
        System.arraycopy(run.closing[2 * i + 1], 0, answers, i * unit.size(), unit.size());
      }
      write(name + ".answers", answers);
    }
  }

  @Override
  public void close() throws IOException {
    records.close();
  }

  private void unit(String name, UnitPlan unit) throws IOException {
    int size = unit.size();
    FormulaPlan formula = unit.formulas[0];
    List<PlanColumns.Column> columns = PlanColumns.of(formula);
    PostColumns posts = unit.posts;
    require(posts.oddSchools.length + posts.chainRows.length + posts.arrivalCounts.length == 0);
    require(Arrays.stream(unit.dedelegation).sum() + Arrays.stream(unit.earlyYears).sum() == 0);
    require(columns.stream().allMatch(c -> c.counting() == Counting.PUPILS || isSchool(c)));
    write(
        name + "meta",
        size,
        unit.cohorts.firstGroup(),
        unit.cohorts.endGroup(),
        unit.cohorts.anySixthForm() ? 1 : 0,
        columns.size(),
        posts.servedTogether.length,
        unit.folded().length);
    double[][] first = new double[Cohorts.GROUPS][size];
    unit.cohorts.first(first, new double[2][size]);
    write(name + "first", flat(first));
    write(name + "columns", flat(columns.stream().map(PlanColumns.Column::amounts)));
    write(name + "bases", columns.stream().mapToDouble(c -> c.base().ordinal()).toArray());
    write(
        name + "ofSchool",
        columns.stream().mapToDouble(c -> c.counting() == Counting.SCHOOL ? 1 : 0).toArray());
    write(name + "rates", PlanColumns.given(formula, Counting.RATES));
    SparsityGroup group = group(unit);
    write(name + "far", PlanColumns.far(formula, group.maximum(), group.yearGroup()));
    write(name + "yearGroups", column(unit, School::yearGroups));
    double[] ks3 = column(unit, school -> school.value(SchoolField.PUPILS_KS3).orElse(0));
    double[] ks4 = column(unit, school -> school.value(SchoolField.PUPILS_KS4).orElse(0));
    for (Parameter level : LEVELS) {
      write(name + level.fileName(), PlanColumns.level(formula, level, LEVELS, ks3, ks4));
    }
    SchoolField floor = SchoolField.FLOOR_BASELINE_PER_PUPIL;
    write(name + "floor", column(unit, school -> school.value(floor).orElseThrow()));
    write(name + "points", flat(posts.points));
    write(name + "heads", posts.heads);
    write(name + "teachers", posts.teachers);
    write(name + "served", flat(Arrays.stream(posts.servedTogether).map(Served::amounts)));
    StatedLine[] lines = unit.folded();
    write(name + "lines", flat(Arrays.stream(lines).map(line -> line.base)));
    write(name + "drivers", Arrays.stream(lines).mapToDouble(x -> x.driver.ordinal()).toArray());
    write(name + "spent", Arrays.stream(lines).mapToDouble(PeerFile::isSpent).toArray());
    write(name + "premiumPrimary", unit.premiumPrimary);
    write(name + "premiumSecondary", unit.premiumSecondary);
    write(name + "opening", unit.opening);
    grants(name, unit);
  }

  private void grants(String name, UnitPlan unit) throws IOException {
    RollRun nobody = new RollRun(unit.timeline, unit.size());
    double[][] paid = new double[unit.timeline.blocks()][unit.size()];
    for (int k = 0; k < paid.length; k++) {
      unit.grants.addPaid(k, nobody, paid[k]);
    }
    double[][] rolledIn = new double[unit.timeline.years()][unit.size()];
    for (int i = 0; i < rolledIn.length; i++) {
      rolledIn[i] = unit.grants.rolledIn(i, nobody, rolledIn[i]);
    }
    write(name + "grants", flat(paid));
    write(name + "rolledIn", flat(rolledIn));
  }

  private double[] tables(
      UnitPlan unit, WorldTables tables, Engine engine, UnitRun run, double intake) {
    List<Double> all = new ArrayList<>();
    World world = tables.world;
    int years = unit.timeline.years();
    for (int j = 0; j <= years; j++) {
      all.add(1 + intake / 100);
      all.add(world.value(STAY_ON, j) / 100);
      all.add(world.value(SIXTH_FORM_STAY_ON, j) / 100);
      all.add(world.value(AssumptionIndex.PRIMARY_SIZE, j));
      all.add(world.value(AssumptionIndex.SECONDARY_SIZE, j));
      all.add(world.value(AssumptionIndex.SIXTH_FORM_SIZE, j));
      all.add(world.value(AssumptionIndex.FOLLOW_CLASSES, j));
      TeachingTotal teaching = TeachingTotal.of(world, j);
      all.add(teaching.leadership());
      all.add(teaching.perClass());
    }
    for (int y = 0; y < years; y++) {
      Movement movement = run.staff.movements[y];
      add(all, movement.up);
      all.add(movement.staying);
      all.add(movement.needBesideTrainees);
      all.add((double) movement.joinBelow);
      all.add(movement.joinAbove);
    }
    int blocks = 2 * years;
    for (int k = 0; k < blocks; k++) {
      double[] costs = tables.costs.of(unit.arranged, k);
      double head = tables.costs.perHead[k];
      for (int p = 0; p < unit.posts.points.length; p++) {
        all.add(costs[unit.posts.scaleRow + p] - head);
      }
      all.add(head);
      for (Served served : unit.posts.servedTogether) {
        all.add(served.row() < 0 ? head : costs[served.row()] - head);
      }
      for (StatedLine line : unit.folded()) {
        double[] prices =
            new StatedRun(unit.timeline, unit.size()).prices(unit, line, tables, k, k);
        boolean isFloor = line.driver == StatedLine.Driver.FLOOR_AREA;
        double area = isFloor ? tables.prices.floorArea[Timeline.financial(k)] : 1;
        all.add(prices[k] * area);
      }
      int year = Timeline.financial(k);
      double share = Timeline.share(k) * tables.prices.needs[year];
      all.add(share * tables.prices.premiumPrimary[year]);
      all.add(share * tables.prices.premiumSecondary[year]);
    }
    SparsityGroup group = group(unit);
    for (int i = 0; i < years; i++) {
      double[] rates = engine.parameters(unit).byYear[i];
      for (PlanColumns.Column column : PlanColumns.of(unit.formulas[i])) {
        all.add(rates[column.parameter()]);
      }
      all.add(rates[group.maximum().index()]);
      all.add(rates[group.yearGroup().index()]);
      LEVELS.forEach(level -> all.add(rates[level.index()]));
      all.add(rates[Parameter.FLOOR_PERCENT.index()]);
      all.add(tables.prices.businessRates[i] - 1);
    }
    return all.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private SparsityGroup group(UnitPlan unit) {
    return SparsityGroup.of(schools.school(unit.rows[0]).phase());
  }

  private double[] column(UnitPlan unit, ToDoubleFunction<School> of) {
    return Arrays.stream(unit.rows)
        .mapToDouble(row -> of.applyAsDouble(schools.school(row)))
        .toArray();
  }

  private static boolean isSchool(PlanColumns.Column column) {
    return column.counting() == Counting.SCHOOL && column.base() == Base.SCHOOL;
  }

  private static double isSpent(StatedLine line) {
    return line.code.kind() == BudgetCode.Kind.EXPENDITURE ? 1 : 0;
  }

  private static void add(List<Double> all, double[] numbers) {
    Arrays.stream(numbers).forEach(all::add);
  }

  private static double[] flat(double[][] columns) {
    return flat(Arrays.stream(columns));
  }

  private static double[] flat(Stream<double[]> columns) {
    return columns.flatMapToDouble(Arrays::stream).toArray();
  }

  private static void require(boolean holds) {
    if (!holds) {
      throw new IllegalArgumentException("peers do not know all that these schools have");
    }
  }

  private void write(String name, double... numbers) throws IOException {
    records.write(name, numbers);
  }
}
