package org.perpupil.io.plan;

import static org.perpupil.problem.Problem.plain;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.perpupil.projection.Measure;
import org.perpupil.scenario.Selector;
import org.perpupil.statistics.ShockCorrelation;
import org.perpupil.sweep.Correlation;
import org.perpupil.sweep.DistributionKind;
import org.perpupil.sweep.InputFiles;
import org.perpupil.sweep.Precision;
import org.perpupil.sweep.ScenarioFiles;
import org.perpupil.sweep.StatedDistribution;
import org.perpupil.sweep.SweepMeasure;
import org.perpupil.sweep.SweepPlan;
import org.perpupil.sweep.Variation;

/** A plan as YAML. */
final class SweepPlanText {
  private final StringBuilder text = new StringBuilder();

  private SweepPlanText() {}

  static String of(SweepPlan plan) {
    SweepPlanText writer = new SweepPlanText();
    writer.write(plan);
    return writer.text.toString();
  }

  private void write(SweepPlan plan) {
    line("version", String.valueOf(SweepPlan.VERSION));
    plan.files().ifPresent(this::files);
    plan.areaCost().ifPresent(multiplier -> line("aca", plain(multiplier)));
    plan.scenarios().ifPresent(this::scenarios);
    line("years", plan.first() + ".." + plan.last());
    text.append("vary:\n");
    plan.variations().forEach(this::variation);
    if (!plan.correlations().isEmpty()) {
      text.append("correlate:\n");
      plan.correlations().forEach(this::correlation);
    }
    line("sampler", plan.sampler().fileName());
    line("seed", String.valueOf(plan.seed()));
    if (plan.firstWorld() > 0) {
      line("first_world", String.valueOf(plan.firstWorld()));
    }
    line("worlds", String.valueOf(plan.worlds()));
    line(
        "measures",
        list(
            Stream.concat(
                    plan.measures().stream().map(Measure::fileName),
                    plan.ownMeasures().stream().map(SweepPlanText::own))
                .toList()));
    line("deficit_below", plain(plan.threshold()));
    line("bins", String.valueOf(plan.bins()));
    plan.stop().ifPresent(this::stop);
  }

  private static String own(SweepMeasure.Own own) {
    return "{name: "
        + own.name()
        + ", is: "
        + quoted(own.is())
        + ", unit: "
        + quoted(own.unit())
        + (own.below().isPresent() ? ", below: " + plain(own.below().getAsDouble()) : "")
        + "}";
  }

  private void files(InputFiles files) {
    line("schools", list(files.schools().stream().map(SweepPlanText::quoted).toList()));
    line("formulas", quoted(files.formulas()));
    line("budgets", quoted(files.budgets()));
    files.staff().ifPresent(file -> line("staff", quoted(file)));
    files.assumptions().ifPresent(file -> line("assumptions", quoted(file)));
  }

  private void scenarios(ScenarioFiles files) {
    line("scenario", quoted(files.scenario()));
    files.against().ifPresent(file -> line("against", quoted(file)));
  }

  private void stop(Precision stop) {
    line(
        "stop",
        "{measure: "
            + stop.figure().fileName()
            + ", statistic: "
            + stop.statistic().fileName()
            + ", level: "
            + stop.level().fileName()
            + ", half_width: "
            + plain(stop.halfWidth())
            + "}");
  }

  private void variation(Variation variation) {
    text.append("  - assumption: ").append(variation.assumption().name()).append('\n');
    variation.year().ifPresent(year -> inner("year", year.toString()));
    if (variation.selector() instanceof Selector.Authority authority) {
      inner("authority", quoted(authority.laCode()));
    } else if (variation.selector() instanceof Selector.Trust trust) {
      inner("trust", quoted(trust.name()));
    } else if (variation.selector() instanceof Selector.Schools schools) {
      inner("schools", list(schools.ids().stream().map(SweepPlanText::quoted).toList()));
    }
    variation.levels().ifPresent(levels -> inner("levels", levels(levels)));
    inner(variation.shape().kind().fileName(), numbers(variation.shape()));
  }

  private void correlation(Correlation correlation) {
    text.append("  - names: ")
        .append(list(correlation.labels().stream().map(SweepPlanText::quoted).toList()))
        .append('\n');
    inner("matrix", list(correlation.matrix().stream().map(SweepPlanText::plainList).toList()));
  }

  private static String levels(ShockCorrelation levels) {
    return "{national: "
        + plain(levels.national())
        + ", authority: "
        + plain(levels.authority())
        + ", school: "
        + plain(levels.school())
        + "}";
  }

  private static String numbers(StatedDistribution shape) {
    List<String> entries = new ArrayList<>();
    Iterator<StatedDistribution> parts = shape.parts().iterator();
    for (DistributionKind.Key key : shape.kind().keys()) {
      List<Double> given = shape.numbers().get(key.name());
      if (key.form() == DistributionKind.Form.SHAPES) {
        List<String> written = new ArrayList<>();
        parts.forEachRemaining(
            part -> written.add("{" + part.kind().fileName() + ": " + numbers(part) + "}"));
        entries.add(key.name() + ": " + list(written));
      } else if (given != null) {
        entries.add(
            key.name()
                + ": "
                + (key.form() == DistributionKind.Form.NUMBER
                    ? plain(given.get(0))
                    : plainList(given)));
      }
    }
    return "{" + String.join(", ", entries) + "}";
  }

  private static String plainList(List<Double> numbers) {
    return list(numbers.stream().map(number -> plain(number)).toList());
  }

  private static String list(List<String> items) {
    return items.stream().collect(Collectors.joining(", ", "[", "]"));
  }

  /** Texts that could be read as something else stand in quotation marks. */
  private static String quoted(String name) {
    return name.matches("[A-Za-z][A-Za-z0-9_./-]*(:[0-9-]+)?")
            && !name.matches("(?i)true|false|yes|no|on|off|null|y|n")
        ? name
        : "'" + name.replace("'", "''") + "'";
  }

  private void line(String key, String value) {
    text.append(key).append(": ").append(value).append('\n');
  }

  private void inner(String key, String value) {
    text.append("    ").append(key).append(": ").append(value).append('\n');
  }
}
