package org.perpupil.projection.pay;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.perpupil.budget.BudgetCode;
import org.perpupil.budget.StaffPost;
import org.perpupil.projection.world.Timeline;

/**
 * The posts of a unit's schools as columns over the schools, those alike added up; what is odd
 * about some of them beside, one by one. The schools' teachers join on the same scale. Immutable
 * once made.
 */
public final class PostColumns {
  private static final int POINTS = StaffPlan.CHAIN;

  /** Row of the cost table of the scale's M1; -1 where no school has teachers on a scale. */
  public final int scaleRow;

  /** Full-time equivalent teachers in the first block, by point and school. */
  public final double[][] points;

  /** How many teachers they are, by school. */
  public final double[] heads;

  /** Full-time equivalent teachers on any scale in the first block, by school. */
  public final double[] teachers;

  /** Full-time equivalent posts of trainees, by block and school. */
  public final double[][] trainees;

  /** Rows of the cost table for trainees of the timetable share, 25 or older and under 25. */
  public final int traineeRow;

  public final int youngTraineeRow;

  /** Schools and rows of chains that the scale does not stand for, in the order of schools. */
  public final int[] chainSchools;

  public final int[] chainRows;
  public final double[] chainFractions;

  /** Posts of those chains in the first block, by chain and point together. */
  public final double[] chainCounts;

  /** Teachers who start later, in the order of schools; chain -1 is the scale. */
  public final int[] arrivalSchools;

  public final int[] arrivalBlocks;
  public final int[] arrivalChains;
  public final int[] arrivalPoints;
  public final double[] arrivalCounts;
  public final double[] arrivalFullTime;

  /** Posts that stay, by code and kind, and the same with all codes added up. */
  public final Served[] served;

  public final Served[] servedTogether;

  /** Posts that stay and that nothing stands for, in the order of schools. */
  public final int[] oddSchools;

  public final BudgetCode[] oddCodes;
  public final int[] oddRows;
  public final double[] oddCounts;
  public final int[] oddStarts;

  /**
   * Creates columns.
   *
   * @param posts of each school, all of them with the same scale or none
   * @param first the schools' first block
   * @param last their last
   */
  public PostColumns(
      List<List<StaffPost>> posts, Timeline timeline, int first, int last, PostKinds kinds) {
    int size = posts.size();
    List<FoldedStaff> schools =
        posts.stream().map(of -> FoldedStaff.of(of, timeline, first, last, kinds)).toList();
    Optional<TeacherScale> scale = TeacherScale.of(posts.get(0));
    this.scaleRow = scale.map(of -> kinds.scale(of.area(), of.pension())).orElse(-1);
    ReferenceRows reference = kinds.reference();
    this.traineeRow =
        scale
            .map(of -> StaffPlan.trainee(StaffPlan.traineeArea(of, timeline), false))
            .map(kinds.folded::row)
            .orElse(reference.trainee());
    this.youngTraineeRow =
        scale
            .map(of -> StaffPlan.trainee(StaffPlan.traineeArea(of, timeline), true))
            .map(kinds.folded::row)
            .orElse(reference.youngTrainee());
    this.points = new double[scale.isPresent() ? POINTS : 0][size];
    this.heads = new double[size];
    this.teachers = new double[size];
    this.trainees = new double[timeline.blocks()][size];
    Odd odd = new Odd();
    TreeMap<Served.Key, double[]> byCode = new TreeMap<>();
    TreeMap<Served.Key, double[]> together = new TreeMap<>();
    for (int s = 0; s < size; s++) {
      FoldedStaff school = schools.get(s);
      for (int p = 0; p < points.length; p++) {
        points[p][s] = school.points[p];
      }
      heads[s] = school.heads;
      teachers[s] = school.teachers;
      for (StartingPost trainee : school.trainees) {
        for (int k = Math.max(first, trainee.block()); k < trainees.length; k++) {
          trainees[k][s] += trainee.fullTimeEquivalent();
        }
      }
      odd.add(s, school);
      for (Map.Entry<Served.Key, Double> entry : school.served.entrySet()) {
        Served.Key key = entry.getKey();
        add(entry.getValue(), s, byCode.computeIfAbsent(key, unused -> new double[size]));
        Served.Key one = key.under(BudgetCode.E01);
        add(entry.getValue(), s, together.computeIfAbsent(one, unused -> new double[size]));
      }
    }
    this.served = served(byCode, kinds, first);
    this.servedTogether = served(together, kinds, first);
    this.chainSchools = odd.chainSchools.stream().mapToInt(Integer::intValue).toArray();
    this.chainRows = odd.chains.stream().mapToInt(FoldedStaff.OddChain::row).toArray();
    this.chainFractions = odd.chains.stream().mapToDouble(FoldedStaff.OddChain::fraction).toArray();
    this.chainCounts =
        odd.chains.stream().flatMapToDouble(chain -> Arrays.stream(chain.counts())).toArray();
    this.arrivalSchools = odd.arrivalSchools.stream().mapToInt(Integer::intValue).toArray();
    this.arrivalChains = odd.arrivalChains.stream().mapToInt(Integer::intValue).toArray();
    this.arrivalBlocks = odd.arrivals.stream().mapToInt(FoldedStaff.Arrival::block).toArray();
    this.arrivalPoints = odd.arrivals.stream().mapToInt(FoldedStaff.Arrival::point).toArray();
    this.arrivalCounts = odd.arrivals.stream().mapToDouble(FoldedStaff.Arrival::count).toArray();
    this.arrivalFullTime =
        odd.arrivals.stream().mapToDouble(FoldedStaff.Arrival::fullTimeEquivalent).toArray();
    this.oddSchools = odd.postSchools.stream().mapToInt(Integer::intValue).toArray();
    this.oddCodes = odd.posts.stream().map(FoldedStaff.OddPost::code).toArray(BudgetCode[]::new);
    this.oddRows = odd.posts.stream().mapToInt(FoldedStaff.OddPost::row).toArray();
    this.oddCounts = odd.posts.stream().mapToDouble(FoldedStaff.OddPost::count).toArray();
    this.oddStarts = odd.posts.stream().mapToInt(FoldedStaff.OddPost::start).toArray();
  }

  /** Returns whether the schools have teachers on a scale. */
  public boolean hasScale() {
    return scaleRow >= 0;
  }

  /** Returns the codes that posts which stay are paid under. */
  public Set<BudgetCode> codesOfPostsThatStay() {
    Set<BudgetCode> codes = EnumSet.noneOf(BudgetCode.class);
    for (Served each : served) {
      codes.add(each.code());
    }
    codes.addAll(Arrays.asList(oddCodes));
    return codes;
  }

  private static void add(double amount, int s, double[] into) {
    into[s] += amount;
  }

  /** Returns columns in their order. */
  private static Served[] served(Map<Served.Key, double[]> columns, PostKinds kinds, int stated) {
    return columns.entrySet().stream()
        .map(
            entry ->
                new Served(
                    entry.getKey().code(),
                    entry
                        .getKey()
                        .kind()
                        .map(kind -> kinds.salary(kind.followsTeachers(), kind.pension(), stated))
                        .orElse(-1),
                    entry.getValue()))
        .toArray(Served[]::new);
  }

  /** What is odd about the schools, one after another. */
  private static final class Odd {
    private final List<Integer> chainSchools = new ArrayList<>();
    private final List<FoldedStaff.OddChain> chains = new ArrayList<>();
    private final List<Integer> arrivalSchools = new ArrayList<>();
    private final List<Integer> arrivalChains = new ArrayList<>();
    private final List<FoldedStaff.Arrival> arrivals = new ArrayList<>();
    private final List<Integer> postSchools = new ArrayList<>();
    private final List<FoldedStaff.OddPost> posts = new ArrayList<>();

    void add(int s, FoldedStaff school) {
      int before = chains.size();
      for (FoldedStaff.Arrival arrival : school.arrivals) {
        arrivalSchools.add(s);
        arrivalChains.add(arrival.chain() < 0 ? -1 : before + arrival.chain());
        arrivals.add(arrival);
      }
      for (FoldedStaff.OddChain chain : school.oddChains) {
        chainSchools.add(s);
        chains.add(chain);
      }
      for (FoldedStaff.OddPost post : school.oddPosts) {
        postSchools.add(s);
        posts.add(post);
      }
    }
  }
}
