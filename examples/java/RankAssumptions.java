// Which assumption moves all schools' reserves most?
//   java -cp examples/target/perpupil.jar examples/java/RankAssumptions.java

import org.perpupil.Workspace;
import java.nio.file.Path;

public class RankAssumptions {
  public static void main(String[] args) {
    var wexmoor = Workspace.open(Path.of(args.length > 0 ? args[0] : "examples/data/wexmoor"));
    var ranking = wexmoor.rank("deficit-risk.sweep.yaml");
    ranking.swings().forEach((name, pounds) -> System.out.println(name + ": " + pounds));
  }
}
