// What does the national formula of the next year change?
//   java -cp examples/target/perpupil.jar examples/java/CompareYears.java

import org.perpupil.Workspace;
import java.nio.file.Path;

public class CompareYears {
  public static void main(String[] args) {
    var wexmoor = Workspace.open(Path.of(args.length > 0 ? args[0] : "examples/data/wexmoor"));
    var changes = wexmoor.compare("nff:2024-25", "nff:2025-26");
    for (var id : changes.ids()) {
      System.out.println(id + ": " + changes.before(id) + " to " + changes.after(id));
    }
  }
}
