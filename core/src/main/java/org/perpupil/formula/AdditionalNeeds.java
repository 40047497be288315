package org.perpupil.formula;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.Booleans;
import java.util.List;
import java.util.OptionalDouble;
import org.perpupil.school.SchoolField;

/**
 * Needs that are a plain share of pupils: meals, deprivation, English, and looked-after children.
 *
 * <p>A formula may hold the 2010 IDACI bands 1 to 6 as well as A to F; each school is paid by the
 * family that its shares are in.
 *
 * <p>Source: the School and Early Years Finance (England) Regulations, SI 2018/10 to SI 2024/66;
 * amounts as published for 3,253 academies in 2017-18.
 */
final class AdditionalNeeds {
  private static final ImmutableList<String> MEALS =
      ImmutableList.of("FSM_PRIMARY", "FSM_SECONDARY", "FSM6_PRIMARY", "FSM6_SECONDARY");
  private static final ImmutableList<String> LETTERS =
      ImmutableList.of("IDACI_A", "IDACI_B", "IDACI_C", "IDACI_D", "IDACI_E", "IDACI_F");
  private static final ImmutableList<String> BANDS =
      ImmutableList.of(
          "IDACI_BAND1", "IDACI_BAND2", "IDACI_BAND3", "IDACI_BAND4", "IDACI_BAND5", "IDACI_BAND6");

  private AdditionalNeeds() {}

  static void compile(Compilation to) {
    for (String name : MEALS) {
      pay(to, Line.valueOf(name), SchoolField.valueOf(name), Parameter.valueOf(name));
    }
    for (String stage : List.of("_PRIMARY", "_SECONDARY")) {
      idaci(to, stage);
      english(to, stage);
    }
    if (to.formula.pays(Parameter.LAC)) {
      double[] shares = to.shares(SchoolField.LAC, Parameter.LAC, Base.PUPILS);
      to.pay(Line.LAC, Parameter.LAC, shares, Base.PUPILS);
    }
  }

  private static void pay(Compilation to, Line line, SchoolField field, Parameter parameter) {
    if (to.formula.pays(parameter)) {
      Base base = base(parameter);
      to.pay(line, parameter, to.shares(field, parameter, base), base);
    }
  }

  private static void english(Compilation to, String stage) {
    Parameter rate = Parameter.valueOf("EAL" + stage);
    OptionalDouble years = to.formula.value(Parameter.valueOf("EAL_YEARS" + stage));
    if (years.isPresent()) {
      SchoolField field = SchoolField.valueOf("EAL" + (int) years.getAsDouble() + stage);
      pay(to, Line.valueOf("EAL" + stage), field, rate);
    }
  }

  private static void idaci(Compilation to, String stage) {
    boolean paysLetters = anyPaid(to, LETTERS, stage);
    boolean paysBands = anyPaid(to, BANDS, stage);
    if (!paysLetters && !paysBands) {
      return;
    }
    Base base = stage.equals("_PRIMARY") ? Base.PRIMARY : Base.SECONDARY;
    boolean[] inLetters = anyShare(to, LETTERS, stage);
    boolean[] inBands = anyShare(to, BANDS, stage);
    for (int i = 0; i < to.size(); i++) {
      boolean served = (paysLetters && inLetters[i]) || (paysBands && inBands[i]);
      if (!served) {
        String wanted = paysLetters ? "idaci_a to idaci_f" : "idaci_band1 to idaci_band6";
        to.lacks(i, base, wanted + " are blank, but the formula pays them");
      }
    }
    payFamily(to, LETTERS, stage, inLetters, base);
    payFamily(to, BANDS, stage, inBands, base);
  }

  /** Pays the schools whose shares are in a family, if there are any. */
  private static void payFamily(
      Compilation to, List<String> family, String stage, boolean[] inFamily, Base base) {
    if (!Booleans.contains(inFamily, true)) {
      return;
    }
    for (String band : family) {
      Parameter rate = Parameter.valueOf(band + stage);
      if (to.formula.pays(rate)) {
        SchoolField field = SchoolField.valueOf(band + stage);
        double[] shares = to.column(field).clone();
        for (int i = 0; i < shares.length; i++) {
          shares[i] = inFamily[i] ? to.share(i, shares[i], field, rate, base) : 0;
        }
        to.pay(Line.valueOf(band + stage), rate, shares, base);
      }
    }
  }

  private static boolean anyPaid(Compilation to, List<String> family, String stage) {
    return family.stream().anyMatch(band -> to.formula.pays(Parameter.valueOf(band + stage)));
  }

  private static boolean[] anyShare(Compilation to, List<String> family, String stage) {
    boolean[] any = new boolean[to.size()];
    for (String band : family) {
      double[] shares = to.column(SchoolField.valueOf(band + stage));
      for (int i = 0; i < any.length; i++) {
        any[i] |= !Double.isNaN(shares[i]);
      }
    }
    return any;
  }

  private static Base base(Parameter parameter) {
    return parameter.name().endsWith("_PRIMARY") ? Base.PRIMARY : Base.SECONDARY;
  }
}
