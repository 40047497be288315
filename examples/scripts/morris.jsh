// Which assumptions can be left alone? Elementary effects of all of them on all schools together.
//   jshell --class-path examples/target/perpupil.jar examples/scripts/morris.jsh
// Another plan: -R-Dplan=my.sweep.yaml
import java.nio.file.Path;
import java.util.Locale;
import org.perpupil.io.input.SweepInputs;
import org.perpupil.statistics.sensitivity.ElementaryEffects;
import org.perpupil.statistics.sensitivity.Statistic;
import org.perpupil.sweep.SweepUnit;

var plan = System.getProperty("plan", "examples/data/wexmoor/deficit-risk.sweep.yaml");

var inputs = SweepInputs.read(Path.of(plan));
var sensitivity = inputs.sensitivity();
var analysis = ElementaryEffects.of(sensitivity.inputs(), ElementaryEffects.USUAL_TRAJECTORIES,
    ElementaryEffects.USUAL_LEVELS, inputs.plan().seed());
var units = sensitivity.layout().units();
var total = units.stream().filter(u -> u.level() == SweepUnit.Level.AUTHORITY).findFirst().get();
var outputs = sensitivity.evaluate(analysis.design(), units.indexOf(total), 2);
var measure = sensitivity.outputs().get(sensitivity.layout().years() - 1);
var result = analysis.result(analysis.design(), measure, outputs.get(measure));

System.out.printf(Locale.ROOT, "%s of authority %s, %d runs%n", measure, total.id(), result.design().rows());
System.out.printf(Locale.ROOT, "%-60s %12s %12s%n", "", "mu*", "sigma");
for (var finding : result.ranked(Statistic.MEAN_ABSOLUTE_EFFECT)) {
  var sigma = result.find(finding.input(), Statistic.EFFECT_DEVIATION).get();
  System.out.printf(
      Locale.ROOT, "%-60s %,12.0f %,12.0f%n", finding.input(), finding.estimate().value(), sigma.value());
}
/exit
