// Is a maintained school better off if it becomes an academy? The same worlds tell for both.
//   jshell --class-path examples/target/perpupil.jar examples/scripts/stay-or-join.jsh
// A maintained year begins in April, an academy's in September: reserves end five months apart,
// so that the balance of a year is compared. Another plan or school: -R-Dplan=my.sweep.yaml -R-Dschool=S01
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.perpupil.budget.Block;
import org.perpupil.io.SweepInputs;
import org.perpupil.projection.Measure;
import org.perpupil.scenario.Arrangement;
import org.perpupil.school.Governance;
import org.perpupil.sweep.*;
import org.perpupil.uncertainty.WorldRunner;

var plan = System.getProperty("plan", "examples/data/wexmoor/deficit-risk.sweep.yaml");
var school = System.getProperty("school", "W01");

var inputs = SweepInputs.read(Path.of(plan));
var from = Block.septemberToMarch(inputs.plan().first().start());
Sweep sweep(Arrangement arrangement) {
  var projection = inputs.projection(school).arrangement(school, arrangement).build();
  return Sweep.of(inputs.plan(), projection);
}
var stay = sweep(Arrangement.of(Governance.MAINTAINED));
var join = sweep(Arrangement.converting(from));
var both = JoinedModel.of(stay.model(), join.model());
var measures = JoinedModel.measures("stay", stay.measures(), "join", join.measures());
var runner = WorldRunner.of(stay.inputs(), stay.sampler(), both, measures,
    JoinedModel.pairs(stay.measures().size()));
var results = runner.run(0, inputs.plan().worlds()).results();

int last = stay.layout().years() - 1;
var pair = results.paired(stay.layout().index(Measure.IN_YEAR_BALANCE, 0, last)).get();
System.out.printf(Locale.ROOT, "%s, in-year balance of %s, %d worlds%n",
    school, stay.plan().last(), pair.secondHigher().worlds());
System.out.printf(Locale.ROOT, "better off as an academy in %.1f%% of worlds, by £%,.0f on average (± %,.0f)%n",
    100 * pair.secondHigher().value(), pair.meanDifference(), pair.standardError().orElse(0));
/exit
