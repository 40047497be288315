package org.perpupil.examples;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.perpupil.formula.Allocation;
import org.perpupil.impact.years.SchoolFates;
import org.perpupil.impact.years.SchoolFates.Fate;
import org.perpupil.impact.years.SchoolFates.Group;

/** Schools that one of two years alone has, by what became of them. */
final class SchoolFatesReport {
  private static final int GROUPS_SHOWN = 10;

  private SchoolFatesReport() {}

  static void print(SchoolFates fates, PrintWriter out) {
    if (fates.groups().isEmpty()) {
      return;
    }
    Allocation before = fates.years().before();
    Allocation after = fates.years().after();
    TextTable table = new TextTable("lrrrrr");
    table.row("by links", "schools before", "after", "pounds before", "after", "change").rule();
    fates
        .byFate()
        .forEach(
            (fate, groups) -> {
              List<Integer> gone = rows(groups, true);
              List<Integer> come = rows(groups, false);
              BigDecimal then = SchoolFates.pounds(before, gone);
              BigDecimal now = SchoolFates.pounds(after, come);
              table.row(
                  fate.fileName(),
                  Show.whole(gone.size()),
                  Show.whole(come.size()),
                  Show.pence(then),
                  Show.pence(now),
                  Show.penceOfChange(now.subtract(then)));
            });
    table.print(out);
    for (Map.Entry<Fate, List<Group>> entry : fates.byFate().entrySet()) {
      List<Group> groups = entry.getValue();
      groups.stream()
          .limit(GROUPS_SHOWN)
          .forEach(group -> out.println(entry.getKey().fileName() + ": " + words(fates, group)));
      if (groups.size() > GROUPS_SHOWN) {
        out.println(
            "and "
                + Show.whole(groups.size() - GROUPS_SHOWN)
                + " more "
                + entry.getKey().fileName()
                + "; --out tells them all");
      }
    }
    out.println();
  }

  private static String words(SchoolFates fates, Group group) {
    String before = names(fates.years().before(), group.before());
    String after = names(fates.years().after(), group.after());
    boolean isInBoth =
        group.after().stream()
            .anyMatch(
                row ->
                    fates
                        .years()
                        .row(fates.years().after().schools().school(row).id())
                        .isPresent());
    String also = isInBoth ? " (in both years, and compared above)" : "";
    return before.isEmpty() ? after : after.isEmpty() ? before : before + " -> " + after + also;
  }

  private static String names(Allocation year, List<Integer> rows) {
    return rows.stream()
        .map(row -> Show.school(year.schools().school(row)))
        .collect(Collectors.joining(", "));
  }

  private static List<Integer> rows(List<Group> groups, boolean isBefore) {
    List<Integer> rows = new ArrayList<>();
    groups.forEach(group -> rows.addAll(isBefore ? group.before() : group.after()));
    return rows;
  }
}
