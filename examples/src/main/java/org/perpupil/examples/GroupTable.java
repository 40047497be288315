package org.perpupil.examples;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.perpupil.impact.GroupSpread;
import org.perpupil.impact.SchoolChange;
import org.perpupil.impact.Spread;
import org.perpupil.impact.groups.Grouping;
import org.perpupil.school.SchoolTable;

/** Gains and losses of groups of schools, as a table for people. */
final class GroupTable {
  private static final List<Double> PARTS = List.of(0.0, 0.5, 1.0);

  private GroupTable() {}

  /**
   * Prints the whole and its groups, one price base after the other.
   *
   * @param distribution what the lowest, the median and the highest school are shown in; percent
   *     for figures that are never negative, which then have their change in percent, too
   */
  static void print(
      List<Spread> spreads,
      SchoolTable schools,
      Grouping grouping,
      SchoolChange distribution,
      PrintWriter out) {
    boolean percent = distribution == SchoolChange.PERCENT;
    TextTable table = new TextTable(percent ? "llrrrrrrrrr" : "llrrrrrrrr");
    List<String> header =
        new ArrayList<>(List.of("", "", "gain", "lose", "unchanged", "change", "a pupil"));
    if (percent) {
      header.add("percent");
    }
    header.addAll(List.of("lowest", "median", "highest"));
    table.row(header.toArray(String[]::new)).rule();
    for (Spread spread : spreads) {
      row(table, spread.priceBase(), spread.all(), distribution);
      spread
          .by(grouping.keys(schools))
          .values()
          .forEach(group -> row(table, "", group, distribution));
    }
    table.print(out);
    if (!grouping.legend().isEmpty()) {
      out.println(grouping.legend());
    }
  }

  private static void row(
      TextTable table, String base, GroupSpread group, SchoolChange distribution) {
    List<String> cells = new ArrayList<>(List.of(base, group.key()));
    cells.add(Show.whole(group.winners()));
    cells.add(Show.whole(group.losers()));
    cells.add(Show.whole(group.unchanged()));
    cells.add(group.schools() == 0 ? "-" : Show.penceOfChange(group.changeAsPrinted()));
    cells.add(Show.change(group.change(SchoolChange.PER_PUPIL)));
    if (distribution == SchoolChange.PERCENT) {
      cells.add(Show.percent(group.change(SchoolChange.PERCENT)));
    }
    for (double part : PARTS) {
      cells.add(quantile(group, distribution, part));
    }
    table.row(cells.toArray(String[]::new));
  }

  private static String quantile(GroupSpread group, SchoolChange distribution, double part) {
    return distribution == SchoolChange.PERCENT
        ? Show.percent(group.quantile(distribution, part))
        : Show.change(group.quantile(distribution, part));
  }
}
