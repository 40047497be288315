package org.perpupil.impact;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.perpupil.budget.Block;
import org.perpupil.organisation.CentralCosts;
import org.perpupil.organisation.PoolingNeed;
import org.perpupil.organisation.Trust;
import org.perpupil.organisation.TrustCharge;
import org.perpupil.organisation.TrustSchools;
import org.perpupil.organisation.TrustTerms;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.projection.Projection;
import org.perpupil.rates.FundingYear;
import org.perpupil.school.Governance;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;

/**
 * A trust over years: the charge that its schools pay, what its centre costs, and what is pooled,
 * block by block on top of the schools' own projected budgets.
 *
 * <p>A school takes part in the blocks in which it is an academy; one that converts brings its
 * reserve, deficits included. Budgets of schools must leave the central charge out, since it is
 * added here. Pounds of the trust are of the first year and follow {@code prices.cpi_percent}. No
 * pound is made or lost: balances of schools and centre add up to those of the schools' budgets
 * less the cost of the centre. Immutable and thread-safe.
 */
public final class TrustProjection {
  private final Projection projection;
  private final TrustTerms terms;
  private final ImmutableList<Integer> rows;
  private final ImmutableList<TrustBlock> blocks;

  private TrustProjection(
      Projection projection, TrustTerms terms, List<Integer> rows, List<TrustBlock> blocks) {
    this.projection = projection;
    this.terms = terms;
    this.rows = ImmutableList.copyOf(rows);
    this.blocks = ImmutableList.copyOf(blocks);
  }

  /**
   * Returns the trust over the years of a projection.
   *
   * @param rows rows of its schools, those that join later included
   * @throws ProblemsException when the trust has no schools, one of them could not be projected,
   *     the charge has no base or grant cannot be pooled
   */
  public static TrustProjection of(Projection projection, List<Integer> rows, TrustTerms terms) {
    check(projection, rows, terms);
    List<SchoolFlows> schools = rows.stream().map(row -> new SchoolFlows(projection, row)).toList();
    List<TrustBlock> blocks = new ArrayList<>();
    Map<Integer, Double> reserves = new HashMap<>();
    double centre = terms.centreReserve();
    FundingYear first = projection.years().get(0);
    FundingYear last = projection.years().get(projection.years().size() - 1);
    Block end = Block.aprilToAugust(last.start() + 1);
    for (Block k = Block.aprilToAugust(first.start()); k.compareTo(end) <= 0; k = k.next()) {
      Block block = k;
      List<Integer> members = new ArrayList<>();
      for (int place = 0; place < schools.size(); place++) {
        if (schools.get(place).isAcademy(block)) {
          members.add(place);
          SchoolFlows school = schools.get(place);
          reserves.computeIfAbsent(place, key -> school.opening(block));
        }
      }
      if (members.isEmpty()) {
        continue;
      }
      TrustBlock step = step(block, members, schools, terms, reserves, centre);
      members.forEach(place -> reserves.put(place, step.reserve(place)));
      centre = step.centreReserve();
      blocks.add(step);
    }
    return new TrustProjection(projection, terms, rows, blocks);
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

  @Override
  public String toString() {
    return "TrustProjection[" + terms.name() + ", " + rows.size() + " schools]";
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
    for (int row : rows) {
      projection
          .failure(row)
          .ifPresent(
              reason ->
                  problems.add(
                      Problem.error(
                          "trust "
                              + terms.name()
                              + ", school "
                              + projection.schools().school(row).id(),
                          reason,
                          "a school that can be projected, since trusts share what all have",
                          "its row lacks a value that the formula needs")));
    }
    ProblemsException.throwIfAny(problems);
  }

  private static TrustBlock step(
      Block block,
      List<Integer> members,
      List<SchoolFlows> all,
      TrustTerms terms,
      Map<Integer, Double> reserves,
      double centre) {
    int size = members.size();
    double[] grant = new double[size];
    double[] annual = new double[size];
    double[] passedOn = new double[size];
    double[] pupils = new double[size];
    double[] need = new double[size];
    double[] otherNet = new double[size];
    double[] opening = new double[size + 1];
    double share = block.shareOfYear();
    for (int i = 0; i < size; i++) {
      SchoolFlows school = all.get(members.get(i));
      grant[i] = school.grant(block);
      annual[i] = grant[i] / share;
      passedOn[i] = school.ratesAndPfi(block) / share;
      pupils[i] = school.pupils(block, Governance.ACADEMY);
      need[i] = need(terms.need(), school, block, pupils[i]);
      otherNet[i] = school.net(block) - grant[i];
      opening[i] = reserves.getOrDefault(members.get(i), 0.0);
    }
    opening[size] = centre;
    TrustSchools schools = TrustSchools.of(annual, pupils).withRatesAndPfi(passedOn).withNeed(need);
    double price = all.get(members.get(0)).prices(block);
    return new TrustBlock(
        block,
        List.copyOf(members),
        schools,
        grant,
        otherNet,
        pupils,
        atPrices(terms.trust(), price),
        opening);
  }

  private static double need(PoolingNeed need, SchoolFlows school, Block block, double pupils) {
    return switch (need) {
      case PUPILS -> pupils;
      case DISADVANTAGE -> pupils * (1 + disadvantaged(school.school()));
      case SPENDING -> school.spending(block);
    };
  }

  /** Returns the share of pupils who were eligible for free school meals in six years, 0 to 1. */
  static double disadvantaged(School school) {
    double pupils = school.pupils();
    double secondary = school.pupilsSecondary();
    return pupils == 0
        ? 0
        : (school.value(SchoolField.FSM6_PRIMARY).orElse(0) * (pupils - secondary)
                + school.value(SchoolField.FSM6_SECONDARY).orElse(0) * secondary)
            / pupils;
  }

  private static Trust atPrices(Trust trust, double price) {
    TrustCharge charge = trust.charge();
    CentralCosts costs = trust.costs();
    double factor = charge.basis() == TrustCharge.Basis.PERCENT ? 1 : price;
    return new Trust(
        new TrustCharge(charge.basis(), factor * charge.value(), charge.withRatesAndPfi()),
        new CentralCosts(
            costs.centralisedShare(),
            price * costs.fixed(),
            price * costs.perSchool(),
            price * costs.perFurtherSchool(),
            price * costs.perPupil(),
            price * costs.schoolFixed(),
            price * costs.schoolPerPupil()),
        trust.pooling(),
        trust.reserves());
  }
}
