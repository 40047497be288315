package org.perpupil.examples;

import java.io.PrintWriter;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.perpupil.budget.BudgetCode;
import org.perpupil.formula.printed.Casting;
import org.perpupil.projection.printed.ProjectionAsPrinted;
import org.perpupil.viability.cash.MonthlyCash;
import org.perpupil.viability.cash.MonthlyProfile;
import org.perpupil.viability.cash.MonthlyProfiles;

/** One school's cash month by month, the month with the least, and what that rests on. */
final class MonthlyReport {
  private static final int MONTHS = 12;

  private MonthlyReport() {}

  /** Prints the months of the school in a row of the table; nothing where it has no years. */
  static void print(
      ProjectionAsPrinted printed, int school, MonthlyProfiles when, PrintWriter out) {
    MonthlyCash cash = MonthlyCash.of(printed, school, when);
    if (cash.months().isEmpty()) {
      return;
    }
    out.println();
    TextTable table = new TextTable("lrrrr");
    table.row("month", "receipts", "payments", "net", "cash at the end").rule();
    int inYear = 0;
    for (MonthlyCash.Month month : cash.months()) {
      table.row(
          name(month.month()),
          Show.pence(month.receipts()),
          Show.pence(month.payments()),
          Show.pence(month.net()),
          Show.pence(month.cash()));
      if (++inYear % MONTHS == 0) {
        table.rule();
      }
    }
    table.print(out);
    out.println();
    if (cash.lowest().isPresent()) {
      least(cash, cash.lowest().get(), out);
    } else {
      out.println("Cash is not known: the budget states no opening balance or no spending.");
    }
    profiles(cash.profiles(), out);
  }

  private static void least(MonthlyCash cash, MonthlyCash.Month lowest, PrintWriter out) {
    out.println("Least cash: " + pounds(lowest) + " at the end of " + name(lowest.month()) + ".");
    out.println(
        "Least cash of each year: "
            + cash.lowestOfYears().stream()
                .map(month -> pounds(month) + " in " + name(month.month()))
                .collect(Collectors.joining(", "))
            + ".");
    out.println(
        "The reserve is taken for cash: nothing is owed to the school or by it when a year ends.");
  }

  private static String pounds(MonthlyCash.Month month) {
    return Show.poundsAndPence(Casting.pounds(month.cash().orElseThrow()));
  }

  /** Tells how sure it is when money comes and goes, and why. */
  private static void profiles(List<MonthlyProfile> profiles, PrintWriter out) {
    out.println("When money comes and goes:");
    Map<String, Set<String>> bySource = new LinkedHashMap<>();
    for (MonthlyProfile profile : profiles) {
      bySource
          .computeIfAbsent(
              profile.status().label() + ": " + profile.source(), key -> new LinkedHashSet<>())
          .add(profile.code().map(BudgetCode::code).orElse("all others"));
    }
    bySource.forEach(
        (source, codes) -> out.println("  " + String.join(", ", codes) + ", " + source));
  }

  /** Returns a month in words, such as March 2027. */
  static String name(YearMonth month) {
    return month.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH) + " " + month.getYear();
  }
}
