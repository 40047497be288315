package org.perpupil.projection.engine;

import java.util.Arrays;
import java.util.stream.Stream;
import org.perpupil.budget.BudgetCode;
import org.perpupil.projection.plan.LineIndex;
import org.perpupil.projection.plan.UnitPlan;
import org.perpupil.projection.world.AssumptionIndex;
import org.perpupil.projection.world.ParameterPath;
import org.perpupil.projection.world.Timeline;
import org.perpupil.projection.world.World;

/**
 * Runs the years of a unit's schools in a world: pupils, formula, income, posts, costs, reserves.
 *
 * <p>All arrays are allocated once for the largest unit; columns are by line, block or year, and
 * then by school. Mutable, for one thread.
 */
public final class UnitRun {
  /** Divides where there were no classes. */
  private static final double NO_CLASSES = 1e-100;

  private final int blocks;
  private final IncomeRun incomeRun;
  private final StatedRun statedRun;
  private final LevyRun levyRun;
  private final CentralChargeRun chargeRun;
  private LineIndex lines = LineIndex.totals();
  private int size;

  private final RollRun ownRolls;
  private final FundingRun ownFunding;
  final StaffRun staff;

  /** Pupils and funding of the unit at hand: this run's own, or those of a group. */
  RollRun rolls;

  public FundingRun funding;

  private final double[][] byCode;

  /** A block's flows as if schools converted when it ends, by line and school; made at need. */
  private double[][] maintained = new double[0][];

  /**
   * Pounds of the months before schools convert, of the block that they convert in, by line and
   * school; of the unit that was run last, where it converts within a block.
   */
  double[][] untilConversion = new double[0][];

  private final double[] reliefUntil;

  /** Income and expenditure as a flow of two lines. */
  private final double[][] byTotal;

  /** Pounds by line and block together, and school. */
  double[][] flow;

  /** Pounds by block and school. */
  public final double[][] income;

  public final double[][] expenditure;

  /** Revenue reserve after each block, by block and school. */
  public final double[][] closing;

  /** Classes against the first block's, as far as staff follow them, by block and school. */
  final double[][] ratio;

  UnitRun(Timeline timeline, int capacity, int lineCapacity) {
    this.blocks = timeline.blocks();
    this.ownRolls = new RollRun(timeline, capacity);
    this.ownFunding = new FundingRun(timeline, capacity);
    this.rolls = ownRolls;
    this.funding = ownFunding;
    this.staff = new StaffRun(timeline, capacity);
    this.incomeRun = new IncomeRun(timeline);
    this.statedRun = new StatedRun(timeline, capacity);
    this.levyRun = new LevyRun(timeline, capacity, lineCapacity);
    this.byCode = new double[lineCapacity * blocks][capacity];
    this.chargeRun = new CentralChargeRun(capacity);
    this.income = new double[blocks][capacity];
    this.expenditure = new double[blocks][capacity];
    this.byTotal =
        Stream.concat(Arrays.stream(income), Arrays.stream(expenditure)).toArray(double[][]::new);
    this.flow = byTotal;
    this.closing = new double[blocks][capacity];
    this.ratio = new double[blocks][capacity];
    this.reliefUntil = new double[capacity];
  }

  /**
   * Runs a unit.
   *
   * @param totals whether only income, expenditure and reserves are wanted; then the flow holds two
   *     lines instead of one a code
   */
  void run(UnitPlan unit, WorldTables tables, ParameterPath parameters, boolean totals) {
    rolls = ownRolls;
    funding = ownFunding;
    rolls.run(unit, tables);
    funding.record.isOn(!totals);
    funding.run(unit, tables, parameters, rolls);
    convert(unit, tables, totals);
    addUp(unit, totals);
  }

  /** Runs what is left of a unit whose pupils and funding a group has worked out. */
  void finish(FundedUnit unit, boolean totals) {
    takeOver(unit);
    convert(unit.plan, unit.tables, totals);
    if (unit.plan.isPooled) {
      unit.addPooled(this);
    }
    addUp(unit.plan, totals);
  }

  /** Takes the pupils and the funding of a group's unit for its own. */
  void takeOver(FundedUnit unit) {
    rolls = unit.rolls;
    funding = unit.funding;
  }

  /** Works flows out; where schools convert within a block, it is split by months. */
  private void convert(UnitPlan unit, WorldTables tables, boolean totals) {
    UnitPlan late = unit.untilConversion();
    if (late == null) {
      flows(unit, tables, totals);
      return;
    }
    int k = unit.arranged.academy();
    flows(late, tables, totals);
    LineIndex lateLines = lines;
    if (maintained.length == 0) {
      maintained = new double[byCode.length / blocks][closing[0].length];
      untilConversion = new double[maintained.length][closing[0].length];
    }
    double part = unit.arranged.maintainedPart();
    System.arraycopy(levyRun.relief[k], 0, reliefUntil, 0, size);
    for (int line = 0; line < lateLines.size(); line++) {
      System.arraycopy(flow[line * blocks + k], 0, maintained[line], 0, size);
    }
    flows(unit, tables, totals);
    levyRun.mix(k, part, reliefUntil, size);
    for (int line = 0; line < lines.size(); line++) {
      int before = lateLines.of(lines.code(line));
      double[] into = flow[line * blocks + k];
      for (int s = 0; s < size; s++) {
        double until = part * (before < 0 ? 0 : maintained[before][s]);
        untilConversion[line][s] = until;
        into[s] = until + (1 - part) * into[s];
      }
    }
    // What converting costs and brings once is whole, whatever the month.
    int year = Timeline.financial(k);
    once(part * tables.world.value(AssumptionIndex.CONVERSION_COST, year), BudgetCode.E28A, k);
    once(part * tables.world.value(AssumptionIndex.CONVERSION_GRANT, year), BudgetCode.I06, k);
  }

  private void once(double pounds, BudgetCode code, int k) {
    double[] into = line(code, k);
    for (int s = 0; s < size; s++) {
      into[s] += pounds;
    }
  }

  private void flows(UnitPlan unit, WorldTables tables, boolean totals) {
    size = unit.size();
    lines = totals ? unit.totalLines : unit.lines;
    flow = totals ? byTotal : byCode;
    for (int row = 0; row < lines.size() * blocks; row++) {
      Arrays.fill(flow[row], 0, size, 0);
    }
    followClasses(unit, tables.world);
    boolean isRelieved = levyRun.work(unit, lines, tables, statedRun, this);
    staff.run(unit, lines, tables, ratio, flow);
    statedRun.run(unit, totals ? unit.folded() : unit.stated(), tables, this);
    if (isRelieved) {
      levyRun.relieve(unit, lines, tables, flow);
    }
    incomeRun.run(unit, tables, this);
    if (unit.arranged.converts()) {
      AcademyRun.run(unit, tables, this);
    }
    if (unit.arranged.isEverAcademy()) {
      chargeRun.run(unit, tables, this);
    }
  }

  /**
   * Scales what a unit's budgets state so that the first year adds up to it.
   *
   * @param tables the assumptions that the budgets were made with
   */
  void calibrate(UnitPlan unit, WorldTables tables) {
    size = unit.size();
    rolls = ownRolls;
    rolls.run(unit, tables);
    followClasses(unit, tables.world);
    incomeRun.calibrate(unit, tables, rolls);
    unit.calibrated(statedRun.calibrate(unit, tables, this));
  }

  /** Returns the pounds of a code in a block, by school, to add to. */
  double[] line(BudgetCode code, int k) {
    return flow[start(code) + k];
  }

  /** Returns the pounds of a code in a block of a run of every code; 0 where there is none. */
  public double pounds(BudgetCode code, int block, int school) {
    int line = lines.of(code);
    return line < 0 ? 0 : flow[line * blocks + block][school];
  }

  /** Returns the pounds of the levy that allowances cover, by block and school. */
  double[][] levyRelief() {
    return levyRun.relief;
  }

  /** Returns where the blocks of a code begin in the flow. */
  int start(BudgetCode code) {
    return lines.of(code) * blocks;
  }

  /** Returns the classes of the first block, by school. */
  double[] firstClasses(UnitPlan unit) {
    return rolls.classes[Timeline.roll(unit.arranged.first())];
  }

  /** Works out the ratio of each census; the two blocks of a census share it. */
  private void followClasses(UnitPlan unit, World world) {
    double[] first = firstClasses(unit);
    int start = unit.arranged.first();
    for (int k = start; k <= unit.arranged.last(); k++) {
      int census = Timeline.roll(k);
      if (k > start && census == Timeline.roll(k - 1)) {
        System.arraycopy(ratio[k - 1], 0, ratio[k], 0, size);
      } else {
        double follow = world.value(AssumptionIndex.FOLLOW_CLASSES, census);
        follow(follow, first, rolls.classes[census], ratio[k]);
      }
    }
  }

  /** Staff of a school that had no classes follow none: there is nothing to compare. */
  private void follow(double follow, double[] first, double[] now, double[] into) {
    for (int s = 0; s < size; s++) {
      // Classes are whole: 1 where there are any.
      double has = Math.min(1, first[s]);
      into[s] = 1 + follow * (has * (now[s] / Math.max(first[s], NO_CLASSES)) - has);
    }
  }

  private void addUp(UnitPlan unit, boolean totals) {
    if (!totals) {
      addCodes(unit);
    }
    double[] before = unit.opening;
    for (int k = unit.arranged.first(); k <= unit.arranged.last(); k++) {
      close(before, income[k], expenditure[k], closing[k]);
      before = closing[k];
    }
  }

  private void addCodes(UnitPlan unit) {
    for (int k = unit.arranged.first(); k <= unit.arranged.last(); k++) {
      Arrays.fill(income[k], 0, size, 0);
      Arrays.fill(expenditure[k], 0, size, 0);
      for (int line = 0; line < lines.size(); line++) {
        BudgetCode.Kind kind = lines.code(line).kind();
        double sign = kind == BudgetCode.Kind.REVENUE_FOR_CAPITAL ? -1 : 1;
        boolean isExpenditure = kind == BudgetCode.Kind.EXPENDITURE;
        add(sign, flow[line * blocks + k], isExpenditure ? expenditure[k] : income[k]);
      }
    }
  }

  private void add(double sign, double[] pounds, double[] into) {
    for (int s = 0; s < size; s++) {
      into[s] += sign * pounds[s];
    }
  }

  private void close(double[] before, double[] in, double[] out, double[] into) {
    for (int s = 0; s < size; s++) {
      into[s] = before[s] + (in[s] - out[s]);
    }
  }
}
