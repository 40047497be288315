package org.perpupil.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A trainee as timetable, from the command line. */
class TraineeCommandTest {
  /** The published arithmetic of 2025-26: 31,723.12 for a trainee, 46,543.71 for a new teacher. */
  @Test
  void aPhysicsApprenticeSavesWhatTheLessonsWouldHaveCost() {
    Run run =
        Run.of("trainee", "--grant", "29000", "--displaced-percent", "70", "--on", "2025-09-01");
    assertThat(run.code()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out().lines().map(line -> line.replaceAll(" {2,}", " | ")))
        .contains(
            "pay | 22,601.00",
            "pension | 6,481.97",
            "national insurance | 2,640.15",
            "grant | -29,000.00",
            "net cost | 2,723.12",
            "lessons not paid to a teacher at M1 | 32,580.60",
            "saving | 29,857.48");
  }

  @Test
  void aSupernumeraryTraineeIsACost() {
    Run run = Run.of("trainee", "--displaced-percent", "0", "--on", "2025-09-01");
    assertThat(run.out().lines().map(line -> line.replaceAll(" {2,}", " | ")))
        .contains("cost | 31,723.12");
  }

  @Test
  void moreThanTheRouteLetsTeachIsWarnedOf() {
    String[] apprentice = {
      "trainee", "--displaced-percent", "85", "--on", "2025-09-01", "--apprentice-under-25"
    };
    assertThat(Run.of(apprentice).err()).contains("'85', expected at most 80");
    assertThat(Run.of("trainee", "--displaced-percent", "85", "--on", "2025-09-01").err())
        .isEmpty();
    assertThat(Run.of("trainee", "--displaced-percent", "91", "--on", "2025-09-01").err())
        .contains("'91', expected at most 90");
  }

  @Test
  void allThatIsWrongIsSaidAtOnce() {
    Run run =
        Run.of(
            "trainee",
            "--displaced-percent",
            "101",
            "--mentors-percent",
            "-1",
            "--grant",
            "-5",
            "--fees",
            "-6",
            "--on",
            "2025-09-01");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("--displaced-percent", "--mentors-percent", "--grant", "--fees");
  }

  @Test
  void aPointAndADayWithoutPayAreRefused() {
    String[] base = {"trainee", "--displaced-percent", "50", "--on"};
    assertThat(Run.of(base[0], base[1], base[2], base[3], "1999-09-01").code()).isEqualTo(1);
    assertThat(Run.of(base[0], base[1], base[2], base[3], "2025-09-01", "--point", "M9").code())
        .isEqualTo(1);
    assertThat(Run.of(base[0], base[1], base[2], base[3], "2025-09-01", "--area", "x").code())
        .isEqualTo(2);
  }
}
