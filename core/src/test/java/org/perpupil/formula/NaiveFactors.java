package org.perpupil.formula;

import static java.math.BigDecimal.ONE;
import static java.math.BigDecimal.ZERO;
import static org.perpupil.formula.NaiveRounding.EXACT;
import static org.perpupil.formula.NaiveRounding.decimal;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.perpupil.school.Phase;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;

/** Pupil-led and school-led lines of one school for a full year, written from the rules. */
final class NaiveFactors {
  /** A school that cannot be paid. */
  static final class Unpayable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unpayable(String reason) {
      super(reason);
    }
  }

  private static final List<String> LETTERS = List.of("A", "B", "C", "D", "E", "F");
  private static final List<String> BANDS =
      List.of("BAND1", "BAND2", "BAND3", "BAND4", "BAND5", "BAND6");

  private final School school;
  private final Formula formula;
  private final NaiveRounding rounding;
  private final BigDecimal areaCost;
  private final Map<Line, BigDecimal> lines = new TreeMap<>();

  private NaiveFactors(
      School school, Formula formula, NaiveRounding rounding, BigDecimal areaCost) {
    this.school = school;
    this.formula = formula;
    this.rounding = rounding;
    this.areaCost = formula.isNational() ? areaCost : ONE;
  }

  static Map<Line, BigDecimal> of(
      School school, Formula formula, NaiveRounding rounding, BigDecimal areaCost) {
    var factors = new NaiveFactors(school, formula, rounding, areaCost);
    factors.pupilLed();
    factors.schoolLed();
    return factors.lines;
  }

  private void pupilLed() {
    put(Line.BASIC_PRIMARY, rate(Parameter.BASIC_PRIMARY), cash(SchoolField.PUPILS_PRIMARY));
    put(Line.BASIC_KS3, rate(Parameter.BASIC_KS3), cash(SchoolField.PUPILS_KS3));
    put(Line.BASIC_KS4, rate(Parameter.BASIC_KS4), cash(SchoolField.PUPILS_KS4));
    needs("PRIMARY", decimal(school.value(SchoolField.PUPILS_PRIMARY).getAsDouble()));
    needs("SECONDARY", decimal(school.pupilsSecondary()));
    lac();
    if (formula.isNational() && cash(SchoolField.OTHER_PUPIL_LED).signum() != 0) {
      throw new Unpayable("the national formula cannot explain other pupil-led money");
    }
    put(Line.OTHER_PUPIL_LED, ONE, cash(SchoolField.OTHER_PUPIL_LED));
  }

  private void needs(String phase, BigDecimal pupils) {
    if (pupils.signum() == 0) {
      return;
    }
    need("FSM", phase, pupils);
    need("FSM6", phase, pupils);
    idaci(phase, pupils);
    eal(phase, pupils);
    if (phase.equals("PRIMARY") && formula.value(Parameter.LPA_PRIMARY_INDICATOR).isPresent()) {
      attainmentByCohort(pupils);
    } else {
      need("LPA", phase, pupils);
    }
    mobility(phase, pupils);
  }

  private void need(String need, String phase, BigDecimal pupils) {
    if (pays(need, phase)) {
      BigDecimal share = rounding.share(required(field(need, phase)));
      put(line(need, phase), rate(parameter(need, phase)), share.multiply(pupils));
    }
  }

  private void idaci(String phase, BigDecimal pupils) {
    boolean paysLetters = LETTERS.stream().anyMatch(band -> pays("IDACI_" + band, phase));
    boolean paysBands = BANDS.stream().anyMatch(band -> pays("IDACI_" + band, phase));
    List<String> family;
    if (paysLetters && paysBands) {
      family = has(BANDS) ? BANDS : LETTERS;
    } else {
      family = paysBands ? BANDS : LETTERS;
    }
    family.forEach(band -> need("IDACI_" + band, phase, pupils));
  }

  private boolean has(List<String> family) {
    return family.stream()
        .anyMatch(
            band ->
                school.value(field("IDACI_" + band, "PRIMARY")).isPresent()
                    || school.value(field("IDACI_" + band, "SECONDARY")).isPresent());
  }

  private void eal(String phase, BigDecimal pupils) {
    if (pays("EAL", phase)) {
      int years = (int) formula.value(parameter("EAL_YEARS", phase)).getAsDouble();
      BigDecimal share = rounding.share(required(field("EAL" + years, phase)));
      put(line("EAL", phase), rate(parameter("EAL", phase)), share.multiply(pupils));
    }
  }

  private void attainmentByCohort(BigDecimal pupils) {
    if (!formula.pays(Parameter.LPA_PRIMARY)) {
      return;
    }
    int points = (int) formula.value(Parameter.LPA_PRIMARY_INDICATOR).getAsDouble();
    BigDecimal younger = decimal(required(SchoolField.PUPILS_Y1_4));
    BigDecimal older = decimal(required(SchoolField.PUPILS_Y5_6));
    BigDecimal weighting = decimal(formula.value(Parameter.LPA_Y1_4_WEIGHTING).getAsDouble());
    BigDecimal low =
        pupilsWith(SchoolField.LPA_Y1_4_NEW_EYFSP, younger)
            .multiply(weighting)
            .add(
                pupilsWith(
                    points == 73 ? SchoolField.LPA_Y5_6_AT_73 : SchoolField.LPA_Y5_6_AT_78, older));
    BigDecimal all = younger.add(older);
    BigDecimal share = all.signum() == 0 ? ZERO : rounding.share(low.divide(all, EXACT));
    put(Line.LPA_PRIMARY, rate(Parameter.LPA_PRIMARY), share.multiply(pupils));
  }

  private BigDecimal pupilsWith(SchoolField need, BigDecimal pupils) {
    return pupils.signum() == 0 ? ZERO : rounding.share(required(need)).multiply(pupils);
  }

  private void mobility(String phase, BigDecimal pupils) {
    if (pays("MOBILITY", phase)) {
      BigDecimal share = rounding.share(required(field("MOBILITY", phase)));
      BigDecimal threshold = fraction(Parameter.MOBILITY_THRESHOLD_PERCENT);
      BigDecimal above = share.subtract(threshold).max(ZERO);
      put(line("MOBILITY", phase), rate(parameter("MOBILITY", phase)), above.multiply(pupils));
    }
  }

  private void lac() {
    if (formula.pays(Parameter.LAC) && school.pupils() > 0) {
      BigDecimal share = rounding.share(required(SchoolField.LAC));
      put(Line.LAC, rate(Parameter.LAC), share.multiply(decimal(school.pupils())));
    }
  }

  private void schoolLed() {
    put(Line.LUMP_SUM, lumpSum(), ONE);
    put(Line.SPARSITY, sparsity(), ONE);
    if (formula.pays(Parameter.SPLIT_SITE_BASIC) || formula.pays(Parameter.SPLIT_SITE_DISTANCE)) {
      put(Line.SPLIT_SITES, splitSites(), ONE);
    } else {
      put(Line.SPLIT_SITES, cash(SchoolField.SPLIT_SITES), ONE);
    }
    put(Line.FRINGE, fringe(), ONE);
    put(Line.PFI, cash(SchoolField.PFI), ONE);
    put(Line.EXCEPTIONAL, cash(SchoolField.EXCEPTIONAL), ONE);
    put(Line.OTHER_SCHOOL_LED, cash(SchoolField.OTHER_SCHOOL_LED), ONE);
    put(Line.RATES, cash(SchoolField.RATES), ONE);
  }

  private BigDecimal lumpSum() {
    BigDecimal primary = rate(Parameter.LUMP_SUM_PRIMARY);
    BigDecimal secondary = rate(Parameter.LUMP_SUM_SECONDARY);
    if (school.phase().isMiddle()) {
      BigDecimal primaryGroups = cash(SchoolField.YEAR_GROUPS_PRIMARY);
      BigDecimal secondaryGroups = cash(SchoolField.YEAR_GROUPS_SECONDARY);
      return primary
          .multiply(primaryGroups)
          .add(secondary.multiply(secondaryGroups))
          .divide(primaryGroups.add(secondaryGroups), EXACT);
    }
    return school.phase() == Phase.PRIMARY ? primary : secondary;
  }

  private BigDecimal sparsity() {
    OptionalDouble given = school.value(SchoolField.SPARSITY);
    if (given.isPresent() && school.value(SchoolField.SPARSITY_DISTANCE_MILES).isPresent()) {
      throw new Unpayable("sparsity is a sum and a distance");
    }
    if (given.isPresent() && !formula.isNational()) {
      return decimal(given.getAsDouble());
    }
    SparsityGroup group = SparsityGroup.of(school.phase());
    if (!formula.pays(group.maximum()) || school.pupils() == 0) {
      return ZERO;
    }
    BigDecimal limitMiles = decimal(formula.value(group.distance()).getAsDouble());
    BigDecimal limit = decimal(formula.value(group.yearGroup()).getAsDouble());
    BigDecimal size =
        decimal(school.pupils()).divide(decimal(school.yearGroups()), NaiveRounding.EXACT);
    boolean laterRules = formula.year().start() >= 2022;
    boolean small = laterRules ? size.compareTo(limit) < 0 : size.compareTo(limit) <= 0;
    if (!small) {
      return ZERO;
    }
    BigDecimal miles = decimal(required(SchoolField.SPARSITY_DISTANCE_MILES));
    BigDecimal start =
        formula.distanceTaper(group) ? limitMiles.multiply(new BigDecimal("0.8")) : limitMiles;
    if (miles.compareTo(start) <= 0) {
      return ZERO;
    }
    BigDecimal distanceWeight = ONE;
    if (formula.distanceTaper(group) && miles.compareTo(limitMiles) < 0) {
      BigDecimal ramp = limitMiles.multiply(new BigDecimal("0.2"));
      distanceWeight = ONE.subtract(limitMiles.subtract(miles).divide(ramp, EXACT));
    }
    return rate(group.maximum())
        .multiply(sizeWeight(formula.sizeTaper(group), size, limit))
        .multiply(distanceWeight);
  }

  private static BigDecimal sizeWeight(SizeTaper taper, BigDecimal size, BigDecimal limit) {
    BigDecimal half = limit.divide(decimal(2), EXACT);
    return switch (taper) {
      case NONE -> ONE;
      case LINEAR -> ONE.subtract(size.divide(limit, EXACT));
      case NFF -> ONE.subtract(size.subtract(half).max(ZERO).divide(half, EXACT));
    };
  }

  private BigDecimal splitSites() {
    if (school.splitSiteMetres().isEmpty() && cash(SchoolField.SPLIT_SITES).signum() != 0) {
      throw new Unpayable("the formula works split sites out, and their distances are not known");
    }
    List<Double> farthest =
        school.splitSiteMetres().stream().sorted(Comparator.reverseOrder()).limit(3).toList();
    BigDecimal sum = ZERO;
    for (double metres : farthest) {
      BigDecimal way =
          decimal(metres).subtract(decimal(100)).divide(decimal(400), EXACT).max(ZERO).min(ONE);
      sum =
          sum.add(rate(Parameter.SPLIT_SITE_BASIC))
              .add(rate(Parameter.SPLIT_SITE_DISTANCE).multiply(way));
    }
    return sum;
  }

  private BigDecimal fringe() {
    BigDecimal base = lines.get(Line.LUMP_SUM).add(lines.get(Line.SPARSITY));
    for (Line line : Line.of(Line.Group.PUPIL_LED)) {
      base = base.add(lines.getOrDefault(line, ZERO));
    }
    return fringe(school, formula).subtract(ONE).multiply(base);
  }

  /** The school's own multiplier, else its authority's; the national formula knows none. */
  static BigDecimal fringe(School school, Formula formula) {
    double ofAuthority = formula.value(Parameter.FRINGE).orElse(1);
    double own = school.value(SchoolField.FRINGE).orElse(ofAuthority);
    return decimal(formula.isNational() ? 1 : own);
  }

  private void put(Line line, BigDecimal rate, BigDecimal count) {
    lines.put(line, rounding.line(rate.multiply(count)));
  }

  private BigDecimal rate(Parameter parameter) {
    return rounding.areaCostRate(decimal(formula.value(parameter).orElse(0)), areaCost);
  }

  private BigDecimal fraction(Parameter percent) {
    return decimal(formula.value(percent).orElse(0)).movePointLeft(2);
  }

  private boolean pays(String need, String phase) {
    return formula.pays(parameter(need, phase));
  }

  private double required(SchoolField field) {
    OptionalDouble value = school.value(field);
    if (value.isEmpty()) {
      throw new Unpayable(field + " is not known");
    }
    return value.getAsDouble();
  }

  private BigDecimal cash(SchoolField field) {
    return decimal(school.value(field).orElse(0));
  }

  private static Parameter parameter(String need, String phase) {
    return Parameter.find(name(need, phase)).orElseThrow();
  }

  private static SchoolField field(String need, String phase) {
    return SchoolField.find(name(need, phase)).orElseThrow();
  }

  private static Line line(String need, String phase) {
    return Line.find(name(need, phase)).orElseThrow();
  }

  private static String name(String need, String phase) {
    return (need + "_" + phase).toLowerCase(Locale.ROOT);
  }
}
