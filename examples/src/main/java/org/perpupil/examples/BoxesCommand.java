package org.perpupil.examples;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.perpupil.io.input.DrawsTable;
import org.perpupil.io.result.BoxWriter;
import org.perpupil.io.result.OutputWriter;
import org.perpupil.statistics.discovery.Box;
import org.perpupil.statistics.discovery.BoxSearch;
import org.perpupil.statistics.discovery.Limit;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Finds rules that tell the worlds in which something happens. */
@Command(
    name = "boxes",
    mixinStandardHelpOptions = true,
    description = {
      "In which worlds does a school fail? Rules such as 'awards above 3.4 and fewer than 1 percent"
          + " more children', found among the worlds that 'sweep --draws' kept (PRIM).",
      "Coverage is the part of the worlds of interest that a box of such limits holds, density the"
          + " part of its worlds that are of interest, mass its part of all worlds. Chance is how"
          + " likely a limit without meaning would do as well; limits of more than 0.05 are pruned."
    },
    footer = {
      "",
      "What has to come together for W16 to have spent its reserve by 2029-30?",
      "  perpupil sweep --plan deficit-risk.sweep.yaml --out risk.csv --draws draws.csv.gz \\",
      "      --draws-of W16",
      "  perpupil boxes --draws draws.csv.gz --where 'closing_reserve:2029-30:school:W16<-800000'"
          + " \\",
      "      --out boxes.csv"
    })
final class BoxesCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--draws",
      required = true,
      paramLabel = "FILE",
      description = "Worlds that 'sweep --draws' kept.")
  private Path draws;

  @Option(
      names = "--where",
      required = true,
      paramLabel = "CONDITION",
      description =
          "Which worlds are of interest: a column, <, <=, > or >=, and a number, such as"
              + " closing_reserve:2029-30:school:W16<0.")
  private String condition;

  @Option(
      names = "--density",
      converter = NumberConverter.class,
      paramLabel = "X",
      description = "Take the box with most coverage that is as dense as this (default 0.8).")
  private double density = 0.8;

  @Option(
      names = "--peel",
      converter = NumberConverter.class,
      paramLabel = "X",
      description = "The part of a box's worlds that a step peels off (default 0.05).")
  private double peel = BoxSearch.USUAL_PEEL;

  @Option(
      names = "--least",
      converter = NumberConverter.class,
      paramLabel = "X",
      description = "The part of all worlds that a box holds at least (default 0.05).")
  private double least = BoxSearch.USUAL_LEAST;

  @Option(
      names = "--most",
      paramLabel = "N",
      description = "Boxes at most, each among the worlds that those before left (default 3).")
  private int most = 3;

  @Option(names = "--out", required = true, paramLabel = "FILE", description = "Where it goes.")
  private Path out;

  @Mixin private TableOptions outputs;

  @Override
  public Integer call() {
    if (!(density > 0 && density <= 1)) {
      throw new ParameterException(
          spec.commandLine(), "--density takes a share above 0, at most 1");
    }
    if (most < 1 || most > 100) {
      throw new ParameterException(spec.commandLine(), "--most takes 1 or more, at most 100");
    }
    OutputWriter to = outputs.open(BoxWriter.output(out), List.of(draws));
    DrawsTable table = DrawsTable.read(draws, condition);
    BoxSearch search = BoxSearch.of(table.inputs(), table.values(), table.kept(), peel, least);
    if (PerPupil.isRehearsal(spec)) {
      return ExitCode.OK;
    }
    List<Box> steps = search.steps();
    List<Box> boxes = search.cover(most, density);
    BoxWriter.write(boxes, steps, condition, draws, to);
    print(boxes, steps.get(0), spec.commandLine().getOut());
    return ExitCode.OK;
  }

  private void print(List<Box> boxes, Box all, PrintWriter out) {
    out.println(
        condition.strip()
            + " in "
            + Show.whole(all.ofInterest())
            + " of "
            + Show.whole(all.worlds())
            + " worlds, "
            + percent(all.density()));
    TextTable table = new TextTable("rrrrtrrr");
    table.row("box", "coverage", "density", "mass", "input", "from", "to", "chance").rule();
    int found = 0;
    for (int i = 0; i < boxes.size(); i++) {
      Box box = boxes.get(i);
      found += box.ofInterest();
      boolean isFirst = true;
      for (Limit limit : box.limits()) {
        table.row(
            isFirst ? String.valueOf(i + 1) : "",
            isFirst ? percent(box.coverage()) : "",
            isFirst ? percent(box.density()) : "",
            isFirst ? percent(box.mass()) : "",
            limit.input(),
            end(limit.low()),
            end(limit.high()),
            Show.threeDecimals(limit.chance()));
        isFirst = false;
      }
    }
    table.print(out);
    out.println(
        boxes.isEmpty()
            ? "no box is denser than all worlds together"
            : percent((double) found / all.allOfInterest())
                + " of the worlds of interest lie in "
                + (boxes.size() == 1 ? "it" : "them"));
    out.flush();
  }

  private static String end(double limit) {
    return Double.isInfinite(limit) ? "" : Show.threeDecimals(limit);
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f%%", 100 * share);
  }
}
