// Is a maintained school better off if it becomes an academy? The same worlds tell for both.
//   jshell --class-path examples/target/perpupil.jar examples/scripts/stay-or-join.jsh
// A maintained year begins in April, an academy's in September: reserves end five months apart,
// so that the balance of a year is compared. Another folder, plan or school:
// -R-Din=my -R-Dplan=my.sweep.yaml -R-Dschool=S01
import java.nio.file.Path;
import java.util.Locale;
import org.perpupil.Workspace;
import org.perpupil.projection.Measure;
import org.perpupil.sweep.SweepMeasure;
import org.perpupil.sweep.SweepUnit;

var in = Path.of(System.getProperty("in", "examples/data/wexmoor"));
var plan = System.getProperty("plan", "stay-or-leave.sweep.yaml");
var school = System.getProperty("school", "W01");

var risks = Workspace.open(in).sweep(plan);
var result = risks.result();
var unit = result.layout().units().indexOf(new SweepUnit(SweepUnit.Level.SCHOOL, school));
var last = risks.years().size() - 1;
var higher = result.higher(Measure.IN_YEAR_BALANCE, unit, last).get();
var difference = result.result(SweepMeasure.difference(Measure.IN_YEAR_BALANCE), unit, last).get();
System.out.printf(Locale.ROOT, "%s, in-year balance of %s, %d worlds%n",
    school, risks.years().get(last), higher.worlds());
System.out.printf(Locale.ROOT, "better off as an academy in %.1f%% of worlds, by £%,.0f on average (± %,.0f)%n",
    100 * higher.value(), difference.mean(), difference.standardError().orElse(0));
/exit
