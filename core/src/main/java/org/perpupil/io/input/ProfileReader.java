package org.perpupil.io.input;

import com.google.common.collect.ImmutableList;
import java.nio.file.Path;
import java.time.Month;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.perpupil.budget.BudgetCode;
import org.perpupil.io.Source;
import org.perpupil.io.csv.Cells;
import org.perpupil.io.csv.CsvTable;
import org.perpupil.io.template.Template;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.problem.Range;
import org.perpupil.projection.YearBasis;
import org.perpupil.rates.RateStatus;
import org.perpupil.school.Governance;
import org.perpupil.viability.cash.MonthlyProfile;
import org.perpupil.viability.cash.MonthlyProfiles;

/** Reads {@code profiles.csv}: when in a year a line's money comes or goes, one row a code. */
public final class ProfileReader {
  /** The months in the order of columns. */
  public static final ImmutableList<Month> MONTHS =
      IntStream.range(0, 12)
          .mapToObj(i -> Month.APRIL.plus(i))
          .collect(ImmutableList.toImmutableList());

  /** The limits of a month. */
  public static final Range PERCENT = Range.of("a percentage of the year from 0 to 100", 0, 100);

  /** Twelve percentages with two decimals may miss 100 by as much. */
  private static final double ROUNDED = 0.0601;

  private final List<MonthlyProfile> profiles = new ArrayList<>();
  private final Map<List<Object>, Integer> lines = new HashMap<>();
  private final boolean isWhole;

  private ProfileReader(boolean isWhole) {
    this.isWhole = isWhole;
  }

  /**
   * What a file says.
   *
   * @param profiles its own, with those shipped for all lines that it does not name
   * @param warnings what is odd
   */
  public record Read(MonthlyProfiles profiles, List<Problem> warnings) {}

  /**
   * Reads a file.
   *
   * @throws ProblemsException with every problem of the file, when any is an error
   */
  public static Read read(Path file) {
    List<Problem> problems = new ArrayList<>();
    List<MonthlyProfile> own = read(Source.of(file), true, problems);
    ProblemsException.throwIfAny(problems);
    return new Read(MonthlyProfiles.of(own), List.copyOf(problems));
  }

  /**
   * Reads a file.
   *
   * @param isWhole whether twelve months have to come to 100
   * @param problems where what is wrong or odd is added
   * @return the profiles of rows without a problem
   */
  static List<MonthlyProfile> read(Source file, boolean isWhole, List<Problem> problems) {
    ProfileReader reader = new ProfileReader(isWhole);
    CsvTable.read(file, Template.PROFILES, problems)
        .ifPresent(table -> table.forEachRow(problems, reader::read));
    return reader.profiles;
  }

  /** Returns the column of a month. */
  public static String column(Month month) {
    return month.name().toLowerCase(Locale.ROOT);
  }

  private void read(Cells cells) {
    Optional<BudgetCode> code = RevenueCodes.read(cells);
    Optional<Governance> governance =
        cells.choice("governance", Governance::find, List.of("maintained", "academy"));
    List<Double> weights = new ArrayList<>();
    for (Month month : MONTHS) {
      percent(cells, column(month)).ifPresent(weights::add);
    }
    if (code.isEmpty() || weights.size() < MONTHS.size()) {
      return;
    }
    once(cells, code.get(), governance);
    if (isWhole) {
      whole(cells, weights);
    }
    if (!cells.hasErrors()) {
      profiles.add(
          new MonthlyProfile(
              code,
              governance.map(
                  who -> who == Governance.ACADEMY ? YearBasis.ACADEMIC : YearBasis.FINANCIAL),
              false,
              weights,
              RateStatus.GIVEN,
              "by a file of profiles"));
    }
  }

  private static OptionalDouble percent(Cells cells, String column) {
    String written = cells.required(column);
    OptionalDouble percent = cells.number(column, PERCENT);
    if (percent.orElse(0) < 0) {
      cells.error(
          column,
          written,
          PERCENT.expected(),
          "money that goes the other way; a line's months come and go with its year");
      return OptionalDouble.empty();
    }
    return percent;
  }

  private void once(Cells cells, BudgetCode code, Optional<Governance> governance) {
    Integer before = lines.putIfAbsent(List.of(code, governance), cells.line());
    if (before != null) {
      cells.error(
          "code",
          code.code(),
          "each code once for maintained schools, for academies and for all",
          "it stands in line " + before + " too; one of the two should go");
    }
  }

  private static void whole(Cells cells, List<Double> weights) {
    double sum = weights.stream().mapToDouble(Double::doubleValue).sum();
    if (Math.abs(sum - 100) <= ROUNDED) {
      return;
    }
    String apart = Problem.plain(Math.round(Math.abs(sum - 100) * 10_000) / 10_000.0);
    cells.error(
        "april to march",
        Problem.plain(Math.round(sum * 10_000) / 10_000.0),
        "twelve percentages that come to 100",
        Math.abs(sum - 1) < 0.01
            ? "they are parts of 1; multiply each by 100"
            : Math.abs(sum - 12) < 0.01
                ? "even parts were meant; write 8.33 in each month"
                : sum < 100
                    ? apart + " is missing in one of the months"
                    : "one of the months has " + apart + " too much");
  }
}
