package org.perpupil.examples;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Line;
import org.perpupil.formula.Parameter;
import org.perpupil.formula.Statement;
import org.perpupil.formula.StatementLine;
import org.perpupil.formula.Total;
import org.perpupil.formula.printed.AllocationAsPrinted;
import org.perpupil.formula.printed.Casting;
import org.perpupil.rates.RateStatus;
import org.perpupil.school.Governance;
import org.perpupil.school.School;

/**
 * A statement in plain English, for a head or a governor: what the money is for and how much of it,
 * without a word of the formula's own. Amounts are those of the statement by lines, to the penny.
 */
final class PlainStatement {
  private final Statement statement;
  private final AllocationAsPrinted printed;
  private final PrintWriter out;

  private PlainStatement(Statement statement, AllocationAsPrinted printed, PrintWriter out) {
    this.statement = statement;
    this.printed = printed;
    this.out = out;
  }

  /** Prints it. */
  static void print(Statement statement, AllocationAsPrinted printed, PrintWriter out) {
    new PlainStatement(statement, printed, out).print();
  }

  private void print() {
    School school = statement.school();
    Formula formula = statement.formula();
    BigDecimal share = printed.total(Total.BUDGET_SHARE, 0).orElseThrow();
    String perPupil =
        statement.total(Total.PER_PUPIL).isPresent()
            ? ", which is " + money(statement.total(Total.PER_PUPIL).getAsDouble()) + " a pupil"
            : "";
    out.println(
        Show.school(school)
            + " gets "
            + Show.poundsAndPence(share)
            + " for its "
            + Show.plain(school.pupils())
            + " pupils in "
            + formula.year()
            + perPupil
            + ".");
    out.println(when(school));
    if (formula.isNational()) {
      out.println(
          "This is what the national formula gives. What reaches the school is decided by the"
              + " formula of its authority.");
    }
    if (statement.shareOfYear() < 1) {
      out.println("The school is open for part of the year, and gets that part of every amount.");
    }
    out.println();
    table();
    out.println();
    comparedWithLastYear();
    beside();
    sure();
    out.flush();
  }

  private static String when(School school) {
    return school.governance().filter(run -> run == Governance.ACADEMY).isPresent()
        ? "As an academy it is paid from September to August."
        : "As a maintained school it is paid from April to March.";
  }

  private void table() {
    TextTable table = new TextTable("rt");
    table.row("pounds", "what for").rule();
    Map<String, BigDecimal> amounts = new LinkedHashMap<>();
    Map<String, List<StatementLine>> lines = new LinkedHashMap<>();
    BigDecimal rest = printed.total(Total.BUDGET_SHARE, 0).orElseThrow();
    for (StatementLine line : statement.lines()) {
      BigDecimal amount = printed.amount(line.line(), 0).orElseThrow();
      if (amount.signum() != 0) {
        String together = together(line.line());
        amounts.merge(together, amount, BigDecimal::add);
        lines.computeIfAbsent(together, key -> new ArrayList<>()).add(line);
        rest = rest.subtract(amount);
      }
    }
    amounts.forEach(
        (key, amount) ->
            table.row(Show.pence(amount), words(key, amount, lines.getOrDefault(key, List.of()))));
    if (rest.signum() != 0) {
      table.row(Show.pence(rest), "Pence that come of adding before rounding.");
    }
    table.rule();
    table.row(Show.pence(printed.total(Total.BUDGET_SHARE, 0).orElseThrow()), "all together");
    table.print(out);
  }

  /** Returns what a line is told with: bands of poverty of a phase are told together. */
  private static String together(Line line) {
    return line.fileName().replaceFirst("^idaci_(?:[a-f]|band[1-6])_", "idaci_");
  }

  private String words(String key, BigDecimal amount, List<StatementLine> lines) {
    StatementLine line = lines.get(0);
    String phase =
        key.endsWith("_primary") ? "primary " : key.endsWith("_secondary") ? "secondary " : "";
    return switch (key.replaceFirst("_(?:primary|secondary)$", "")) {
      case "basic" -> each(line, "Every primary pupil", "");
      case "basic_ks3" -> each(line, "Every pupil of Years 7 to 9", "");
      case "basic_ks4" -> each(line, "Every pupil of Years 10 and 11", "");
      case "fsm" -> each(line, sentence(phase + "pupils on free school meals now"), "");
      case "fsm6" ->
          each(
              line,
              sentence(phase + "pupils who had free school meals at any time in six years"),
              "");
      case "idaci" -> poverty(phase, lines);
      case "eal" ->
          each(line, sentence(phase + "pupils new to English, in their first years here"), "");
      case "lpa" -> each(line, sentence(phase + "pupils who started behind"), "");
      case "mobility" ->
          each(
              line,
              sentence(phase + "pupils who joined at unusual times"),
              ", above what most schools have");
      case "lac" -> each(line, "Children in care", "");
      case "lump_sum" -> "A sum that every school of its kind gets, whatever its size.";
      case "sparsity" -> "A small school, far from the next one.";
      case "split_sites" -> "Running more than one site.";
      case "fringe" -> "Higher costs near London.";
      case "rates" -> "Business rates, as they are charged.";
      case "pfi" -> "The contract for a privately financed building.";
      case "exceptional" -> "Premises that cost more than others, as agreed with the Department.";
      case "mppl_top_up" ->
          "To bring the school up to the least that any may get for a pupil: "
              + Show.reason(line.explanation())
              + ".";
      case "minimum_funding_guarantee" -> "Protection: the money for a pupil fell by too much.";
      case "capping_and_scaling" ->
          "Taken to pay for the protection of others: the money for a pupil rose by more than the"
              + " authority lets it.";
      case "mppl_restore" ->
          "Given back of that, so that the school keeps the least that any may get.";
      case "floor_top_up" -> "Protection: the money for a pupil rose by too little.";
      case "gains_cap" -> "Held back: the money for a pupil rose by more than the limit.";
      default -> other(line, amount);
    };
  }

  /** Returns a sentence such as "Children in care: £500.00 for each of 4.". */
  private static String each(StatementLine line, String who, String more) {
    if (line.parts().stream().anyMatch(StatementLine.Part::isSum) || line.parts().isEmpty()) {
      return who + ".";
    }
    List<String> parts = new ArrayList<>();
    for (StatementLine.Part part : line.parts()) {
      if (part.share() != 0) {
        parts.add(
            money(part.paidRate()) + " for each of " + count(part.share() * part.base()) + more);
      }
    }
    return who + ": " + String.join(", and ", parts) + ".";
  }

  private static String poverty(String phase, List<StatementLine> lines) {
    double pupils = 0;
    double least = Double.POSITIVE_INFINITY;
    double most = 0;
    for (StatementLine line : lines) {
      for (StatementLine.Part part : line.parts()) {
        pupils += part.share() * part.base();
        least = Math.min(least, part.paidRate());
        most = Math.max(most, part.paidRate());
      }
    }
    String who = sentence(phase + "pupils from places where more families are poor");
    return least == most || most == 0
        ? who + ": " + count(pupils) + "."
        : who
            + ": "
            + count(pupils)
            + ", for each "
            + money(least)
            + " to "
            + money(most)
            + " by how poor the place is.";
  }

  private static String other(StatementLine line, BigDecimal amount) {
    String label = line.line().label();
    boolean isGiven =
        line.parts().isEmpty() || line.parts().stream().anyMatch(StatementLine.Part::isSum);
    return isGiven ? label + (amount.signum() < 0 ? ", taken." : ".") : each(line, label, "");
  }

  private void comparedWithLastYear() {
    if (statement.total(Total.MFG_CHANGE).isEmpty()) {
      return;
    }
    double change = 100 * statement.total(Total.MFG_CHANGE).getAsDouble();
    BigDecimal percent = BigDecimal.valueOf(change).setScale(1, RoundingMode.HALF_UP);
    String moved =
        percent.signum() == 0
            ? "about the same"
            : Show.plain(percent.abs()) + "% " + (percent.signum() > 0 ? "more" : "less");
    out.println(
        "Pupil for pupil, before any protection: "
            + money(statement.total(Total.MFG_UNIT_VALUE).orElseThrow())
            + " against "
            + money(statement.total(Total.MFG_BASELINE_UNIT_VALUE).orElseThrow())
            + " last year, "
            + moved
            + ". (Without business rates, the lump sum and other money for the site.)");
    Optional<Double> least = value(Parameter.MFG_PERCENT);
    least.ifPresent(
        floor ->
            out.println(
                "The authority guarantees a change of at least "
                    + Show.plain(floor)
                    + "%"
                    + (statement.amount(Line.MINIMUM_FUNDING_GUARANTEE) > 0
                        ? "; the school is below that, and is lifted to it."
                        : "; the school is not below that, so nothing is added.")));
  }

  private Optional<Double> value(Parameter parameter) {
    return statement.formula().value(parameter).stream().boxed().findFirst();
  }

  /** Tells what else a head asks: money that is not theirs to keep, or not in here. */
  private void beside() {
    BigDecimal share = printed.total(Total.BUDGET_SHARE, 0).orElseThrow();
    BigDecimal kept = printed.total(Total.BUDGET_SHARE_AFTER_DEDELEGATION, 0).orElse(share);
    if (kept.compareTo(share) != 0) {
      out.println(
          Show.poundsAndPence(share.subtract(kept))
              + " of it goes back to the authority for services that maintained schools buy"
              + " together; "
              + Show.poundsAndPence(kept)
              + " is left.");
    }
    printed
        .total(Total.NOTIONAL_SEN, 0)
        .filter(pounds -> pounds.signum() != 0)
        .ifPresent(
            pounds ->
                out.println(
                    Show.poundsAndPence(Casting.pence(pounds))
                        + " of it is reckoned to be for pupils with special needs. It is no extra"
                        + " money."));
    out.println(
        "Not in here: pupil premium, top-ups for pupils with high needs, early years, sixth form"
            + " and other grants.");
  }

  private void sure() {
    if (statement.status() != RateStatus.GIVEN) {
      out.println("The least sure figure here is " + statement.status().label() + ".");
    }
    statement.areaCostOfAuthority().ifPresent(cost -> out.println(StatementCommand.areaCost(cost)));
    statement.remarks().forEach(what -> out.println(Show.reason(what)));
    statement.unverified().forEach(what -> out.println("Not confirmed: " + Show.reason(what)));
  }

  private static String count(double pupils) {
    // Shares have six decimals: whole children come out as nearly whole.
    return Show.plain(BigDecimal.valueOf(pupils).setScale(1, RoundingMode.HALF_UP));
  }

  private static String money(double pounds) {
    return Show.poundsAndPence(pounds);
  }

  private static String sentence(String words) {
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}
