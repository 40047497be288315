// Is a maintained school better off if it becomes an academy? The same worlds tell for both.
//   jshell --class-path examples/target/perpupil.jar examples/scripts/stay-or-join.jsh
// A maintained year begins in April, an academy's in September: reserves end five months apart,
// so that the balance of a year is compared. Another plan or school: -R-Dplan=my.sweep.yaml -R-Dschool=S01
import java.nio.file.Path;
import java.util.Locale;
import org.perpupil.io.input.SweepInputs;
import org.perpupil.projection.Measure;
import org.perpupil.sweep.SweepMeasure;
import org.perpupil.sweep.SweepUnit;

var plan = System.getProperty("plan", "examples/data/wexmoor/stay-or-leave.sweep.yaml");
var school = System.getProperty("school", "W01");

var sweep = SweepInputs.read(Path.of(plan)).sweep();
var result = sweep.run(2);
var unit = sweep.layout().units().indexOf(new SweepUnit(SweepUnit.Level.SCHOOL, school));
var last = sweep.layout().years() - 1;
var higher = result.higher(Measure.IN_YEAR_BALANCE, unit, last).get();
var difference = result.result(SweepMeasure.difference(Measure.IN_YEAR_BALANCE), unit, last).get();
System.out.printf(Locale.ROOT, "%s, in-year balance of %s, %d worlds%n",
    school, sweep.plan().last(), higher.worlds());
System.out.printf(Locale.ROOT, "better off as an academy in %.1f%% of worlds, by £%,.0f on average (± %,.0f)%n",
    100 * higher.value(), difference.mean(), difference.standardError().orElse(0));
/exit
