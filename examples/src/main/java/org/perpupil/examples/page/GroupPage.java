package org.perpupil.examples.page;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.perpupil.BudgetYears;
import org.perpupil.DeficitRisks;
import org.perpupil.ShareChanges;
import org.perpupil.examples.chart.Figures;
import org.perpupil.rates.FundingYear;
import org.perpupil.school.School;
import org.perpupil.sweep.SweepUnit;

/** What pages of an authority and of a trust have in common: several schools together. */
final class GroupPage {
  private final ReportResults results;
  private final List<School> schools;
  private final List<Integer> rows;
  private final String place;
  private final Page page;
  private final List<String> verdict = new ArrayList<>();
  private final List<String> missing = new ArrayList<>();
  private final List<School> projected;
  private final Optional<PlannedReserves> planned;
  private final Optional<Totals> totals;
  private final Optional<ReservesSection> reserves;
  private final Optional<RiskSection> risk;

  /**
   * Begins a page.
   *
   * @param schools whom it is about
   * @param unit what they add up to in the worlds
   * @param place their name within a sentence
   */
  GroupPage(ReportResults results, List<School> schools, SweepUnit unit, String place, Page page) {
    this(results, schools, unit, place, page, results.years().map(PlannedReserves::of));
  }

  /**
   * Begins a page.
   *
   * @param planned reserves as planned, where they are more than what schools' budgets come to
   */
  GroupPage(
      ReportResults results,
      List<School> schools,
      SweepUnit unit,
      String place,
      Page page,
      Optional<PlannedReserves> planned) {
    this.planned = planned;
    this.results = results;
    this.schools = schools;
    this.place = place;
    this.page = page;
    this.rows =
        schools.stream()
            .map(school -> results.workspace().schools().row(school.id()).orElseThrow())
            .toList();
    this.totals = results.changes().map(changes -> Totals.of(changes, rows));
    this.projected =
        results
            .years()
            .map(years -> schools.stream().filter(one -> has(years, one)).toList())
            .orElse(List.of());
    Optional<DeficitRisks> risks = results.risks().filter(all -> covers(all));
    this.risk =
        planned
            .filter(some -> !projected.isEmpty())
            .map(some -> new RiskSection(projected, some, risks));
    this.reserves =
        risks
            .filter(all -> risk.isPresent() && all.result().layout().units().contains(unit))
            .map(
                all ->
                    new ReservesSection(
                        results.years().orElseThrow(),
                        all,
                        unit,
                        projected.stream().map(School::id).toList()));
  }

  private static boolean has(BudgetYears years, School school) {
    return !years.failures().containsKey(school.id()) && !years.years(school.id()).isEmpty();
  }

  private boolean covers(DeficitRisks risks) {
    return projected.stream().noneMatch(school -> risks.failures().containsKey(school.id()));
  }

  /** Adds verdict and figures of the formula and of the years ahead. */
  GroupPage figures() {
    totals.ifPresent(this::figures);
    risk.ifPresent(
        some -> {
          page.figure(
              results.risks().isPresent() ? "Deficit likely" : "Below £0 as planned",
              Words.number(some.inDeficit()) + " of " + Words.number(projected.size()),
              "schools, at the end of " + some.last());
          page.figure(
              "Reserves as planned",
              Figures.pounds(planned(some.last())),
              "of all its schools, at the end of " + some.last());
        });
    reserves.ifPresent(
        some -> {
          page.figure(
              "Chance of a deficit",
              Figures.percent(some.chance()),
              Words.likely(some.chance()) + ", of all together, " + some.told());
          verdict.add(some.sentence().replace("the reserve is", "all its reserves together are"));
        });
    return this;
  }

  private void figures(Totals sums) {
    double change = sums.change().doubleValue();
    String formula =
        Words.formulas(results.changes().orElseThrow().comparison().after().formulas());
    page.figure(
        "Budget shares",
        Figures.change(change),
        "from "
            + Figures.pounds(sums.before().doubleValue())
            + " to "
            + Figures.pounds(sums.after().doubleValue()));
    page.figure(
        "Schools that lose",
        Words.number(sums.lose()) + " of " + Words.number(rows.size()),
        Words.number(sums.gain()) + " gain, " + Words.number(sums.unchanged()) + " unchanged");
    verdict.add(
        "Under the "
            + formula
            + ", "
            + Words.count(sums.gain(), "school")
            + " would gain and "
            + sums.lose()
            + " lose, together "
            + (change == 0
                ? "nothing"
                : Figures.pounds(Math.abs(change)) + (change < 0 ? " less" : " more"))
            + " a year.");
  }

  private double planned(FundingYear last) {
    PlannedReserves some = planned.orElseThrow();
    return projected.stream()
        .filter(school -> some.years(school).contains(last))
        .map(school -> BigDecimal.valueOf(some.closing(school, last)))
        .reduce(BigDecimal.ZERO, BigDecimal::add)
        .doubleValue();
  }

  /** Adds a sentence to the verdict. */
  GroupPage say(String sentence) {
    verdict.add(sentence);
    return this;
  }

  /** Adds what the formula changes, by school and by cause. */
  GroupPage changes() {
    if (totals.isEmpty()) {
      missing.add(
          "What another formula would change: given --to with a formula, the page shows it.");
      return this;
    }
    Totals sums = totals.get();
    ShareChanges changes = results.changes().orElseThrow();
    String headline =
        sums.lose() == 0 && sums.gain() == 0
            ? "No school gains or loses"
            : sums.lose() == 0
                ? Words.sentence(Words.count(sums.gain(), "school")) + " gain and none loses"
                : sums.gain() == 0
                    ? Words.sentence(Words.count(sums.lose(), "school")) + " lose and none gains"
                    : Words.count(sums.gain(), "school") + " gain and " + sums.lose() + " lose";
    page.section(new ChangeSection(changes, Optional.empty(), rows).section(headline, place));
    page.section(
        new CausesSection(sums.before(), sums.after(), sums.causes())
            .section("all schools of " + place, changes.comparison().title()));
    return this;
  }

  /** Adds each school's years, and all reserves together in many worlds. */
  GroupPage ahead() {
    risk.ifPresentOrElse(
        some -> page.section(some.section(place)),
        () ->
            missing.add(
                "Reserves, school by school: given --budgets and --years, the page shows them."));
    reserves.ifPresentOrElse(
        some -> page.section(some.section("all schools of " + place)),
        () -> missing.add("How likely deficits are: given --plan, the page shows it."));
    results
        .ranking()
        .filter(ranking -> reserves.isPresent() && !ranking.tornado().bars().isEmpty())
        .ifPresent(ranking -> page.section(new MattersSection(ranking).section(place)));
    return this;
  }

  /** Says what would bring a part that is left out. */
  GroupPage missing(String sentence) {
    missing.add(sentence);
    return this;
  }

  /** Adds what everything rests on, and returns the page. */
  Page end(Section questions) {
    page.verdict(String.join(" ", verdict));
    BasisSection basis = new BasisSection(results, schools);
    page.section(basis.section());
    if (basis.unverified() > 0) {
      questions.item(
          Words.count(basis.unverified(), "number")
              + " behind this page "
              + (basis.unverified() == 1 ? "rests" : "rest")
              + " on no published text: who can confirm them?");
    }
    page.section(questions.item("What would have to be true for the answer to be another one?"));
    if (!missing.isEmpty()) {
      page.section(Missing.section(missing));
    }
    return page.section(MethodSection.section(results, page));
  }

  /** Returns what to ask about schools that lose or run out of money. */
  Section questions() {
    Section section =
        new Section("questions", "Questions worth asking")
            .headline("What to ask before anybody decides")
            .subtitle("Taken from the figures above");
    totals
        .filter(sums -> sums.lose() > 0)
        .ifPresent(
            sums ->
                section.item(
                    Words.count(sums.lose(), "school")
                        + (sums.lose() == 1 ? " loses" : " lose")
                        + ": which of them can, and over how many years?"));
    risk.filter(some -> some.inDeficit() > 0)
        .ifPresent(
            some ->
                section.item(
                    "Who has a plan for the "
                        + Words.count(some.inDeficit(), "school")
                        + " whose reserve "
                        + (some.inDeficit() == 1 ? "ends" : "end")
                        + " below £0 by "
                        + some.last()
                        + "?"));
    return section;
  }
}
