package org.perpupil.budget;

import static org.perpupil.problem.Problem.plain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.rates.PayArea;

/**
 * One post of a school, or several alike: the role, what a full-time holder is paid, how much of
 * full time, and from when.
 *
 * <p>Paid either at a point of a teachers' scale or a salary. Immutable and thread-safe.
 */
public final class StaffPost {
  private final String schoolId;
  private final StaffRole role;
  private final @Nullable PayArea area;
  private final @Nullable String point;
  private final double salary;
  private final double fullTimeEquivalent;
  private final Pension pension;
  private final @Nullable Block start;
  private final boolean ageUnder25;
  private final @Nullable Double lessons;
  private final boolean allPosts;

  private StaffPost(Builder builder) {
    this.schoolId = builder.schoolId;
    this.role = builder.role;
    this.area = builder.area;
    this.point = builder.point;
    this.salary = builder.salary;
    this.fullTimeEquivalent = builder.fullTimeEquivalent;
    this.pension = builder.pension;
    this.start = builder.start == null ? null : Block.startingOn(builder.start).orElseThrow();
    this.ageUnder25 = builder.ageUnder25;
    this.lessons = builder.lessons;
    this.allPosts = builder.allPosts;
  }

  /** Returns the same post in another school. */
  public StaffPost in(String otherSchool) {
    Builder builder = new Builder(otherSchool, role, area, point, salary);
    builder.fullTimeEquivalent = fullTimeEquivalent;
    builder.pension = pension;
    builder.start = start == null ? null : start.start();
    builder.ageUnder25 = ageUnder25;
    builder.lessons = lessons;
    builder.allPosts = allPosts;
    return new StaffPost(builder);
  }

  /**
   * Returns a builder of a post at a point of a teachers' scale, full time, in the role's usual
   * pension, there from the start.
   *
   * @param point M1 to M6, U1 to U3, L1 to L43 or UQ1 to UQ6, or what is usual for them, such as
   *     {@code UPS2}; leaders stay at theirs
   */
  public static Builder onScale(String schoolId, StaffRole role, PayArea area, String point) {
    return new Builder(schoolId, role, area, PayPoints.find(point).orElse(point), Double.NaN);
  }

  /**
   * Returns a builder of a post on a salary, full time, in the role's usual pension, there from the
   * start.
   *
   * @param salary pounds a year for full time, more than 0
   */
  public static Builder onSalary(String schoolId, StaffRole role, double salary) {
    return new Builder(schoolId, role, null, null, salary);
  }

  /** Returns the points of the teachers' scales, lowest first by scale; unmodifiable. */
  public static List<String> points() {
    return PayPoints.all();
  }

  /** Returns the identifier of the school. */
  public String schoolId() {
    return schoolId;
  }

  /** Returns what the holder does. */
  public StaffRole role() {
    return role;
  }

  /** Returns the area of the teachers' scale, or nothing when the post is on a salary. */
  public Optional<PayArea> area() {
    return Optional.ofNullable(area);
  }

  /**
   * Returns the point of the teachers' scale, such as {@code M1}.
   *
   * @throws IllegalStateException when the post is on a salary: where {@link #area} is empty
   */
  public String point() {
    if (point == null) {
      throw new IllegalStateException("a post on a salary has no point");
    }
    return point;
  }

  /**
   * Returns the salary in pounds a year for full time.
   *
   * @throws IllegalStateException when the post is on a scale: where {@link #area} is present
   */
  public double salary() {
    if (point != null) {
      throw new IllegalStateException("a post on a scale has no salary of its own");
    }
    return salary;
  }

  /** Returns the full-time equivalent, more than 0; above 1 it is that many full-time posts. */
  public double fullTimeEquivalent() {
    return fullTimeEquivalent;
  }

  /** Returns the pension scheme. */
  public Pension pension() {
    return pension;
  }

  /** Returns the block in which the post starts, or nothing when it is there from the start. */
  public Optional<Block> start() {
    return Optional.ofNullable(start);
  }

  /**
   * Returns whether the holder is said to be an apprentice under 25, for whom less national
   * insurance is due.
   */
  public boolean ageUnder25() {
    return ageUnder25;
  }

  /** Returns whether the holder is an apprentice under 25; no teacher on a scale is one. */
  public boolean isApprenticeUnder25() {
    return ageUnder25 && !(role == StaffRole.TEACHER && area != null);
  }

  /** Returns whether the post is there in a block. */
  public boolean isThere(Block block) {
    return start().map(from -> from.compareTo(block) <= 0).orElse(true);
  }

  /** Returns the lessons taught a week by the whole row, or nothing when they are not known. */
  public OptionalDouble lessons() {
    return lessons == null ? OptionalDouble.empty() : OptionalDouble.of(lessons);
  }

  /**
   * Returns whether the school has no other posts under the code of this one, whatever its budget
   * states.
   */
  public boolean isOfAllPosts() {
    return allPosts;
  }

  @Override
  public String toString() {
    String pay = point == null ? plain(salary) + " pounds" : point;
    return "StaffPost["
        + schoolId
        + ", "
        + role.fileName()
        + ", "
        + pay
        + ", "
        + plain(fullTimeEquivalent)
        + " full time]";
  }

  /** Builds a post. Not thread-safe. */
  public static final class Builder {
    private final String schoolId;
    private final StaffRole role;
    private final @Nullable PayArea area;
    private final @Nullable String point;
    private final double salary;
    private double fullTimeEquivalent = 1;
    private Pension pension;
    private @Nullable LocalDate start;
    private boolean ageUnder25;
    private @Nullable Double lessons;
    private boolean allPosts;

    private Builder(
        String schoolId,
        StaffRole role,
        @Nullable PayArea area,
        @Nullable String point,
        double salary) {
      this.schoolId = schoolId;
      this.role = role;
      this.area = area;
      this.point = point;
      this.salary = salary;
      this.pension = Pension.usual(role);
    }

    /** Sets the full-time equivalent, more than 0; above 1 it is that many full-time posts. */
    public Builder fullTimeEquivalent(double fullTimeEquivalent) {
      this.fullTimeEquivalent = fullTimeEquivalent;
      return this;
    }

    /** Sets the pension scheme. */
    public Builder pension(Pension pension) {
      this.pension = pension;
      return this;
    }

    /** Sets the first day: 1 April or 1 September of a year. */
    public Builder start(LocalDate start) {
      this.start = start;
      return this;
    }

    /** Sets the block in which the post starts. */
    public Builder start(Block start) {
      return start(start.start());
    }

    /** Sets whether the holder is an apprentice under 25. */
    public Builder ageUnder25(boolean ageUnder25) {
      this.ageUnder25 = ageUnder25;
      return this;
    }

    /** Sets the lessons taught a week by the whole row, 0 or more. */
    public Builder lessons(double lessons) {
      this.lessons = lessons;
      return this;
    }

    /**
     * Sets whether the school has no other posts under the code of this one, whatever its budget
     * states; false if never called.
     */
    public Builder allPosts(boolean allPosts) {
      this.allPosts = allPosts;
      return this;
    }

    /**
     * Returns the post.
     *
     * @throws ProblemsException with everything that is wrong; places end with the column of a
     *     staff file
     */
    public StaffPost build() {
      List<Problem> problems = new ArrayList<>();
      checkPay(problems);
      if (!(fullTimeEquivalent > 0 && Double.isFinite(fullTimeEquivalent))) {
        problems.add(
            Problem.error(
                "fte",
                plain(fullTimeEquivalent),
                "a full-time equivalent, more than 0",
                "the post is vacant; leave the row out then"));
      }
      if (start != null && Block.startingOn(start).isEmpty()) {
        problems.add(
            Problem.error(
                "start",
                start.toString(),
                "1 April or 1 September of a year",
                "the nearest of these days is near enough: " + Block.nearest(start).start()));
      }
      if (lessons != null && !(lessons >= 0 && Double.isFinite(lessons))) {
        problems.add(
            Problem.error(
                "lessons",
                plain(lessons),
                "lessons a week, 0 or more",
                "the holder teaches none; leave it blank then"));
      }
      if (!problems.isEmpty()) {
        String place = "staff of school " + schoolId;
        throw new ProblemsException(
            problems.stream().map(problem -> problem.within(place)).toList());
      }
      return new StaffPost(this);
    }

    private void checkPay(List<Problem> problems) {
      if (area != null && !role.isTeaching()) {
        problems.add(
            Problem.error(
                "scale",
                area.label(),
                "salary, since " + role.fileName() + " is not paid on a teachers' scale",
                "the role is another"));
      }
      if (point != null && !PayPoints.all().contains(point)) {
        problems.add(PayPoints.unknown(point));
      }
      if (point == null && !(salary > 0 && Double.isFinite(salary))) {
        problems.add(
            Problem.error(
                "point",
                plain(salary),
                "the full-time salary in pounds a year, more than 0, since the scale is salary",
                "the salary stands in another column"));
      }
    }
  }
}
