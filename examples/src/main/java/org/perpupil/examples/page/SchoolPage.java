package org.perpupil.examples.page;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.perpupil.BudgetYears;
import org.perpupil.ShareChanges;
import org.perpupil.examples.chart.Figures;
import org.perpupil.impact.Comparison;
import org.perpupil.impact.groups.LineFamilies;
import org.perpupil.rates.FundingYear;
import org.perpupil.school.Governance;
import org.perpupil.school.School;
import org.perpupil.viability.cash.MonthlyProfiles;

/** A page about one school: for its head, its governors, its parents. */
public final class SchoolPage {
  private final ReportResults results;
  private final School school;
  private final int row;
  private final Optional<ShareChanges> changes;
  private final Optional<BudgetYears> budgets;
  private final Optional<ReservesSection> reserves;
  private final List<String> missing = new ArrayList<>();
  private final Optional<MonthlyProfiles> months;
  private final Timetable timetable;

  private SchoolPage(
      ReportResults results, School school, Optional<MonthlyProfiles> months, Timetable timetable) {
    this.results = results;
    this.months = months;
    this.timetable = timetable;
    this.school = school;
    this.row = results.workspace().schools().row(school.id()).orElseThrow();
    this.changes = results.changes().filter(all -> !all.failures().containsKey(school.id()));
    this.budgets =
        results
            .years()
            .filter(all -> !all.failures().containsKey(school.id()))
            .filter(all -> !all.years(school.id()).isEmpty());
    this.reserves =
        results
            .risks()
            .filter(all -> !all.failures().containsKey(school.id()))
            .flatMap(risks -> budgets.map(some -> new ReservesSection(some, risks, school.id())));
  }

  /**
   * Returns the page of a school.
   *
   * @param months when money comes and goes, where its cash is shown by month
   * @param timetable what contact ratios follow from
   */
  public static Page of(
      ReportResults results, School school, Optional<MonthlyProfiles> months, Timetable timetable) {
    return new SchoolPage(results, school, months, timetable).page();
  }

  private Page page() {
    Page page = new Page(Words.name(school), "School report, " + place());
    page.rests("school", school.id());
    page.verdict(verdict());
    figures(page);
    String whom = Words.label(school);
    changes.ifPresentOrElse(
        some -> {
          page.section(
              new ChangeSection(some, Optional.of(school.id())).section(change(), place()));
          Comparison comparison = some.comparison();
          page.section(
              new CausesSection(
                      comparison.shareBeforeAsPrinted(row).orElseThrow(),
                      comparison.shareAfterAsPrinted(row).orElseThrow(),
                      LineFamilies.add(comparison.causesAsPrinted(row)))
                  .section(whom, comparison.title()));
        },
        () -> missing("What another formula would change", "--to with a formula", failure()));
    StandingSection.of(results, school, timetable).ifPresent(page::section);
    budgets.ifPresentOrElse(
        some -> page.section(new YearsSection(some, school.id()).section(whom)),
        () ->
            missing(
                "Income, spending and reserves over the years",
                "--budgets and --years, best with --staff and --assumptions",
                results.years().map(all -> all.failures().getOrDefault(school.id(), ""))));
    budgets.ifPresent(
        some ->
            months.ifPresent(
                when -> page.section(new CashSection(some, school.id(), when).section(whom))));
    reserves.ifPresentOrElse(
        some -> page.section(some.section(whom)),
        () ->
            missing(
                "How likely a deficit is, and what matters most",
                "--plan, beside the budgets",
                Optional.empty()));
    results
        .ranking()
        .filter(ranking -> reserves.isPresent() && !ranking.tornado().bars().isEmpty())
        .ifPresent(ranking -> page.section(new MattersSection(ranking).section(whom)));
    results
        .choice()
        .ifPresentOrElse(
            choice ->
                page.section(
                    new CoursesSection(choice.courses(), results.trust().orElse("")).section(whom)),
            this::courseIsMissing);
    BasisSection basis = new BasisSection(results, List.of(school));
    page.section(basis.section());
    page.section(questions(basis.unverified()));
    if (!missing.isEmpty()) {
      page.section(Missing.section(missing));
    }
    return page.section(MethodSection.section(results, page));
  }

  private void missing(String what, String bring, Optional<String> failure) {
    missing.add(
        failure.filter(reason -> !reason.isEmpty()).isPresent()
            ? what + ": this school has no figures: " + failure.get()
            : what + ": given " + bring + ", the page shows it.");
  }

  private void courseIsMissing() {
    if (school.governance().orElse(Governance.MAINTAINED) == Governance.MAINTAINED) {
      missing(
          "Whether to stay, leave alone or join a trust",
          "--trusts, --trust and --from, beside the budgets",
          Optional.empty());
    }
  }

  private Optional<String> failure() {
    return results.changes().map(all -> all.failures().getOrDefault(school.id(), ""));
  }

  private String place() {
    return results.workspace().title().orElse("authority " + school.laCode());
  }

  private BigDecimal pounds() {
    return changes.orElseThrow().comparison().changeAsPrinted(row).orElseThrow();
  }

  /** Returns what the change is in a headline of at most ten words. */
  private String change() {
    Comparison comparison = changes.orElseThrow().comparison();
    double pounds = pounds().doubleValue();
    OptionalDouble percent = comparison.changePercent(row);
    OptionalDouble perPupil = comparison.changePerPupil(row);
    if (pounds == 0) {
      return "This school neither gains nor loses";
    }
    String verb = pounds < 0 ? "loses " : "gains ";
    return "This school "
        + verb
        + (perPupil.isEmpty()
            ? Figures.pounds(Math.abs(pounds))
            : Figures.label(Math.abs(perPupil.getAsDouble())) + " a pupil")
        + (percent.isEmpty()
            ? ""
            : ", " + Figures.number(Math.abs(percent.getAsDouble()), 1) + "% of its budget");
  }

  private String verdict() {
    List<String> parts = new ArrayList<>();
    if (changes.isPresent()) {
      double pounds = pounds().doubleValue();
      String formula = Words.formulas(changes.get().comparison().after().formulas());
      parts.add(
          pounds == 0
              ? "Under the " + formula + ", this school would neither gain nor lose."
              : "Under the "
                  + formula
                  + ", this school would "
                  + (pounds < 0 ? "lose " : "gain ")
                  + Figures.pounds(Math.abs(pounds))
                  + " a year"
                  + teachers(pounds).map(text -> ", as much as " + text).orElse("")
                  + ".");
    }
    budgets.ifPresent(
        some -> {
          List<FundingYear> years = some.years(school.id());
          Optional<FundingYear> deficit = some.firstDeficit(school.id());
          parts.add(
              deficit
                  .map(year -> "As planned, its reserve first falls below £0 in " + year + ".")
                  .orElse(
                      "As planned, its reserve stays above £0 to the end of "
                          + years.get(years.size() - 1)
                          + "."));
        });
    reserves.ifPresent(some -> parts.add(some.sentence()));
    return parts.isEmpty() ? "There are no figures for this school." : String.join(" ", parts);
  }

  /** Returns how many of the school's average teachers some pounds pay. */
  private Optional<String> teachers(double pounds) {
    OptionalDouble cost =
        budgets.map(some -> some.averageTeacherCost(school.id())).orElse(OptionalDouble.empty());
    return cost.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Figures.number(Math.abs(pounds) / cost.getAsDouble(), 1)
                + " teachers at its average cost of "
                + Figures.pounds(cost.getAsDouble()));
  }

  private void figures(Page page) {
    if (changes.isPresent()) {
      Comparison comparison = changes.get().comparison();
      double pounds = pounds().doubleValue();
      page.figure(
          "Budget share",
          Figures.change(pounds),
          "from "
              + Figures.pounds(comparison.shareBefore(row).orElseThrow())
              + " to "
              + Figures.pounds(comparison.shareAfter(row).orElseThrow()));
      OptionalDouble perPupil = comparison.changePerPupil(row);
      OptionalDouble percent = comparison.changePercent(row);
      page.figure(
          "Per pupil",
          perPupil.isEmpty() ? "–" : Figures.change(perPupil.getAsDouble()),
          percent.isEmpty()
              ? "no share before"
              : Figures.percentOfChange(percent.getAsDouble()) + " of the budget share");
      OptionalDouble cost =
          budgets.map(some -> some.averageTeacherCost(school.id())).orElse(OptionalDouble.empty());
      if (cost.isPresent()) {
        page.figure(
            "In teachers",
            Figures.signed(pounds / cost.getAsDouble(), 1),
            "full-time, at " + Figures.pounds(cost.getAsDouble()) + " each");
      } else {
        page.figure("Pupils", Figures.number(school.pupils(), 0), "whom the share counts");
      }
      if (budgets.isEmpty()) {
        new ChangeSection(changes.get(), Optional.of(school.id()))
            .place()
            .ifPresent(
                place -> page.figure("Place", place, "from the one that loses most a pupil"));
        changes.get().causes(school.id()).entrySet().stream()
            .max(Comparator.comparing(cause -> cause.getValue().abs()))
            .ifPresent(
                cause ->
                    page.figure(
                        "Largest cause",
                        Figures.change(cause.getValue().doubleValue()),
                        Words.within(cause.getKey())));
      }
    }
    budgets.ifPresent(
        some -> {
          List<FundingYear> years = some.years(school.id());
          FundingYear first = years.get(0);
          FundingYear last = years.get(years.size() - 1);
          if (changes.isEmpty()) {
            page.figure(
                "In the year",
                Figures.change(some.inYearBalance(school.id(), first)),
                "added to the reserve in " + first);
          }
          page.figure(
              "Reserve as planned",
              Figures.pounds(some.closingReserve(school.id(), last)),
              "at the end of " + last);
          if (reserves.isEmpty()) {
            page.figure(
                "First year below £0",
                some.firstDeficit(school.id()).map(Object::toString).orElse("none"),
                "as planned, to " + last);
          }
        });
    reserves.ifPresent(
        some ->
            page.figure(
                "Chance of a deficit",
                Figures.percent(some.chance()),
                Words.likely(some.chance()) + ", at the end of " + some.told()));
  }

  private Section questions(int unverified) {
    Section section =
        new Section("questions", "Questions worth asking")
            .headline("What to ask before anybody decides")
            .subtitle("Taken from the figures above");
    if (changes.isPresent() && pounds().signum() != 0) {
      Map<String, BigDecimal> causes = changes.get().causes(school.id());
      causes.entrySet().stream()
          .max(Comparator.comparing(cause -> cause.getValue().abs()))
          .ifPresent(
              cause ->
                  section.item(
                      "Most of the change comes from one line, "
                          + cause.getKey()
                          + " ("
                          + Figures.change(cause.getValue().doubleValue())
                          + "): are the school's own figures behind it right?"));
      section.item(
          "Is the change cash of one year, or is it phased by a floor, a guarantee or a cap?");
    }
    budgets.ifPresent(
        some -> {
          some.firstDeficit(school.id())
              .ifPresent(
                  year ->
                      section.item(
                          "The reserve falls below £0 in "
                              + year
                              + ": what is decided before "
                              + year
                              + " begins, and by whom?"));
          some.years(school.id()).stream()
              .filter(year -> some.inYearBalance(school.id(), year) < 0)
              .findFirst()
              .ifPresent(
                  year ->
                      section.item(
                          "Spending is above income in "
                              + year
                              + " by "
                              + Figures.pounds(-some.inYearBalance(school.id(), year))
                              + ": is that one year, or does it last?"));
        });
    results
        .ranking()
        .filter(ranking -> reserves.isPresent() && !ranking.tornado().bars().isEmpty())
        .ifPresent(
            ranking ->
                section.item(
                    "What does the school itself expect of what matters most: "
                        + new MattersSection(ranking).most()
                        + "?"));
    if (unverified > 0) {
      section.item(
          Words.count(unverified, "number")
              + (unverified == 1 ? " rests" : " rest")
              + " on no published text: who can confirm "
              + (unverified == 1 ? "it?" : "them?"));
    }
    return section.item("What would have to be true for the answer to be another one?");
  }
}
