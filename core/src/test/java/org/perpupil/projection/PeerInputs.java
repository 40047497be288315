package org.perpupil.projection;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.perpupil.projection.engine.Engine;
import org.perpupil.projection.engine.PeerFile;
import org.perpupil.scenario.Assumption;

/** Writes what a projection is worked out from in some worlds, and what comes out. */
public final class PeerInputs {
  private static final Assumption INTAKE = Assumption.of("pupils.intake_growth_percent");

  private PeerInputs() {}

  /** Returns a runner whose only inputs are numbers of all schools and years. */
  public static ProjectionRunner runner(ProjectionPlan plan, List<Assumption> varied) {
    return ProjectionRunner.of(
        plan,
        plan.assumptions(),
        varied.stream().map(Target::of).toList(),
        List.of(Measure.CLOSING_RESERVE));
  }

  /**
   * Writes worlds.
   *
   * @param varied numbers that differ from world to world, growth of the intake among them
   * @param worlds their values, by world
   */
  public static void write(
      ProjectionPlan plan, List<Assumption> varied, double[][] worlds, Path path)
      throws IOException {
    try (PeerFile file = new PeerFile(plan.compiled(), plan.schools(), path)) {
      file.plan(worlds.length);
      for (int number = 0; number < worlds.length; number++) {
        var assumptions = plan.assumptions().toBuilder();
        for (int v = 0; v < varied.size(); v++) {
          assumptions.set(varied.get(v), worlds[number][v]);
        }
        Engine engine = new Engine(plan.compiled(), assumptions.build());
        file.world(number, engine, worlds[number][varied.indexOf(INTAKE)]);
      }
    }
  }
}
