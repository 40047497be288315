package org.perpupil.examples.page;

import java.util.List;
import org.perpupil.AssumptionRanking;
import org.perpupil.examples.chart.Figures;
import org.perpupil.examples.chart.TornadoBars;
import org.perpupil.statistics.Bar;
import org.perpupil.statistics.Tornado;

/** Which assumptions matter most: at most eight as a picture, all in the table. */
final class MattersSection {
  private static final int MOST = 8;

  private final Tornado tornado;

  MattersSection(AssumptionRanking ranking) {
    this.tornado = ranking.tornado();
  }

  /** Returns the assumption that matters most, in words. */
  String most() {
    return Words.input(tornado.bars().get(0).input());
  }

  Section section(String whom) {
    Bar first = tornado.bars().get(0);
    String measure =
        tornado.measure().replace('_', ' ').replace("closing reserve", "reserve at the end of");
    String headline = "One assumption alone moves it by " + Figures.label(first.swing());
    Section section =
        new Section("matters", "What matters most")
            .headline(headline)
            .subtitle(
                "How far each assumption alone moves the "
                    + measure
                    + " of "
                    + whom
                    + ", in pounds, from its low to its high value")
            .say(
                "Most of all: "
                    + most()
                    + ". With everything at its median the figure is "
                    + Figures.pounds(tornado.base())
                    + ".");
    List<TornadoBars.Bar> bars = tornado.bars().stream().limit(MOST).map(this::bar).toList();
    section.chart(new TornadoBars("change of the " + measure + ", in pounds", bars), headline);
    PageTable table = new PageTable("Every assumption that varies").words("Assumption");
    table.numbers("Low", "High", "At low", "At high", "Moves it by");
    for (Bar bar : tornado.bars()) {
      table.row(
          Words.input(bar.input()),
          Words.value(bar.input(), bar.lowInput()),
          Words.value(bar.input(), bar.highInput()),
          Figures.pounds(bar.atLow()),
          Figures.pounds(bar.atHigh()),
          Figures.pounds(bar.swing()));
    }
    return section
        .table(table)
        .note(
            "Low and high are values that 1 in 10 worlds lie below, and above. Inputs vary one at a"
                + " time here; those that move together in the worlds above are taken apart.");
  }

  private TornadoBars.Bar bar(Bar bar) {
    return new TornadoBars.Bar(
        Words.input(bar.input()),
        Words.value(bar.input(), bar.lowInput()),
        Words.value(bar.input(), bar.highInput()),
        bar.atLow() - tornado.base(),
        bar.atHigh() - tornado.base());
  }
}
