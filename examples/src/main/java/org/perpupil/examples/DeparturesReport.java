package org.perpupil.examples;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.perpupil.organisation.AuthorityTerms;
import org.perpupil.organisation.Departures;
import org.perpupil.organisation.ExitOrder;
import org.perpupil.school.School;

/** What is left of an authority, as a table for people. */
final class DeparturesReport {
  private DeparturesReport() {}

  static void print(
      Departures departures,
      List<School> schools,
      Map<Integer, List<String>> leavers,
      AuthorityTerms terms,
      ExitOrder order,
      PrintWriter out) {
    out.printf(
        "authority %s: maintained schools leave %s; at most £%s a pupil of levy%n%n",
        terms.laCode(), order.label(), Show.plain(terms.levyLimit()));
    TextTable table = new TextTable("rlrrrrrrr");
    table
        .row(
            "step",
            "leave",
            "schools",
            "pupils",
            "to raise",
            "levy needed",
            "not raised",
            "headroom",
            "worse off")
        .rule();
    List<Departures.Step> steps = departures.steps();
    for (int i = 0; i < steps.size(); i++) {
      Departures.Step step = steps.get(i);
      table.row(
          Integer.toString(i),
          String.join(" ", leavers.getOrDefault(i, List.of())),
          Show.whole(step.schools()),
          Show.whole(step.pupils()),
          Show.whole(step.toRaise()),
          Double.isFinite(step.levyNeeded()) ? Show.pence(step.levyNeeded()) : "-",
          Show.whole(step.residual()),
          Show.whole(step.headroom()),
          Show.whole(departures.worseOff(i).size()));
    }
    table.print(out);
    out.println();
    out.println("levy above its limit: " + step(departures.levyTippingPoint()));
    out.println("deficits that no surplus stands behind: " + step(departures.poolTippingPoint()));
    departures.tippingPoint().ifPresent(at -> worseOff(departures, schools, Math.max(1, at), out));
    out.println();
    out.println(
        "to raise: duties and retained costs less central services; not raised: above the limit,"
            + " to be found by the council; headroom: surpluses less deficits of those who stay");
  }

  private static void worseOff(
      Departures departures, List<School> schools, int step, PrintWriter out) {
    if (step >= departures.steps().size()) {
      return;
    }
    out.println();
    out.println("worse off in step " + step + " because others left:");
    TextTable table = new TextTable("lrl");
    for (Departures.WorseOff worse : departures.worseOff(step)) {
      School school = schools.get(worse.row());
      table.row(
          "  " + school.id() + school.name().map(text -> " " + text).orElse(""),
          Show.pounds(worse.extraLevy()) + " a year more",
          switch (worse.harm()) {
            case HIGHER_LEVY -> "a higher levy";
            case DEFICIT_WITHOUT_BACKING -> "a deficit without backing";
            case BOTH -> "a higher levy, and a deficit without backing";
          });
    }
    table.print(out);
  }

  private static String step(OptionalInt step) {
    return step.isEmpty() ? "never" : "step " + step.getAsInt();
  }
}
