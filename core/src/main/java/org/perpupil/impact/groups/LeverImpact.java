package org.perpupil.impact.groups;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeSet;
import org.perpupil.authority.levers.LeverResult;
import org.perpupil.authority.levers.Levers;
import org.perpupil.formula.Allocation;
import org.perpupil.formula.Line;
import org.perpupil.formula.Total;
import org.perpupil.formula.printed.AllocationAsPrinted;
import org.perpupil.impact.Comparison;
import org.perpupil.impact.GainsAndLosses;
import org.perpupil.impact.GroupSpread;

/**
 * What one lever of an authority does to its schools, against last year's formula for the same
 * pupils.
 *
 * <p>Pounds are those that are printed. Immutable and thread-safe.
 */
public final class LeverImpact {
  private final LeverResult result;
  private final Comparison comparison;
  private final GainsAndLosses gains;
  private final Allocation national;

  private LeverImpact(LeverResult result, Comparison comparison, Allocation national) {
    this.result = result;
    this.comparison = comparison;
    this.gains = GainsAndLosses.of(comparison);
    this.national = national;
  }

  /** Returns what a result of levers does. */
  public static LeverImpact of(Levers levers, LeverResult result) {
    Comparison comparison = Comparison.of(levers.now(), result.allocation());
    return new LeverImpact(result, comparison, levers.national());
  }

  /**
   * Returns the pounds by which each group of schools changes under each of some levers, groups in
   * order and 0 where a group has no figures.
   *
   * @param impacts of the same schools
   */
  public static Map<String, List<BigDecimal>> byGroup(
      List<LeverImpact> impacts, Grouping grouping) {
    if (impacts.isEmpty()) {
      return Map.of();
    }
    String[] keys = grouping.keys(impacts.get(0).comparison.before().schools());
    List<Map<String, GroupSpread>> groups =
        impacts.stream().map(impact -> impact.comparison.spread().by(keys)).toList();
    Map<String, List<BigDecimal>> rows = new LinkedHashMap<>();
    for (String key : new TreeSet<>(List.of(keys))) {
      List<BigDecimal> pounds = new ArrayList<>();
      for (Map<String, GroupSpread> ofLever : groups) {
        GroupSpread group = ofLever.get(key);
        pounds.add(group == null ? BigDecimal.ZERO : group.changeAsPrinted());
      }
      rows.put(key, pounds);
    }
    return rows;
  }

  /**
   * Returns the pounds that each cause makes over all schools under each of some levers, by what
   * people call the lines; causes that make none under any are left out.
   */
  public static Map<String, List<BigDecimal>> byCause(List<LeverImpact> impacts) {
    List<Map<String, BigDecimal>> all =
        impacts.stream().map(impact -> LineFamilies.add(impact.gains.causes())).toList();
    Map<String, List<BigDecimal>> rows = new LinkedHashMap<>();
    for (Map<String, BigDecimal> ofLever : all) {
      for (String family : ofLever.keySet()) {
        List<BigDecimal> pounds =
            all.stream().map(each -> each.getOrDefault(family, BigDecimal.ZERO)).toList();
        if (pounds.stream().anyMatch(each -> each.signum() != 0)) {
          rows.putIfAbsent(family, pounds);
        }
      }
    }
    return rows;
  }

  /** Returns the lever, its formula and how it fits the block. */
  public LeverResult result() {
    return result;
  }

  /** Returns last year's formula against this one, school by school and cause by cause. */
  public Comparison comparison() {
    return comparison;
  }

  /** Returns who gains and loses over all schools, and why. */
  public GainsAndLosses gains() {
    return gains;
  }

  /**
   * Returns the school that loses most pounds, or gains fewest where none loses; nothing without
   * schools.
   */
  public OptionalInt worst() {
    int worst = -1;
    for (int i = 0; i < comparison.size(); i++) {
      if (worst < 0 || change(i).compareTo(change(worst)) < 0) {
        worst = i;
      }
    }
    return worst < 0 ? OptionalInt.empty() : OptionalInt.of(worst);
  }

  /** Returns how many schools the guarantee pays. */
  public int onGuarantee() {
    return paidBy(Line.MINIMUM_FUNDING_GUARANTEE);
  }

  /** Returns how many schools are brought up to the minimum level per pupil. */
  public int atMinimum() {
    return paidBy(Line.MPPL_TOP_UP);
  }

  /** Returns how many schools the cap takes something from. */
  public int capped() {
    return paidBy(Line.CAPPING_AND_SCALING);
  }

  /**
   * Returns how far the formula is from the national one: the pounds, all taken as positive, by
   * which schools get more or less than at national rates, before guarantee and cap in both.
   */
  public BigDecimal distance() {
    AllocationAsPrinted here = AllocationAsPrinted.of(result.allocation());
    AllocationAsPrinted there = AllocationAsPrinted.of(national);
    BigDecimal sum = BigDecimal.ZERO;
    for (int i = 0; i < comparison.size(); i++) {
      sum = sum.add(unprotected(here, i).subtract(unprotected(there, i)).abs());
    }
    return sum;
  }

  @Override
  public String toString() {
    return "LeverImpact[" + result.lever().name() + ", " + gains + "]";
  }

  private BigDecimal change(int row) {
    return comparison.changeAsPrinted(row).orElseThrow();
  }

  private int paidBy(Line line) {
    int count = 0;
    for (int i = 0; i < comparison.size(); i++) {
      count += result.allocation().amount(line, i).orElse(0) == 0 ? 0 : 1;
    }
    return count;
  }

  private static BigDecimal unprotected(AllocationAsPrinted allocation, int row) {
    return allocation.total(Total.BUDGET_SHARE_BEFORE_MFG, row).orElseThrow();
  }
}
