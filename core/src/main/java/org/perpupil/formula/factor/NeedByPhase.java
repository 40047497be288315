package org.perpupil.formula.factor;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.perpupil.formula.Line;
import org.perpupil.formula.Parameter;
import org.perpupil.school.SchoolField;

/** A need that primary and secondary pupils have different rates for. */
public record NeedByPhase(Need primary, Need secondary) {
  /**
   * Returns a need that national rate books must have both rates for.
   *
   * @param primary share of primary pupils
   * @param secondary share of pupils from Year 7 on
   * @param description what it is, in words for a user, without the phase
   * @param label what it is called, without the phase
   */
  public static NeedByPhase of(
      SchoolField primary, SchoolField secondary, String description, String label) {
    return new NeedByPhase(
        Need.of(primary, Base.PRIMARY, description + ", primary", label + ", primary"),
        Need.of(secondary, Base.SECONDARY, description + ", secondary", label + ", secondary"));
  }

  /** Returns the same need with both rates held otherwise. */
  NeedByPhase withRates(UnaryOperator<DeclaredParameter> changed) {
    return new NeedByPhase(
        primary.withRate(changed.apply(primary.rate())),
        secondary.withRate(changed.apply(secondary.rate())));
  }

  /** Returns the fields of needs: primary and secondary of the first, and so on. */
  public static List<SchoolField> fields(List<NeedByPhase> needs) {
    return all(needs).map(Need::share).toList();
  }

  /** Returns the rates of needs: primary and secondary of the first, and so on. */
  public static List<Parameter> rates(List<NeedByPhase> needs) {
    return all(needs).<Parameter>map(Need::rate).toList();
  }

  /** Returns the lines of needs: primary and secondary of the first, and so on. */
  public static List<Line> lines(List<NeedByPhase> needs) {
    return all(needs).<Line>map(Need::line).toList();
  }

  /** Pays both phases. */
  public void pay(Assembly to) {
    primary.pay(to);
    secondary.pay(to);
  }

  private static Stream<Need> all(List<NeedByPhase> needs) {
    return needs.stream().flatMap(need -> Stream.of(need.primary, need.secondary));
  }
}
