// What moves one school's reserve, one assumption at a time?
//   jshell --class-path examples/target/perpupil.jar examples/scripts/tornado.jsh
// Another folder, plan or school: -R-Din=my -R-Dplan=my.sweep.yaml -R-Dschool=S01
import java.nio.file.Path;
import java.util.Locale;
import org.perpupil.Workspace;

var in = Path.of(System.getProperty("in", "examples/data/wexmoor"));
var plan = System.getProperty("plan", "deficit-risk.sweep.yaml");
var school = System.getProperty("school", "W01");

var tornado = Workspace.open(in).rank(plan, school).tornado();

System.out.printf(Locale.ROOT, "%s of %s: £%,.0f with all at their medians%n",
    tornado.measure(), school, tornado.base());
for (var bar : tornado.bars()) {
  System.out.printf(Locale.ROOT, "%-60s %,12.0f %,12.0f%n", bar.input(), bar.atLow(), bar.atHigh());
}
/exit
