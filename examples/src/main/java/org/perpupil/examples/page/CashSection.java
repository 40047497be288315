package org.perpupil.examples.page;

import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.perpupil.BudgetYears;
import org.perpupil.budget.BudgetCode;
import org.perpupil.examples.chart.Figures;
import org.perpupil.examples.chart.Months;
import org.perpupil.formula.printed.Casting;
import org.perpupil.projection.printed.ProjectionAsPrinted;
import org.perpupil.rates.FundingYear;
import org.perpupil.rates.RateStatus;
import org.perpupil.viability.cash.MonthlyCash;
import org.perpupil.viability.cash.MonthlyProfile;
import org.perpupil.viability.cash.MonthlyProfiles;

/** Cash of one school whose reserves are known, month by month, and the month with the least. */
final class CashSection {
  private final MonthlyCash cash;

  CashSection(BudgetYears budgets, String id, MonthlyProfiles when) {
    int row = budgets.projection().schools().row(id).orElseThrow();
    this.cash = MonthlyCash.of(ProjectionAsPrinted.of(budgets.projection()), row, when);
  }

  Section section(String whom) {
    List<MonthlyCash.Month> months = cash.months();
    MonthlyCash.Month lowest = cash.lowest().orElseThrow();
    Optional<MonthlyCash.Month> below =
        months.stream().filter(month -> month.cash().orElse(0) < 0).findFirst();
    String headline =
        below
            .map(month -> "Cash first falls below £0 in " + name(month.month()))
            .orElseGet(
                () ->
                    "Least cash is "
                        + Figures.label(pounds(lowest.cash().orElseThrow()))
                        + ", in "
                        + name(lowest.month()));
    Section section =
        new Section("cash", "Cash by month")
            .headline(headline)
            .subtitle(
                "Cash of "
                    + whom
                    + " at the end of each month in pounds, "
                    + name(months.get(0).month())
                    + " to "
                    + name(months.get(months.size() - 1).month()));
    section.chart(
        new Months(
            "cash in pounds",
            months.stream().map(MonthlyCash.Month::month).toList(),
            months.stream().map(month -> pounds(month.cash().orElseThrow())).toList()),
        headline);
    PageTable years = new PageTable("Least cash of each year").words("Year").words("Month");
    years.numbers("Least cash");
    for (MonthlyCash.Month month : cash.lowestOfYears()) {
      years.row(
          month.year().toString(),
          name(month.month()),
          Figures.pence(pounds(month.cash().orElseThrow())));
    }
    FundingYear first = months.get(0).year();
    PageTable table = new PageTable("Months of " + first).words("Month");
    table.numbers("Receipts", "Payments", "Net", "Cash at the end");
    for (MonthlyCash.Month month : months) {
      if (month.year().equals(first)) {
        table.row(
            name(month.month()),
            Figures.pence(pounds(month.receipts())),
            Figures.pence(pounds(month.payments().orElseThrow())),
            Figures.penceOfChange(pounds(month.net().orElseThrow())),
            Figures.pence(pounds(month.cash().orElseThrow())));
      }
    }
    return section.table(years).table(table).note(rests());
  }

  /** Says what of it is known and what is a choice. */
  private String rests() {
    String chosen = lines(RateStatus.UNVERIFIED);
    String given = lines(RateStatus.GIVEN);
    boolean isGrantKnown =
        cash.profiles().stream()
            .filter(profile -> profile.status() == RateStatus.PUBLISHED)
            .map(MonthlyProfile::code)
            .anyMatch(code -> code.filter(one -> one == BudgetCode.I01).isPresent());
    return "The reserve is taken for cash. "
        + (given.isEmpty() ? "" : "As your own profiles say: " + given + ". ")
        + (isGrantKnown ? "The grant comes in twelve equal parts. " : "")
        + (chosen.isEmpty() ? "" : "In months that this model chose: " + chosen + ". ")
        + "All other lines are spread evenly, which is a choice, too. A school's bank statement of"
        + " a year shows how near that is.";
  }

  /** Returns the lines with profiles of their own that are as sure as that. */
  private String lines(RateStatus status) {
    return cash.profiles().stream()
        .filter(profile -> profile.status() == status)
        .flatMap(profile -> profile.code().stream())
        .map(code -> Words.within(code.title()) + " (" + code.code() + ")")
        .collect(Collectors.joining(", "));
  }

  private static double pounds(long pence) {
    return Casting.pounds(pence).doubleValue();
  }

  private static String name(YearMonth month) {
    return month.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH) + " " + month.getYear();
  }
}
