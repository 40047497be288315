package org.perpupil.projection;

import com.google.common.collect.Sets;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.perpupil.budget.Block;
import org.perpupil.budget.BudgetCode;
import org.perpupil.budget.StaffPost;
import org.perpupil.problem.Problem;
import org.perpupil.projection.engine.PostsHeld;
import org.perpupil.projection.engine.UnitResult;
import org.perpupil.projection.plan.MoneyKnown;
import org.perpupil.projection.plan.UnitPlan;
import org.perpupil.projection.prices.StatedLine;
import org.perpupil.projection.world.GovernanceBlocks;
import org.perpupil.projection.world.Timeline;
import org.perpupil.rates.FundingYear;
import org.perpupil.rates.PayArea;
import org.perpupil.scenario.SchoolEvent;
import org.perpupil.school.SchoolTable;

/**
 * Schools' budgets over years: every code in every block, and reserves.
 *
 * <p>Years are views of blocks. A year shows where a school has both of its blocks: an academy from
 * the start has no financial year before its first academic one. Immutable and thread-safe.
 */
public final class Projection {
  private static final String NO_FIGURES =
      "in one of the years the formula has no figures: a share is blank that it then pays for, or"
          + " the lump sum and sparsity are more than the year before's whole share";

  private final ProjectionPlan plan;
  private final @Nullable UnitResult[] unitOf;
  private final int[] placeOf;
  private final List<AffordabilityYear> affordability;
  private final Map<Integer, String> failures = new HashMap<>();
  private final KeptByRow<Set<BudgetCode>> codes;
  private final KeptByRow<Set<BudgetCode>> codesFromPosts;
  private final KeptByRow<MoneyKnown> money;
  private final SchoolLives lives;

  Projection(ProjectionPlan plan, List<UnitResult> results, List<AffordabilityYear> affordability) {
    this.plan = plan;
    this.affordability = affordability;
    this.unitOf = new UnitResult[plan.schools().size()];
    this.placeOf = new int[plan.schools().size()];
    this.codes = new KeptByRow<>(placeOf.length, this::findCodes);
    this.codesFromPosts = new KeptByRow<>(placeOf.length, this::findCodesFromPosts);
    this.money = new KeptByRow<>(placeOf.length, this::findMoney);
    this.lives = plan.lives();
    for (UnitResult result : results) {
      int[] rows = result.unit().rows;
      double[] end = result.closing()[result.unit().arranged.last()];
      for (int s = 0; s < rows.length; s++) {
        placeOf[rows[s]] = s;
        if (Double.isNaN(end[s])) {
          failures.put(rows[s], NO_FIGURES);
        } else {
          unitOf[rows[s]] = result;
        }
      }
    }
    lives.merge(unitOf, placeOf);
    for (int row = 0; row < unitOf.length; row++) {
      Optional<String> merged = lives.failure(row, allFailures());
      if (merged.isPresent() && unitOf[row] != null) {
        failures.put(row, merged.get());
        unitOf[row] = null;
      }
    }
  }

  private Map<Integer, String> allFailures() {
    Map<Integer, String> all = new HashMap<>(plan.compiled().failures());
    all.putAll(failures);
    return all;
  }

  private GovernanceBlocks life(int row, UnitResult result) {
    return lives.of(row, result.unit().arranged);
  }

  /** Returns the plan that was run. */
  public ProjectionPlan plan() {
    return plan;
  }

  /** Returns the schools. */
  public SchoolTable schools() {
    return plan.schools();
  }

  /** Returns the funding years, in order. */
  public List<FundingYear> years() {
    return plan.years();
  }

  /** Returns why a school could not be projected, or nothing when it was. */
  public Optional<String> failure(int row) {
    return plan.failure(row).or(() -> Optional.ofNullable(failures.get(row)));
  }

  /** Returns how many schools could not be projected. */
  public int failed() {
    return plan.failed() + failures.size();
  }

  /** Returns the view that a school reports in when the years end. */
  public YearBasis basis(int row) {
    Block end = Block.septemberToMarch(years().get(years().size() - 1).start());
    return YearBasis.of(plan.inputs().arrangement(schools().school(row)).in(end));
  }

  /**
   * Returns whether a school has a year: both of its blocks or, where it opens, closes or merges in
   * the year, one.
   */
  public boolean has(int row, FundingYear year, YearBasis basis) {
    UnitResult result = unitOf[row];
    int start = start(year, basis);
    return result != null && start >= 0 && lives.has(row, result.unit().arranged, start);
  }

  /**
   * Returns the codes that a school has money under in any block, in the order of the codes;
   * unmodifiable.
   */
  public Set<BudgetCode> codes(int row) {
    return codes.get(row);
  }

  private Set<BudgetCode> findCodes(int row) {
    Set<BudgetCode> found = EnumSet.noneOf(BudgetCode.class);
    UnitResult result = unitOf[row];
    if (result != null) {
      for (int line = 0; line < result.unit().lines.size(); line++) {
        for (int k = 0; k < result.unit().timeline.blocks(); k++) {
          if (life(row, result).has(k) && flow(result, line, k, placeOf[row]) != 0) {
            found.add(result.unit().lines.code(line));
          }
        }
      }
    }
    return Sets.immutableEnumSet(found);
  }

  /** Returns the pounds of a code in a block, or nothing where the school has no such block. */
  public OptionalDouble amount(int row, BudgetCode code, Block block) {
    UnitResult result = unitOf[row];
    int k = timeline().index(block);
    if (result == null || !life(row, result).has(k)) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(flow(result, result.unit().lines.of(code), k, placeOf[row]));
  }

  /** Returns the pounds of a code in a year, or nothing where the school has no such year. */
  public OptionalDouble amount(int row, BudgetCode code, FundingYear year, YearBasis basis) {
    if (!has(row, year, basis)) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(lives.pounds(row, unit(row), placeOf[row], code, start(year, basis)));
  }

  /**
   * Returns the pounds of a code in the months of the block of a school's conversion in which it is
   * still maintained; 0 where it converts when a block starts, or not at all.
   */
  public double untilConversion(int row, BudgetCode code) {
    UnitResult result = unitOf[row];
    int line = result == null ? -1 : result.unit().lines.of(code);
    return line < 0 || result.untilConversion().length == 0
        ? 0
        : result.untilConversion()[line][placeOf[row]];
  }

  /**
   * Returns whether a figure of a school is known: income always, what rests on spending or an
   * opening balance that its budget does not state never, see {@link
   * ProjectionBuilder#withIncomeAlone}.
   */
  public boolean isKnown(int row, Measure measure) {
    MoneyKnown known = money.get(row);
    return switch (measure) {
      case PUPILS, INCOME -> true;
      case EXPENDITURE, IN_YEAR_BALANCE -> known.spending();
      case OPENING_RESERVE, CLOSING_RESERVE -> known.reserve();
    };
  }

  /**
   * Returns a figure of a year, or nothing where the school has no such year or the figure is not
   * known.
   */
  public OptionalDouble total(int row, Measure measure, FundingYear year, YearBasis basis) {
    if (!has(row, year, basis) || !isKnown(row, measure)) {
      return OptionalDouble.empty();
    }
    UnitResult result = unit(row);
    int place = placeOf[row];
    double opening = result.unit().opening[place];
    return OptionalDouble.of(
        lives.total(row, result, place, opening, measure, index(year), start(year, basis)));
  }

  /**
   * Returns the pounds that the guarantee or the floor adds to the budget share of a funding year,
   * 0 or more: as paid, so in the first year for the days open and otherwise for the part of the
   * year that its share is paid for, before any cap and without the minimum per-pupil level.
   * Nothing where the school could not be projected or is paid no share, or before the first year
   * and after the last.
   */
  public OptionalDouble protection(int row, FundingYear year) {
    UnitResult result = unitOf[row];
    int index = index(year);
    if (result == null || index < 0 || index >= timeline().years()) {
      return OptionalDouble.empty();
    }
    double part = lives.partOfShare(row, result.unit().arranged, index);
    return part > 0
        ? OptionalDouble.of(part * result.protection()[index][placeOf[row]])
        : OptionalDouble.empty();
  }

  /**
   * Returns the classes that a school needs from September of a year, or nothing when it could not
   * be projected.
   */
  public OptionalDouble classes(int row, FundingYear year) {
    UnitResult result = unitOf[row];
    return result == null
        ? OptionalDouble.empty()
        : OptionalDouble.of(result.classes()[index(year) + 1][placeOf[row]]);
  }

  /**
   * Returns the full-time equivalent teachers on the scale in a block, or nothing where the school
   * has no such block or its teachers are known as a total only.
   */
  public OptionalDouble teachers(int row, Block block) {
    UnitResult result = unitOf[row];
    int k = timeline().index(block);
    if (result == null || !life(row, result).has(k) || !result.unit().posts.hasScale()) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(result.teachers()[k][placeOf[row]]);
  }

  /**
   * Returns the pounds of a block by which an allowance lowers the apprenticeship levy of a
   * school's staff, 0 or more, or nothing where the school has no such block.
   */
  public OptionalDouble levyRelief(int row, Block block) {
    UnitResult result = unitOf[row];
    int k = timeline().index(block);
    return result == null || !life(row, result).has(k)
        ? OptionalDouble.empty()
        : OptionalDouble.of(result.levyRelief()[k][placeOf[row]]);
  }

  /**
   * Returns the full-time teachers whom a total for teaching stands for when the first year begins,
   * each at what an M6 outside London costs; nothing where its teachers are known by their posts or
   * no total is stated.
   */
  public OptionalDouble teachersOfTotal(int row) {
    UnitResult result = unitOf[row];
    if (result == null || codesFromPosts(row).contains(BudgetCode.E01)) {
      return OptionalDouble.empty();
    }
    double teachers = 0;
    for (StatedLine line : result.unit().stated()) {
      teachers += line.isTeachers() ? line.base[placeOf[row]] : 0;
    }
    return teachers == 0 ? OptionalDouble.empty() : OptionalDouble.of(teachers);
  }

  /**
   * Returns the full-time teachers with whom the first year begins: those of the posts that are
   * there from its first day, or else those whom a total stands for. Nothing where none are known.
   */
  public OptionalDouble teachersAtStart(int row) {
    OptionalDouble ofTotal = teachersOfTotal(row);
    if (ofTotal.isPresent() || unitOf[row] == null) {
      return ofTotal;
    }
    int start = years().get(0).start();
    Block first =
        basis(row) == YearBasis.ACADEMIC
            ? Block.septemberToMarch(start)
            : Block.aprilToAugust(start);
    double teachers =
        plan.inputs().staff().posts(schools().school(row).id()).stream()
            .filter(post -> post.role().code() == BudgetCode.E01)
            .filter(post -> post.isThere(first))
            .mapToDouble(StaffPost::fullTimeEquivalent)
            .sum();
    return teachers == 0 ? OptionalDouble.empty() : OptionalDouble.of(teachers);
  }

  /**
   * Posts of one kind that a school has in a year.
   *
   * @param scale the area of the teachers' scale, such as {@code outer-london}, or {@code salary}
   * @param point the point of the scale, or the full-time salary in pounds of the first year
   * @param posts how many, on average over the year's months
   * @param fullTimeEquivalent the same in full-time equivalents
   * @param pay pounds
   * @param cost pounds, pay included, before any allowance of the apprenticeship levy
   */
  public record Posts(
      BudgetCode code,
      String scale,
      String point,
      double posts,
      double fullTimeEquivalent,
      double pay,
      double cost) {
    private Posts and(Posts other) {
      return new Posts(
          code,
          scale,
          point,
          posts + other.posts,
          fullTimeEquivalent + other.fullTimeEquivalent,
          pay + other.pay,
          cost + other.cost);
    }
  }

  /**
   * Returns the posts that a school has in a year, by code, scale and point; empty where the school
   * has no such year, or its staff are known as totals only. Unmodifiable.
   *
   * @throws IllegalStateException when the plan was run without them, see {@link
   *     ProjectionPlan#runWithPosts}
   */
  public List<Posts> posts(int row, FundingYear year, YearBasis basis) {
    if (!has(row, year, basis)) {
      return List.of();
    }
    if (unit(row).posts().isEmpty()) {
      throw new IllegalStateException("the plan was run without posts");
    }
    int start = start(year, basis);
    Map<List<String>, Posts> kinds = new LinkedHashMap<>();
    for (PostsHeld held : unit(row).posts().get(place(row))) {
      for (int k = start; k <= start + 1; k++) {
        if (held.posts()[k] != 0) {
          Posts posts = posts(held, k);
          kinds.merge(
              List.of(posts.code().code(), posts.scale(), posts.point()), posts, Posts::and);
        }
      }
    }
    return kinds.values().stream().sorted(Comparator.comparing(Posts::code)).toList();
  }

  private static Posts posts(PostsHeld held, int k) {
    double count = Timeline.share(k) * held.posts()[k];
    return new Posts(
        held.code(),
        held.row().area().map(PayArea::label).orElse("salary"),
        held.row().area().isPresent() ? held.row().point() : Problem.plain(held.row().salary()),
        count,
        count * held.row().fraction(),
        held.pay()[k],
        held.cost()[k]);
  }

  /**
   * Returns what made the guarantee of each authority affordable, year by year, where the plan asks
   * for it and a local formula pays; unmodifiable.
   */
  public List<AffordabilityYear> affordability() {
    return affordability;
  }

  /** Returns what made an authority's guarantee affordable in a year, or nothing as above. */
  public Optional<AffordabilityYear> affordability(String laCode, FundingYear year) {
    return affordability.stream()
        .filter(each -> each.laCode().equals(laCode) && each.year().equals(year))
        .findFirst();
  }

  /**
   * Returns the codes of staff that were worked out from posts, while the others followed totals;
   * unmodifiable.
   */
  public Set<BudgetCode> codesFromPosts(int row) {
    return codesFromPosts.get(row);
  }

  private Set<BudgetCode> findCodesFromPosts(int row) {
    Set<BudgetCode> found = EnumSet.noneOf(BudgetCode.class);
    plan.inputs()
        .staff()
        .posts(schools().school(row).id())
        .forEach(post -> found.add(post.role().code()));
    return Sets.immutableEnumSet(found);
  }

  /** A merged school's money is known where that of all that merge is. */
  private MoneyKnown findMoney(int row) {
    String id = schools().school(row).id();
    List<String> parts =
        plan.inputs().changes().merger(id).map(SchoolEvent::merged).orElse(List.of(id));
    List<MoneyKnown> money = parts.stream().map(this::moneyOf).toList();
    return new MoneyKnown(
        money.stream().allMatch(MoneyKnown::spending),
        money.stream().allMatch(MoneyKnown::reserve));
  }

  private MoneyKnown moneyOf(String id) {
    return plan.inputs()
        .budgets()
        .find(id)
        .map(budget -> MoneyKnown.of(budget, plan.inputs().staff()))
        .orElse(new MoneyKnown(true, true));
  }

  @Override
  public String toString() {
    return "Projection[" + plan + "]";
  }

  private static double flow(UnitResult result, int line, int k, int place) {
    UnitPlan unit = result.unit();
    return line < 0 ? 0 : result.flow()[line * unit.timeline.blocks() + k][place];
  }

  UnitResult unit(int row) {
    return Objects.requireNonNull(unitOf[row]);
  }

  /** Returns where a school stands among those of its unit. */
  int place(int row) {
    return placeOf[row];
  }

  private Timeline timeline() {
    return plan.compiled().timeline();
  }

  private int index(FundingYear year) {
    return timeline().index(year);
  }

  private int start(FundingYear year, YearBasis basis) {
    int k = 2 * index(year) + (basis == YearBasis.ACADEMIC ? 1 : 0);
    return index(year) < timeline().years() ? k : -1;
  }
}
