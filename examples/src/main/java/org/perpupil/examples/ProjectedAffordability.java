package org.perpupil.examples;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.perpupil.authority.AffordabilityMode;
import org.perpupil.authority.AuthorityTerms;
import org.perpupil.io.input.AuthorityReader;
import org.perpupil.problem.Problem;
import org.perpupil.projection.AffordabilityYear;
import org.perpupil.projection.Projection;
import org.perpupil.projection.ProjectionBuilder;

/** What authorities ask of a projection's formulas, and what came of it. */
final class ProjectedAffordability {
  private static final double HALF_A_PENNY = 0.005;

  private ProjectedAffordability() {}

  /**
   * Takes over the authorities of a file that schools were given of.
   *
   * @param warnings where what is odd about the file is added
   * @return the authorities
   */
  static Collection<AuthorityTerms> ask(
      ProjectionBuilder builder, Optional<Path> file, List<Problem> warnings) {
    Map<String, AuthorityTerms> authorities =
        file.map(path -> AuthorityReader.read(path, warnings)).orElse(Map.of());
    builder.authorities(authorities);
    return authorities.values();
  }

  /** Prints what was solved, and what is worth a look. */
  static void print(PrintWriter err, Projection projection) {
    for (AffordabilityYear year : projection.affordability()) {
      String cap =
          year.capPercent().isEmpty()
              ? "no cap"
              : "cap " + percent(year.capPercent().getAsDouble());
      String scaling =
          year.scalingPercent().isEmpty()
              ? ""
              : ", scaling " + percent(year.scalingPercent().getAsDouble());
      boolean isGiven = year.mode() == AffordabilityMode.GIVEN;
      err.printf(
          Locale.ROOT,
          "authority %s, %s: %s%s (%s): £%s taken from gains, £%s of guarantee%n",
          Show.name(year.laCode()),
          year.year(),
          cap,
          scaling,
          isGiven ? "given" : year.mode().label() + " solved",
          Show.pence(year.deduction()),
          Show.pence(year.guarantee()));
      String start = "warning: authority " + Show.name(year.laCode()) + ", " + year.year() + ": ";
      if (year.missing() > 0) {
        Screen.keep(
            err,
            start
                + Show.whole(year.missing())
                + " of "
                + Show.whole(year.missing() + year.schools())
                + " schools could not be paid and take no part");
      }
      if (isGiven && year.deduction() - year.guarantee() >= HALF_A_PENNY) {
        Screen.keep(err, start + "cap and scaling take more than the guarantee costs");
      }
    }
  }

  private static String percent(double value) {
    return Show.plain(value) + "%";
  }
}
