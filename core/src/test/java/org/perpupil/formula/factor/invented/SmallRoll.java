package org.perpupil.formula.factor.invented;

import java.util.List;
import java.util.stream.IntStream;
import org.perpupil.formula.Counting;
import org.perpupil.formula.Line;
import org.perpupil.formula.Parameter;
import org.perpupil.formula.factor.Assembly;
import org.perpupil.formula.factor.Base;
import org.perpupil.formula.factor.DeclaredLine;
import org.perpupil.formula.factor.DeclaredParameter;
import org.perpupil.formula.factor.Factor;
import org.perpupil.formula.factor.RollWeights;
import org.perpupil.school.SchoolField;

/**
 * An invented school-led factor that follows the roll: the more, the fewer pupils below a limit.
 */
public final class SmallRoll implements Factor {
  static final DeclaredParameter RATE =
      DeclaredParameter.of(
          "small_roll", Parameter.Kind.PER_SCHOOL, Parameter.Purpose.SCHOOL, "at no pupils");
  static final DeclaredParameter LIMIT =
      DeclaredParameter.of(
          "small_roll_limit", Parameter.Kind.PUPILS, Parameter.Purpose.SCHOOL, "pupils");
  static final DeclaredLine LINE = DeclaredLine.paid("small_roll", "Small roll", Counting.OTHER);

  @Override
  public List<SchoolField> fields() {
    return List.of();
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(RATE, LIMIT);
  }

  @Override
  public List<Line> lines() {
    return List.of(LINE);
  }

  @Override
  public void compile(Assembly to) {
    if (to.formula().pays(RATE)) {
      Weights weights = new Weights(to.size());
      double[] own = new double[to.size()];
      double limit = to.formula().value(LIMIT).orElseThrow();
      for (int i = 0; i < own.length; i++) {
        own[i] = weight(limit, to.roll(Base.PUPILS)[i]);
      }
      to.pay(LINE, RATE, own, weights);
    }
  }

  private static double weight(double limit, double pupils) {
    return Math.max(0, 1 - pupils / limit);
  }

  private record Weights(int size) implements RollWeights {
    @Override
    public int[] rows() {
      return IntStream.range(0, size).toArray();
    }

    @Override
    public void weigh(double[] parameters, double[] pupils, double[] weights) {
      for (int k = 0; k < size; k++) {
        weights[k] = weight(parameters[LIMIT.index()], pupils[k]);
      }
    }
  }
}
