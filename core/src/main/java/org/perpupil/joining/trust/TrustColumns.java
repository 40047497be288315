package org.perpupil.joining.trust;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.perpupil.budget.Block;
import org.perpupil.rates.FundingYear;
import org.perpupil.school.Governance;
import org.perpupil.trust.Trust;
import org.perpupil.trust.TrustCharge;
import org.perpupil.trust.TrustSchools;
import org.perpupil.trust.TrustTerms;
import org.perpupil.trust.TrustYear;

/**
 * What the schools of a trust are in a block, as columns with a value for each that has joined.
 *
 * <p>Not shared; read-only once built.
 */
final class TrustColumns {
  final Block block;
  final List<Integer> places;
  final Trust trust;
  final double[] grant;
  final double[] ratesAndPfi;
  final double[] pupils;

  /** What the block adds beside grant, the central charge not counted. */
  final double[] otherNet;

  final double[] services;
  final double[] outstanding;

  /** The part of the block before a school joins in it, from 0 to 1. */
  final double[] before;

  private final double[] annual;
  private final double[] passedOn;
  private final double[] need;
  private final List<String> ids;

  /** What each school is charged by, at the prices of the block. */
  private final TrustCharge[] rules;

  /** What each would pay for a year; empty where one charge holds for all. */
  private final double[] charges;

  /**
   * Fills the columns.
   *
   * @param places of the schools that have joined, one or more
   * @param all the trust's schools by place
   */
  TrustColumns(Block block, List<Integer> places, List<TrustMember> all, TrustTerms terms) {
    this.block = block;
    this.places = List.copyOf(places);
    this.trust = terms.trust().atPrices(all.get(places.get(0)).flows().prices(block));
    int size = places.size();
    grant = new double[size];
    ratesAndPfi = new double[size];
    pupils = new double[size];
    otherNet = new double[size];
    services = new double[size];
    outstanding = new double[size];
    before = new double[size];
    annual = new double[size];
    passedOn = new double[size];
    need = new double[size];
    rules = new TrustCharge[size];
    charges = new double[terms.chargeChanges().isEmpty() ? 0 : size];
    double prices = all.get(places.get(0)).flows().prices(block);
    ids = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      TrustMember member = all.get(places.get(i));
      SchoolFlows school = member.flows();
      ids.add(school.school().id());
      before[i] = school.partBefore(block);
      double share = (1 - before[i]) * block.shareOfYear();
      grant[i] = school.grant(block);
      annual[i] = grant[i] / share;
      ratesAndPfi[i] = school.ratesAndPfi(block);
      passedOn[i] = ratesAndPfi[i] / share;
      pupils[i] = school.pupils(block, Governance.ACADEMY);
      FundingYear year = block.fundingYear(Governance.ACADEMY);
      rules[i] = terms.charge(school.school().id(), year).atPrices(prices);
      double yearly = rules[i].pounds(annual[i], passedOn[i], pupils[i]);
      double charge = share * yearly;
      if (charges.length > 0) {
        charges[i] = yearly;
      }
      need[i] = member.need(terms, block, charge);
      services[i] = member.joiner().map(joiner -> joiner.better(block)).orElse(0.0);
      outstanding[i] = member.joiner().map(joiner -> joiner.outstanding(block)).orElse(0.0);
      otherNet[i] =
          school.net(block) - grant[i] + services[i] + (member.hasPaid(terms) ? charge : 0);
    }
  }

  /** Returns the parts of the block at which schools join, those that are there first at 0. */
  double[] starts() {
    return Arrays.stream(before).distinct().sorted().toArray();
  }

  /** Returns the schools that are there at a part of the block, by their place in the columns. */
  int[] at(double start) {
    return IntStream.range(0, size()).filter(i -> before[i] <= start).toArray();
  }

  /** Returns a year of the trust with the schools that are there at a part of the block. */
  TrustYear year(int[] there) {
    TrustSchools schools =
        TrustSchools.of(some(annual, there), some(pupils, there))
            .withRatesAndPfi(some(passedOn, there))
            .withNeed(some(need, there))
            .withIds(Arrays.stream(there).mapToObj(ids::get).toList());
    return trust.year(charges.length == 0 ? schools : schools.withCharges(some(charges, there)), 0);
  }

  /** Returns the trust as a school meets it, with its own charge. */
  Trust of(int i) {
    return new Trust(rules[i], trust.costs(), trust.pooling(), trust.reserves());
  }

  private static double[] some(double[] all, int[] there) {
    return Arrays.stream(there).mapToDouble(i -> all[i]).toArray();
  }

  int size() {
    return places.size();
  }
}
