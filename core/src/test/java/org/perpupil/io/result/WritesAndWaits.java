package org.perpupil.io.result;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.perpupil.io.FailingSteps;
import org.perpupil.io.output.ResultKind;
import org.perpupil.io.result.OutputWriter.Body;

/** A program that writes a set of files and waits before one of the steps, to be killed there. */
final class WritesAndWaits {
  private WritesAndWaits() {}

  /**
   * Writes.
   *
   * @param arguments the table, and the step to wait before
   */
  public static void main(String[] arguments) {
    FailingSteps steps =
        FailingSteps.before(
            Integer.parseInt(arguments[1]),
            () -> {
              System.out.println("waiting");
              System.out.flush();
              while (true) {
                try {
                  Thread.sleep(1000);
                } catch (InterruptedException e) {
                  throw new IllegalStateException(e);
                }
              }
            });
    Output output = Output.table(ResultKind.ALLOCATION, Path.of(arguments[0]), ".authorities.csv");
    try (OutputWriter to = output.open(steps)) {
      to.write(List.of(Body.of("new"), Body.of("new, too")), Map.of());
    }
  }
}
