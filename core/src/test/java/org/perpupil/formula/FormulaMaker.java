package org.perpupil.formula;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.perpupil.rates.FundingYear;
import org.perpupil.rates.RateBook;

/** Makes random formulas: local ones of every year, national ones of every edition. */
final class FormulaMaker {
  /** Editions that know every rate of a whole formula. */
  private static final List<String> COMPLETE =
      RateBook.editions().stream().filter(edition -> edition.compareTo("2026") < 0).toList();

  private final Random random;

  private FormulaMaker(Random random) {
    this.random = random;
  }

  static Formula any(Random random) {
    var maker = new FormulaMaker(random);
    return maker.chance(60) ? maker.local() : maker.national();
  }

  static String describe(Formula formula) {
    return Parameter.values().stream()
        .filter(parameter -> formula.value(parameter).isPresent())
        .map(parameter -> parameter + "=" + formula.value(parameter).getAsDouble())
        .collect(
            Collectors.joining(
                ", ", formula.title() + " " + formula.year() + tapers(formula) + ": ", ""));
  }

  private static String tapers(Formula formula) {
    return Arrays.stream(SparsityGroup.values())
        .map(group -> formula.sizeTaper(group) + "/" + formula.distanceTaper(group))
        .collect(Collectors.joining(" ", " tapers ", "; SEN " + formula.senShares()));
  }

  private Formula national() {
    Formula formula = Formula.national(COMPLETE.get(random.nextInt(COMPLETE.size())));
    if (chance(20)) {
      formula = formula.without(Parameter.FLOOR_PERCENT);
    }
    if (chance(20)) {
      return formula
          .without(Parameter.GAINS_CAP_PERCENT)
          .without(Parameter.GAINS_CAP_REMAINING_PERCENT);
    }
    if (chance(60)) {
      formula = formula.with(Parameter.GAINS_CAP_PERCENT, 2 + random.nextInt(5) / 2.0);
    }
    if (chance(40)) {
      formula = formula.with(Parameter.GAINS_CAP_REMAINING_PERCENT, random.nextInt(11) * 10);
    }
    return formula;
  }

  private Formula local() {
    int year = 2013 + random.nextInt(14);
    Formula.Builder builder = Formula.local("local", FundingYear.of(year));
    pupilLed(builder, year);
    schoolLed(builder, year);
    protections(builder);
    if (chance(60)) {
      builder.senPercent(Line.BASIC_PRIMARY, random.nextInt(80) / 10.0);
      builder.senPercent(Line.BASIC_KS3, random.nextInt(80) / 10.0);
      builder.senPercent(Line.LPA_PRIMARY, 100);
      builder.senPercent(Line.IDACI_A_SECONDARY, random.nextInt(101));
      builder.senPercent(Line.LUMP_SUM, random.nextInt(80) / 10.0);
    }
    return builder.build();
  }

  private void pupilLed(Formula.Builder builder, int year) {
    builder.set(Parameter.BASIC_PRIMARY, money(2300, 4500));
    builder.set(Parameter.BASIC_KS3, money(3300, 6000));
    builder.set(Parameter.BASIC_KS4, money(3800, 6800));
    boolean bands = chance(10) || year < 2017;
    boolean letters = chance(10) || year >= 2017;
    for (Parameter parameter : Parameter.local()) {
      String name = parameter.fileName();
      boolean used =
          name.startsWith("idaci_band")
              ? bands
              : name.startsWith("idaci")
                  ? letters
                  : name.matches("(fsm6?|lpa|mobility)_(primary|secondary)");
      if (used && chance(80)) {
        builder.set(parameter, chance(5) ? 0 : money(100, 2000));
      }
    }
    if (chance(80)) {
      builder.set(Parameter.EAL_PRIMARY, money(100, 2000));
      builder.set(Parameter.EAL_YEARS_PRIMARY, 1 + random.nextInt(3));
    }
    if (chance(80)) {
      builder.set(Parameter.EAL_SECONDARY, money(100, 2000));
      builder.set(Parameter.EAL_YEARS_SECONDARY, 1 + random.nextInt(3));
    }
    if (year < 2018 && chance(70)) {
      builder.set(Parameter.LPA_PRIMARY_INDICATOR, chance(50) ? 73 : 78);
      builder.set(Parameter.LPA_Y1_4_WEIGHTING, random.nextInt(15_001) / 10_000.0);
    }
    if (chance(60)) {
      builder.set(Parameter.MOBILITY_THRESHOLD_PERCENT, chance(50) ? 6 : random.nextInt(11));
    }
    if (chance(50)) {
      builder.set(Parameter.LAC, money(500, 2000));
    }
  }

  private void schoolLed(Formula.Builder builder, int year) {
    if (chance(95)) {
      builder.set(Parameter.LUMP_SUM_PRIMARY, money(60_000, 175_000));
    }
    if (chance(95)) {
      builder.set(Parameter.LUMP_SUM_SECONDARY, money(60_000, 175_000));
    }
    for (SparsityGroup group : SparsityGroup.values()) {
      if (chance(85)) {
        builder.set(group.maximum(), money(20_000, 100_000));
        builder.set(group.distance(), pick(2, 3, 2.5, 1.1));
        builder.set(group.yearGroup(), pick(21.4, 120, 69.2, 62.5, 30));
        builder.sizeTaper(group, SizeTaper.values()[random.nextInt(3)]);
        builder.distanceTaper(group, year >= 2022 && chance(70));
      }
    }
    if (year >= 2024 && chance(80)) {
      builder.set(Parameter.SPLIT_SITE_BASIC, money(20_000, 60_000));
      builder.set(Parameter.SPLIT_SITE_DISTANCE, money(10_000, 30_000));
    }
    if (chance(30)) {
      builder.set(Parameter.FRINGE, pick(1, 1.0156, 1.03, 1.04567));
    }
  }

  private void protections(Formula.Builder builder) {
    if (chance(70)) {
      builder.set(Parameter.MPPL_PRIMARY, money(3300, 5500));
      builder.set(Parameter.MPPL_KS3, money(4400, 7000));
      builder.set(Parameter.MPPL_KS4, money(4900, 7500));
    }
    if (chance(80)) {
      builder.set(Parameter.MFG_PERCENT, pick(-1.5, -0.5, 0, 0.5, 1.84));
    }
    if (chance(70)) {
      builder.set(Parameter.GAINS_CAP_PERCENT, pick(1.84, 2, 2.5, 3.123));
      if (chance(60)) {
        builder.set(Parameter.GAINS_SCALING_PERCENT, pick(0, 25, 50, 99.99, 100));
      }
    }
  }

  private double money(int least, int most) {
    int pounds = least + random.nextInt(most - least);
    return chance(50) ? pounds : (pounds * 100L + random.nextInt(100)) / 100.0;
  }

  private double pick(double... values) {
    return values[random.nextInt(values.length)];
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }
}
