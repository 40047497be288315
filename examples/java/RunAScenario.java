// What does a scenario do to every school's reserve?
//   java -cp examples/target/perpupil.jar examples/java/RunAScenario.java

import org.perpupil.Workspace;
import org.perpupil.rates.FundingYear;
import java.nio.file.Path;

public class RunAScenario {
  public static void main(String[] args) {
    var wexmoor = Workspace.open(Path.of(args.length > 0 ? args[0] : "examples/data/wexmoor"));
    var effects = wexmoor.run("flat-cash.scenario.yaml");
    for (var id : effects.ids()) {
      System.out.println(id + ": " + effects.change(id, FundingYear.of(2030)));
    }
  }
}
