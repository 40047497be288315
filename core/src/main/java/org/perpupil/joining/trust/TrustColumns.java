package org.perpupil.joining.trust;

import java.util.ArrayList;
import java.util.List;
import org.perpupil.budget.Block;
import org.perpupil.school.Governance;
import org.perpupil.trust.Trust;
import org.perpupil.trust.TrustCharge;
import org.perpupil.trust.TrustSchools;
import org.perpupil.trust.TrustTerms;

/**
 * What the schools of a trust are in a block, as columns with a value for each that has joined.
 *
 * <p>Not shared; read-only once built.
 */
final class TrustColumns {
  final Block block;
  final List<Integer> places;
  final Trust trust;
  final TrustSchools schools;
  final double[] grant;
  final double[] ratesAndPfi;
  final double[] pupils;

  /** What the block adds beside grant, the central charge not counted. */
  final double[] otherNet;

  final double[] services;
  final double[] outstanding;

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
    double[] annual = new double[size];
    double[] passedOn = new double[size];
    double[] need = new double[size];
    double share = block.shareOfYear();
    TrustCharge rule = trust.charge();
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      TrustMember member = all.get(places.get(i));
      SchoolFlows school = member.flows();
      ids.add(school.school().id());
      grant[i] = school.grant(block);
      annual[i] = grant[i] / share;
      ratesAndPfi[i] = school.ratesAndPfi(block);
      passedOn[i] = ratesAndPfi[i] / share;
      pupils[i] = school.pupils(block, Governance.ACADEMY);
      double charge = share * rule.pounds(annual[i], passedOn[i], pupils[i]);
      need[i] = member.need(terms, block, charge);
      services[i] = member.joiner().map(joiner -> joiner.better(block)).orElse(0.0);
      outstanding[i] = member.joiner().map(joiner -> joiner.outstanding(block)).orElse(0.0);
      otherNet[i] =
          school.net(block) - grant[i] + services[i] + (member.hasPaid(terms) ? charge : 0);
    }
    schools = TrustSchools.of(annual, pupils).withRatesAndPfi(passedOn).withNeed(need).withIds(ids);
  }

  int size() {
    return places.size();
  }
}
