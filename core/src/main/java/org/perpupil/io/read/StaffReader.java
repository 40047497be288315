package org.perpupil.io.read;

import com.google.common.collect.ImmutableList;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.perpupil.budget.Pension;
import org.perpupil.budget.Staff;
import org.perpupil.budget.StaffPost;
import org.perpupil.budget.StaffRole;
import org.perpupil.io.Source;
import org.perpupil.io.csv.Cells;
import org.perpupil.io.csv.CsvTable;
import org.perpupil.io.csv.SeenNames;
import org.perpupil.io.template.Template;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.problem.Range;
import org.perpupil.rates.PayArea;

/** Reads {@code staff.csv}: one row a post, or several posts alike. */
public final class StaffReader {
  static final String SALARY = "salary";

  public static final ImmutableList<String> SCALES =
      Stream.concat(Arrays.stream(PayArea.values()).map(PayArea::label), Stream.of(SALARY))
          .collect(ImmutableList.toImmutableList());

  /** Full-time equivalents of a row. */
  public static final Range FTE =
      Range.of("a full-time equivalent, more than 0", 0, 1000).above().usually(0.02, 150);

  public static final Range FULL_TIME_SALARY =
      Range.of("the full-time salary in pounds a year, more than 0", 0, 1_000_000)
          .above()
          .usually(10_000, 200_000);

  public static final Range LESSONS =
      Range.of("lessons a week, 0 or more", 0, 100_000).usually(0, 3000);

  private static final ImmutableList<String> REQUIRED =
      ImmutableList.of("role", "scale", "point", "fte");

  private final KnownSchools known;
  private final List<StaffPost> posts = new ArrayList<>();

  private StaffReader(KnownSchools known) {
    this.known = known;
  }

  /**
   * Reads a file.
   *
   * @param knownSchoolIds the schools that may have staff
   * @throws ProblemsException with every problem of the file, when there is any
   */
  public static Staff read(Path file, Collection<String> knownSchoolIds) {
    List<Problem> problems = new ArrayList<>();
    Staff staff = read(Source.of(file), knownSchoolIds, new SeenNames(), problems);
    ProblemsException.throwIfAny(problems);
    return staff;
  }

  /**
   * Reads a file.
   *
   * @param seen what the files that are read together name
   * @param problems where what is wrong is added
   * @return the posts without a problem
   */
  public static Staff read(
      Source file, Collection<String> knownSchoolIds, SeenNames seen, List<Problem> problems) {
    StaffReader reader = new StaffReader(new KnownSchools(knownSchoolIds, seen.schools()));
    CsvTable.read(file, Template.STAFF, problems)
        .ifPresent(table -> table.forEachRow(problems, reader::read));
    return Staff.of(reader.posts);
  }

  private void read(Cells cells) {
    String id = known.read(cells);
    REQUIRED.forEach(cells::required);
    // A teacher may be paid in either way, so that a wrong role causes no second problem.
    StaffRole role =
        cells.choice("role", StaffRole::find, StaffRole.fileNames()).orElse(StaffRole.TEACHER);
    StaffPost.Builder builder = pay(cells, id, role);
    cells.number("fte", FTE).ifPresent(builder::fullTimeEquivalent);
    cells.choice("pension", Pension::find, Pension.labels()).ifPresent(builder::pension);
    start(cells).ifPresent(builder::start);
    cells.flag("age_under_25").ifPresent(builder::ageUnder25);
    cells.flag("all_posts").ifPresent(builder::allPosts);
    cells.number("lessons", LESSONS).ifPresent(builder::lessons);
    try {
      StaffPost post = builder.build();
      warnOfTeacher(cells, post);
      if (!cells.hasErrors()) {
        posts.add(post);
      }
    } catch (ProblemsException e) {
      e.problems().forEach(cells::report);
    }
  }

  private static void warnOfTeacher(Cells cells, StaffPost post) {
    if (post.ageUnder25() && !post.isApprenticeUnder25()) {
      cells.report(
          Problem.warning(
              "age_under_25",
              "true",
              "false, since a teacher on this scale is no apprentice; it changes nothing",
              "the role is trainee"));
    }
  }

  private static StaffPost.Builder pay(Cells cells, String id, StaffRole role) {
    Optional<String> scale = cells.choice("scale", StaffReader::scale, SCALES);
    Optional<PayArea> area = scale.flatMap(PayArea::find);
    if (area.isPresent()) {
      return StaffPost.onScale(id, role, area.get(), cells.text("point").orElse(""));
    }
    // What the point should be is not known without a scale, so any salary stands in for it.
    OptionalDouble salary =
        scale.isPresent() ? cells.number("point", FULL_TIME_SALARY) : OptionalDouble.of(1);
    return StaffPost.onSalary(id, role, salary.orElse(Double.NaN));
  }

  private static Optional<LocalDate> start(Cells cells) {
    Optional<String> day = cells.text("start");
    try {
      return day.map(LocalDate::parse);
    } catch (DateTimeParseException e) {
      cells.error(
          "start",
          day.orElseThrow(),
          "a day such as 2026-09-01",
          day.orElseThrow().matches(".*[0-9]+[-/. ][A-Za-z0-9]+.*|[0-9]{5}")
              ? "a spreadsheet changed the date; format the column as text"
              : "the post is there from the start; leave it blank then");
      return Optional.empty();
    }
  }

  private static Optional<String> scale(String label) {
    return SCALES.contains(label) ? Optional.of(label) : Optional.empty();
  }
}
