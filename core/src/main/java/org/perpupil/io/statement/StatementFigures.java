package org.perpupil.io.statement;

import com.google.common.collect.ImmutableSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Line;
import org.perpupil.formula.Parameter;
import org.perpupil.formula.SparsityGroup;
import org.perpupil.formula.Statement;
import org.perpupil.formula.StatementLine;
import org.perpupil.formula.Total;
import org.perpupil.school.Phase;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;

/** The figures of a statement by the keys of a grant statement's rows. */
final class StatementFigures {
  /** Where the percentage is kept above which mobility is paid. */
  static final String THRESHOLD = "threshold";

  private static final ImmutableSet<Line> MONEY =
      ImmutableSet.of(
          Line.OTHER_PUPIL_LED,
          Line.SPARSITY,
          Line.SPLIT_SITES,
          Line.PFI,
          Line.FRINGE,
          Line.EXCEPTIONAL,
          Line.OTHER_SCHOOL_LED,
          Line.RATES,
          Line.MPPL_TOP_UP,
          Line.FLOOR_TOP_UP,
          Line.GAINS_CAP);

  private final Statement statement;
  private final School school;
  private final Formula formula;
  private final Map<String, Figure> figures = new LinkedHashMap<>();

  private StatementFigures(Statement statement) {
    this.statement = statement;
    this.school = statement.school();
    this.formula = statement.formula();
  }

  static Map<String, Figure> of(Statement statement) {
    StatementFigures all = new StatementFigures(statement);
    all.lines();
    all.sparsity();
    all.minimumLevel();
    all.totals();
    new GuaranteeFigures(statement, all.figures).add();
    return all.figures;
  }

  private void lines() {
    formula
        .value(Parameter.MOBILITY_THRESHOLD_PERCENT)
        .ifPresent(percent -> figures.put(THRESHOLD, Figure.number(percent)));
    for (StatementLine line : statement.lines()) {
      String name = line.line().fileName();
      if (line.line().equals(Line.LUMP_SUM)) {
        lumpSums(line);
      } else if (MONEY.contains(line.line())) {
        if (line.amount() != 0) {
          figures.put("money:" + name, Figure.pounds(line.amount()));
        }
      } else if (line.line().group() == Line.Group.PUPIL_LED) {
        pupilLed(line);
      }
    }
  }

  private void pupilLed(StatementLine line) {
    if (line.parts().size() == 1) {
      StatementLine.Part part = line.parts().get(0);
      figures.put(
          "line:" + name(line.line()),
          Figure.product(part.paidRate(), part.share(), part.base(), line.amount()));
    }
  }

  /** Returns the name of a line; English as an additional language by the years that count. */
  private String name(Line line) {
    if (line.equals(Line.EAL_PRIMARY)) {
      return "eal" + years(Parameter.EAL_YEARS_PRIMARY) + "_primary";
    }
    return line.equals(Line.EAL_SECONDARY)
        ? "eal" + years(Parameter.EAL_YEARS_SECONDARY) + "_secondary"
        : line.fileName();
  }

  private int years(Parameter parameter) {
    return (int) formula.value(parameter).orElse(3);
  }

  /** A middle school's two lump sums are one line, which is rounded as one. */
  private void lumpSums(StatementLine line) {
    double left = line.amount();
    List<StatementLine.Part> parts = line.parts();
    for (int i = 0; i < parts.size(); i++) {
      StatementLine.Part part = parts.get(i);
      boolean isLast = i == parts.size() - 1;
      double pounds =
          isLast ? left : Math.rint(part.paidRate() * part.share() * part.base() * 100) / 100;
      left -= pounds;
      boolean isPrimary =
          school.phase() == Phase.PRIMARY
              || (school.phase().isMiddle() && parts.size() > 1 && i == 0);
      figures.put(
          "lump:lump_sum_" + (isPrimary ? "primary" : "secondary"),
          new Figure(
              Figure.exact(part.paidRate()),
              Figure.number(part.share() * part.base()).amount(),
              "",
              Figure.money(pounds)));
    }
  }

  private void sparsity() {
    SparsityGroup group = SparsityGroup.of(school.phase());
    OptionalDouble miles = school.value(SchoolField.SPARSITY_DISTANCE_MILES);
    boolean isGiven = school.value(SchoolField.SPARSITY).isPresent() && !formula.isNational();
    if (!formula.pays(group.maximum()) || miles.isEmpty() || isGiven || school.yearGroups() == 0) {
      return;
    }
    figures.putIfAbsent("money:sparsity", Figure.pounds(statement.amount(Line.SPARSITY)));
    double areaCost = formula.isNational() ? school.areaCost(formula.year()) : 1;
    double maximum = formula.value(group.maximum()).orElseThrow() * areaCost;
    figures.put("value:sparsity_maximum", Figure.text(Figure.exact(maximum)));
    figures.put(
        "text:sparsity_taper",
        Figure.text(
            switch (formula.sizeTaper(group)) {
              case NONE -> "Fixed";
              case LINEAR -> "Tapered";
              case NFF -> "National funding formula";
            }));
    figures.put(
        "value:sparsity_limit", Figure.number(formula.value(group.distance()).orElseThrow()));
    figures.put(
        "text:sparsity_distance_taper", Figure.text(formula.distanceTaper(group) ? "Yes" : "No"));
    figures.put("value:sparsity_miles", Figure.number(miles.getAsDouble()));
    figures.put(
        "value:sparsity_year_group_limit",
        Figure.number(formula.value(group.yearGroup()).orElseThrow()));
    figures.put("value:average_year_group", Figure.number(school.pupils() / school.yearGroups()));
  }

  private void minimumLevel() {
    double groups = school.yearGroups();
    boolean hasLevel = formula.value(Parameter.MPPL_PRIMARY).isPresent() && groups > 0;
    if (hasLevel) {
      double level =
          (school.value(SchoolField.YEAR_GROUPS_PRIMARY).orElse(0) * rate(Parameter.MPPL_PRIMARY)
                  + school.yearGroupsKs3() * rate(Parameter.MPPL_KS3)
                  + school.yearGroupsKs4() * rate(Parameter.MPPL_KS4))
              / groups;
      figures.put("value:mppl", Figure.text(Figure.exact(level)));
      figures.putIfAbsent("money:mppl_top_up", Figure.pounds(0));
    }
  }

  private double rate(Parameter parameter) {
    return formula.value(parameter).orElse(0);
  }

  private void totals() {
    double pupilLed = 0;
    double schoolLed = 0;
    Map<String, Double> parts = new LinkedHashMap<>();
    for (StatementLine line : statement.lines()) {
      if (line.line().group() == Line.Group.PUPIL_LED) {
        pupilLed += line.amount();
        parts.merge(part(line.line().fileName()), line.amount(), Double::sum);
      } else if (line.line().group() == Line.Group.SCHOOL_LED) {
        schoolLed += line.amount();
      }
    }
    parts.forEach((name, pounds) -> figures.put("total:" + name, Figure.pounds(pounds)));
    figures.put("total:pupil_led", Figure.pounds(pupilLed));
    figures.put("total:school_led", Figure.pounds(schoolLed));
    double before = statement.total(Total.BUDGET_SHARE_BEFORE_MFG).orElse(0);
    figures.put("total:budget_share", Figure.pounds(before));
    figures.put("total:protection", Figure.pounds(statement.budgetShare() - before));
    double taken = school.dedelegation();
    if (taken != 0) {
      figures.put("money:dedelegation", Figure.pounds(-taken));
    }
    figures.put("total:allocation", Figure.pounds(statement.budgetShare() - taken));
  }

  private static String part(String line) {
    if (line.startsWith("basic")) {
      return "basic";
    }
    if (line.startsWith("fsm") || line.startsWith("idaci")) {
      return "deprivation";
    }
    if (line.startsWith("lpa")) {
      return "low_prior_attainment";
    }
    if (line.startsWith("eal")) {
      return "english_as_an_additional_language";
    }
    return line.startsWith("mobility") ? "mobility" : "other";
  }
}
