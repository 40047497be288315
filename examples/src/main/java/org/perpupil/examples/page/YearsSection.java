package org.perpupil.examples.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.perpupil.BudgetYears;
import org.perpupil.examples.chart.Figures;
import org.perpupil.examples.chart.Lines;
import org.perpupil.projection.Measure;
import org.perpupil.projection.YearBasis;
import org.perpupil.rates.FundingYear;

/** Income and expenditure of one school over the years. */
final class YearsSection {
  private final BudgetYears budgets;
  private final String id;
  private final List<FundingYear> years;

  YearsSection(BudgetYears budgets, String id) {
    this.budgets = budgets;
    this.id = id;
    this.years = budgets.years(id);
  }

  Section section(String whom) {
    Optional<FundingYear> over =
        years.stream().filter(year -> budgets.inYearBalance(id, year) < 0).findFirst();
    long count = years.stream().filter(year -> budgets.inYearBalance(id, year) < 0).count();
    String headline =
        over.isEmpty()
            ? "Income covers spending in every year"
            : count == years.size()
                ? "Spending is above income in every year"
                : "Spending is above income in " + count + " of " + years.size() + " years";
    Section section =
        new Section("years", "Income and spending")
            .headline(headline)
            .subtitle(
                "Income and expenditure of "
                    + whom
                    + " in pounds, "
                    + Words.years(years)
                    + ", "
                    + basis());
    section.chart(
        new Lines(
            "pounds a year",
            years.stream().map(FundingYear::toString).toList(),
            List.of(line("spending", Measure.EXPENDITURE), line("income", Measure.INCOME))),
        headline);
    PageTable table = new PageTable("Every year").words("Year");
    table.numbers("Income", "Expenditure", "In the year", "Reserve at the end");
    for (FundingYear year : years) {
      table.row(
          year.toString(),
          Figures.pounds(budgets.total(id, Measure.INCOME, year)),
          Figures.pounds(budgets.total(id, Measure.EXPENDITURE, year)),
          Figures.change(budgets.inYearBalance(id, year)),
          Figures.pounds(budgets.closingReserve(id, year)));
    }
    return section
        .table(table)
        .note(
            "Income is all income codes less revenue spent on capital (E30). Whole pounds, so that"
                + " a sum may differ by £1 from its parts.");
  }

  private Lines.Line line(String name, Measure measure) {
    Function<FundingYear, Double> figure = year -> budgets.total(id, measure, year);
    return new Lines.Line(name, new ArrayList<>(years.stream().map(figure).toList()));
  }

  private String basis() {
    int row = budgets.projection().schools().row(id).orElseThrow();
    return budgets.projection().basis(row) == YearBasis.ACADEMIC
        ? "academic years from September"
        : "financial years from April";
  }
}
