package org.perpupil.io.dfe;

import com.google.common.collect.ImmutableSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.perpupil.io.dfe.infer.AllocationRow;
import org.perpupil.io.dfe.infer.FigureBasis;
import org.perpupil.io.dfe.infer.Resting;
import org.perpupil.io.dfe.register.FormerAuthorities;
import org.perpupil.io.dfe.register.Register;

/**
 * Returns joined to schools by URN, then by authority and establishment number; puts their codes
 * beside the grants that the allocations state.
 *
 * <p>What the allocations state wins: the pupil premium takes the return's place, and free infant
 * meals and the PE premium are taken off the return's other grants, which hold them. Opening
 * balances are left out, since the return's closing ones open the budget's year. Not thread-safe.
 */
final class Returns {
  private static final Set<String> OPENING = ImmutableSet.of("OB01", "OB02", "OB03");
  private static final String PREMIUM = "I05";
  private static final String OTHER_GRANTS = "I18d";
  private static final String GOVERNMENT_GRANTS = "I06";

  private final Map<String, SchoolReturn> byUrn = new HashMap<>();
  private final Map<String, SchoolReturn> byLaestab = new HashMap<>();
  private final Set<SchoolReturn> used = new LinkedHashSet<>();
  private final Set<String> without = new LinkedHashSet<>();
  private final Map<String, Integer> joined = new LinkedHashMap<>();
  private final int size;

  private final Register register;

  Returns(List<SchoolReturn> returns, Register register) {
    this.register = register;
    this.size = returns.size();
    for (SchoolReturn one : returns) {
      byUrn.putIfAbsent(one.urn(), one);
      byLaestab.putIfAbsent(one.laestab(), one);
    }
    byUrn.remove("");
    byLaestab.remove("");
  }

  boolean isEmpty() {
    return size == 0;
  }

  /**
   * Adds a school's return to its budget.
   *
   * @param named codes of grants that are stated by name and lie within other grants of a return
   */
  void addTo(AllocationRow row, Map<String, Double> budget, Set<String> named, Resting resting) {
    Optional<SchoolReturn> found = find(row);
    if (found.isEmpty()) {
      without.add(row.urn());
      return;
    }
    SchoolReturn one = found.get();
    used.add(one);
    Map<String, Double> pounds = new LinkedHashMap<>(one.pounds());
    pounds.keySet().removeAll(OPENING);
    if (budget.containsKey(PREMIUM)) {
      pounds.remove(PREMIUM);
    }
    double stated = named.stream().mapToDouble(code -> budget.getOrDefault(code, 0.0)).sum();
    // Maintained schools report them under one code, academies under another.
    String within = pounds.containsKey(OTHER_GRANTS) ? OTHER_GRANTS : GOVERNMENT_GRANTS;
    double holding = pounds.getOrDefault(within, 0.0);
    if (stated > 0 && holding > 0) {
      pounds.put(within, holding - Math.min(stated, holding));
      resting.add(
          FigureBasis.ASSUMED,
          "other grants of the return less free infant meals and PE premium",
          row.urn());
    }
    pounds.forEach((code, amount) -> budget.merge(code, amount, Double::sum));
    resting.add(FigureBasis.EXACT, "income, costs and closing balances from the return", row.urn());
    if (one.months() != 12) {
      resting.add(
          FigureBasis.DERIVED, "a return of other than twelve months, as of a year", row.urn());
    }
    if (one.isOfFederation()) {
      resting.add(
          FigureBasis.ASSUMED,
          "the return of a federation, of which this school is the lead",
          row.urn());
    }
  }

  private Optional<SchoolReturn> find(AllocationRow row) {
    SchoolReturn one = byUrn.get(row.urn());
    String how = "by URN";
    if (one == null) {
      one = byLaestab.get(row.laestab());
      how = "by authority and establishment number";
      for (String former : FormerAuthorities.laestabs(row.laestab())) {
        if (one == null) {
          one = byLaestab.get(former);
          how = "by the number under an authority before";
        }
      }
    }
    if (one == null) {
      one = register.predecessor(row.urn()).map(byUrn::get).orElse(null);
      how = "by a predecessor";
    }
    if (one != null) {
      joined.merge(how, 1, Integer::sum);
    }
    return Optional.ofNullable(one);
  }

  Map<String, Object> account() {
    Map<String, Object> account = new LinkedHashMap<>();
    account.put("read", size);
    account.put("joined", joined);
    account.put("of_other_schools", size - used.size());
    account.put("schools_without", without);
    return account;
  }
}
