// What is one school paid, and where does every pound come from?
//   java -cp examples/target/perpupil.jar examples/java/PayASchool.java

import org.perpupil.Workspace;
import java.nio.file.Path;

public class PayASchool {
  public static void main(String[] args) {
    var wexmoor = Workspace.open(Path.of(args.length > 0 ? args[0] : "examples/data/wexmoor"));
    var statement = wexmoor.statement("W06");
    for (var line : statement.lines()) {
      System.out.println(line.line().label() + ": " + line.amount());
    }
    System.out.println("budget share: " + statement.budgetShare());
  }
}
