package org.perpupil.examples.page;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.perpupil.authority.leaving.Departures;
import org.perpupil.examples.chart.Figures;
import org.perpupil.examples.chart.Lines;

/** What remains of an authority as its schools leave, and its levy against the limit. */
final class DepartingSection {
  private final Departing departing;
  private final List<Departures.Step> steps;

  DepartingSection(Departing departing) {
    this.departing = departing;
    this.steps = departing.departures().steps();
  }

  /** Returns what happens first, as a sentence. */
  String sentence() {
    OptionalInt step = departing.departures().levyTippingPoint();
    return step.isEmpty()
        ? "However many maintained schools leave, the levy stays within its limit."
        : step.getAsInt() == 0
            ? "The levy that is needed is above its limit before any school leaves."
            : "When " + left(step.getAsInt()) + ", the levy that is needed is above its limit.";
  }

  Section section(String place) {
    OptionalInt levy = departing.departures().levyTippingPoint();
    String headline =
        levy.isEmpty()
            ? "The levy stays within its limit to the end"
            : levy.getAsInt() == 0
                ? "The levy is above its limit already"
                : "The levy passes its limit at step " + levy.getAsInt();
    List<Departures.Step> drawn =
        steps.stream()
            .filter(step -> step.schools() > 0 && Double.isFinite(step.levyNeeded()))
            .toList();
    Section section =
        new Section("leaving", "As schools leave")
            .headline(headline)
            .subtitle(
                "Levy in pounds a pupil that the duties of "
                    + place
                    + " need as maintained schools leave "
                    + departing.order())
            .say(sentence())
            .say(pool());
    if (drawn.size() > 1) {
      double limit = departing.terms().levyLimit();
      section.chart(
          new Lines(
              "levy in pounds a pupil, by step",
              IntStream.range(0, drawn.size()).mapToObj(Integer::toString).toList(),
              List.of(
                  new Lines.Line("needed", drawn.stream().map(s -> s.levyNeeded()).toList()),
                  new Lines.Line("limit", drawn.stream().map(s -> limit).toList()))),
          headline);
    }
    return section
        .table(table())
        .note(
            "To raise: duties and retained costs less central services. Not raised: above the"
                + " limit, to be found by the council. Headroom: surpluses less deficits of those"
                + " who stay.");
  }

  private String pool() {
    OptionalInt step = departing.departures().poolTippingPoint();
    return step.isEmpty()
        ? "Surpluses of those who stay stand behind every deficit to the end."
        : "From step " + step.getAsInt() + " on, deficits stand behind which there is no surplus.";
  }

  private String left(int step) {
    int schools = steps.get(0).schools() - steps.get(step).schools();
    return Words.count(schools, "school") + (schools == 1 ? " has left" : " have left");
  }

  private PageTable table() {
    PageTable table = new PageTable("Step by step").words("Step").words("Who leaves");
    table.numbers(
        "Schools left",
        "Pupils",
        "To raise",
        "Levy needed a pupil",
        "Not raised",
        "Headroom",
        "Worse off");
    for (int i = 0; i < steps.size(); i++) {
      Departures.Step step = steps.get(i);
      List<String> cells = new ArrayList<>();
      cells.add(Integer.toString(i));
      cells.add(
          departing.leavers().getOrDefault(i, List.of()).stream()
              .map(Words::name)
              .collect(Collectors.joining(", ")));
      cells.add(Words.number(step.schools()));
      cells.add(Figures.number(step.pupils(), 0));
      cells.add(Figures.pounds(step.toRaise()));
      cells.add(Double.isFinite(step.levyNeeded()) ? Figures.pence(step.levyNeeded()) : "–");
      cells.add(Figures.pounds(step.residual()));
      cells.add(Figures.pounds(step.headroom()));
      cells.add(Words.number(departing.departures().worseOff(i).size()));
      table.row("", cells);
    }
    return table;
  }
}
