package org.perpupil.io.result;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.perpupil.statistics.discovery.Box;
import org.perpupil.statistics.discovery.Limit;

/** Boxes as files: an end without a limit stays blank, shares are of the right worlds. */
class BoxWriterTest {
  @TempDir private Path folder;

  @Test
  void everyLimitIsARowAndEveryStepToo() throws IOException {
    Box all = new Box(0, 400, 100, 400, 100, List.of());
    Limit award = new Limit("award", 2.5, Double.POSITIVE_INFINITY, 0.001);
    Limit own = new Limit("children, own", Double.NEGATIVE_INFINITY, 200, 0.25);
    Box first = new Box(8, 100, 80, 400, 100, List.of(award, own));
    Box second = new Box(3, 50, 10, 400, 100, List.of(new Limit("energy", -4, 6, 0)));

    try (OutputWriter to = BoxWriter.output(folder.resolve("b.csv")).open()) {
      BoxWriter.write(
          List.of(first, second), List.of(all, first), "x < 0", Path.of("in", "d.csv.gz"), to);
    }

    assertThat(Files.readString(folder.resolve("b.csv"), UTF_8))
        .isEqualTo(
            """
            box,input,input_low,input_high,chance,coverage,density,mass,worlds,worlds_of_interest
            1,award,2.5,,0.001,0.8,0.8,0.25,100,80
            1,"children, own",,200,0.25,0.8,0.8,0.25,100,80
            2,energy,-4,6,0,0.1,0.2,0.125,50,10
            """);
    assertThat(Files.readString(folder.resolve("b.steps.csv"), UTF_8))
        .isEqualTo(
            """
            step,coverage,density,mass,worlds,worlds_of_interest,inputs
            0,1,0.25,1,400,100,0
            8,0.8,0.8,0.25,100,80,2
            """);
    assertThat(Files.readString(folder.resolve("b.summary.json"), UTF_8))
        .contains("\"draws\" : \"d.csv.gz\"")
        .contains("\"worlds_of_interest_have\" : \"x < 0\"")
        .contains("\"worlds\" : 400")
        .contains("\"worlds_of_interest\" : 100");
  }
}
