package org.perpupil.io.template;

import com.google.common.collect.ImmutableList;
import java.time.Month;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.perpupil.budget.Pension;
import org.perpupil.budget.StaffRole;
import org.perpupil.budget.cost.Grants;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Line;
import org.perpupil.formula.Parameter;
import org.perpupil.formula.SizeTaper;
import org.perpupil.formula.SparsityGroup;
import org.perpupil.io.input.AssumptionReader;
import org.perpupil.io.input.ProfileReader;
import org.perpupil.io.read.BudgetRanges;
import org.perpupil.io.read.BudgetReader;
import org.perpupil.io.read.FormulaReader;
import org.perpupil.io.read.StaffReader;
import org.perpupil.problem.Problem;
import org.perpupil.problem.Range;
import org.perpupil.rates.FundingYear;
import org.perpupil.scenario.Assumption;
import org.perpupil.school.Phase;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;

/** The files that users write: which columns they may have, and what each means. */
public enum Template {
  /** One row a school. */
  SCHOOLS,
  /** One row an authority. */
  FORMULAS,
  /** One row a school and code. */
  BUDGETS,
  /** One row a school and code: what was received and spent so far in a year. */
  ACTUALS,
  /** One row a code: when in a year its money comes or goes. */
  PROFILES,
  /** One row a post, or several posts alike. */
  STAFF,
  /** One row a trust. */
  TRUSTS,
  /** One row an authority: levies, services and the schools block. */
  AUTHORITIES,
  /** One row a service, or a service and trust. */
  SERVICES,
  /** A name and a value each, in YAML. */
  ASSUMPTIONS,
  /** What differs from a baseline, in YAML. */
  SCENARIO;

  /**
   * A column of a file, or in YAML a key.
   *
   * @param name the header, or the key
   * @param required whether the file must have it and every row a value
   * @param expected what a value looks like
   * @param meaning what it means
   * @param range the limits of its numbers, and which are usual; empty when it holds none
   */
  public record Column(
      String name, boolean required, String expected, String meaning, Optional<Range> range) {
    Column(String name, boolean required, String expected, String meaning) {
      this(name, required, expected, meaning, Optional.empty());
    }

    Column(String name, boolean required, Range range, String meaning) {
      this(name, required, range.expected(), meaning, Optional.of(range));
    }
  }

  /** Returns the limits of a column of numbers. */
  public Range range(String column) {
    return columns().stream()
        .filter(each -> each.name().equals(column))
        .findFirst()
        .flatMap(Column::range)
        .orElseThrow(() -> new IllegalArgumentException("no numbers in column " + column));
  }

  /** Returns the name as users write it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the template with the given label, or nothing when there is none. */
  public static Optional<Template> find(String label) {
    return Arrays.stream(values()).filter(value -> value.label().equals(label)).findFirst();
  }

  /** Returns the columns, in the order of the blank file; unmodifiable. */
  public List<Column> columns() {
    return switch (this) {
      case SCHOOLS -> schools();
      case FORMULAS -> formulas();
      case BUDGETS -> budgets();
      case ACTUALS -> actuals();
      case PROFILES -> profiles();
      case STAFF -> staff();
      case TRUSTS -> OrganisationTemplate.trusts();
      case AUTHORITIES -> OrganisationTemplate.authorities();
      case SERVICES -> OrganisationTemplate.services();
      case ASSUMPTIONS -> assumptions();
      case SCENARIO -> ScenarioTemplate.keys();
    };
  }

  /**
   * Returns the columns that the rules of a funding year know, in the order of the blank file;
   * unmodifiable. A file of the year may have the others; nothing is paid by them.
   */
  public List<Column> columns(FundingYear year) {
    return columns().stream().filter(column -> ColumnYears.isLive(column, year)).toList();
  }

  /** Returns all labels; unmodifiable. */
  public static List<String> labels() {
    return Arrays.stream(values()).map(Template::label).toList();
  }

  /**
   * Returns the blank file: its header row; for the assumptions, every name with its default, and
   * for a scenario, an example of every key, each behind a {@code #} to take away.
   */
  public String blank() {
    return switch (this) {
      case ASSUMPTIONS -> AssumptionReader.blank();
      case SCENARIO -> ScenarioTemplate.blank();
      default -> String.join(",", columnNames()) + "\n";
    };
  }

  /** Returns the blank file with the {@linkplain #columns(FundingYear) columns of a year}. */
  public String blank(FundingYear year) {
    return switch (this) {
      case ASSUMPTIONS, SCENARIO -> blank();
      default -> String.join(",", names(columns(year))) + "\n";
    };
  }

  /**
   * Returns rows that show how the file is filled in, below its header: those of an invented
   * school, which fit each other. Empty where a file has none.
   */
  public Optional<String> example() {
    return TemplateExamples.rows(this);
  }

  /**
   * Returns rows of a funding year that show how the file is filled in, below the header of {@link
   * #blank(FundingYear)}: those of an invented school and its authority, which fit each other.
   * Empty where a file has none.
   */
  public Optional<String> example(FundingYear year) {
    return TemplateExamples.rows(this, year);
  }

  /**
   * Returns an example of a plan of a sweep, which the files of a workspace fit.
   *
   * <p>Every key that is not needed stands behind a {@code #} to take away.
   */
  public static String sweepPlan() {
    return """
    version: 1
    schools: schools.csv
    formulas: formulas.csv
    budgets: budgets.csv
    # staff: staff.csv
    # assumptions: assumptions.yaml
    # aca: 1                  # area cost of schools that give none
    # scenario: leave.yaml    # what is swept, in the plan's files
    # against: baseline       # or another scenario, in the same worlds
    years: 2025-26..2025-26
    vary:
      - assumption: grants.meal_take_up
        triangular: {low: 0.75, mode: 0.87, high: 0.95}
    #  - assumption: pay.teacher_award_percent
    #    year: 2027-28
    #    autoregressive: {means: [3, 2.5], persistence: 0.5, shock: 0.7, low: 0, high: 7}
    #  - assumption: pupils.intake_growth_percent
    #    levels: {national: 0.3, authority: 0.2, school: 0.5}
    #    uniform: {low: -4, high: 2}
    #  - assumption: formula.local_uplift_percent
    #    regimes: {values: [0, 2], start: 2, transitions: [0.8, 0.2, 0.3, 0.7]}
    # correlate:
    #  - names: [pay.teacher_award_percent 2027-28, grants.meal_take_up]
    #    matrix: [[1, 0.5], [0.5, 1]]
    sampler: sobol            # or sobol_scrambled, latin_hypercube, pseudo_random
    seed: 1
    worlds: 1024
    measures: [closing_reserve]
    # Measures of your own, from measures and codes of a year; of a total, from its schools' sums:
    # measures:
    #   - closing_reserve
    #   - {name: reserve_percent, is: 100 * closing_reserve / income, unit: percent, below: 5}
    #   - {name: loss_in_teachers, is: "max(0, -in_year_balance) / 62000", unit: teachers}
    deficit_below: 0
    # bins: 512
    # stop: {measure: closing_reserve, statistic: deficit_probability, half_width: 0.02}
    """;
  }

  public List<String> columnNames() {
    return names(columns());
  }

  private static List<String> names(List<Column> columns) {
    return columns.stream().map(Column::name).toList();
  }

  private static List<Column> schools() {
    ImmutableList.Builder<Column> columns = ImmutableList.builder();
    columns.add(
        new Column("id", true, "text", "identifier, one row each; a URN for example"),
        new Column("name", false, "text", "name"),
        new Column("la_code", true, "text", "code of the local authority"),
        new Column("phase", true, "one of " + String.join(", ", Phase.labels()), "kind of school"),
        new Column("governance", false, "maintained or academy", "who runs it"),
        new Column("trust", false, "text", "trust that it belongs to"),
        new Column(
            "growing", false, "true or false", "still filling its year groups: no local cap"));
    for (SchoolField field : SchoolField.values()) {
      columns.add(
          new Column(
              field.fileName(),
              field.isRequired(),
              field.kind().expected(),
              field.description(),
              Optional.of(field.kind().range())));
      if (field == SchoolField.SPLIT_SITES) {
        columns.add(
            new Column(
                "split_site_metres",
                false,
                "metres, separated by spaces",
                "from 2024-25: metres to each additional site",
                Optional.of(School.METRES)));
      }
    }
    return columns.build();
  }

  private static List<Column> formulas() {
    ImmutableList.Builder<Column> columns = ImmutableList.builder();
    columns.add(
        new Column("year", true, "a funding year such as 2017-18", "decides which rules hold"),
        new Column("la_code", true, "text", "code of the local authority"),
        new Column("la_name", false, "text", "name of the local authority"));
    for (Parameter parameter : Parameter.local()) {
      columns.add(
          new Column(
              parameter.fileName(),
              false,
              parameter.kind().expected(),
              parameter.description(),
              Optional.of(parameter.range())));
    }
    for (SparsityGroup group : SparsityGroup.values()) {
      String schools = group.name().toLowerCase(Locale.ROOT).replace('_', '-') + " schools";
      columns.add(
          new Column(
              group.sizeTaperName(),
              false,
              "one of " + String.join(", ", SizeTaper.labels()),
              "sparsity of " + schools + ": how it falls with size"),
          new Column(
              group.distanceTaperName(),
              false,
              "true or false",
              "from 2022-23: whether sparsity of " + schools + " falls with distance"));
    }
    for (Line line : Line.values()) {
      if (!line.mayBeNotionalSen()) {
        continue;
      }
      columns.add(
          new Column(
              line.fileName() + FormulaReader.SEN_PERCENT,
              false,
              Formula.SEN_PERCENT,
              "part of " + line.fileName() + " that counts as notional SEN"));
    }
    return columns.build();
  }

  private static List<Column> actuals() {
    return List.of(
        new Column("id", true, "text", "identifier of a school"),
        new Column("code", true, "such as E01", "code of a maintained school's return"),
        new Column(
            "month", true, "a month such as 2026-10", "the last month that the amount runs to"),
        new Column(
            "amount",
            true,
            BudgetRanges.AMOUNT,
            "income or cost from the start of the school's year to the end of the month"));
  }

  private static List<Column> profiles() {
    List<Column> columns = new ArrayList<>();
    columns.add(new Column("code", true, "such as E16", "code of a maintained school's return"));
    columns.add(
        new Column(
            "governance",
            false,
            "maintained or academy",
            "whose years it is for; blank: all schools that have no row of their own"));
    for (Month month : ProfileReader.MONTHS) {
      columns.add(
          new Column(
              ProfileReader.column(month),
              true,
              ProfileReader.PERCENT,
              "percent of the year's money in that month; all twelve come to 100"));
    }
    return columns;
  }

  private static List<Column> budgets() {
    return List.of(
        new Column("id", true, "text", "identifier of a school"),
        new Column(
            "code",
            true,
            "such as E01, "
                + BudgetReader.EARLY_YEARS
                + " or "
                + BudgetReader.GRANT
                + Grants.names().get(Grants.names().size() - 1),
            "code of a maintained school's return, or funding that has none"),
        new Column("amount", true, BudgetRanges.AMOUNT, "income or cost; a reserve as it stands"));
  }

  private static List<Column> staff() {
    return List.of(
        new Column("id", true, "text", "identifier of a school"),
        new Column(
            "role", true, "one of " + String.join(", ", StaffRole.fileNames()), "what they do"),
        new Column(
            "scale",
            true,
            "one of " + String.join(", ", StaffReader.SCALES),
            "area of the teachers' scales, or salary"),
        new Column(
            "point",
            true,
            "M1 to M6, U1 to U3, L1 to L43, UQ1 to UQ6, or pounds a year",
            "point of the scale, or the full-time salary",
            Optional.of(StaffReader.FULL_TIME_SALARY)),
        new Column(
            "fte", true, StaffReader.FTE, "part of full time; above 1, that many full-time posts"),
        new Column(
            "pension",
            false,
            "one of " + String.join(", ", Pension.labels()),
            "scheme; blank: tps for those who teach, lgps for the rest"),
        new Column(
            "start",
            false,
            "1 April or 1 September, such as 2026-09-01",
            "first day; blank: there from the start"),
        new Column("age_under_25", false, "true or false", "an apprentice under 25; blank: false"),
        new Column("lessons", false, StaffReader.LESSONS, "lessons of the whole row"),
        new Column(
            "all_posts",
            false,
            "true or false",
            "the school has no other posts under this code, whatever its budget states; blank:"
                + " posts must come to the budget within 5 percent"));
  }

  private static List<Column> assumptions() {
    return Assumption.all().stream().map(Template::column).toList();
  }

  private static Column column(Assumption assumption) {
    OptionalDouble value = assumption.defaultValue();
    String otherwise =
        value.isEmpty() ? "" : "; " + Problem.plain(value.getAsDouble()) + " unless set";
    return new Column(
        assumption.name(),
        false,
        assumption.expected(),
        assumption.description() + otherwise,
        Optional.of(assumption.range()));
  }
}
