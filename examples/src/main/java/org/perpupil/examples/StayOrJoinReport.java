package org.perpupil.examples;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.perpupil.joining.GovernanceOption;
import org.perpupil.joining.OptionCause;
import org.perpupil.joining.StayOrJoin;
import org.perpupil.joining.TransferTerms;
import org.perpupil.rates.FundingYear;
import org.perpupil.school.School;
import org.perpupil.trust.Reserves;
import org.perpupil.trust.ServiceTerms;

/** What a school may do, year by year, as tables for people. */
final class StayOrJoinReport {
  private static final List<GovernanceOption> LEAVING =
      List.of(GovernanceOption.SINGLE_ACADEMY, GovernanceOption.TRUST);

  private StayOrJoinReport() {}

  static void print(
      StayOrJoin courses, School school, TransferTerms terms, LocalDate from, PrintWriter out) {
    String name = Show.school(school);
    String trust = Show.name(terms.trust().name());
    out.printf(
        Locale.ROOT,
        "%s: stay maintained, or from %s an academy of its own, or in %s%n",
        name,
        from,
        trust);
    out.printf(Locale.ROOT, "years from April to March, pounds; %s%n", terms.route().label());
    out.printf(Locale.ROOT, "when it leaves: %s%n%n", BalanceWords.of(courses.transfer(), from));
    TextTable table = table(courses, "");
    row(
        table,
        courses,
        "reserve at the start",
        year -> year.equals(courses.years().get(0)) ? Show.pence(courses.openingReserve()) : "");
    for (GovernanceOption course : GovernanceOption.values()) {
      table.rule();
      row(table, courses, title(course, trust), year -> "");
      row(table, courses, "  in the year", year -> Show.pence(courses.change(course, year)));
      row(
          table,
          courses,
          "  reserve at the end",
          year -> Show.pence(courses.closingReserve(course, year)));
      outstanding(table, courses, course, "  of it, still owed by the authority", 1);
      outstanding(table, courses, course, "  of it, still to be taken from grant", -1);
    }
    table.print(out);
    for (GovernanceOption course : LEAVING) {
      out.println();
      causes(courses, course, title(course, trust), out);
    }
    if (!terms.services().isEmpty()) {
      out.println();
      services(courses, out);
    }
    out.println();
    notes(courses, terms, out);
  }

  private static void outstanding(
      TextTable table, StayOrJoin courses, GovernanceOption course, String title, int sign) {
    if (courses.years().stream().anyMatch(year -> sign * courses.outstanding(course, year) > 0)) {
      row(table, courses, title, year -> Show.pence(courses.outstanding(course, year)));
    }
  }

  private static void causes(
      StayOrJoin courses, GovernanceOption course, String title, PrintWriter out) {
    out.println("Better (or worse, below 0) than staying: " + title);
    TextTable table = table(courses, "");
    for (OptionCause cause : OptionCause.values()) {
      if (courses.years().stream().anyMatch(y -> courses.cause(course, cause, y) != 0)) {
        row(table, courses, words(cause), y -> Show.pence(courses.cause(course, cause, y)));
      }
    }
    table.rule();
    row(table, courses, "difference", y -> Show.pence(courses.difference(course, y)));
    table.print(out);
    if (course == GovernanceOption.TRUST) {
      TextTable like = table(courses, "");
      row(
          like,
          courses,
          "central charge less what it buys",
          y -> Show.pence(courses.chargeLikeForLike(y)));
      like.print(out);
    }
  }

  private static void services(StayOrJoin courses, PrintWriter out) {
    FundingYear last = courses.years().get(courses.years().size() - 1);
    out.println("What services cost the school in " + last + ", and who pays:");
    TextTable table = new TextTable("lrlrlrl");
    table.row("service", "maintained", "by", "academy", "by", "in the trust", "by").rule();
    for (StayOrJoin.ServiceLine line : courses.services(last)) {
      ServiceTerms service = line.service();
      table.row(
          service.name(),
          Show.pence(line.maintained()),
          service.maintained().payer().label(),
          Show.pence(line.academy()),
          service.academy().payer().label(),
          Show.pence(line.inTrust()),
          service.inTrust().payer().label());
    }
    table.print(out);
  }

  private static void notes(StayOrJoin courses, TransferTerms terms, PrintWriter out) {
    out.println(
        "timing of share: an academy's April to August is paid by last year's share; the money"
            + " comes later, it is not lost until the school closes");
    out.println(
        "levy: paid by de-delegation or the levy, which are taken off the share; not paid twice");
    out.println(
        "central charge less what it buys: what the charge costs beyond what the school stops"
            + " paying for");
    if (hasRest(courses)) {
      out.println("rest: the pence by which the lines of two printed budgets are rounded");
    }
    if (courses.transfer().leftWithAuthority() < 0) {
      out.println(
          "balance left: the deficit that the authority keeps, counted once in the year of leaving;"
              + " nothing that a year earns");
    }
    if (terms.trust().trust().reserves() == Reserves.POOLED) {
      out.printf(
          Locale.ROOT,
          "reserves are pooled in %s: what the school has there is the trust's, to use for"
              + " others%n",
          Show.name(terms.trust().name()));
    }
  }

  /** Returns whether there is a rest, and no more of it than rounding leaves. */
  private static boolean hasRest(StayOrJoin courses) {
    double most =
        courses.years().stream()
            .mapToDouble(
                year ->
                    Math.abs(
                        courses.cause(GovernanceOption.SINGLE_ACADEMY, OptionCause.REST, year)))
            .max()
            .orElse(0);
    return most > 0 && most < 1;
  }

  private static TextTable table(StayOrJoin courses, String title) {
    TextTable table = new TextTable("l" + "r".repeat(courses.years().size()));
    List<String> header = new ArrayList<>(List.of(title));
    courses.years().forEach(year -> header.add(year.toString()));
    return table.row(header.toArray(String[]::new)).rule();
  }

  private static void row(
      TextTable table, StayOrJoin courses, String title, Function<FundingYear, String> cell) {
    List<String> cells = new ArrayList<>(List.of(title));
    courses.years().forEach(year -> cells.add(cell.apply(year)));
    table.row(cells.toArray(String[]::new));
  }

  private static String title(GovernanceOption course, String trust) {
    return switch (course) {
      case MAINTAINED -> "maintained";
      case SINGLE_ACADEMY -> "academy of its own";
      case TRUST -> "in " + trust;
    };
  }

  private static String words(OptionCause cause) {
    return cause == OptionCause.DEDELEGATION
        ? "de-delegation"
        : cause.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
