// How likely is each school to run out of money by the last year?
//   java -cp examples/target/perpupil.jar examples/java/ChanceOfADeficit.java

import org.perpupil.Workspace;
import java.nio.file.Path;

public class ChanceOfADeficit {
  public static void main(String[] args) {
    var wexmoor = Workspace.open(Path.of(args.length > 0 ? args[0] : "examples/data/wexmoor"));
    var risks = wexmoor.sweep("deficit-risk.sweep.yaml");
    var last = risks.years().get(risks.years().size() - 1);
    for (var id : risks.ids()) {
      System.out.println(id + ": " + risks.deficitProbability(id, last));
    }
  }
}
