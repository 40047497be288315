package org.perpupil.io.dfe.proforma;

import com.google.common.collect.ImmutableSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import org.perpupil.io.dfe.infer.FigureBasis;
import org.perpupil.io.dfe.infer.Resting;
import org.perpupil.io.dfe.stated.StatedFormula;
import org.perpupil.io.dfe.stated.StatedSchool;
import org.perpupil.io.dfe.table.Layout;
import org.perpupil.io.dfe.table.PublishedTable;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.school.Phase;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;

/**
 * The schools of the proforma tool, from all its sheets together: pupils and needs as adjusted
 * where they were, else as put in, else of the census; local factors; baselines; and what the tool
 * pays them.
 */
public final class ProformaSchools {
  private static final ImmutableSet<String> REQUIRED =
      ImmutableSet.of(
          "pupils_primary",
          "pupils_ks3",
          "pupils_ks4",
          "year_groups_primary",
          "year_groups_secondary");

  private static final double A_PUPIL = 0.01;
  private static final double PENNIES = 0.02;

  private final List<ProformaTable> tables;
  private final Map<String, StatedFormula> formulas;
  private final Resting resting;
  private final Map<String, List<ProformaCells>> rows = new LinkedHashMap<>();
  private final List<Rejected> rejected = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private int rowsRead;

  /**
   * A row or school that is not used.
   *
   * @param problem what is wrong, where something is
   */
  public record Rejected(String reason, String name, Optional<Problem> problem) {}

  private ProformaSchools(
      List<ProformaTable> tables, Map<String, StatedFormula> formulas, Resting resting) {
    // What was adjusted counts before what was put in, and that before the census.
    this.tables =
        tables.stream()
            .filter(table -> !table.isFormulas())
            .sorted(Comparator.comparing(table -> table.has("units") ? 0 : 1))
            .toList();
    this.formulas = formulas;
    this.resting = resting;
  }

  /**
   * Reads the sheets.
   *
   * @param formulas by authority, which tell how a line is called that has two measures
   * @param resting where it is noted what schools rest on
   */
  public static ProformaSchools of(
      List<ProformaTable> tables, Map<String, StatedFormula> formulas, Resting resting) {
    ProformaSchools schools = new ProformaSchools(tables, formulas, resting);
    schools.gather();
    return schools;
  }

  /** Returns rows read of all sheets. */
  public int rowsRead() {
    return rowsRead;
  }

  /** Returns rows and schools that are not used. */
  public List<Rejected> rejected() {
    return rejected;
  }

  /** Returns what is wrong with cells. */
  public List<Problem> problems() {
    return problems;
  }

  /** Returns the authorities of all rows, by code. */
  public Set<String> authorities() {
    Set<String> codes = new TreeSet<>();
    rows.values().forEach(cells -> cells.forEach(cell -> cell.laCode().ifPresent(codes::add)));
    return codes;
  }

  private void gather() {
    Map<String, String> byLaestab = new LinkedHashMap<>();
    for (ProformaTable table : tables) {
      Set<String> seen = new TreeSet<>();
      for (PublishedTable.Row row : table.rows()) {
        rowsRead++;
        ProformaCells cells = new ProformaCells(table, row, problems);
        String laestab = cells.laestab();
        String id = cells.urn().isEmpty() ? byLaestab.getOrDefault(laestab, laestab) : cells.urn();
        if (id.isEmpty()) {
          reject("a row without the number of a school", cells.place(), Optional.empty());
        } else if (!seen.add(id)) {
          reject(
              "a second row of a school in one sheet",
              id,
              Optional.of(
                  Problem.error(
                      cells.place(),
                      id,
                      "one row of each school in a sheet",
                      "two versions of the sheet were pasted together")));
        } else {
          if (!laestab.isEmpty()) {
            byLaestab.putIfAbsent(laestab, id);
          }
          rows.computeIfAbsent(id, key -> new ArrayList<>()).add(cells);
        }
      }
    }
  }

  private void reject(String reason, String name, Optional<Problem> problem) {
    rejected.add(new Rejected(reason, name, problem));
  }

  /** Returns the schools that every needed figure is known of. */
  public List<StatedSchool> schools() {
    List<StatedSchool> schools = new ArrayList<>();
    rows.forEach((id, cells) -> school(id, cells).ifPresent(schools::add));
    return schools;
  }

  private Optional<StatedSchool> school(String id, List<ProformaCells> cells) {
    String name = text(cells, "key", "name");
    String label = (id + " " + name).strip();
    Optional<String> code = cells.stream().flatMap(row -> row.laCode().stream()).findFirst();
    String phaseText = text(cells, "text", "phase");
    Optional<Phase> phase = phase(phaseText);
    if (code.isEmpty() || phase.isEmpty()) {
      reject(
          code.isEmpty()
              ? "a school without its authority"
              : "phase '" + phaseText + "' is not funded by this formula",
          label,
          Optional.empty());
      return Optional.empty();
    }
    Map<String, Double> numbers = numbers(cells, phase.get());
    for (String needed : REQUIRED) {
      if (!numbers.containsKey(needed)) {
        reject(needed + " is not known", label, Optional.empty());
        return Optional.empty();
      }
    }
    Optional<Problem> sum = sums(cells);
    if (sum.isPresent()) {
      reject("pupils are not the sum of their parts", label, sum);
      return Optional.empty();
    }
    School.Builder school = School.builder(id, code.get(), phase.get());
    if (!name.isEmpty()) {
      school.name(name);
    }
    school.growing(cells.stream().anyMatch(row -> row.isYes("yes", "growing")));
    try {
      numbers.forEach(
          (field, value) -> school.set(SchoolField.find(field).orElseThrow(), value + 0.0));
      return Optional.of(paid(school.build(), cells));
    } catch (ProblemsException e) {
      reject(
          "no school can have these figures",
          label,
          Optional.of(e.problems().get(0).within(cells.get(0).place())));
      return Optional.empty();
    }
  }

  private Map<String, Double> numbers(List<ProformaCells> cells, Phase phase) {
    Map<String, Double> numbers = new LinkedHashMap<>();
    for (ProformaTable.Label label : labels("number")) {
      String column = label.column();
      if (SchoolField.find(column).isPresent()) {
        find(cells, "number", column).ifPresent(value -> numbers.put(column, value));
      }
    }
    if (find(cells, "number", "nor_secondary").orElse(-1) == 0) {
      numbers.putIfAbsent("pupils_ks3", 0.0);
      numbers.putIfAbsent("pupils_ks4", 0.0);
    }
    if (numbers.getOrDefault("fringe", 1.0) <= 1) {
      numbers.remove("fringe");
    }
    for (ProformaTable.Label label : labels("share")) {
      find(cells, "share", label.column()).ifPresent(value -> numbers.put(label.column(), value));
    }
    units(cells, numbers);
    String side = phase == Phase.PRIMARY ? "primary" : "secondary";
    OptionalDouble miles = find(cells, "number", "sparsity_miles_" + side);
    if (miles.isEmpty()) {
      miles = find(cells, "number", "sparsity_miles_primary");
    }
    miles.ifPresent(value -> numbers.put("sparsity_distance_miles", value));
    for (ProformaTable.Label label : labels("cash")) {
      for (ProformaCells row : cells) {
        OptionalDouble sum = row.sum("cash", label.column());
        if (sum.isPresent()) {
          if (sum.getAsDouble() != 0) {
            numbers.put(label.column(), sum.getAsDouble());
          }
          break;
        }
      }
    }
    find(cells, "baseline", "mfg_baseline_per_pupil")
        .ifPresent(
            value -> {
              if (value > 0) {
                numbers.put("mfg_baseline_per_pupil", value);
              }
            });
    return numbers;
  }

  /** Takes counts of pupils where there is no share, and where a count was adjusted. */
  private void units(List<ProformaCells> cells, Map<String, Double> numbers) {
    double primary = numbers.getOrDefault("pupils_primary", 0.0);
    double secondary =
        numbers.getOrDefault("pupils_ks3", 0.0) + numbers.getOrDefault("pupils_ks4", 0.0);
    for (ProformaTable.Label label : labels("units")) {
      String column = label.column();
      double roll =
          column.endsWith("_primary")
              ? primary
              : column.endsWith("_secondary") ? secondary : primary + secondary;
      find(cells, "units", column)
          .ifPresent(
              count -> {
                if (roll > 0) {
                  numbers.put(column, count / roll);
                }
              });
    }
  }

  /** The pupils of each sheet by itself, since an adjusted number stands in one of them alone. */
  private static Optional<Problem> sums(List<ProformaCells> cells) {
    for (ProformaCells row : cells) {
      OptionalDouble all = row.number("number", "nor");
      double parts = 0;
      boolean isWhole = all.isPresent();
      for (String stage : List.of("pupils_primary", "pupils_ks3", "pupils_ks4")) {
        OptionalDouble part = row.number("number", stage);
        isWhole &= part.isPresent();
        parts += part.orElse(0);
      }
      if (isWhole && Math.abs(all.getAsDouble() - parts) > A_PUPIL) {
        return Optional.of(
            Problem.error(
                row.place() + ", column NOR",
                Problem.plain(all.getAsDouble()),
                "the pupils of all phases (" + Problem.plain(parts) + " here)",
                "a figure of the row was changed"));
      }
    }
    return Optional.empty();
  }

  private StatedSchool paid(School school, List<ProformaCells> cells) {
    Map<String, Double> items = new LinkedHashMap<>();
    for (ProformaTable.Label label : labels("paid")) {
      String line = line(label.column(), school.laCode());
      find(cells, "paid", label.column())
          .ifPresent(pounds -> items.merge(line, pounds, Double::sum));
    }
    double before = find(cells, "paid_total", "before").orElse(Double.NaN);
    double after = find(cells, "paid_total", "after").orElse(Double.NaN);
    if (!Double.isNaN(before) && !Double.isNaN(after)) {
      resting.add(FigureBasis.EXACT, "money of the tool's own results", school.id());
    }
    resting.add(FigureBasis.EXACT, "pupils, needs and sites as the tool has them", school.id());
    return new StatedSchool(school, before, after, PENNIES, items, Map.of());
  }

  /** Free school meals are one line of the tool, by whichever measure the formula pays. */
  private String line(String column, String laCode) {
    String side = column.substring(column.lastIndexOf('_') + 1);
    StatedFormula formula = formulas.get(laCode);
    if (!column.startsWith("fsm_total")) {
      return column;
    }
    boolean isEver = formula != null && formula.rates().orNone("fsm6_" + side) != 0;
    return (isEver ? "fsm6_" : "fsm_") + side;
  }

  private List<ProformaTable.Label> labels(String kind) {
    Map<String, ProformaTable.Label> labels = new LinkedHashMap<>();
    tables.forEach(
        table ->
            table
                .columns(kind)
                .keySet()
                .forEach(label -> labels.putIfAbsent(label.column(), label)));
    return List.copyOf(labels.values());
  }

  private static OptionalDouble find(List<ProformaCells> cells, String kind, String column) {
    for (ProformaCells row : cells) {
      OptionalDouble value = row.number(kind, column);
      if (value.isPresent()) {
        return value;
      }
    }
    return OptionalDouble.empty();
  }

  private static String text(List<ProformaCells> cells, String kind, String column) {
    for (ProformaCells row : cells) {
      String text = row.text(kind, column);
      if (!text.isEmpty()) {
        return text;
      }
    }
    return "";
  }

  private static Optional<Phase> phase(String text) {
    String plain = Layout.plain(text).toLowerCase(Locale.ROOT);
    if (plain.startsWith("middle")) {
      return Optional.of(
          plain.endsWith("primary") ? Phase.MIDDLE_DEEMED_PRIMARY : Phase.MIDDLE_DEEMED_SECONDARY);
    }
    return switch (plain) {
      case "primary" -> Optional.of(Phase.PRIMARY);
      case "secondary" -> Optional.of(Phase.SECONDARY);
      case "all through" -> Optional.of(Phase.ALL_THROUGH);
      default -> Optional.empty();
    };
  }
}
