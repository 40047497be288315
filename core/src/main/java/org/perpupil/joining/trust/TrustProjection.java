package org.perpupil.joining.trust;

import com.google.common.collect.ImmutableList;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.perpupil.budget.Block;
import org.perpupil.budget.BudgetCode;
import org.perpupil.formula.printed.Casting;
import org.perpupil.joining.TransferTerms;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.problem.check.Names;
import org.perpupil.projection.Projection;
import org.perpupil.projection.YearBasis;
import org.perpupil.projection.printed.ProjectionAsPrinted;
import org.perpupil.rates.FundingYear;
import org.perpupil.school.School;
import org.perpupil.trust.BalanceTransfer;
import org.perpupil.trust.TrustTerms;
import org.perpupil.trust.members.IncomingSchool;

/**
 * A trust over years: the charge that its schools pay, what its centre costs, and what is pooled,
 * block by block on top of the schools' own projected budgets.
 *
 * <p>A school takes part in the blocks in which it is an academy. One that converts brings its
 * balance as {@link BalanceTransfer} says: a sponsored school's deficit stays with the authority,
 * and cash moves later than the balance. It gains what services cost less in the trust and bears
 * what is not centralised; budgets of schools that are academies from the start hold both already,
 * and the central charge too where the terms say so. Pounds of the trust are of the first year and
 * follow {@code prices.cpi_percent}. Schools and centre add up to the trust: what the schools'
 * budgets add, charges within them and services saved, less the cost of the centre. Immutable and
 * thread-safe.
 */
public final class TrustProjection {
  private final Projection projection;
  private final TrustTerms terms;
  private final ImmutableList<Integer> rows;
  private final ImmutableList<TrustBlock> blocks;
  private final ImmutableList<TrustArrival> joined;

  private TrustProjection(
      Projection projection,
      TrustTerms terms,
      List<Integer> rows,
      List<TrustBlock> blocks,
      List<TrustArrival> joined) {
    this.projection = projection;
    this.terms = terms;
    this.rows = ImmutableList.copyOf(rows);
    this.blocks = ImmutableList.copyOf(blocks);
    this.joined = ImmutableList.copyOf(joined);
  }

  /**
   * Returns the trust over the years of a projection; schools that convert are converters, without
   * services or a levy.
   *
   * @param rows rows of its schools, those that join later included
   * @throws ProblemsException as {@link #of(Projection, List, TrustTerms, Map)} does
   */
  public static TrustProjection of(Projection projection, List<Integer> rows, TrustTerms terms) {
    return of(projection, rows, terms, Map.of());
  }

  /**
   * Returns the trust over the years of a projection.
   *
   * @param rows rows of its schools, those that join later included
   * @param joining on what terms schools that convert join, by identifier; without services or a
   *     levy where one is left out
   * @throws ProblemsException when the trust has no schools, one of them could not be projected,
   *     pays a central charge or pools its grant already, the charge has no base, or grant cannot
   *     be pooled once it is taken
   */
  public static TrustProjection of(
      Projection projection,
      List<Integer> rows,
      TrustTerms terms,
      Map<String, TransferTerms> joining) {
    check(projection, rows, terms);
    List<TrustMember> schools = new ArrayList<>();
    for (int row : rows) {
      SchoolFlows flows = new SchoolFlows(projection, row);
      TransferTerms how = joining.getOrDefault(flows.school().id(), TransferTerms.of(terms));
      schools.add(
          new TrustMember(
              flows.asAcademy(),
              flows.conversion().map(from -> new SchoolTransfer(flows, from, how))));
    }
    List<TrustBlock> blocks = new ArrayList<>();
    List<TrustArrival> joined = new ArrayList<>();
    Map<Integer, Double> reserves = new HashMap<>();
    double centre = terms.centreReserve();
    FundingYear first = projection.years().get(0);
    FundingYear last = projection.years().get(projection.years().size() - 1);
    Block end = Block.aprilToAugust(last.start() + 1);
    for (Block k = Block.aprilToAugust(first.start()); k.compareTo(end) <= 0; k = k.next()) {
      Block block = k;
      List<Integer> members = new ArrayList<>();
      for (int place = 0; place < schools.size(); place++) {
        TrustMember school = schools.get(place);
        if (school.flows().isAcademy(block)) {
          members.add(place);
          reserves.computeIfAbsent(place, key -> school.brings(block));
        }
      }
      if (members.isEmpty()) {
        continue;
      }
      TrustColumns columns = new TrustColumns(block, members, schools, terms);
      joined.addAll(joining(columns, schools));
      TrustBlock step = step(columns, terms, reserves, centre);
      members.forEach(place -> reserves.put(place, step.reserve(place)));
      centre = step.centreReserve();
      blocks.add(step);
    }
    return new TrustProjection(projection, terms, rows, blocks, joined);
  }

  /** Returns the terms of the trust. */
  public TrustTerms terms() {
    return terms;
  }

  /** Returns the schools, those that join later included, by place; unmodifiable. */
  public List<School> schools() {
    return rows.stream().map(row -> projection.schools().school(row)).toList();
  }

  /** Returns the funding years of the projection, in order. */
  public List<FundingYear> years() {
    return projection.years();
  }

  /** Returns every block in which the trust has a school, in order; unmodifiable. */
  public List<TrustBlock> blocks() {
    return blocks;
  }

  /** Returns every block as it is printed and written, in order; unmodifiable. */
  public List<TrustBlockAsPrinted> printed() {
    ProjectionAsPrinted budgets = ProjectionAsPrinted.of(projection, row -> YearBasis.ACADEMIC);
    List<TrustBlockAsPrinted> printed = new ArrayList<>();
    for (TrustBlock block : blocks) {
      printed.add(
          new TrustBlockAsPrinted(
              block,
              terms.trust().reserves(),
              place -> net(budgets, place, block.block()),
              this::hasPaid,
              printed.isEmpty() ? null : printed.get(printed.size() - 1)));
    }
    return List.copyOf(printed);
  }

  /** Returns a block, or nothing when the trust has no school in it. */
  public Optional<TrustBlock> block(Block block) {
    return blocks.stream().filter(step -> step.block().equals(block)).findFirst();
  }

  /** Returns the two blocks of an academic year, fewer where the trust has no school yet. */
  public List<TrustBlock> year(FundingYear year) {
    return blocks.stream()
        .filter(step -> Block.academyYear(year.start()).contains(step.block()))
        .toList();
  }

  /** Returns the schools that join within the years, in order of joining; unmodifiable. */
  public List<TrustArrival> joined() {
    return joined;
  }

  @Override
  public String toString() {
    return "TrustProjection[" + terms.name() + ", " + rows.size() + " schools]";
  }

  /**
   * Returns what a block adds by a school's own budget from its first day in the trust, in pence.
   */
  private long net(ProjectionAsPrinted budgets, int place, Block block) {
    SchoolFlows flows = new SchoolFlows(projection, rows.get(place));
    double before = flows.partBefore(block) > 0 ? flows.netUntilConversion() : 0;
    return budgets.net(rows.get(place), block).orElseThrow() - Casting.pence(before);
  }

  /** Returns whether a school's budget holds the charge, as {@link TrustMember#hasPaid} does. */
  private boolean hasPaid(int place) {
    return terms.chargeInBudgets()
        && projection.plan().arrangement(rows.get(place)).conversion().isEmpty();
  }

  private static void check(Projection projection, List<Integer> rows, TrustTerms terms) {
    List<Problem> problems = new ArrayList<>();
    if (rows.isEmpty()) {
      problems.add(
          Problem.error(
              "trust " + terms.name() + ", schools",
              "",
              "at least one school",
              "its schools name another trust"));
    }
    Map<String, List<String>> failed = new LinkedHashMap<>();
    for (int row : rows) {
      String id = projection.schools().school(row).id();
      projection
          .failure(row)
          .ifPresent(reason -> failed.computeIfAbsent(reason, key -> new ArrayList<>()).add(id));
    }
    failed.forEach(
        (reason, ids) ->
            problems.add(
                Problem.error(
                    "trust " + terms.name() + ", " + Names.schools(ids) + " (" + reason + ")",
                    "",
                    (ids.size() == 1 ? "a school" : "schools")
                        + " that can be projected, since trusts share what all have",
                    "what is missing can be given, or the school left out")));
    ProblemsException.throwIfAny(problems);
    rows.forEach(row -> stays(projection, row, terms, problems));
    rows.forEach(row -> takenAlready(projection, row, terms, problems));
    ProblemsException.throwIfAny(problems);
  }

  /** Requires that a school is there from the first autumn to the last. */
  private static void stays(
      Projection projection, int row, TrustTerms terms, List<Problem> problems) {
    List<FundingYear> years = projection.years();
    for (FundingYear year : List.of(years.get(0), years.get(years.size() - 1))) {
      Block autumn = Block.septemberToMarch(year.start());
      if (projection.amount(row, BudgetCode.I01, autumn).isEmpty()) {
        problems.add(
            Problem.error(
                "trust "
                    + terms.name()
                    + ", school "
                    + projection.schools().school(row).id()
                    + ", "
                    + year,
                "a school that opens, closes or merges",
                "schools that are there in all years",
                "a run without the event, or of other years, tells what the trust comes to"));
      }
    }
  }

  private static void takenAlready(
      Projection projection, int row, TrustTerms terms, List<Problem> problems) {
    String school = "trust " + terms.name() + ", school " + projection.schools().school(row).id();
    Set<BudgetCode> codes = projection.codes(row);
    if (codes.contains(BudgetCode.BAI170)) {
      problems.add(
          Problem.error(
              school + ", BAI170",
              "charged twice",
              "a school without a central charge of its own, since the trust's terms add theirs",
              "the assumption trust.central_charge_percent, or one of the others, is left over; or"
                  + " the budget states BAI170"));
    }
    if (codes.contains(BudgetCode.POOLING)) {
      problems.add(
          Problem.error(
              school + ", POOLING",
              "pooled twice",
              "a school whose grant is not pooled yet, since the trust's terms pool it",
              "the pools of the projection are left over"));
    }
  }

  /** Returns the schools whose first block this is, each on top of those before it. */
  private static List<TrustArrival> joining(TrustColumns columns, List<TrustMember> schools) {
    int before = 0;
    double pupils = 0;
    List<Integer> joining = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      Optional<SchoolTransfer> joiner = schools.get(columns.places.get(i)).joiner();
      if (joiner.isPresent() && joiner.get().from().equals(columns.block)) {
        joining.add(i);
      } else {
        before++;
        pupils += columns.pupils[i];
      }
    }
    List<TrustArrival> joined = new ArrayList<>();
    joining.sort(Comparator.comparingDouble(i -> columns.before[i]));
    for (int i : joining) {
      int place = columns.places.get(i);
      double share = columns.block.shareOfYear() * (1 - columns.before[i]);
      LocalDate day = schools.get(place).flows().conversionDay().orElseThrow();
      IncomingSchool school =
          new IncomingSchool(
              columns.grant[i] / share,
              columns.ratesAndPfi[i] / share,
              columns.pupils[i],
              schools.get(place).joiner().orElseThrow().transfer());
      joined.add(
          new TrustArrival(place, columns.block, day, school, before++, pupils, columns.of(i)));
      pupils += columns.pupils[i];
    }
    return joined;
  }

  private static TrustBlock step(
      TrustColumns columns, TrustTerms terms, Map<Integer, Double> reserves, double centre) {
    double[] opening = new double[columns.size() + 1];
    for (int i = 0; i < columns.size(); i++) {
      opening[i] = reserves.getOrDefault(columns.places.get(i), 0.0);
    }
    opening[columns.size()] = centre;
    try {
      return new TrustBlock(columns, opening);
    } catch (ProblemsException e) {
      String place = "trust " + terms.name() + ", " + columns.block;
      throw new ProblemsException(
          e.problems().stream().map(problem -> problem.within(place)).toList());
    }
  }
}
