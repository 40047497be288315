package org.perpupil.projection;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.perpupil.budget.BudgetCode;
import org.perpupil.projection.engine.UnitResult;
import org.perpupil.projection.plan.ProjectionInputs;
import org.perpupil.projection.plan.SchoolChanges;
import org.perpupil.projection.world.GovernanceBlocks;
import org.perpupil.projection.world.Timeline;
import org.perpupil.scenario.SchoolEvent;
import org.perpupil.school.School;

/**
 * In which blocks schools have figures, where schools open, close or merge.
 *
 * <p>A merged school's figures take the place of those that merge, and its reserve is theirs. Where
 * they stay apart, its figures are their sums.
 */
final class SchoolLives {
  private final ProjectionInputs inputs;
  private final Timeline timeline;

  /** By row, of schools that are not there in all blocks of their governance. */
  private final Map<Integer, GovernanceBlocks> lives = new HashMap<>();

  private final List<Merger> mergers = new ArrayList<>();

  private record Merger(int row, List<Integer> merged, int block, boolean isApart) {}

  SchoolLives(ProjectionInputs inputs, Timeline timeline) {
    this.inputs = inputs;
    this.timeline = timeline;
    SchoolChanges changes = inputs.changes();
    if (!changes.anyLives()) {
      return;
    }
    for (int row = 0; row < inputs.schools().size(); row++) {
      School school = inputs.schools().school(row);
      if (changes.opening(school.id()).isPresent() || changes.closing(school.id()).isPresent()) {
        lives.put(row, changes.living(school.id(), natural(row), timeline));
      }
    }
    changes.apart().forEach(event -> merger(event, true));
    changes.events().stream()
        .filter(event -> event.kind() == SchoolEvent.Kind.MERGE)
        .forEach(event -> merger(event, false));
  }

  private void merger(SchoolEvent event, boolean isApart) {
    int row = row(event.school());
    GovernanceBlocks arranged = natural(row);
    int block = timeline.index(SchoolChanges.firstBlock(event, arranged.academy() == 0));
    List<Integer> merged = event.merged().stream().map(this::row).toList();
    lives.put(row, new GovernanceBlocks(arranged.academy(), block, arranged.last()));
    for (int one : merged) {
      int first = lives.getOrDefault(one, natural(one)).first();
      lives.put(one, new GovernanceBlocks(arranged.academy(), first, block - 1));
    }
    mergers.add(new Merger(row, merged, block, isApart));
  }

  private int row(String id) {
    return inputs.schools().row(id).getAsInt();
  }

  /** Returns the blocks that a school has by who runs it. */
  private GovernanceBlocks natural(int row) {
    return GovernanceBlocks.of(inputs.arrangement(inputs.schools().school(row)), timeline);
  }

  /** Returns the blocks that a school lives in; those of its unit where nothing happens to it. */
  GovernanceBlocks of(int row, GovernanceBlocks ofUnit) {
    // Asked for every figure of every school, most often where nothing happens to any.
    return lives.isEmpty() ? ofUnit : lives.getOrDefault(row, ofUnit);
  }

  /**
   * Returns whether a school has a year that two blocks make: both, or, where it opens or closes in
   * the year, one.
   */
  boolean has(int row, GovernanceBlocks ofUnit, int one) {
    GovernanceBlocks life = of(row, ofUnit);
    if (lives.isEmpty() || !lives.containsKey(row)) {
      return life.has(one) && life.has(one + 1);
    }
    GovernanceBlocks natural = natural(row);
    return natural.has(one) && natural.has(one + 1) && (life.has(one) || life.has(one + 1));
  }

  /** Returns whether a school is not there in all blocks of its governance. */
  boolean has(int row) {
    return lives.containsKey(row);
  }

  /** Returns the pounds of a code in a year of two blocks, those that the school lives in. */
  double pounds(int row, UnitResult result, int place, BudgetCode code, int one) {
    GovernanceBlocks life = of(row, result.unit().arranged);
    return (life.has(one) ? flow(result, code, one, place) : 0)
        + (life.has(one + 1) ? flow(result, code, one + 1, place) : 0);
  }

  private static double flow(UnitResult result, BudgetCode code, int k, int place) {
    int line = result.unit().lines.of(code);
    return line < 0 ? 0 : result.flow()[line * result.unit().timeline.blocks() + k][place];
  }

  /**
   * Returns a figure of a year of two blocks, from those that the school lives in: at least one.
   *
   * @param place where the school stands in the result
   * @param opening its reserve before the first block of its unit
   * @param year the place of the year
   * @param one the first of its blocks
   */
  double total(
      int row, UnitResult result, int place, double opening, Measure measure, int year, int one) {
    GovernanceBlocks life = of(row, result.unit().arranged);
    int from = life.has(one) ? one : one + 1;
    int to = life.has(one + 1) ? one + 1 : one;
    return switch (measure) {
      case PUPILS -> pupils(row, result, place, year, one);
      case INCOME -> sum(result.income(), from, to, place);
      case EXPENDITURE -> sum(result.expenditure(), from, to, place);
      case IN_YEAR_BALANCE ->
          sum(result.income(), from, to, place) - sum(result.expenditure(), from, to, place);
      case OPENING_RESERVE ->
          from == result.unit().arranged.first() ? opening : result.closing()[from - 1][place];
      case CLOSING_RESERVE -> result.closing()[to][place];
    };
  }

  /** Returns the pupils whom a year's share counts, for the part of it that the school is there. */
  private double pupils(int row, UnitResult result, int place, int year, int one) {
    double all = result.pupils()[year][place];
    double part = part(row, result.unit().arranged, one);
    return part == 1 ? all : part * all;
  }

  private static double sum(double[][] blocks, int from, int to, int place) {
    return blocks[from][place] + (to > from ? blocks[to][place] : 0);
  }

  /** Returns the part of a year of two blocks that a school is there, from 0 to 1. */
  double part(int row, GovernanceBlocks ofUnit, int one) {
    GovernanceBlocks life = of(row, ofUnit);
    if (life.has(one) && life.has(one + 1)) {
      return 1;
    }
    return (life.has(one) ? Timeline.share(one) : 0)
        + (life.has(one + 1) ? Timeline.share(one + 1) : 0);
  }

  /** Returns why a merged school has no figures: one of those that merge has none. */
  Optional<String> failure(int row, Map<Integer, String> failures) {
    return mergers.stream()
        .filter(merger -> merger.row() == row)
        .flatMap(merger -> merger.merged().stream())
        .filter(failures::containsKey)
        .map(one -> inputs.schools().school(one).id() + ", which merges: " + failures.get(one))
        .findFirst();
  }

  /** Returns whether a school has the figures of those that it is made of, if of any. */
  boolean haveMerged(int row, @Nullable UnitResult[] unitOf) {
    for (Merger merger : mergers) {
      if (merger.row() == row && !areThere(merger, unitOf)) {
        return false;
      }
    }
    return true;
  }

  private static boolean areThere(Merger merger, @Nullable UnitResult[] unitOf) {
    for (int one : merger.merged()) {
      if (unitOf[one] == null) {
        return false;
      }
    }
    return true;
  }

  /** Gives merged schools their figures, in the arrays of their results. */
  void merge(@Nullable UnitResult[] unitOf, int[] placeOf) {
    for (Merger merger : mergers) {
      UnitResult into = unitOf[merger.row()];
      if (into != null && areThere(merger, unitOf)) {
        if (merger.isApart()) {
          addUp(merger, into, unitOf, placeOf);
        }
        handOver(merger, into, unitOf, placeOf);
      }
    }
  }

  private void addUp(Merger merger, UnitResult into, @Nullable UnitResult[] unitOf, int[] placeOf) {
    int s = placeOf[merger.row()];
    int blocks = timeline.blocks();
    clear(into.flow(), s);
    clear(into.income(), s);
    clear(into.expenditure(), s);
    clear(into.pupils(), s);
    clear(into.protection(), s);
    clear(into.lines(), s);
    clear(into.classes(), s);
    clear(into.teachers(), s);
    clear(into.levyRelief(), s);
    for (int row : merger.merged()) {
      UnitResult from = Objects.requireNonNull(unitOf[row]);
      int p = placeOf[row];
      for (int line = 0; line < from.unit().lines.size(); line++) {
        BudgetCode code = from.unit().lines.code(line);
        int at = into.unit().lines.of(code) * blocks;
        for (int k = 0; k < blocks; k++) {
          double pounds = from.flow()[line * blocks + k][p];
          if (pounds != 0) {
            into.flow()[at + k][s] += pounds;
          }
        }
      }
      add(from.income(), p, into.income(), s);
      add(from.expenditure(), p, into.expenditure(), s);
      add(from.pupils(), p, into.pupils(), s);
      add(from.protection(), p, into.protection(), s);
      add(from.lines(), p, into.lines(), s);
      add(from.classes(), p, into.classes(), s);
      add(from.teachers(), p, into.teachers(), s);
      add(from.levyRelief(), p, into.levyRelief(), s);
    }
  }

  /** Gives a merged school the reserves of those that merge, and goes on from there. */
  private void handOver(
      Merger merger, UnitResult into, @Nullable UnitResult[] unitOf, int[] placeOf) {
    int s = placeOf[merger.row()];
    double reserve = 0;
    for (int row : merger.merged()) {
      reserve += Objects.requireNonNull(unitOf[row]).closing()[merger.block() - 1][placeOf[row]];
    }
    into.closing()[merger.block() - 1][s] = reserve;
    for (int k = merger.block(); k <= into.unit().arranged.last(); k++) {
      reserve += into.income()[k][s] - into.expenditure()[k][s];
      into.closing()[k][s] = reserve;
    }
  }

  /** Returns the part of a funding year that a school's share is paid for. */
  double partOfShare(int row, GovernanceBlocks ofUnit, int year) {
    if (lives.isEmpty() || !lives.containsKey(row)) {
      return 1;
    }
    boolean isAcademy = ofUnit.isAcademy(2 * year + 1);
    return part(row, ofUnit, isAcademy ? 2 * year + 1 : 2 * year);
  }

  private static void clear(double[][] columns, int s) {
    for (double[] column : columns) {
      column[s] = 0;
    }
  }

  private static void add(double[][] from, int p, double[][] into, int s) {
    for (int c = 0; c < Math.min(from.length, into.length); c++) {
      into[c][s] += from[c][p];
    }
  }
}
