package org.perpupil.io.dfe.infer;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.perpupil.school.Phase;

/**
 * One school of a file of school funding allocations.
 *
 * @param place file and line
 * @param values pounds and pupils by {@link AllocationItem}; NaN where not known
 * @param halfUnits how far each may be from what was rounded
 * @param grants pounds by budget code, where known
 * @param grantsAreWhole whether no grant was kept back
 */
@SuppressWarnings("ArrayRecordComponent")
public record AllocationRow(
    String place,
    String urn,
    String laestab,
    String laCode,
    String laName,
    String name,
    Phase phase,
    String trust,
    @Nullable Boolean academy,
    double[] values,
    double[] halfUnits,
    Map<String, Double> grants,
    boolean grantsAreWhole) {

  /** Returns the row with what it does not tell of its school. */
  public AllocationRow with(String otherName, String otherTrust, @Nullable Boolean runByTrust) {
    return new AllocationRow(
        place,
        urn,
        laestab,
        laCode,
        laName,
        otherName,
        phase,
        otherTrust,
        runByTrust,
        values,
        halfUnits,
        grants,
        grantsAreWhole);
  }

  public double value(AllocationItem item) {
    return values[item.ordinal()];
  }

  /** Returns pounds, 0 where the file has no such column. */
  public double pounds(AllocationItem item) {
    double value = values[item.ordinal()];
    return Double.isNaN(value) ? 0 : value;
  }

  public double halfUnit(AllocationItem item) {
    double half = halfUnits[item.ordinal()];
    return Double.isNaN(half) ? 0 : half;
  }

  /** Returns the sum of several items. */
  public double sum(Iterable<AllocationItem> items) {
    double sum = 0;
    for (AllocationItem item : items) {
      sum += pounds(item);
    }
    return sum;
  }

  boolean isPrimaryOnly() {
    return value(AllocationItem.BASIC_PRIMARY) > 0 && secondaryBasic() == 0;
  }

  boolean isSecondaryOnly() {
    return value(AllocationItem.BASIC_PRIMARY) == 0 && secondaryBasic() > 0;
  }

  boolean isFringe() {
    return pounds(AllocationItem.FRINGE) > 0;
  }

  private double secondaryBasic() {
    return value(AllocationItem.BASIC_KS3) + value(AllocationItem.BASIC_KS4);
  }
}
