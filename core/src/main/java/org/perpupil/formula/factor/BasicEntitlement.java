package org.perpupil.formula.factor;

import com.google.common.collect.ImmutableList;
import java.util.List;
import org.perpupil.formula.Counting;
import org.perpupil.formula.Line;
import org.perpupil.formula.Parameter;
import org.perpupil.school.SchoolField;

/**
 * Basic entitlement: a rate for every pupil of a key stage.
 *
 * <p>Source: the School and Early Years Finance (England) Regulations, SI 2018/10 to SI 2024/66.
 */
public final class BasicEntitlement implements Factor {
  /** Reception to Year 6. */
  public static final Stage PRIMARY =
      Stage.of(
          SchoolField.PUPILS_PRIMARY,
          "basic_primary",
          "Reception to Year 6",
          "primary",
          Base.PRIMARY,
          DeclaredLine.Stage.PRIMARY);

  /** Years 7 to 9. */
  public static final Stage KS3 =
      Stage.of(
          SchoolField.PUPILS_KS3,
          "basic_ks3",
          "Years 7 to 9",
          "Key Stage 3",
          Base.KS3,
          DeclaredLine.Stage.SECONDARY);

  /** Years 10 and 11. */
  public static final Stage KS4 =
      Stage.of(
          SchoolField.PUPILS_KS4,
          "basic_ks4",
          "Years 10 and 11",
          "Key Stage 4",
          Base.KS4,
          DeclaredLine.Stage.SECONDARY);

  private static final ImmutableList<Stage> STAGES = ImmutableList.of(PRIMARY, KS3, KS4);

  /** A stage of school, the rate of its pupils and the line that they are paid on. */
  public record Stage(SchoolField pupils, DeclaredParameter rate, DeclaredLine line, Base base) {
    private static Stage of(
        SchoolField pupils,
        String name,
        String years,
        String label,
        Base base,
        DeclaredLine.Stage stage) {
      return new Stage(
          pupils,
          DeclaredParameter.of(
                  name,
                  Parameter.Kind.PER_PUPIL,
                  Parameter.Purpose.BASIC_ENTITLEMENT,
                  "basic entitlement, " + years)
              .usually(1500, 15_000)
              .needed(),
          DeclaredLine.paid(name, "Basic entitlement, " + label, Counting.PUPILS, stage),
          base);
    }
  }

  @Override
  public List<SchoolField> fields() {
    return STAGES.stream().map(Stage::pupils).toList();
  }

  @Override
  public List<Parameter> parameters() {
    return STAGES.stream().<Parameter>map(Stage::rate).toList();
  }

  @Override
  public List<Line> lines() {
    return STAGES.stream().<Line>map(Stage::line).toList();
  }

  @Override
  public void compile(Assembly to) {
    STAGES.forEach(stage -> to.pay(stage.line, stage.rate, stage.base));
  }
}
