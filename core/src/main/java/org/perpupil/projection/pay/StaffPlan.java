package org.perpupil.projection.pay;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.perpupil.budget.BudgetCode;
import org.perpupil.budget.Pension;
import org.perpupil.budget.StaffPost;
import org.perpupil.budget.StaffRole;
import org.perpupil.projection.world.Timeline;
import org.perpupil.rates.PayArea;

/**
 * The posts of one school, ready for counting.
 *
 * <p>Teachers on the scale form chains of nine slots, M1 to U3, one chain for each contract that
 * occurs; the first is full-time and takes those who join. Every other post is a slot that stays.
 * Immutable.
 */
public final class StaffPlan {
  public static final List<String> POINTS =
      List.of("M1", "M2", "M3", "M4", "M5", "M6", "U1", "U2", "U3");

  /** Slots of a chain. */
  public static final int CHAIN = 9;

  /** Row of the cost table of each chain's first slot. */
  final int[] chainRows;

  /** Full-time equivalent of a post of each chain. */
  final double[] chainFractions;

  /** Posts by chain and point, in the first block. */
  final double[] chainCounts;

  /** Row of the cost table, posts, code and first block of posts that stay, sorted by code. */
  final int[] otherRows;

  final double[] otherCounts;
  final BudgetCode[] otherCodes;
  final int[] otherBlocks;

  /** Teachers on the scale who start later, by block, slot and count. */
  final int[] arrivalBlocks;

  final int[] arrivalSlots;
  final double[] arrivalCounts;

  /**
   * Rows of the cost table for trainees of the timetable share, 25 or older and under 25: in the
   * school's area where its scale of the first block is known, else outside London.
   */
  final int traineeRow;

  final int youngTraineeRow;

  private StaffPlan(Builder builder) {
    this.chainRows = builder.chains.stream().mapToInt(Chain::row).toArray();
    this.chainFractions = builder.chains.stream().mapToDouble(Chain::fraction).toArray();
    this.chainCounts = new double[CHAIN * chainRows.length];
    List<Map.Entry<Other, Double>> others =
        builder.others.entrySet().stream()
            .sorted(Comparator.comparing(entry -> entry.getKey().code()))
            .toList();
    this.otherRows = others.stream().mapToInt(entry -> entry.getKey().row()).toArray();
    this.otherCounts = others.stream().mapToDouble(Map.Entry::getValue).toArray();
    this.otherCodes =
        others.stream().map(entry -> entry.getKey().code()).toArray(BudgetCode[]::new);
    this.otherBlocks = others.stream().mapToInt(entry -> entry.getKey().block()).toArray();
    List<Arrival> later = new ArrayList<>();
    for (Arrival post : builder.teachers) {
      if (post.block() > builder.first) {
        later.add(post);
      } else {
        chainCounts[post.slot()] += post.count();
      }
    }
    this.arrivalBlocks = later.stream().mapToInt(Arrival::block).toArray();
    this.arrivalSlots = later.stream().mapToInt(Arrival::slot).toArray();
    this.arrivalCounts = later.stream().mapToDouble(Arrival::count).toArray();
    this.traineeRow = builder.rows.row(trainee(builder.traineeArea, false));
    this.youngTraineeRow = builder.rows.row(trainee(builder.traineeArea, true));
  }

  /**
   * Returns the plan of a school's posts.
   *
   * @param first the school's first block
   * @param last its last; posts that start after it are left out
   * @param rows gives a kind of post its row of the cost table
   */
  public static StaffPlan of(
      List<StaffPost> posts, Timeline timeline, int first, int last, CostRows rows) {
    Builder builder = new Builder(first, rows);
    TeacherScale.of(posts)
        .ifPresent(
            scale -> {
              builder.chain(scale.area(), 1, scale.pension());
              builder.traineeArea = traineeArea(scale, timeline);
            });
    StartingPost.of(posts, timeline, first, last).forEach(builder::add);
    return new StaffPlan(builder);
  }

  public static boolean isOnScale(StaffPost post) {
    return post.role() == StaffRole.TEACHER
        && post.area().isPresent()
        && POINTS.contains(post.point());
  }

  /** Returns the area that trainees of the timetable share are paid in. */
  static PayArea traineeArea(TeacherScale scale, Timeline timeline) {
    return PayScales.startsBy(scale.area(), ReferenceRows.TRAINEE_POINT, timeline, 0)
        ? scale.area()
        : PayArea.REST_OF_ENGLAND;
  }

  static CostRow trainee(PayArea area, boolean under25) {
    return CostRow.point(area, ReferenceRows.TRAINEE_POINT, 1, Pension.TEACHERS, under25);
  }

  /** Returns the kind of a post that stays as it is. */
  static CostRow row(StaffPost post, double fraction, int first) {
    boolean young = post.isApprenticeUnder25();
    if (post.area().isPresent()) {
      return CostRow.point(
          post.area().orElseThrow(), post.point(), fraction, post.pension(), young);
    }
    return post.role().isTeaching()
        ? CostRow.teacherSalary(post.salary(), fraction, post.pension(), young, first)
        : CostRow.supportSalary(post.salary(), fraction, post.pension(), young);
  }

  private record Chain(int row, double fraction) {}

  private record Other(int row, BudgetCode code, int block) {}

  private record Arrival(int block, int slot, double count) {}

  private static final class Builder {
    private final int first;
    private final CostRows rows;
    private PayArea traineeArea = PayArea.REST_OF_ENGLAND;
    private final List<Chain> chains = new ArrayList<>();
    private final Map<Integer, Integer> chainNumbers = new HashMap<>();
    private final Map<Other, Double> others = new LinkedHashMap<>();
    private final List<Arrival> teachers = new ArrayList<>();

    Builder(int first, CostRows rows) {
      this.first = first;
      this.rows = rows;
    }

    /** Returns the number of the chain of a contract, made at need. */
    int chain(PayArea area, double fraction, Pension pension) {
      int row = rows.chain(area, fraction, pension);
      return chainNumbers.computeIfAbsent(
          row,
          key -> {
            chains.add(new Chain(key, fraction));
            return chains.size() - 1;
          });
    }

    void add(StartingPost starting) {
      StaffPost post = starting.post();
      double fraction = starting.fraction();
      double count = starting.count();
      int block = starting.block();
      if (isOnScale(post)) {
        int chain = chain(post.area().orElseThrow(), fraction, post.pension());
        int slot = CHAIN * chain + POINTS.indexOf(post.point());
        teachers.add(new Arrival(block, slot, count));
        return;
      }
      int start = Math.max(first, block);
      others.merge(
          new Other(rows.row(row(post, fraction, first)), post.role().code(), start),
          count,
          Double::sum);
    }
  }
}
