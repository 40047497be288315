package org.perpupil.examples.page;

import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.perpupil.examples.chart.Figures;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Formulas;
import org.perpupil.problem.check.Visible;
import org.perpupil.rates.FundingYear;
import org.perpupil.scenario.Assumption;
import org.perpupil.school.School;

/** Words that several parts of pages need. */
final class Words {
  private static final Pattern INPUT =
      Pattern.compile("(\\S+)(?: (\\d{4}-\\d{2}))?(?: shock of (\\d{4}-\\d{2}))?(.*)");

  private Words() {}

  /** Returns what a school is called, or its identifier where it has no name. */
  static String name(School school) {
    return Visible.text(school.name().orElse(school.id()));
  }

  /** Returns what a school is called, short enough for a label. */
  static String label(School school) {
    return Visible.name(school.name().orElse(school.id()));
  }

  /** Returns the identifier of a school. */
  static String id(School school) {
    return Visible.text(school.id());
  }

  /** Returns what formulas are called. */
  static String formulas(Formulas formulas) {
    List<String> titles = formulas.all().stream().map(Formula::title).distinct().toList();
    return titles.size() == 1
        ? Visible.name(titles.get(0))
        : number(formulas.all().size()) + " local formulas";
  }

  static String number(long count) {
    return Figures.number((double) count, 0);
  }

  /** Returns a number and what it counts, such as 1 school or 2 schools. */
  static String count(long count, String one) {
    return number(count) + " " + one + (count == 1 ? "" : "s");
  }

  /** Returns a place in an order, such as 3rd. */
  static String ordinal(int place) {
    String end =
        place % 100 / 10 == 1
            ? "th"
            : switch (place % 10) {
              case 1 -> "st";
              case 2 -> "nd";
              case 3 -> "rd";
              default -> "th";
            };
    return number(place) + end;
  }

  /** Returns in how many of 100 worlds something happens. */
  static String of100(double share) {
    long worlds = Math.round(100 * share);
    if (share > 0 && worlds == 0) {
      return "fewer than 1 of 100 worlds";
    }
    if (share < 1 && worlds == 100) {
      return "more than 99 of 100 worlds";
    }
    return worlds + " of 100 worlds";
  }

  /** Returns how likely something is, in a word or two. */
  static String likely(double share) {
    if (share == 0) {
      return "in no world";
    }
    if (share < 0.1) {
      return "very unlikely";
    }
    if (share < 0.33) {
      return "unlikely";
    }
    if (share <= 0.66) {
      return "about even";
    }
    if (share <= 0.9) {
      return "likely";
    }
    return share < 1 ? "very likely" : "in every world";
  }

  /** Returns the class of a cell that shows how likely something is. */
  static String shade(double share) {
    return share < 0.1 ? "r0" : share < 0.33 ? "r1" : share <= 0.66 ? "r2" : "r3";
  }

  /** Returns what an input of a plan means, in words. */
  static String input(String input) {
    Matcher parts = INPUT.matcher(input);
    if (!parts.matches()) {
      return input;
    }
    String what =
        Assumption.find(parts.group(1)).map(Assumption::description).orElse(parts.group(1));
    String year = parts.group(3) != null ? parts.group(3) : parts.group(2);
    return Visible.text(sentence(what + (year == null ? "" : " in " + year)))
        + Visible.name(parts.group(4));
  }

  /** Returns a value of an input; those of shocks stand for how likely lower ones are. */
  static String value(String input, double value) {
    if (input.contains("shock of")) {
      return value < 0.5 ? "1 in 10 low" : "1 in 10 high";
    }
    String unit = Assumption.find(input.split(" ", 2)[0]).map(Assumption::unit).orElse("");
    return unit.startsWith("percent")
        ? Figures.number(value, 1) + "%"
        : unit.startsWith("pounds") ? Figures.pounds(value) : Figures.number(value, 2);
  }

  /** Returns words that begin as a sentence does. */
  static String sentence(String words) {
    return words.isEmpty()
        ? words
        : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  /** Returns words as they stand within a sentence; what begins with an abbreviation keeps it. */
  static String within(String words) {
    boolean isWord =
        words.length() > 1
            && Character.isUpperCase(words.charAt(0))
            && !Character.isUpperCase(words.charAt(1))
            && !words.startsWith("English");
    return isWord ? words.substring(0, 1).toLowerCase(Locale.ROOT) + words.substring(1) : words;
  }

  /** Returns first and last year. */
  static String years(List<FundingYear> years) {
    FundingYear first = years.get(0);
    FundingYear last = years.get(years.size() - 1);
    return first.equals(last) ? first.toString() : first + " to " + last;
  }

  /** Returns a day, such as 1 September 2026. */
  static String day(LocalDate day) {
    return day.getDayOfMonth()
        + " "
        + day.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH)
        + " "
        + day.getYear();
  }
}
