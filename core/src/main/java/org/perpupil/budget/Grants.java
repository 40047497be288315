package org.perpupil.budget;

import com.google.common.collect.ImmutableMap;
import java.time.LocalDate;
import java.util.List;
import org.perpupil.problem.Names;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.rates.FundingYear;
import org.perpupil.rates.RateStatus;
import org.perpupil.rates.data.DataFiles;

/**
 * The pay and pension grants whose life is known: when they started and which formula took them up.
 *
 * <p>The lives are a data file of this package's resources, each with status and source. Immutable
 * and thread-safe.
 */
public final class Grants {
  private static final ImmutableMap<String, Life> LIVES = load();

  private Grants() {}

  private record Life(
      String title, Block start, FundingYear rolledInto, RateStatus status, String source) {}

  /** Returns the names of all grants, oldest first, such as {@code teachers_pay}; unmodifiable. */
  public static List<String> names() {
    return LIVES.keySet().asList();
  }

  /**
   * Returns a grant with its life.
   *
   * @param annualAmount pounds of a full year, to one school
   * @throws ProblemsException when no grant has that name; names the nearest
   */
  public static Grant named(String name, double annualAmount) {
    Life life = life(name);
    return Grant.of(name, annualAmount, life.start()).rolledInto(life.rolledInto());
  }

  /**
   * Returns what a grant is called, for people to read.
   *
   * @throws ProblemsException when no grant has that name; names the nearest
   */
  public static String title(String name) {
    return life(name).title();
  }

  /**
   * Returns how sure the life of a grant is.
   *
   * @throws ProblemsException when no grant has that name; names the nearest
   */
  public static RateStatus status(String name) {
    return life(name).status();
  }

  /**
   * Returns where the life of a grant was read.
   *
   * @throws ProblemsException when no grant has that name; names the nearest
   */
  public static String source(String name) {
    return life(name).source();
  }

  private static Life life(String name) {
    Life life = LIVES.get(name);
    if (life == null) {
      throw new ProblemsException(unknown(name));
    }
    return life;
  }

  static Problem unknown(String name) {
    return Problem.error(
        "grant",
        name,
        "one of " + String.join(", ", names()),
        Names.advice(
            name, names(), "it has no life of its own; state it under I06, I07 or I18d instead"));
  }

  private static ImmutableMap<String, Life> load() {
    ImmutableMap.Builder<String, Life> lives = ImmutableMap.builder();
    for (String[] row : DataFiles.rows(DataFiles.bytes(Grants.class, "grants.csv"))) {
      lives.put(
          row[0],
          new Life(
              row[1],
              Block.startingOn(LocalDate.parse(row[2])).orElseThrow(),
              FundingYear.parse(row[3]),
              RateStatus.parse(row[4]),
              row[5]));
    }
    return lives.buildOrThrow();
  }
}
