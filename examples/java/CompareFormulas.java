// What does each school gain or lose when the national formula replaces the local one, and why?
//   java -cp examples/target/perpupil.jar examples/java/CompareFormulas.java

import org.perpupil.Workspace;
import java.nio.file.Path;

public class CompareFormulas {
  public static void main(String[] args) {
    var wexmoor = Workspace.open(Path.of(args.length > 0 ? args[0] : "examples/data/wexmoor"));
    var changes = wexmoor.compare("formulas.csv", "nff:2025-26");
    for (var id : changes.ids()) {
      System.out.println(id + ": " + changes.change(id) + " " + changes.causes(id));
    }
  }
}
