package org.perpupil.examples.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.perpupil.DeficitRisks;
import org.perpupil.examples.chart.Figures;
import org.perpupil.rates.FundingYear;
import org.perpupil.school.School;

/**
 * Schools by years: how likely a deficit is, as a number and a word in the cell; without worlds,
 * what the reserve is as planned.
 */
final class RiskSection {
  private static final double LIKELY = 0.66;

  private final List<School> schools;
  private final PlannedReserves planned;
  private final Optional<DeficitRisks> risks;
  private final List<FundingYear> years;

  /**
   * Begins the part.
   *
   * @param schools those that have figures
   */
  RiskSection(List<School> schools, PlannedReserves planned, Optional<DeficitRisks> risks) {
    this.schools = schools;
    this.planned = planned;
    this.risks = risks;
    TreeSet<FundingYear> all = new TreeSet<>();
    schools.forEach(school -> all.addAll(planned.years(school)));
    this.years = risks.map(DeficitRisks::years).orElse(List.copyOf(all));
  }

  /** Returns how many schools are more likely than not, or as planned, in deficit at the end. */
  long inDeficit() {
    FundingYear last = years.get(years.size() - 1);
    return schools.stream()
        .filter(
            school ->
                risks
                    .map(some -> some.deficitProbability(school.id(), last) > LIKELY)
                    .orElse(
                        planned.years(school).contains(last) && planned.closing(school, last) < 0))
        .count();
  }

  FundingYear last() {
    return years.get(years.size() - 1);
  }

  Section section(String place) {
    String who = inDeficit() + " of " + Words.count(schools.size(), "school");
    Section section =
        new Section("schools", "School by school")
            .headline(
                risks.isPresent()
                    ? "A deficit is likely in " + who
                    : "Planned reserves end below £0 in " + who)
            .subtitle(
                risks.isPresent()
                    ? "Chance that the reserve is below £0 at the end of the year, "
                        + place
                        + ", "
                        + Words.years(years)
                        + ", in "
                        + Words.number(risks.get().worlds())
                        + " worlds"
                    : "Reserve at the end of the year as planned, in pounds, "
                        + place
                        + ", "
                        + Words.years(years));
    PageTable table =
        new PageTable(risks.isPresent() ? "Chance of a deficit" : "Reserves as planned")
            .words("School")
            .open();
    years.forEach(year -> table.numbers(year.toString()));
    for (School school : schools) {
      List<String> cells = new ArrayList<>(List.of(Words.name(school)));
      List<String> kinds = new ArrayList<>(List.of("w"));
      for (FundingYear year : years) {
        cell(school, year, cells, kinds);
      }
      table.row("", cells, kinds);
    }
    return section.table(table);
  }

  private void cell(School school, FundingYear year, List<String> cells, List<String> kinds) {
    if (risks.isPresent()) {
      double chance = risks.get().deficitProbability(school.id(), year);
      cells.add(Figures.percent(chance) + " " + Words.likely(chance));
      kinds.add(Words.shade(chance));
    } else if (planned.years(school).contains(year)) {
      double reserve = planned.closing(school, year);
      cells.add(Figures.pounds(reserve) + (reserve < 0 ? " below" : ""));
      kinds.add(reserve < 0 ? "r3" : "r0");
    } else {
      cells.add("–");
      kinds.add("r0");
    }
  }
}
