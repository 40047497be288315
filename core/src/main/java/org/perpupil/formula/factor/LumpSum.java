package org.perpupil.formula.factor;

import java.util.List;
import org.perpupil.formula.Counting;
import org.perpupil.formula.Line;
import org.perpupil.formula.Parameter;
import org.perpupil.school.Agreement;
import org.perpupil.school.Phase;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;

/**
 * The lump sum: one for each school.
 *
 * <p>A middle school gets the primary and the secondary lump sum in proportion to its year groups;
 * secondary and all-through schools get the secondary one.
 *
 * <p>Source: follows from the allocations published for 2017-18, 6,200 of 6,201.
 */
public final class LumpSum implements Factor {
  /** Lump sum of primary schools. */
  public static final DeclaredParameter PRIMARY =
      rate("lump_sum_primary", "lump sum of primary schools");

  /** Lump sum of secondary and all-through schools. */
  public static final DeclaredParameter SECONDARY =
      rate("lump_sum_secondary", "lump sum of secondary and all-through schools");

  /** The line. */
  public static final DeclaredLine LINE =
      DeclaredLine.paid("lump_sum", "Lump sum", Counting.SCHOOL);

  @Override
  public List<SchoolField> fields() {
    return List.of(SchoolField.YEAR_GROUPS_PRIMARY, SchoolField.YEAR_GROUPS_SECONDARY);
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(PRIMARY, SECONDARY);
  }

  @Override
  public List<Line> lines() {
    return List.of(LINE);
  }

  @Override
  public void compile(Assembly to) {
    double[] primary = new double[to.size()];
    double[] secondary = new double[to.size()];
    boolean isPaid = to.formula().pays(PRIMARY) || to.formula().pays(SECONDARY);
    for (int i = 0; i < primary.length; i++) {
      if (isPaid && to.school(i).phase().isMiddle()) {
        to.requires(i, Agreement.YEAR_GROUPS);
      }
      primary[i] = primaryPart(to.school(i));
      secondary[i] = 1 - primary[i];
    }
    to.pay(LINE, PRIMARY, primary, Base.SCHOOL);
    to.pay(LINE, SECONDARY, secondary, Base.SCHOOL);
  }

  private static double primaryPart(School school) {
    double groups = school.yearGroups();
    if (school.phase().isMiddle() && groups > 0) {
      return school.value(SchoolField.YEAR_GROUPS_PRIMARY).orElse(0) / groups;
    }
    return school.phase() == Phase.PRIMARY ? 1 : 0;
  }

  private static DeclaredParameter rate(String fileName, String description) {
    return DeclaredParameter.of(
            fileName, Parameter.Kind.PER_SCHOOL, Parameter.Purpose.SCHOOL, description)
        .usually(20_000, 250_000)
        .needed();
  }
}
