// What does a pay award of 5 percent in 2027-28 leave of schools' reserves?
//   java -cp examples/target/perpupil.jar examples/java/ChangedPayAward.java

import org.perpupil.Workspace;
import org.perpupil.rates.FundingYear;
import java.nio.file.Path;

public class ChangedPayAward {
  public static void main(String[] args) {
    var wexmoor = Workspace.open(Path.of(args.length > 0 ? args[0] : "examples/data/wexmoor"));
    var year = FundingYear.of(2027);
    var planned = wexmoor.project();
    var dearer = wexmoor.project("pay.teacher_award_percent", year, 5);
    for (var id : dearer.ids()) {
      double before = planned.closingReserve(id, year);
      System.out.println(id + ": " + before + " to " + dearer.closingReserve(id, year));
    }
  }
}
