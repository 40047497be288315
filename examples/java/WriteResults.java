// Writes what schools are paid, and gain and lose, as CSV with its companions and as JSON.
//   java -cp examples/target/perpupil.jar examples/java/WriteResults.java

import org.perpupil.Workspace;
import java.nio.file.Path;

public class WriteResults {
  public static void main(String[] args) {
    var wexmoor = Workspace.open(Path.of(args.length > 0 ? args[0] : "examples/data/wexmoor"));
    var out = Path.of(args.length > 1 ? args[1] : "out");
    wexmoor.allocate().write(out.resolve("allocations.csv"));
    wexmoor.compare("nff:2025-26").write(out.resolve("changes.json"));
  }
}
