package org.perpupil.examples.page;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.perpupil.Workspace;
import org.perpupil.authority.FormulaBudget;
import org.perpupil.authority.levers.LeverMoved;
import org.perpupil.authority.levers.LeverResult;
import org.perpupil.authority.levers.Levers;
import org.perpupil.examples.chart.Bars;
import org.perpupil.examples.chart.Figures;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Formulas;
import org.perpupil.formula.Parameter;
import org.perpupil.impact.groups.Grouping;
import org.perpupil.impact.groups.LeverImpact;
import org.perpupil.problem.check.Visible;
import org.perpupil.school.School;

/** A page for a schools forum: ways to fit the block side by side, and who loses by each. */
public final class ForumPage {
  private final String code;
  private final Levers levers;
  private final List<LeverImpact> impacts;
  private final String place;

  private ForumPage(Workspace workspace, String code, Levers levers) {
    this.code = code;
    this.levers = levers;
    this.impacts = levers.results().stream().map(result -> LeverImpact.of(levers, result)).toList();
    this.place = workspace.title().map(Visible::name).orElse("authority " + Visible.name(code));
  }

  /** Returns the page of an authority's forum. */
  public static Page of(Workspace workspace, String code, Levers levers) {
    return new ForumPage(workspace, code, levers).page();
  }

  private Page page() {
    Page page =
        new Page(Words.sentence(place), "Schools forum, " + year(levers.national().formulas()));
    page.rests("authority", code);
    page.verdict(verdict());
    FormulaBudget budget = levers.budget();
    page.figure(
        "For budget shares",
        Figures.label(budget.available()),
        "of a schools block of " + Figures.pounds(budget.schoolsBlock()));
    page.figure(
        "Ways that fit",
        fitting().size() + " of " + impacts.size(),
        "to the penny, within what is allowed");
    page.figure(
        fitting().isEmpty() ? "Lose by the nearest" : "Fewest that lose",
        Words.number(gentlest().gains().losers()),
        "of " + Words.count(schools().size(), "school") + ": " + name(gentlest()));
    page.figure(
        fitting().isEmpty() ? "Worst hit by it" : "Worst hit",
        Figures.percentOfChange(worst(mildest()).orElse(0)),
        (fitting().isEmpty() ? "" : "at best, ") + name(mildest()));
    page.figure(
        "De-delegated",
        Figures.label(levers.dedelegated()),
        "paid back for shared services by every way");
    page.section(sideBySide()).section(who());
    page.section(groups(Grouping.PHASE, "phase", "By phase"));
    page.section(groups(Grouping.NEED, "need", "By need"));
    page.section(causes()).section(bySchool()).section(basis()).section(questions());
    return page.section(
        MethodSection.section(
            page,
            Map.of(
                "Formulas",
                "rates of "
                    + year(levers.now().formulas())
                    + " for the same pupils, to "
                    + year(levers.national().formulas())),
            bySchoolText()));
  }

  private String verdict() {
    LeverImpact gentle = gentlest();
    String loses =
        name(gentle)
            + ", "
            + Words.count(gentle.gains().losers(), "school")
            + (gentle.gains().losers() == 1 ? " loses" : " lose")
            + " against this year's rates";
    if (fitting().isEmpty()) {
      return "No way makes next year's formula cost what the schools block holds. By the nearest, "
          + loses
          + ", and "
          + Figures.pounds(Math.abs(gentle.result().over()))
          + (gentle.result().over() > 0 ? " are missing." : " are left.");
    }
    return fitting().size()
        + " of "
        + Words.count(impacts.size(), "way")
        + (fitting().size() == 1 ? " makes" : " make")
        + " next year's formula cost what the schools block holds. By "
        + loses
        + (fitting().size() == 1
            ? "."
            : ", the fewest of all that fit; by "
                + name(mildest())
                + " the school that is hit worst fares best.");
  }

  /** Returns the ways that fit. */
  private List<LeverImpact> fitting() {
    return impacts.stream().filter(impact -> impact.result().fits()).toList();
  }

  /** Returns the ways that fit, or the nearest where none does. */
  private List<LeverImpact> candidates() {
    return fitting().isEmpty()
        ? List.of(
            impacts.stream()
                .min(Comparator.comparingDouble(impact -> Math.abs(impact.result().over())))
                .orElseThrow())
        : fitting();
  }

  private LeverImpact gentlest() {
    return candidates().stream()
        .min(Comparator.comparingInt(impact -> impact.gains().losers()))
        .orElseThrow();
  }

  private LeverImpact mildest() {
    return candidates().stream()
        .max(Comparator.comparingDouble(impact -> worst(impact).orElse(0)))
        .orElseThrow();
  }

  private static OptionalDouble worst(LeverImpact impact) {
    return impact.comparison().changePercent(impact.worst().orElseThrow());
  }

  private static String name(LeverImpact impact) {
    return Visible.name(impact.result().lever().name());
  }

  private List<School> schools() {
    return levers.now().schools().schools();
  }

  private static String year(Formulas formulas) {
    Formula first = formulas.all().iterator().next();
    return first.year().toString();
  }

  private Section sideBySide() {
    String headline =
        fitting().isEmpty()
            ? "No way fits the block"
            : fitting().size()
                + " of "
                + Words.count(impacts.size(), "way")
                + (fitting().size() == 1 ? " fits the block" : " fit the block");
    Section section =
        new Section("levers", "Ways side by side")
            .headline(headline)
            .subtitle(
                "Cost in pounds beside what the schools block of "
                    + place
                    + " holds for budget shares, "
                    + year(levers.national().formulas()));
    List<Bars.Bar> bars =
        impacts.stream()
            .map(impact -> new Bars.Bar(name(impact), impact.result().over(), false))
            .toList();
    section.chart(
        new Bars(bars, "pounds over (+) or under (−) the block"), headline + ", one bar a way");
    PageTable table = new PageTable("What moves, and what it costs").words("Way").open();
    table.numbers("Costs", "Over the block").words("Outcome").words("What moves");
    for (LeverImpact impact : impacts) {
      LeverResult result = impact.result();
      table.row(
          name(impact),
          Figures.pence(result.spent()),
          Figures.penceOfChange(result.over()),
          result.fits() ? "fits" : result.over() > 0 ? "falls short" : "leaves money",
          Figures.minus(
              result.moved().stream().map(LeverMoved::words).collect(Collectors.joining(", "))));
    }
    FormulaBudget budget = levers.budget();
    PageTable money = new PageTable("The money").words("What").numbers("Pounds");
    money.row("Schools block", Figures.pence(budget.schoolsBlock()));
    money.row("Growth fund", Figures.pence(-budget.growthFund()));
    money.row("Falling-rolls fund", Figures.pence(-budget.fallingRollsFund()));
    money.row("Moved to high needs", Figures.pence(budget.transferredIn()));
    money.strong("For budget shares", Figures.pence(budget.available()));
    return section.table(table).table(money);
  }

  private Section who() {
    Section section =
        new Section("who", "Who loses")
            .headline(
                fitting().isEmpty()
                    ? "No way fits; by the nearest "
                        + Words.count(gentlest().gains().losers(), "school")
                        + " lose"
                    : gentlest().gains().losers() == 0
                        ? "There is a way by which no school loses"
                        : "At least "
                            + Words.count(gentlest().gains().losers(), "school")
                            + " must lose")
            .subtitle(
                "Schools that gain and lose against the rates of "
                    + year(levers.now().formulas())
                    + " for the same pupils, "
                    + place);
    PageTable table =
        new PageTable("Who gains, who loses, and who is hit worst").words("Way").open();
    table.numbers("Gain", "Lose", "Unchanged").words("Worst hit").numbers("Change", "Percent");
    table.numbers("On guarantee", "At minimum", "Capped", "From national");
    for (LeverImpact impact : impacts) {
      int row = impact.worst().orElseThrow();
      table.row(
          name(impact),
          Words.number(impact.gains().winners()),
          Words.number(impact.gains().losers()),
          Words.number(impact.gains().unchanged()),
          Words.name(impact.comparison().school(row)),
          Figures.change(impact.comparison().change(row).orElseThrow()),
          impact.comparison().changePercent(row).isEmpty()
              ? "–"
              : Figures.percentOfChange(impact.comparison().changePercent(row).getAsDouble()),
          Words.number(impact.onGuarantee()),
          Words.number(impact.atMinimum()),
          Words.number(impact.capped()),
          Figures.pounds(impact.distance().doubleValue()));
    }
    return section
        .table(table)
        .note(
            "On guarantee, at minimum, capped: schools that the guarantee pays, that are brought up"
                + " to the minimum level, that the cap takes from. From national: pounds by which"
                + " schools get more or less than at national rates, before guarantee and cap.");
  }

  private Section groups(Grouping grouping, String id, String topic) {
    Map<String, List<BigDecimal>> rows = new LinkedHashMap<>();
    LeverImpact.byGroup(impacts, grouping)
        .forEach((key, pounds) -> rows.put(Words.sentence(Visible.name(key)), pounds));
    return new Section(id, topic)
        .headline("What each way gives and takes, " + topic.replaceFirst("By", "by"))
        .subtitle(
            "Change in pounds against this year's rates, "
                + place
                + ". "
                + Words.sentence(grouping.legend()))
        .table(across("Change " + topic.replaceFirst("By", "by"), rows));
  }

  private Section causes() {
    return new Section("why", "Why")
        .headline("Which lines each way moves")
        .subtitle("Change of all schools together in pounds, cause by cause, " + place)
        .table(across("Every cause to the penny", LeverImpact.byCause(impacts)));
  }

  /** Returns a table with a column for each way, and what its rows come to. */
  private PageTable across(String caption, Map<String, List<BigDecimal>> rows) {
    PageTable table = new PageTable(caption).words("What").open();
    impacts.forEach(impact -> table.numbers(name(impact)));
    rows.forEach(
        (what, pounds) -> table.row("", cells(what, pounds, each -> Figures.penceOfChange(each))));
    table.row(
        "strong",
        cells("Change", impacts, impact -> Figures.penceOfChange(impact.gains().change())));
    return table;
  }

  private static <T> List<String> cells(String first, List<T> values, Function<T, String> text) {
    List<String> cells = new ArrayList<>(List.of(first));
    values.forEach(value -> cells.add(text.apply(value)));
    return cells;
  }

  private Section bySchool() {
    PageTable table = new PageTable("Every school under every way").words("School").open();
    impacts.forEach(impact -> table.numbers(name(impact)));
    for (int row = 0; row < schools().size(); row++) {
      int at = row;
      table.row(
          "",
          cells(
              Words.name(schools().get(row)),
              impacts,
              impact -> Figures.change(impact.comparison().change(at).orElseThrow())));
    }
    return new Section("schools", "School by school")
        .headline("What each way does to each school")
        .subtitle("Change of the budget share in whole pounds, " + place)
        .table(table);
  }

  private String bySchoolText() {
    return impacts.stream()
        .flatMap(
            impact ->
                schools().stream()
                    .map(
                        school ->
                            impact
                                .comparison()
                                .changeAsPrinted(schools().indexOf(school))
                                .orElseThrow()
                                .toPlainString()))
        .collect(Collectors.joining(","));
  }

  private Section basis() {
    Map<String, Integer> unverified = levers.national().unverified();
    PageTable table = new PageTable("Not confirmed by any published text").words("What").open();
    table.numbers("Schools that rest on it");
    unverified.forEach((what, count) -> table.row(Visible.text(what), Words.number(count)));
    table.row(
        "That a rate may lie up to 2.5%, or nine tenths of last year's distance, on either side of"
            + " the national rate",
        Words.number(schools().size()));
    Section section =
        new Section("basis", "What it rests on")
            .headline("What no published text confirms")
            .subtitle("Rates and rules, and how many schools rest on each")
            .table(table);
    for (LeverImpact impact : impacts) {
      List<String> outside =
          levers.outside(impact.result()).stream()
              .sorted(Comparator.comparingInt(Parameter::index))
              .map(Parameter::description)
              .toList();
      if (!outside.isEmpty()) {
        section.say(
            Words.sentence(name(impact))
                + ": rates that are not allowed next year: "
                + String.join("; ", outside)
                + ".");
      }
      if (impact.result().cappedTooMuch() > 0) {
        section.say(
            Words.sentence(name(impact))
                + ": the cap takes "
                + Figures.pence(impact.result().cappedTooMuch())
                + " more than the guarantee costs, which it must not.");
      }
    }
    return section;
  }

  private Section questions() {
    return new Section("questions", "Questions worth asking")
        .headline("What to ask before the forum votes")
        .subtitle("Taken from the figures above")
        .item("Which schools lose by every way, and what do they say?")
        .item(
            "What would the forum pay for fewer schools that lose: how much further from the"
                + " national formula?")
        .item("Who can confirm what no published text confirms?")
        .item(
            "Is the block the final one, and what happens to what is left over or missing, "
                + Figures.pence(
                    impacts.stream()
                        .mapToDouble(impact -> Math.abs(impact.result().over()))
                        .max()
                        .orElse(0))
                + " at most?");
  }
}
