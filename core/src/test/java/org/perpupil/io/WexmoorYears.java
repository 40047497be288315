package org.perpupil.io;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.perpupil.io.input.BudgetInputs;
import org.perpupil.projection.ProjectionPlan;
import org.perpupil.rates.FundingYear;
import org.perpupil.rates.FundingYears;

/** The shipped authority over three years, as it is or with more posts and assumptions. */
public final class WexmoorYears {
  public static final FundingYear FIRST = FundingYear.of(2025);
  private static final Path WEXMOOR = Path.of("../examples/data/wexmoor");

  private WexmoorYears() {}

  /** Returns the authority as it is. */
  public static ProjectionPlan plan() {
    return plan(WEXMOOR.resolve("staff.csv"), WEXMOOR.resolve("assumptions.yaml"));
  }

  /** Returns it with rows added to its files of posts and assumptions. */
  public static ProjectionPlan plan(Path folder, String posts, String assumptions) {
    return plan(added(folder, "staff.csv", posts), added(folder, "assumptions.yaml", assumptions));
  }

  private static ProjectionPlan plan(Path staff, Path assumptions) {
    return BudgetInputs.read(
            List.of(WEXMOOR.resolve("schools.csv")),
            WEXMOOR.resolve("formulas.csv").toString(),
            WEXMOOR.resolve("budgets.csv"),
            Optional.of(staff),
            Optional.of(assumptions))
        .projection(new FundingYears(FIRST, FundingYear.of(2027)))
        .build();
  }

  private static Path added(Path folder, String name, String text) {
    try {
      String shipped = Files.readString(WEXMOOR.resolve(name), UTF_8);
      return Files.writeString(folder.resolve(name), shipped + text, UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
