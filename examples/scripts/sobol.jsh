// How much of the variance of one school's reserve does each assumption explain?
//   jshell --class-path examples/target/perpupil.jar examples/scripts/sobol.jsh
// Another plan, school or size: -R-Dplan=my.sweep.yaml -R-Dschool=S01 -R-Dsize=4096
import java.nio.file.Path;
import java.util.Locale;
import org.perpupil.io.input.SweepInputs;
import org.perpupil.statistics.sensitivity.SobolIndices;
import org.perpupil.statistics.sensitivity.Statistic;

var plan = System.getProperty("plan", "examples/data/wexmoor/deficit-risk.sweep.yaml");
var school = System.getProperty("school", "W01");
var size = Integer.getInteger("size", SobolIndices.USUAL_SIZE);

var inputs = SweepInputs.read(Path.of(plan));
var sensitivity = inputs.sensitivity(school);
var analysis = SobolIndices.of(sensitivity.inputs(), size, inputs.plan().seed());
var outputs = sensitivity.evaluate(analysis.design(), 0, 2);
var measure = sensitivity.outputs().get(sensitivity.layout().years() - 1);
var result = analysis.result(analysis.design(), measure, outputs.get(measure));

System.out.printf(Locale.ROOT, "%s of %s, %s%n", measure, school, result.design());
System.out.printf(Locale.ROOT, "%-60s %7s %7s%n", "", "first", "total");
for (var finding : result.ranked(Statistic.TOTAL_ORDER)) {
  var first = result.find(finding.input(), Statistic.FIRST_ORDER).get();
  System.out.printf(
      Locale.ROOT, "%-60s %7.3f %7.3f%n", finding.input(), first.value(), finding.estimate().value());
}
result.warnings().forEach(System.out::println);
/exit
