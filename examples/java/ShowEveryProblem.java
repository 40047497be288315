// Reads files, and shows everything that is wrong with any of them.
//   java -cp examples/target/perpupil.jar examples/java/ShowEveryProblem.java

import org.perpupil.Workspace;
import org.perpupil.problem.ProblemsException;
import java.nio.file.Path;

public class ShowEveryProblem {
  public static void main(String[] args) {
    try {
      System.out.println(Workspace.open(Path.of(args.length > 0 ? args[0] : ".")));
    } catch (ProblemsException e) {
      for (var problem : e.problems()) {
        System.out.println(problem.file() + " " + problem.line() + " " + problem.column());
        System.out.println(problem);
      }
    }
  }
}
