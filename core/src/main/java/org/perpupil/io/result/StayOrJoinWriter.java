package org.perpupil.io.result;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.perpupil.authority.leaving.Departures;
import org.perpupil.formula.printed.Casting;
import org.perpupil.io.csv.CsvText;
import org.perpupil.io.csv.Numbers;
import org.perpupil.io.output.ResultKind;
import org.perpupil.io.result.OutputWriter.Body;
import org.perpupil.io.write.FiguresRestOn;
import org.perpupil.io.write.Summary;
import org.perpupil.joining.GovernanceOption;
import org.perpupil.joining.OptionCause;
import org.perpupil.joining.StayOrJoin;
import org.perpupil.joining.trust.TrustBlockAsPrinted;
import org.perpupil.joining.trust.TrustProjection;
import org.perpupil.projection.Projection;
import org.perpupil.rates.FundingYear;

/** Writes what schools may do, what trusts come to, and what is left of authorities. */
public final class StayOrJoinWriter {
  private StayOrJoinWriter() {}

  /**
   * Returns the options of a school as CSV: {@code id, year, course, line, amount}, in pounds from
   * April to March. Lines are {@code change}, {@code closing_reserve}, {@code outstanding} (what of
   * it has not moved as cash), the causes that add up to {@code difference}, {@code
   * charge_like_for_like}, and {@code service:} with a name.
   */
  public static String toCsv(StayOrJoin courses, String id) {
    CsvText csv = new CsvText();
    csv.row(List.of("id", "year", "course", "line", "amount"));
    for (FundingYear year : courses.years()) {
      for (GovernanceOption course : GovernanceOption.values()) {
        List<String> start = List.of(id, year.toString(), course.fileName());
        line(csv, start, "change", courses.change(course, year));
        line(csv, start, "closing_reserve", courses.closingReserve(course, year));
        line(csv, start, "outstanding", courses.outstanding(course, year));
        if (course != GovernanceOption.MAINTAINED) {
          for (OptionCause cause : OptionCause.values()) {
            line(csv, start, cause.fileName(), courses.cause(course, cause, year));
          }
          line(csv, start, "difference", courses.difference(course, year));
        }
        if (course == GovernanceOption.TRUST) {
          line(csv, start, "charge_like_for_like", courses.chargeLikeForLike(year));
        }
        for (StayOrJoin.ServiceLine service : courses.services(year)) {
          double pounds =
              switch (course) {
                case MAINTAINED -> service.maintained();
                case SINGLE_ACADEMY -> service.academy();
                case TRUST -> service.inTrust();
              };
          line(csv, start, "service:" + service.service().name(), pounds);
        }
      }
    }
    return csv.text();
  }

  /**
   * Returns a trust's blocks as CSV: {@code trust, block, id, line, amount}, in pounds; {@code id}
   * is blank for the centre's and the trust's own lines. They add up as written, see {@link
   * Casting}: charges less the cost of the centre are its balance, balances and reserves of schools
   * and centre the trust's, and a reserve is the one before and the balance, or a share of the
   * trust's where reserves are pooled; what a school that joins brings is its opening reserve.
   */
  public static String toCsv(TrustProjection trust) {
    CsvText csv = new CsvText();
    csv.row(List.of("trust", "block", "id", "line", "amount"));
    for (TrustBlockAsPrinted block : trust.printed()) {
      String starts = block.block().start().toString();
      for (int place : block.members()) {
        List<String> start = List.of(trust.terms().name(), starts, trust.schools().get(place).id());
        line(csv, start, "grant", block.grant(place));
        line(csv, start, "charge", block.charge(place));
        line(csv, start, "pooling", block.pooling(place));
        line(csv, start, "services", block.services(place));
        line(csv, start, "opening_reserve", block.opening(place));
        line(csv, start, "in_year_balance", block.inYear(place));
        line(csv, start, "closing_reserve", block.reserve(place));
        line(csv, start, "outstanding", block.outstanding(place));
      }
      List<String> start = List.of(trust.terms().name(), starts, "");
      line(csv, start, "centre_cost", block.centreCost());
      line(csv, start, "centre_opening_reserve", block.centreOpening());
      line(csv, start, "centre_in_year_balance", block.centreInYear());
      line(csv, start, "centre_closing_reserve", block.centreReserve());
      line(csv, start, "trust_opening_reserve", block.trustOpening());
      line(csv, start, "trust_in_year_balance", block.trustInYear());
      line(csv, start, "trust_closing_reserve", block.trustReserve());
      line(csv, start, "trust_cash", block.trustCash());
    }
    return csv.text();
  }

  /**
   * Returns what is left of an authority as CSV, one row a step.
   *
   * @param leavers identifiers of the schools that leave, by step
   */
  public static String toCsv(Departures departures, Map<Integer, List<String>> leavers) {
    CsvText csv = new CsvText();
    csv.row(
        List.of(
            "step",
            "left",
            "schools",
            "pupils",
            "to_raise",
            "levy_needed",
            "levy_charged",
            "residual",
            "headroom",
            "deficits_left_behind",
            "worse_off"));
    List<Departures.Step> steps = departures.steps();
    for (int i = 0; i < steps.size(); i++) {
      Departures.Step step = steps.get(i);
      csv.row(
          List.of(
              Integer.toString(i),
              String.join(" ", leavers.getOrDefault(i, List.of())),
              Integer.toString(step.schools()),
              Numbers.write(step.pupils(), 2),
              Numbers.write(step.toRaise(), 2),
              Double.isFinite(step.levyNeeded()) ? Numbers.write(step.levyNeeded(), 2) : "",
              Numbers.write(step.levyCharged(), 2),
              Numbers.write(step.residual(), 2),
              Numbers.write(step.headroom(), 2),
              Numbers.write(step.deficitsLeftBehind(), 2),
              Integer.toString(departures.worseOff(i).size())));
    }
    return csv.text();
  }

  /** Returns where the options of a school go: a file, and a summary beside it. */
  public static Output coursesOutput(Path file) {
    return Output.table(ResultKind.COURSES, file);
  }

  /** Returns where a trust goes: a file, and a summary beside it. */
  public static Output trustOutput(Path file) {
    return Output.table(ResultKind.TRUST, file);
  }

  /** Returns where what is left of an authority goes: a file, and a summary beside it. */
  public static Output departuresOutput(Path file) {
    return Output.table(ResultKind.DEPARTURES, file);
  }

  /**
   * Writes the options of a school as {@link #toCsv(StayOrJoin, String)} gives them.
   *
   * @param leaving the projection in which it leaves; the summary tells what it rests on
   */
  public static void write(StayOrJoin courses, String id, Projection leaving, Path file) {
    try (OutputWriter to = coursesOutput(file).open()) {
      write(courses, id, leaving, to);
    }
  }

  /** Writes it to an output of {@link #coursesOutput}. */
  public static void write(StayOrJoin courses, String id, Projection leaving, OutputWriter to) {
    to.write(List.of(Body.of(toCsv(courses, id))), summary(Optional.of(leaving)));
  }

  /**
   * Writes a trust as {@link #toCsv(TrustProjection)} gives it.
   *
   * @param schools the projection of its schools; the summary tells what it rests on
   */
  public static void write(TrustProjection trust, Projection schools, Path file) {
    try (OutputWriter to = trustOutput(file).open()) {
      write(trust, schools, to);
    }
  }

  /** Writes it to an output of {@link #trustOutput}. */
  public static void write(TrustProjection trust, Projection schools, OutputWriter to) {
    to.write(List.of(Body.of(toCsv(trust))), summary(Optional.of(schools)));
  }

  /**
   * Writes what is left of an authority as {@link #toCsv(Departures, Map)} gives it.
   *
   * @param staying the projection that tells what schools gain by leaving, where one does; the
   *     summary tells what it rests on
   */
  public static void write(
      Departures departures,
      Map<Integer, List<String>> leavers,
      Optional<Projection> staying,
      Path file) {
    try (OutputWriter to = departuresOutput(file).open()) {
      write(departures, leavers, staying, to);
    }
  }

  /** Writes it to an output of {@link #departuresOutput}. */
  public static void write(
      Departures departures,
      Map<Integer, List<String>> leavers,
      Optional<Projection> staying,
      OutputWriter to) {
    to.write(List.of(Body.of(toCsv(departures, leavers))), summary(staying));
  }

  private static Map<String, Object> summary(Optional<Projection> projection) {
    Map<String, Object> summary = Summary.versions();
    projection.ifPresent(of -> FiguresRestOn.add(of, summary));
    return summary;
  }

  private static void line(CsvText csv, List<String> start, String line, double amount) {
    line(csv, start, line, Casting.pence(amount));
  }

  private static void line(CsvText csv, List<String> start, String line, long pence) {
    String amount = Casting.pounds(pence).toPlainString();
    csv.row(List.of(start.get(0), start.get(1), start.get(2), line, amount));
  }
}
