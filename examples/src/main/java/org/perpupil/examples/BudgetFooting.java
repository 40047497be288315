package org.perpupil.examples;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.perpupil.budget.Block;
import org.perpupil.budget.BudgetCode;
import org.perpupil.budget.PricePath;
import org.perpupil.budget.StaffPost;
import org.perpupil.budget.cost.CurriculumPlan;
import org.perpupil.budget.cost.CurriculumQuestion;
import org.perpupil.io.input.BudgetInputs;
import org.perpupil.projection.AddedLines;
import org.perpupil.projection.AddedLines.AddedLine;
import org.perpupil.projection.Measure;
import org.perpupil.projection.Projection;
import org.perpupil.projection.UnverifiedDefaults;
import org.perpupil.projection.YearBasis;
import org.perpupil.rates.DatedRates;
import org.perpupil.rates.FundingYear;
import org.perpupil.rates.RateStatus;
import org.perpupil.scenario.Assumption;
import org.perpupil.scenario.Assumptions;
import org.perpupil.school.School;

/** Below a school's budget: its curriculum, what is worth asking, and what the figures rest on. */
final class BudgetFooting {
  private static final Assumption LEADERSHIP = Assumption.of("staff.leadership_posts");
  private static final Assumption PER_CLASS = Assumption.of("staff.teachers_per_class");

  private final Projection projection;
  private final BudgetInputs inputs;
  private final double periods;

  BudgetFooting(Projection projection, BudgetInputs inputs, double periods) {
    this.projection = projection;
    this.inputs = inputs;
    this.periods = periods;
  }

  void print(int row, List<FundingYear> years, YearBasis basis, PrintWriter out) {
    List<String> questions = new ArrayList<>();
    FundingYear first = years.get(0);
    plan(row, first, basis)
        .ifPresent(
            plan -> {
              measures(plan, first, out);
              ask(
                  questions,
                  CurriculumQuestion.CONTACT_RATIO,
                  plan.contactRatio(),
                  first,
                  Show.threeDecimals(plan.contactRatio()));
              ask(
                  questions,
                  CurriculumQuestion.AVERAGE_CLASS_SIZE,
                  plan.averageClassSize(),
                  first,
                  Show.oneDecimal(plan.averageClassSize()));
            });
    askOfBalances(questions, row, years, basis);
    if (!questions.isEmpty()) {
      out.println();
      out.println("Worth asking, by the cut-offs of " + CurriculumQuestion.SOURCE + ":");
      questions.forEach(question -> out.println("  " + question));
    }
    rests(row, out);
  }

  /** Asks about the first year of each band, not about every year again. */
  private void askOfBalances(
      List<String> questions, int row, List<FundingYear> years, YearBasis basis) {
    if (!projection.isKnown(row, Measure.IN_YEAR_BALANCE)) {
      return;
    }
    Set<CurriculumQuestion.Band> asked = EnumSet.noneOf(CurriculumQuestion.Band.class);
    for (FundingYear year : years) {
      double income = projection.total(row, Measure.INCOME, year, basis).orElseThrow();
      double balance = projection.total(row, Measure.IN_YEAR_BALANCE, year, basis).orElseThrow();
      double percent = 100 * balance / income;
      if (income > 0 && asked.add(CurriculumQuestion.IN_YEAR_BALANCE.band(percent))) {
        ask(questions, CurriculumQuestion.IN_YEAR_BALANCE, percent, year, Show.oneDecimal(percent));
      }
    }
  }

  /** Returns the curriculum plan of the first year, where lessons of its teachers are known. */
  private Optional<CurriculumPlan> plan(int row, FundingYear year, YearBasis basis) {
    Block block =
        basis == YearBasis.ACADEMIC
            ? Block.septemberToMarch(year.start())
            : Block.aprilToAugust(year.start());
    double pupils = projection.total(row, Measure.PUPILS, year, basis).orElseThrow();
    double cost = projection.amount(row, BudgetCode.E01, year, basis).orElseThrow();
    List<StaffPost> posts = inputs.staff().posts(projection.schools().school(row).id());
    return CurriculumPlan.of(posts, block, pupils, periods, cost);
  }

  private void measures(CurriculumPlan plan, FundingYear year, PrintWriter out) {
    out.println();
    out.printf(
        Locale.ROOT,
        "Curriculum of %s, by the lessons of its posts and %s periods a week:%n",
        year,
        Show.plain(periods));
    TextTable table = new TextTable("lr");
    table.row("  contact ratio", Show.threeDecimals(plan.contactRatio()));
    table.row("  average class size", Show.oneDecimal(plan.averageClassSize()));
    table.row("  pupil-teacher ratio", Show.oneDecimal(plan.pupilTeacherRatio()));
    table.row("  lessons a week of a full-time teacher", Show.oneDecimal(plan.teacherLoad()));
    table.row("  pounds a year of a full-time teacher", Show.whole(plan.averageTeacherCost()));
    table.row("  pounds a year of a weekly lesson", Show.whole(plan.costPerLesson()));
    table.print(out);
  }

  private static void ask(
      List<String> questions,
      CurriculumQuestion question,
      double value,
      FundingYear year,
      String shown) {
    CurriculumQuestion.Band band = question.band(value);
    if (band != CurriculumQuestion.Band.GREEN) {
      questions.add(
          band.name().toLowerCase(Locale.ROOT)
              + ": is the "
              + question.label()
              + " of "
              + shown
              + " in "
              + year
              + " on purpose? Green is "
              + (question.greenTo() == Double.POSITIVE_INFINITY
                  ? Show.plain(question.greenFrom()) + " or more"
                  : "from "
                      + Show.plain(question.greenFrom())
                      + " to below "
                      + Show.plain(question.greenTo()))
              + ".");
    }
  }

  private void rests(int row, PrintWriter out) {
    out.println();
    out.println("What the figures rest on:");
    String posts = codes(row, true);
    String totals = codes(row, false);
    if (!posts.isEmpty()) {
      out.println("  staff by their posts (*): " + posts);
    }
    if (!totals.isEmpty()) {
      out.println("  staff by totals of the budget, nobody's pay point known: " + totals);
    }
    added(row, out);
    unverifiedPoints(row, out);
    projection.teachersOfTotal(row).ifPresent(teachers -> teaching(row, teachers, out));
    ProjectionMessages.replaced(inputs.assumptions(), projection.years())
        .ifPresent(line -> out.println("  " + line));
    List<Assumption> defaults = UnverifiedDefaults.of(projection, inputs.assumptions()).of(row);
    if (!defaults.isEmpty()) {
      out.println("  defaults that nobody set and no text confirms:");
      defaults.forEach(assumption -> out.println("    " + ProjectionMessages.shown(assumption)));
    }
  }

  /** Prints money that the budget does not state, or that is taken to be in other money of it. */
  private void added(int row, PrintWriter out) {
    AddedLines lines = AddedLines.of(projection);
    List<AddedLine> added = lines.of(row);
    if (!added.isEmpty()) {
      out.println("  added, since the budget does not state it, with the first year's pounds:");
      for (AddedLine line : added) {
        String note = line.note().isEmpty() ? "" : "; " + line.note();
        out.println("    " + AddedLines.shown(line) + ": " + Show.whole(line.firstYear()) + note);
      }
    }
    lines
        .heldElsewhere(row)
        .ifPresent(
            held ->
                out.println(
                    "  free infant meals or the PE and sport premium, about "
                        + Show.whole(held)
                        + ", taken to be in I06 or I07;\n    stated as"
                        + " grant:free_infant_meals and grant:pe_sport_premium they are apart"));
  }

  /** Prints the points of posts whose pay no text confirms when the school's years begin. */
  private void unverifiedPoints(int row, PrintWriter out) {
    LocalDate start = Block.septemberToMarch(projection.years().get(0).start()).start();
    String points =
        inputs.staff().posts(projection.schools().school(row).id()).stream()
            .filter(post -> post.area().isPresent())
            .filter(
                post ->
                    DatedRates.employment()
                        .find(post.area().orElseThrow().scaleName(post.point()), start)
                        .filter(rate -> rate.status() == RateStatus.UNVERIFIED)
                        .isPresent())
            .map(StaffPost::point)
            .distinct()
            .sorted()
            .collect(Collectors.joining(", "));
    if (!points.isEmpty()) {
      out.println("  pay points that no text confirms: " + points);
    }
  }

  /** Prints how teachers whom a total stands for follow classes. */
  private void teaching(int row, double teachers, PrintWriter out) {
    FundingYear first = projection.years().get(0);
    School school = projection.schools().school(row);
    Assumptions set = inputs.assumptions();
    double leadership = set.value(LEADERSHIP, first, school).orElseThrow();
    double each = set.value(PER_CLASS, first, school).orElseThrow();
    out.printf(
        Locale.ROOT,
        "  E01 stands for %s teachers at M6, of whom %s at the least stay whatever the classes;"
            + " a class fewer saves %s at most%n",
        Show.oneDecimal(teachers),
        Show.plain(leadership),
        Show.plain(each));
  }

  private String codes(int row, boolean fromPosts) {
    return projection.codes(row).stream()
        .filter(
            code -> code.price() == PricePath.TEACHER_PAY || code.price() == PricePath.SUPPORT_PAY)
        .filter(code -> projection.codesFromPosts(row).contains(code) == fromPosts)
        .map(BudgetCode::code)
        .collect(Collectors.joining(", "));
  }
}
