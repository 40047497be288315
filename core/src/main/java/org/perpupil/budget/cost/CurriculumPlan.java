package org.perpupil.budget.cost;

import java.util.List;
import java.util.Optional;
import org.perpupil.budget.Block;
import org.perpupil.budget.StaffPost;
import org.perpupil.budget.StaffRole;

/**
 * A curriculum plan: pupils, teaching periods, teachers and what they cost.
 *
 * <p>The measures are those of integrated curriculum and financial planning, as the Department for
 * Education's benchmarking tool works them out. They close: average class size is pupil–teacher
 * ratio divided by contact ratio. Immutable and thread-safe.
 *
 * @param pupils pupils
 * @param periods periods in a week's timetable
 * @param taughtPeriods periods taught in a week, all classes together
 * @param teachers full-time equivalent teachers
 * @param teacherCost pounds a year, on-costs included
 */
public record CurriculumPlan(
    double pupils, double periods, double taughtPeriods, double teachers, double teacherCost) {

  /** Checks that every figure is more than 0. */
  public CurriculumPlan {
    if (!(pupils > 0 && periods > 0 && taughtPeriods > 0 && teachers > 0 && teacherCost > 0)) {
      throw new IllegalArgumentException(
          "pupils "
              + pupils
              + ", periods "
              + periods
              + ", taught periods "
              + taughtPeriods
              + ", teachers "
              + teachers
              + ", teacher cost "
              + teacherCost
              + "; expected all to be more than 0");
    }
  }

  /**
   * Returns the plan of the posts of a school, or nothing where the lessons of any of its teachers
   * and trainees are not known, or no pupils or cost.
   *
   * @param posts of the school
   * @param block those who are there in it are counted
   */
  public static Optional<CurriculumPlan> of(
      List<StaffPost> posts, Block block, double pupils, double periods, double teacherCost) {
    List<StaffPost> teachers =
        posts.stream()
            .filter(post -> post.role() == StaffRole.TEACHER || post.role() == StaffRole.TRAINEE)
            .filter(post -> post.isThere(block))
            .toList();
    boolean areKnown = teachers.stream().allMatch(post -> post.lessons().isPresent());
    double lessons = teachers.stream().mapToDouble(post -> post.lessons().orElse(0)).sum();
    double full = teachers.stream().mapToDouble(StaffPost::fullTimeEquivalent).sum();
    return areKnown && lessons > 0 && pupils > 0 && teacherCost > 0
        ? Optional.of(new CurriculumPlan(pupils, periods, lessons, full, teacherCost))
        : Optional.empty();
  }

  /** Returns pupils per full-time equivalent teacher. */
  public double pupilTeacherRatio() {
    return pupils / teachers;
  }

  /** Returns the share of the timetable that teachers teach, from 0; above 1 nobody could. */
  public double contactRatio() {
    return taughtPeriods / (periods * teachers);
  }

  /** Returns pupils in an average class. */
  public double averageClassSize() {
    return pupils * periods / taughtPeriods;
  }

  /** Returns the periods that an average teacher teaches in a week. */
  public double teacherLoad() {
    return taughtPeriods / teachers;
  }

  /** Returns pounds a year for an average teacher. */
  public double averageTeacherCost() {
    return teacherCost / teachers;
  }

  /** Returns pounds a year for one period a week. */
  public double costPerLesson() {
    return teacherCost / taughtPeriods;
  }

  /** Returns the teachers that the periods need at a contact ratio, as full-time equivalent. */
  public double teachersNeededAt(double contactRatio) {
    return taughtPeriods / (contactRatio * periods);
  }
}
