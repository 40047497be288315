// How much of the variance of one school's reserve does each assumption explain?
//   jshell --class-path examples/target/perpupil.jar examples/scripts/sobol.jsh
// Another folder, plan, school or size: -R-Din=my -R-Dplan=my.sweep.yaml -R-Dschool=S01 -R-Dsize=4096
import java.nio.file.Path;
import java.util.Locale;
import org.perpupil.Workspace;

var in = Path.of(System.getProperty("in", "examples/data/wexmoor"));
var plan = System.getProperty("plan", "deficit-risk.sweep.yaml");
var school = System.getProperty("school", "W01");
var size = Integer.getInteger("size", 1024);

var indices = Workspace.open(in).sobolIndices(plan, school, size);
var first = indices.ranked("first_order");

System.out.printf(Locale.ROOT, "%s of %s, %d runs%n", indices.measure(), school, indices.runs());
System.out.printf(Locale.ROOT, "%-60s %7s %7s%n", "", "first", "total");
indices.ranked("total_order").forEach((input, total) ->
    System.out.printf(Locale.ROOT, "%-60s %7.3f %7.3f%n", input, first.get(input), total));
indices.warnings().forEach(System.out::println);
/exit
