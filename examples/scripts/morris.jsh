// Which assumptions can be left alone? Elementary effects of all of them on all schools together.
//   jshell --class-path examples/target/perpupil.jar examples/scripts/morris.jsh
// Another folder or plan: -R-Din=my -R-Dplan=my.sweep.yaml
import java.nio.file.Path;
import java.util.Locale;
import org.perpupil.Workspace;

var in = Path.of(System.getProperty("in", "examples/data/wexmoor"));
var plan = System.getProperty("plan", "deficit-risk.sweep.yaml");

var effects = Workspace.open(in).elementaryEffects(plan);
var sigma = effects.ranked("sigma");

System.out.printf(Locale.ROOT, "%s of all schools, %d runs%n", effects.measure(), effects.runs());
System.out.printf(Locale.ROOT, "%-60s %12s %12s%n", "", "mu*", "sigma");
effects.ranked("mu_star").forEach((input, size) ->
    System.out.printf(Locale.ROOT, "%-60s %,12.0f %,12.0f%n", input, size, sigma.get(input)));
/exit
