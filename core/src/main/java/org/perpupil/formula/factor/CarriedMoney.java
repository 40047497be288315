package org.perpupil.formula.factor;

import com.google.common.collect.ImmutableList;
import java.util.List;
import org.perpupil.formula.Counting;
import org.perpupil.formula.Line;
import org.perpupil.formula.Parameter;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;

/**
 * Money that comes to a school as a sum and passes through the formula.
 *
 * <p>The national formula refuses pupil-led sums: they may hold deprivation money that it pays
 * itself.
 */
public final class CarriedMoney implements Factor {
  /** Pupil-led money given as a sum. */
  public static final Sum OTHER_PUPIL_LED =
      Sum.of(SchoolField.OTHER_PUPIL_LED, "Other pupil-led money", Counting.PUPILS);

  /** Private finance initiative. */
  public static final Sum PFI =
      Sum.of(SchoolField.PFI, "Private finance initiative", Counting.PREMISES);

  /** Exceptional premises. */
  public static final Sum EXCEPTIONAL =
      Sum.of(SchoolField.EXCEPTIONAL, "Exceptional premises", Counting.OTHER);

  /** School-led money given as a sum. */
  public static final Sum OTHER_SCHOOL_LED =
      Sum.of(SchoolField.OTHER_SCHOOL_LED, "Other school-led money", Counting.OTHER);

  /** Business rates. */
  public static final Sum RATES = Sum.of(SchoolField.RATES, "Business rates", Counting.RATES);

  private static final ImmutableList<Sum> ALL =
      ImmutableList.of(OTHER_PUPIL_LED, PFI, EXCEPTIONAL, OTHER_SCHOOL_LED, RATES);

  private static final UnverifiedRule WITHOUT_AREA_COST =
      new UnverifiedRule("the area cost adjustment leaves PFI and exceptional premises alone");

  /** A sum that a school was given, and the line of the same name that it stands on. */
  public record Sum(SchoolField field, DeclaredLine line) {
    private static Sum of(SchoolField field, String label, Counting counting) {
      return new Sum(field, DeclaredLine.paid(field.fileName(), label, counting));
    }
  }

  @Override
  public List<SchoolField> fields() {
    return ALL.stream().map(Sum::field).toList();
  }

  @Override
  public List<Parameter> parameters() {
    return List.of();
  }

  @Override
  public List<Line> lines() {
    return ALL.stream().<Line>map(Sum::line).toList();
  }

  @Override
  public void compile(Assembly to) {
    ALL.forEach(sum -> to.give(sum.line, sum.field));
    for (int i = 0; to.formula().isNational() && i < to.size(); i++) {
      School school = to.school(i);
      if (school.value(OTHER_PUPIL_LED.field).orElse(0) != 0) {
        to.fail(
            i,
            "other_pupil_led is not 0; under the national formula it may hold money that the"
                + " formula pays itself");
      }
      boolean cash =
          school.value(PFI.field).orElse(0) != 0 || school.value(EXCEPTIONAL.field).orElse(0) != 0;
      if (cash && to.areaCosts()[i] != 1) {
        to.restsOn(i, WITHOUT_AREA_COST);
      }
    }
  }
}
