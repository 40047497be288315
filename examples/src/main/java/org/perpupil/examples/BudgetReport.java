package org.perpupil.examples;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import org.perpupil.budget.Block;
import org.perpupil.budget.BudgetCode;
import org.perpupil.budget.StaffPost;
import org.perpupil.budget.StaffRole;
import org.perpupil.formula.Formula;
import org.perpupil.formula.printed.Casting;
import org.perpupil.io.input.BudgetInputs;
import org.perpupil.projection.Measure;
import org.perpupil.projection.Projection;
import org.perpupil.projection.YearBasis;
import org.perpupil.projection.printed.ProjectionAsPrinted;
import org.perpupil.rates.FundingYear;
import org.perpupil.school.School;

/** One school's budget year by year, as a finance officer would lay it out. */
final class BudgetReport {
  private static final String NONE = "-";

  private final Projection projection;
  private final ProjectionAsPrinted printed;
  private final BudgetInputs inputs;
  private final double periods;

  /**
   * Creates a report.
   *
   * @param printed the schools' figures in the years that are shown
   * @param periods in a week's timetable
   */
  BudgetReport(ProjectionAsPrinted printed, BudgetInputs inputs, double periods) {
    this.projection = printed.projection();
    this.printed = printed;
    this.inputs = inputs;
    this.periods = periods;
  }

  /** Prints the budget of the school in a row of the table. */
  void print(int row, PrintWriter out) {
    School school = projection.schools().school(row);
    YearBasis basis = printed.basis(row);
    List<FundingYear> years = printed.years(row);
    out.printf(
        Locale.ROOT,
        "%s, %s, %s: years from %s%n",
        Show.school(school),
        school.phase().label(),
        school.governance().map(run -> run.name().toLowerCase(Locale.ROOT)).orElse("maintained"),
        basis == YearBasis.ACADEMIC ? "September to August" : "April to March");
    if (years.isEmpty()) {
      out.println(
          "no figures: "
              + projection.failure(row).orElse("no whole " + basis.fileName() + " year"));
      return;
    }
    formulas(school, out);
    out.println();
    table(row, out);
    if (projection.plan().unknownMoney().containsKey(school.id())) {
      out.println(Show.NOT_KNOWN + ": " + projection.plan().unknownMoney().get(school.id()));
    }
    new BudgetFooting(projection, inputs, periods).print(row, years, basis, out);
  }

  private void formulas(School school, PrintWriter out) {
    String title = inputs.formulas().find(school.laCode()).map(Formula::title).orElse("");
    List<FundingYear> known = inputs.path().years();
    List<FundingYear> uplifted =
        projection.years().stream().filter(year -> !known.contains(year)).toList();
    String later = uplifted.isEmpty() ? "" : "; from " + uplifted.get(0) + " its rates by uplift";
    out.println("paid by " + Show.name(title) + later);
  }

  private void table(int row, PrintWriter out) {
    List<FundingYear> years = printed.years(row);
    TextTable table = new TextTable("ll" + "r".repeat(years.size()));
    line(table, "", "pounds", years, FundingYear::toString);
    table.rule();
    line(
        table,
        "",
        "pupils, Reception to Year 11",
        years,
        year -> Show.plain(Casting.pounds(total(row, Measure.PUPILS, year))));
    line(table, "", "classes from September", years, year -> plain(projection.classes(row, year)));
    if (years.stream().anyMatch(year -> teachers(row, year).isPresent())) {
      line(
          table,
          "",
          "teachers from September, full-time equivalent",
          years,
          year -> one(teachers(row, year)));
    }
    table.rule();
    codes(table, row, BudgetCode.Kind.INCOME);
    codes(table, row, BudgetCode.Kind.REVENUE_FOR_CAPITAL);
    line(table, "", "income", years, figure(row, Measure.INCOME));
    table.rule();
    codes(table, row, BudgetCode.Kind.EXPENDITURE);
    line(table, "", "expenditure", years, figure(row, Measure.EXPENDITURE));
    table.rule();
    line(table, "", "in-year balance", years, figure(row, Measure.IN_YEAR_BALANCE));
    line(table, "", "opening reserve", years, figure(row, Measure.OPENING_RESERVE));
    line(table, "", "closing reserve", years, figure(row, Measure.CLOSING_RESERVE));
    table.print(out);
  }

  private void codes(TextTable table, int row, BudgetCode.Kind kind) {
    Set<BudgetCode> fromPosts = projection.codesFromPosts(row);
    boolean taken = kind == BudgetCode.Kind.REVENUE_FOR_CAPITAL;
    for (BudgetCode code : projection.codes(row)) {
      if (code.kind() == kind) {
        String title = taken ? "less " + code.title() : code.title();
        line(
            table,
            code.code(),
            fromPosts.contains(code) ? title + " *" : title,
            printed.years(row),
            year -> {
              long amount = printed.amount(row, code, year).orElseThrow();
              return Show.pence(taken ? -amount : amount);
            });
      }
    }
  }

  /** Returns teachers and trainees of all contracts, where teachers on the scale are known. */
  private OptionalDouble teachers(int row, FundingYear year) {
    Block september = Block.septemberToMarch(year.start());
    OptionalDouble onScale = projection.teachers(row, september);
    if (onScale.isEmpty()) {
      return onScale;
    }
    return OptionalDouble.of(
        onScale.getAsDouble()
            + inputs.staff().posts(projection.schools().school(row).id()).stream()
                .filter(post -> isTeacherBesideScale(post) && post.isThere(september))
                .mapToDouble(StaffPost::fullTimeEquivalent)
                .sum());
  }

  /** Returns whether a post teaches but is not counted among the teachers on the scale. */
  private static boolean isTeacherBesideScale(StaffPost post) {
    boolean unqualified = post.area().isPresent() && post.point().startsWith("UQ");
    return post.role() == StaffRole.TRAINEE
        || (post.role() == StaffRole.TEACHER && (post.area().isEmpty() || unqualified));
  }

  private Function<FundingYear, String> figure(int row, Measure measure) {
    return year ->
        projection.isKnown(row, measure) ? Show.pence(total(row, measure, year)) : Show.NOT_KNOWN;
  }

  private long total(int row, Measure measure, FundingYear year) {
    return printed.total(row, measure, year).orElseThrow();
  }

  private static void line(
      TextTable table,
      String code,
      String label,
      List<FundingYear> years,
      Function<FundingYear, String> cell) {
    List<String> cells = new ArrayList<>(Arrays.asList(code, label));
    years.forEach(year -> cells.add(cell.apply(year)));
    table.row(cells.toArray(String[]::new));
  }

  private static String one(OptionalDouble value) {
    return value.isEmpty() ? NONE : Show.oneDecimal(value.getAsDouble());
  }

  private static String plain(OptionalDouble value) {
    return value.isEmpty() ? NONE : Show.plain(value.getAsDouble());
  }
}
