// What moves one school's reserve, one assumption at a time?
//   jshell --class-path examples/target/perpupil.jar examples/scripts/tornado.jsh
// Another plan or school: -R-Dplan=my.sweep.yaml -R-Dschool=S01
import java.nio.file.Path;
import java.util.Locale;
import org.perpupil.io.input.SweepInputs;
import org.perpupil.statistics.sensitivity.OneAtATime;

var plan = System.getProperty("plan", "examples/data/wexmoor/deficit-risk.sweep.yaml");
var school = System.getProperty("school", "W01");

var sensitivity = SweepInputs.read(Path.of(plan)).sensitivity(school);
var analysis = OneAtATime.of(sensitivity.inputs());
var outputs = sensitivity.evaluate(analysis.design(), 0, 1);
var measure = sensitivity.outputs().get(sensitivity.layout().years() - 1);
var tornado = analysis.result(analysis.design(), measure, outputs.get(measure));

System.out.printf(Locale.ROOT, "%s of %s: £%,.0f with all at their medians%n", measure, school, tornado.base());
for (var bar : tornado.bars()) {
  System.out.printf(Locale.ROOT, "%-60s %,12.0f %,12.0f%n", bar.input(), bar.atLow(), bar.atHigh());
}
/exit
