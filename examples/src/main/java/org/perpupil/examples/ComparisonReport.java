package org.perpupil.examples;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.perpupil.impact.Comparison;
import org.perpupil.impact.GainsAndLosses;
import org.perpupil.impact.groups.LargestRemainder;
import org.perpupil.impact.groups.LineFamilies;
import org.perpupil.school.School;

/** A comparison as a table for people. */
final class ComparisonReport {
  private static final int CAUSES_SHOWN = 3;
  private static final int SCHOOLS_SHOWN = 60;

  private ComparisonReport() {}

  static void print(Comparison comparison, GainsAndLosses gains, String title, PrintWriter out) {
    out.println(Show.reason(title));
    out.println();
    schools(comparison, gains, out);
    out.println();
    summary(gains, out);
    out.println();
    causes(gains, out);
    out.flush();
  }

  private static void schools(Comparison comparison, GainsAndLosses gains, PrintWriter out) {
    TextTable table = new TextTable("lrrrrrrt");
    table
        .row(
            "school",
            "pupils",
            "before",
            "after",
            "change",
            "per pupil",
            "percent",
            "mostly because of")
        .rule();
    List<Integer> rows = rowsShown(comparison);
    for (int i : rows) {
      School school = comparison.school(i);
      String name = Show.school(school);
      Optional<String> failure = comparison.failure(i);
      if (failure.isPresent()) {
        table.row(name, Show.plain(school.pupils()), "-", "-", "-", "-", "-", failure.get());
      } else {
        table.row(
            name,
            Show.plain(school.pupils()),
            Show.pence(comparison.shareBeforeAsPrinted(i).orElseThrow()),
            Show.pence(comparison.shareAfterAsPrinted(i).orElseThrow()),
            Show.penceOfChange(comparison.changeAsPrinted(i).orElseThrow()),
            Show.change(comparison.changePerPupil(i)),
            Show.percent(comparison.changePercent(i)),
            mostly(LineFamilies.add(comparison.causesAsPrinted(i))));
      }
    }
    table
        .rule()
        .row(
            "all",
            Show.plain(gains.pupils()),
            Show.pence(gains.before()),
            Show.pence(gains.after()),
            Show.penceOfChange(gains.change()),
            Show.change(ratio(gains.change(), gains.pupils())),
            Show.percent(ratio(gains.change().movePointRight(2), gains.before())),
            "");
    table.print(out);
    if (rows.size() < comparison.size()) {
      out.println(
          "the "
              + SCHOOLS_SHOWN / 2
              + " schools that lose most and the "
              + SCHOOLS_SHOWN / 2
              + " that gain most in percent, of "
              + Show.whole(comparison.size())
              + "; --out writes them all");
    }
  }

  /** Returns all rows of a small authority, and the largest losses and gains of a large one. */
  private static List<Integer> rowsShown(Comparison comparison) {
    if (comparison.size() <= SCHOOLS_SHOWN) {
      return IntStream.range(0, comparison.size()).boxed().toList();
    }
    List<Integer> ranked =
        IntStream.range(0, comparison.size())
            .filter(row -> comparison.changePercent(row).isPresent())
            .boxed()
            .sorted(Comparator.comparingDouble(row -> comparison.changePercent(row).orElseThrow()))
            .toList();
    int most = Math.min(SCHOOLS_SHOWN, ranked.size());
    List<Integer> rows = new ArrayList<>(ranked.subList(0, most / 2));
    rows.addAll(ranked.subList(ranked.size() - (most - most / 2), ranked.size()));
    return rows;
  }

  private static void summary(GainsAndLosses gains, PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "%d schools gain, %d lose, %d unchanged, %d without figures%n",
        gains.winners(),
        gains.losers(),
        gains.unchanged(),
        gains.failed());
    out.printf(
        Locale.ROOT,
        "the median school changes by %s; a tenth of the schools by less than %s, a tenth by more"
            + " than %s%n",
        Show.percent(gains.changePercentQuantile(0.5)),
        Show.percent(gains.changePercentQuantile(0.1)),
        Show.percent(gains.changePercentQuantile(0.9)));
  }

  private static void causes(GainsAndLosses gains, PrintWriter out) {
    TextTable table = new TextTable("lrr");
    table.row("why, over all schools", "pounds", "per pupil").rule();
    Map<String, BigDecimal> families = LineFamilies.add(gains.causes());
    families.values().removeIf(pounds -> pounds.signum() == 0);
    List<String> names = List.copyOf(families.keySet());
    boolean hasPupils = gains.pupils().signum() > 0;
    long[] perPupil = new long[names.size()];
    if (hasPupils) {
      BigDecimal[] pence =
          families.values().stream()
              .map(pounds -> pounds.movePointRight(2))
              .toArray(BigDecimal[]::new);
      perPupil = LargestRemainder.quotients(pence, gains.pupils());
    }
    for (int i = 0; i < perPupil.length; i++) {
      table.row(
          names.get(i),
          Show.penceOfChange(families.getOrDefault(names.get(i), BigDecimal.ZERO)),
          hasPupils ? Show.penceOfChange(perPupil[i]) : "-");
    }
    table
        .rule()
        .row(
            "change",
            Show.penceOfChange(gains.change()),
            hasPupils ? Show.penceOfChange(Arrays.stream(perPupil).sum()) : "-");
    table.print(out);
  }

  private static OptionalDouble ratio(BigDecimal part, BigDecimal whole) {
    return whole.signum() == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(part.doubleValue() / whole.doubleValue());
  }

  private static String mostly(Map<String, BigDecimal> families) {
    List<String> largest =
        families.entrySet().stream()
            .filter(entry -> Math.round(entry.getValue().doubleValue()) != 0)
            .sorted(Comparator.comparing(entry -> entry.getValue().abs().negate()))
            .limit(CAUSES_SHOWN)
            .map(entry -> entry.getKey() + " " + Show.change(entry.getValue().doubleValue()))
            .toList();
    return String.join(", ", largest);
  }
}
