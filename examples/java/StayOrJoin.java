// Had a maintained school better stay, become an academy of its own, or join a trust?
//   java -cp examples/target/perpupil.jar examples/java/StayOrJoin.java

import org.perpupil.Workspace;
import java.nio.file.Path;
import java.time.LocalDate;

public class StayOrJoin {
  public static void main(String[] args) {
    var wexmoor = Workspace.open(Path.of(args.length > 0 ? args[0] : "examples/data/wexmoor"));
    var choice = wexmoor.stayOrJoin("W01", "Fenway Trust", LocalDate.of(2026, 9, 1));
    for (var year : choice.years()) {
      System.out.println(
          year + ": stay " + choice.staying(year) + ", leave " + choice.leaving(year)
              + ", join " + choice.joining(year));
    }
  }
}
