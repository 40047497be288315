package org.perpupil.examples;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import org.perpupil.authority.AuthorityTerms;
import org.perpupil.authority.leaving.Departures;
import org.perpupil.joining.trust.LeavingSchools;
import org.perpupil.school.School;

/** What is left of an authority, as a table for people. */
final class DeparturesReport {
  private DeparturesReport() {}

  static void print(
      Departures departures,
      LeavingSchools departing,
      Map<Integer, List<String>> leavers,
      AuthorityTerms terms,
      String order,
      PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "authority %s: maintained schools leave %s; at most £%s a pupil of levy%n%n",
        Show.name(terms.laCode()),
        order,
        Show.plain(terms.levyLimit()));
    TextTable table = new TextTable("rtrrrrrrr");
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
    double left = departures.steps().get(departures.steps().size() - 1).deficitsLeftBehind();
    if (left > 0) {
      out.println("deficits of sponsored schools that the authority keeps: £" + Show.whole(left));
    }
    departures
        .tippingPoint()
        .ifPresent(at -> worseOff(departures, departing.schools(), Math.max(1, at), out));
    if (departing.benefit(0).isPresent()) {
      benefits(departures, departing, out);
    }
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
          "  " + Show.school(school),
          Show.pounds(worse.extraLevy()) + " a year more",
          switch (worse.harm()) {
            case HIGHER_LEVY -> "a higher levy";
            case DEFICIT_WITHOUT_BACKING -> "a deficit without backing";
            case BOTH -> "a higher levy, and a deficit without backing";
          });
    }
    table.print(out);
  }

  private static void benefits(Departures departures, LeavingSchools departing, PrintWriter out) {
    out.println();
    out.println("what each would gain (or lose, below 0) a year by leaving at the levy of step 0:");
    TextTable table = new TextTable("lrl");
    List<School> schools = departing.schools();
    for (int row = 0; row < schools.size(); row++) {
      School school = schools.get(row);
      OptionalInt left = departures.leaves(row);
      table.row(
          "  " + Show.school(school),
          Show.pounds(departing.benefit(row).orElseThrow()),
          left.isEmpty() ? "stays" : "leaves in " + step(left));
    }
    table.print(out);
  }

  private static String step(OptionalInt step) {
    return step.isEmpty() ? "never" : "step " + step.getAsInt();
  }
}
