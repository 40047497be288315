package org.perpupil.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The schools block from the command line; the rule itself is held to published blocks. */
class BlockCommandTest {
  private static final List<String> BLOCK =
      List.of(
          "block",
          "--primary-unit",
          "4000.01",
          "--primary-pupils",
          "100.5",
          "--secondary-unit",
          "5000",
          "--secondary-pupils",
          "10",
          "--premises",
          "1000");

  /** 4,000.01 × 100.5 = 402,001.005, a pound more from 2020-21 on. */
  @Test
  void productsAreRoundedUpFrom202021On() {
    assertThat(lines("--year", "2023-24")).contains("primary | 402,002.00", "whole | 453,002.00");
    assertThat(lines("--year", "2019-20")).contains("primary | 402,001.005", "whole | 453,001.005");
  }

  @Test
  void whatIsLeftAndWhatMoreLeaversDo() {
    assertThat(lines("--year", "2023-24", "--recouped", "226501", "--leaving-percent", "10"))
        .contains(
            "recouped for academies: 50.0%",
            "left for maintained schools: 50.0%",
            "when a further 10% leaves, a cost that does not fall weighs 25.0% more on each pupil"
                + " who stays");
    assertThat(lines("--year", "2023-24", "--recouped", "453002", "--leaving-percent", "0"))
        .contains(
            "when a further 0% leaves, a cost that does not fall weighs on nobody: no school"
                + " is left");
  }

  @Test
  void allThatIsWrongIsSaidAtOnce() {
    Run run =
        run(
            "--year",
            "2023-24",
            "--growth",
            "-1",
            "--protection",
            "1e12",
            "--leaving-percent",
            "101");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("--growth", "--leaving-percent").doesNotContain("--protection");
    assertThat(run("--year", "2023-24", "--recouped", "453003").err())
        .contains("the block was given after recoupment");
    assertThat(run("--year", "soon").code()).isEqualTo(2);
  }

  private static Stream<String> lines(String... more) {
    Run run = run(more);
    assertThat(run.code()).isZero();
    return run.out().lines().map(line -> line.replaceAll(" {2,}", " | "));
  }

  private static Run run(String... more) {
    return Run.of(Stream.concat(BLOCK.stream(), Stream.of(more)).toArray(String[]::new));
  }
}
