package org.perpupil.io.input;

import com.google.common.base.Splitter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Parameter;
import org.perpupil.formula.SparsityGroup;
import org.perpupil.io.FormulaName;
import org.perpupil.io.Source;
import org.perpupil.io.csv.SeenNames;
import org.perpupil.io.read.BudgetReader;
import org.perpupil.io.read.Given.Part;
import org.perpupil.io.read.ServiceReader;
import org.perpupil.io.read.StaffReader;
import org.perpupil.io.read.TrustReader;
import org.perpupil.io.template.FieldTable;
import org.perpupil.io.template.Template;
import org.perpupil.problem.Problem;
import org.perpupil.school.Phase;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;
import org.perpupil.school.SchoolTable;

/** Files of one right row, with any one field of the table of fields set to what a test says. */
public final class FieldFiles {
  private static final Map<Template, String> ROWS =
      Map.of(
          Template.SCHOOLS,
          "id=A1,la_code=301,phase=all-through,year_groups_primary=7,year_groups_secondary=5,"
              + "pupils_primary=210,pupils_ks3=300,pupils_ks4=200,previous_pupils=700",
          Template.FORMULAS,
          "year=2017-18,la_code=301,basic_primary=3000",
          Template.BUDGETS,
          "id=A1,code=E01,amount=500000",
          Template.ACTUALS,
          "id=A1,code=E01,month=2025-10,amount=300000",
          Template.PROFILES,
          "code=E16,april=10,may=10,june=10,july=10,august=10,september=10,october=10,november=10,"
              + "december=10,january=10,february=0,march=0",
          Template.STAFF,
          "id=A1,role=teacher,scale=salary,point=60000,fte=1",
          Template.TRUSTS,
          "trust=T,schools=A1,charge_basis=flat,charge=50000",
          Template.AUTHORITIES,
          "la_code=301,schools_block=50000000,duties_pupils_per_step=1000,duties_step_cost=1000",
          Template.SERVICES,
          "service=hr,cost_basis=flat,payer_maintained=school,cost_maintained=1,"
              + "payer_academy=school,cost_academy=1,payer_trust=school,cost_trust=1");

  private static final SchoolTable SCHOOLS =
      SchoolTable.of(
          List.of(
              School.builder("A1", "301", Phase.PRIMARY)
                  .yearGroups(7, 0)
                  .pupils(210, 0, 0)
                  .build()));

  private FieldFiles() {}

  /**
   * What a file gave.
   *
   * @param value what was read from it
   * @param problems what was said of it
   */
  public record Read(Object value, List<Problem> problems) {
    public List<Problem> notes() {
      return problems.stream().filter(Problem::isNote).toList();
    }

    public List<Problem> others() {
      return problems.stream().filter(problem -> !problem.isNote()).toList();
    }
  }

  /** Returns every number that a table may hold. */
  public static Stream<FieldTable.Field> columns() {
    return FieldTable.all().stream()
        .filter(field -> ROWS.keySet().stream().anyMatch(t -> t.label().equals(field.file())));
  }

  /** Returns the column that a field is written in. */
  public static String column(FieldTable.Field field) {
    return field.name().startsWith(FieldTable.AMOUNT_OF) ? "amount" : field.name();
  }

  /** Returns the row of a file with one field set. */
  static Map<String, String> cells(FieldTable.Field field, String value) {
    Map<String, String> cells = cells(Template.find(field.file()).orElseThrow());
    if (field.name().startsWith(FieldTable.AMOUNT_OF)) {
      cells.put("code", field.name().substring(FieldTable.AMOUNT_OF.length()));
    }
    companions(field.name()).forEach(cells::put);
    cells.put(column(field), value);
    return cells;
  }

  /** Returns what a formula that pays a factor has to say, too. */
  private static Map<String, String> companions(String name) {
    if (name.matches("eal_(primary|secondary)")) {
      return Map.of(name.replace("eal_", "eal_years_"), "3");
    }
    if (name.matches("sparsity_(primary|secondary|middle|all_through)")) {
      String group = name.substring("sparsity".length());
      return Map.of("sparsity_distance" + group, "2", "sparsity_year_group" + group, "21");
    }
    if (name.matches("mppl_(primary|ks3|ks4)")) {
      return Map.of("mppl_primary", "3500", "mppl_ks3", "4500", "mppl_ks4", "4500");
    }
    return name.equals("gains_scaling_percent") ? Map.of("gains_cap_percent", "3") : Map.of();
  }

  /** Returns the right row of a file. */
  static Map<String, String> cells(Template template) {
    Map<String, String> cells = new LinkedHashMap<>();
    Splitter.on(',').withKeyValueSeparator('=').split(ROWS.get(template)).forEach(cells::put);
    return cells;
  }

  /** Returns a header and one row. */
  static String text(Map<String, String> cells, String separator) {
    return String.join(separator, cells.keySet())
        + "\n"
        + cells.values().stream()
            .map(cell -> '"' + cell.replace("\"", "\"\"") + '"')
            .collect(Collectors.joining(separator))
        + "\n";
  }

  /** Reads a file with one field set. */
  public static Read read(FieldTable.Field field, String value) {
    String text = text(cells(field, value), ",");
    return read(Template.find(field.file()).orElseThrow(), Source.of("f.csv", text));
  }

  /** Reads a file. */
  static Read read(Template template, Source source) {
    List<Problem> problems = new ArrayList<>();
    SeenNames seen = new SeenNames();
    Object value =
        switch (template) {
          case SCHOOLS ->
              Inputs.read(Part.read(List.of(source)), List.of(), seen, problems)
                  .schools()
                  .schools()
                  .stream()
                  .map(FieldFiles::values)
                  .toList();
          case FORMULAS ->
              Inputs.read(Part.of(SCHOOLS), List.of(FormulaName.of(source)), seen, problems)
                  .formulas(0)
                  .all()
                  .stream()
                  .map(FieldFiles::values)
                  .toList();
          case BUDGETS -> BudgetReader.read(source, List.of("A1"), seen, problems).all();
          case ACTUALS -> ActualsReader.read(source, List.of("A1"), problems);
          case PROFILES -> ProfileReader.read(source, false, problems);
          case STAFF -> StaffReader.read(source, List.of("A1"), seen, problems).posts("A1");
          case TRUSTS -> TrustReader.read(source, Optional.of(SCHOOLS), seen, problems);
          case AUTHORITIES -> AuthorityReader.read(source, seen, problems);
          default -> ServiceReader.read(source, seen, problems);
        };
    return new Read(value, problems);
  }

  private static List<Object> values(School school) {
    List<Object> values =
        new ArrayList<>(SchoolField.values().stream().map(school::value).toList());
    values.addAll(
        List.of(
            school.id(),
            school.laCode(),
            school.phase(),
            school.name(),
            school.trust(),
            school.governance(),
            school.isGrowing(),
            school.splitSiteMetres()));
    return values;
  }

  private static List<Object> values(Formula formula) {
    List<Object> values = new ArrayList<>(Parameter.local().stream().map(formula::value).toList());
    values.addAll(List.of(formula.title(), formula.year(), formula.senShares()));
    for (SparsityGroup group : SparsityGroup.values()) {
      values.add(formula.sizeTaper(group));
      values.add(formula.distanceTaper(group));
    }
    return values;
  }
}
