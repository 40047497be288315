package org.perpupil.io.dfe;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.perpupil.formula.Allocation;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Formulas;
import org.perpupil.formula.Line;
import org.perpupil.formula.Parameter;
import org.perpupil.formula.RoundingRules;
import org.perpupil.formula.SizeTaper;
import org.perpupil.formula.SparsityGroup;
import org.perpupil.formula.Total;
import org.perpupil.formula.printed.Casting;
import org.perpupil.io.dfe.infer.AllocationItem;
import org.perpupil.io.dfe.infer.AllocationRow;
import org.perpupil.io.dfe.infer.ImportedSchool;
import org.perpupil.school.School;
import org.perpupil.school.SchoolTable;

/** The file's pounds beside those that an allocation of the imported schools pays. */
public final class PayBack {
  private static final double A_PENNY = 0.01;

  /** Money that no line of the file has by that name: what its own lines do not explain. */
  private static final String OTHER = "other";

  private static final ImmutableList<String> OTHER_LINES =
      ImmutableList.of("other_pupil_led", "other_school_led");

  private final Map<String, double[]> byLine = new LinkedHashMap<>();
  private final Map<String, double[]> byAuthority = new TreeMap<>();
  private final Map<String, double[]> offBefore = new LinkedHashMap<>();
  private final Map<String, double[]> offAfter = new LinkedHashMap<>();
  private final Map<String, String> failed = new LinkedHashMap<>();
  private final RoundingRules rounding;
  private double largestBefore;
  private double largestAfter;

  private PayBack(RoundingRules rounding) {
    this.rounding = rounding;
  }

  /**
   * What a file says that a school is paid, in pounds.
   *
   * @param id of the school
   * @param before protection
   * @param after protection
   * @param tolerance how far both may be from what was rounded
   * @param items by the names of {@code lines}; none where the file does not tell
   */
  record Stated(
      String id,
      String laCode,
      double before,
      double after,
      double tolerance,
      Map<String, Double> items) {}

  static PayBack of(Imported imported) {
    List<School> schools = new ArrayList<>();
    List<Stated> stated = new ArrayList<>();
    for (ImportedSchool school : imported.schools()) {
      schools.add(school.school());
      stated.add(stated(school.row()));
    }
    Map<String, Formula> formulas = new LinkedHashMap<>();
    imported
        .authorities()
        .forEach((code, authority) -> formulas.put(code, formula(authority, imported)));
    Map<String, List<String>> lines = new LinkedHashMap<>();
    for (AllocationItem item : AllocationItem.values()) {
      if (!item.lines().isEmpty()) {
        lines.put(item.column(), item.lines());
      }
    }
    return of(schools, formulas, stated, lines, RoundingRules.none());
  }

  /**
   * Pays schools.
   *
   * @param stated what the file says of each, in the same order
   * @param lines what the lines of a file's items are called here; other money is added to those
   */
  static PayBack of(
      List<School> schools,
      Map<String, Formula> formulas,
      List<Stated> stated,
      Map<String, List<String>> lines,
      RoundingRules rounding) {
    PayBack payBack = new PayBack(rounding);
    if (!schools.isEmpty()) {
      payBack.add(
          Allocation.of(SchoolTable.of(schools), Formulas.byAuthority(formulas), rounding),
          stated,
          lines);
    }
    return payBack;
  }

  private static Stated stated(AllocationRow row) {
    Map<String, Double> items = new LinkedHashMap<>();
    for (AllocationItem item : AllocationItem.values()) {
      items.put(item.column(), row.pounds(item));
    }
    return new Stated(
        row.urn(),
        row.laCode(),
        row.value(AllocationItem.BEFORE),
        row.value(AllocationItem.AFTER),
        Math.max(row.halfUnit(AllocationItem.BEFORE), row.halfUnit(AllocationItem.AFTER)),
        items);
  }

  private static Formula formula(AuthorityImport authority, Imported imported) {
    Formula.Builder formula = Formula.local(authority.name(), imported.year());
    Map<String, Parameter> parameters = new LinkedHashMap<>();
    for (Parameter parameter : Parameter.local()) {
      parameters.put(parameter.fileName(), parameter);
    }
    authority
        .rates()
        .all()
        .forEach(
            (name, rate) ->
                formula.set(Optional.ofNullable(parameters.get(name)).orElseThrow(), rate.value()));
    for (SparsityGroup group : SparsityGroup.values()) {
      if (authority.sparsity().pays(group)) {
        formula.sizeTaper(group, SizeTaper.NFF);
        formula.distanceTaper(group, authority.sparsity().fallsWithDistance());
      }
    }
    return formula.build();
  }

  private void add(Allocation allocation, List<Stated> rows, Map<String, List<String>> lines) {
    for (int i = 0; i < rows.size(); i++) {
      Stated row = rows.get(i);
      Optional<String> failure = allocation.failure(i);
      if (failure.isPresent()) {
        failed.put(row.id(), failure.get());
        continue;
      }
      double before = allocation.total(Total.BUDGET_SHARE_BEFORE_MFG, i).orElse(0);
      double after = allocation.total(Total.BUDGET_SHARE, i).orElse(0);
      double[] sums = byAuthority.computeIfAbsent(row.laCode(), key -> new double[2]);
      sums[0] += row.after();
      sums[1] += after;
      largestBefore = Math.max(largestBefore, off(offBefore, row, row.before(), before));
      largestAfter = Math.max(largestAfter, off(offAfter, row, row.after(), after));
    }
    lines.forEach((item, names) -> byLine.put(item, sums(allocation, rows, item, names)));
    byLine.put(OTHER, sums(allocation, rows, OTHER, OTHER_LINES));
  }

  /** Returns what the file has of an item and what its lines pay. */
  private double[] sums(Allocation allocation, List<Stated> rows, String item, List<String> names) {
    double[] sums = new double[2];
    for (Stated row : rows) {
      sums[0] += failed.containsKey(row.id()) ? 0 : row.items().getOrDefault(item, 0.0);
    }
    for (String name : names) {
      Optional<? extends Line> line = Line.find(name);
      for (int i = 0; line.isPresent() && i < rows.size(); i++) {
        sums[1] +=
            failed.containsKey(rows.get(i).id()) ? 0 : allocation.amount(line.get(), i).orElse(0);
      }
    }
    return sums;
  }

  private static double off(Map<String, double[]> to, Stated row, double stated, double paid) {
    double off = Math.abs(paid - stated);
    if (off > Math.max(A_PENNY, row.tolerance()) + 1e-6) {
      to.put(row.id(), new double[] {stated, paid});
    }
    return off;
  }

  /** Returns whether each line is rounded to pence, as it is on a statement. */
  public boolean roundsLines() {
    return rounding.linesToPence();
  }

  /** Returns the pounds of the file after protection, the sum of authorities' whole pence. */
  public BigDecimal poundsIn() {
    return Casting.pounds(total(0));
  }

  /** Returns the pounds that are paid after protection, the sum of authorities' whole pence. */
  public BigDecimal poundsOut() {
    return Casting.pounds(total(1));
  }

  private long total(int side) {
    return byAuthority.values().stream().mapToLong(sums -> Casting.pence(sums[side])).sum();
  }

  /** Returns the schools whose money before protection is more than a penny off; unmodifiable. */
  public List<String> offBeforeProtection() {
    return List.copyOf(offBefore.keySet());
  }

  /** Returns the schools whose money after protection is more than a penny off; unmodifiable. */
  public List<String> offAfterProtection() {
    return List.copyOf(offAfter.keySet());
  }

  /** Returns the largest difference of a school before protection, in pounds. */
  public double largestBefore() {
    return largestBefore;
  }

  /** Returns the largest difference of a school after protection, in pounds. */
  public double largestAfter() {
    return largestAfter;
  }

  /** Returns the schools that cannot be paid, with the reason; unmodifiable. */
  public Map<String, String> failed() {
    return ImmutableMap.copyOf(failed);
  }

  Map<String, Object> account() {
    Map<String, Object> account = new LinkedHashMap<>();
    account.put("rounding", rounding.linesToPence() ? "lines to pence" : "none");
    account.put("budget_shares", difference(total(0), total(1)));
    account.put("by_line", lines());
    account.put("by_authority", differences(byAuthority));
    account.put("schools_off_before_protection", differences(offBefore));
    account.put("schools_off_after_protection", differences(offAfter));
    account.put("schools_that_cannot_be_paid", failed);
    return account;
  }

  /**
   * Returns the lines with what makes them add up: the file rounds lines and totals each by itself,
   * and an amount to about ten digits.
   */
  private Map<String, Object> lines() {
    Map<String, Object> lines = new LinkedHashMap<>();
    long[] rest = {total(0), total(1)};
    byLine.forEach(
        (name, sums) -> {
          long file = Casting.pence(sums[0]);
          long paid = Casting.pence(sums[1]);
          rest[0] -= file;
          rest[1] -= paid;
          lines.put(name, difference(file, paid));
        });
    lines.put("rounding", difference(rest[0], rest[1]));
    return lines;
  }

  private static Map<String, Object> differences(Map<String, double[]> sums) {
    Map<String, Object> all = new LinkedHashMap<>();
    sums.forEach(
        (name, sum) -> all.put(name, difference(Casting.pence(sum[0]), Casting.pence(sum[1]))));
    return all;
  }

  private static Map<String, Object> difference(long file, long paid) {
    Map<String, Object> one = new LinkedHashMap<>();
    one.put("file", Casting.pounds(file));
    one.put("paid", Casting.pounds(paid));
    one.put("difference", Casting.pounds(paid - file));
    return one;
  }
}
