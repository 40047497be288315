package org.perpupil.budget.cost;

import com.google.common.collect.ImmutableMap;
import java.time.LocalDate;
import java.util.List;
import org.perpupil.budget.Block;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.problem.check.Names;
import org.perpupil.rates.FundingYear;
import org.perpupil.rates.RateStatus;
import org.perpupil.rates.data.DataFiles;

/**
 * The grants whose life is known: when they started and which formula took them up, if any did.
 *
 * <p>The lives are a data file of this package's resources, each with status and source. Immutable
 * and thread-safe.
 */
public final class Grants {
  private static final ImmutableMap<String, Life> LIVES = load();

  private Grants() {}

  private record Life(String title, Grant grant, RateStatus status, String source) {}

  /** Returns the names of all grants, such as {@code teachers_pay}; unmodifiable. */
  public static List<String> names() {
    return LIVES.keySet().asList();
  }

  /**
   * Returns a grant with its life.
   *
   * @param annualAmount pounds of a full year, to one school; {@link Grant#bringing} works it out
   *     from what a year brings
   * @throws ProblemsException when no grant has that name; names the nearest
   */
  public static Grant named(String name, double annualAmount) {
    return life(name).grant().withAnnual(annualAmount);
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

  public static Problem unknown(String name) {
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
      Grant grant = Grant.of(row[0], 0, Block.startingOn(LocalDate.parse(row[2])).orElseThrow());
      if (!row[3].isEmpty()) {
        grant = grant.rolledInto(FundingYear.parse(row[3]));
      }
      if (!row[4].isEmpty()) {
        grant = grant.perPupil(Double.parseDouble(row[4]));
      }
      lives.put(row[0], new Life(row[1], grant, RateStatus.parse(row[5]), row[6]));
    }
    return lives.build();
  }
}
