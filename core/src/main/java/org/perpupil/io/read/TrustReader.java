package org.perpupil.io.read;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.perpupil.io.Source;
import org.perpupil.io.csv.Cells;
import org.perpupil.io.csv.CsvTable;
import org.perpupil.io.csv.SeenNames;
import org.perpupil.io.template.OrganisationTemplate;
import org.perpupil.io.template.Template;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.problem.Range;
import org.perpupil.school.School;
import org.perpupil.school.SchoolTable;
import org.perpupil.trust.CentralCosts;
import org.perpupil.trust.Pooling;
import org.perpupil.trust.PoolingNeed;
import org.perpupil.trust.Reserves;
import org.perpupil.trust.Trust;
import org.perpupil.trust.TrustCharge;
import org.perpupil.trust.TrustTerms;
import org.perpupil.trust.members.Trusts;

/**
 * Reads {@code trusts.csv}: one row a trust.
 *
 * <p>Its schools are those that name it, unless the row lists others.
 */
public final class TrustReader {
  private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");

  private final Source file;
  private final SeenNames seen;
  private final Map<String, Row> rows = new LinkedHashMap<>();
  private final Map<String, Integer> lines = new HashMap<>();

  private TrustReader(Source file, SeenNames seen) {
    this.file = file;
    this.seen = seen;
  }

  /**
   * Reads a file.
   *
   * @param schools the schools that may belong to trusts
   * @return the trusts by name, in the order of the file
   * @throws ProblemsException with every problem of the file, when there is any
   */
  public static Map<String, TrustTerms> read(Path file, SchoolTable schools) {
    List<Problem> problems = new ArrayList<>();
    Map<String, TrustTerms> trusts =
        read(Source.of(file), Optional.of(schools), new SeenNames(), problems);
    ProblemsException.throwIfAny(problems);
    return trusts;
  }

  /**
   * Reads a file.
   *
   * @param schools empty when they could not be read, so that nobody knows who belongs to whom
   * @param seen what the files that are read together name
   * @param problems where what is wrong is added
   * @return the trusts without a problem, none when schools do not fit
   */
  public static Map<String, TrustTerms> read(
      Source file, Optional<SchoolTable> schools, SeenNames seen, List<Problem> problems) {
    TrustReader reader = new TrustReader(file, seen);
    CsvTable.read(file, Template.TRUSTS, problems)
        .ifPresent(table -> table.forEachRow(problems, reader::read));
    return schools.map(table -> reader.trusts(table, problems)).orElseGet(Map::of);
  }

  /** A trust as its row says it, and the schools that the row lists. */
  private record Row(
      Trust trust,
      PoolingNeed need,
      double reserve,
      List<String> listed,
      boolean chargeInBudgets,
      List<TrustCharge.Change> chargeChanges,
      int line) {}

  private void read(Cells cells) {
    String name = cells.identifier("trust", seen.trusts());
    isNew(cells, name);
    cells.required("charge_basis");
    cells.required("charge");
    TrustCharge.Basis basis =
        cells
            .choice("charge_basis", TrustCharge.Basis::find, bases())
            .orElse(TrustCharge.Basis.FLAT);
    double charge = cells.number("charge", charge(basis)).orElse(0);
    PoolingNeed need =
        cells
            .choice("pooling_need", PoolingNeed::find, PoolingNeed.labels())
            .orElse(PoolingNeed.PUPILS);
    Reserves reserves =
        cells
            .choice("reserves", Reserves::find, List.of("separate", "pooled"))
            .orElse(Reserves.SEPARATE);
    boolean onAll = cells.flag("charge_on_rates_and_pfi").orElse(false);
    boolean inBudgets = cells.flag("charge_in_budgets").orElse(false);
    double pooled = number(cells, "pooled_share", 0);
    double share = number(cells, "centralised_share", 1);
    double[] costs =
        Arrays.stream(
                new String[] {
                  "central_fixed",
                  "central_per_school",
                  "central_per_further_school",
                  "central_per_pupil",
                  "school_fixed",
                  "school_per_pupil"
                })
            .mapToDouble(column -> number(cells, column, 0))
            .toArray();
    double reserve = number(cells, "opening_reserve", 0);
    List<TrustCharge.Change> changes = ChargeChanges.read(cells, charge(basis));
    List<Problem> wrong = new ArrayList<>();
    part(wrong, "charge", () -> new TrustCharge(basis, charge, onAll));
    part(wrong, "pooled_share", () -> new Pooling(pooled));
    part(wrong, "", () -> costs(share, costs));
    wrong.forEach(cells::report);
    if (!cells.hasErrors()) {
      Trust trust =
          new Trust(
              new TrustCharge(basis, charge, onAll),
              costs(share, costs),
              new Pooling(pooled),
              reserves);
      List<String> listed =
          cells
              .text("schools")
              .map(ids -> SPACES.splitAsStream(ids).map(id -> cells.code("schools", id)).toList())
              .orElseGet(List::of);
      rows.put(name, new Row(trust, need, reserve, listed, inBudgets, changes, cells.line()));
    }
  }

  private static List<String> bases() {
    return Arrays.stream(TrustCharge.Basis.values()).map(TrustCharge.Basis::label).toList();
  }

  private static CentralCosts costs(double share, double[] costs) {
    return new CentralCosts(share, costs[0], costs[1], costs[2], costs[3], costs[4], costs[5]);
  }

  /** Adds what is wrong with a part of a trust, placed at the columns of the file. */
  private static void part(List<Problem> problems, String column, Runnable part) {
    try {
      part.run();
    } catch (ProblemsException e) {
      for (Problem problem : e.problems()) {
        String place = column.isEmpty() ? column(problem.place()) : column;
        problems.add(
            new Problem(
                problem.severity(), place, problem.value(), problem.expected(), problem.advice()));
      }
    }
  }

  /** Returns the column of an amount of the centre's costs. */
  private static String column(String place) {
    return place.startsWith("school_") || place.equals("centralised_share")
        ? place
        : "central_" + place;
  }

  private static Range charge(TrustCharge.Basis basis) {
    return switch (basis) {
      case PERCENT -> OrganisationTemplate.CHARGE_PERCENT;
      case PER_PUPIL -> OrganisationTemplate.CHARGE_PER_PUPIL;
      case FLAT -> OrganisationTemplate.CHARGE_FLAT;
    };
  }

  private static double number(Cells cells, String column, double blank) {
    return cells.number(column, Template.TRUSTS.range(column)).orElse(blank);
  }

  private void isNew(Cells cells, String name) {
    Integer elsewhere = name.isEmpty() ? null : lines.putIfAbsent(name, cells.line());
    if (elsewhere != null) {
      cells.error(
          "trust",
          name,
          "each trust once",
          "it stands in line " + elsewhere + " too; one of the two is left over");
    }
  }

  private Map<String, TrustTerms> trusts(SchoolTable schools, List<Problem> problems) {
    Map<String, List<String>> members = new LinkedHashMap<>();
    rows.forEach((name, row) -> members.put(name, members(name, row, schools)));
    try {
      Trusts.of(schools, members);
    } catch (ProblemsException e) {
      e.problems().forEach(problem -> problems.add(problem.within(file.toString())));
      return Map.of();
    }
    Map<String, TrustTerms> trusts = new LinkedHashMap<>();
    rows.forEach(
        (name, row) ->
            trusts.put(
                name,
                new TrustTerms(
                    name,
                    row.trust(),
                    row.need(),
                    row.reserve(),
                    members.getOrDefault(name, List.of()),
                    row.chargeInBudgets(),
                    row.chargeChanges())));
    rows.values().forEach(row -> known(row, schools, problems));
    return trusts;
  }

  /** Adds the schools of changed charges that are not there. */
  private void known(Row row, SchoolTable schools, List<Problem> problems) {
    row.chargeChanges().stream()
        .flatMap(change -> change.school().stream())
        .distinct()
        .filter(id -> schools.row(id).isEmpty())
        .forEach(
            id ->
                problems.add(
                    schools.unknown(
                        id, file + ", line " + row.line() + ", column " + ChargeChanges.COLUMN)));
  }

  private static List<String> members(String name, Row row, SchoolTable schools) {
    if (!row.listed().isEmpty()) {
      return row.listed();
    }
    return schools.schools().stream()
        .filter(school -> school.trust().equals(Optional.of(name)))
        .map(School::id)
        .toList();
  }
}
