package org.perpupil.io.template;

import org.perpupil.io.csv.CsvText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rows of an invented school that show how files are filled in, and that fit each other. */
final class TemplateExamples {
  private static final Map<String, String> SCHOOL =
      Map.ofEntries(
          Map.entry("id", "S01"),
          Map.entry("name", "Example Primary"),
          Map.entry("la_code", "999"),
          Map.entry("phase", "primary"),
          Map.entry("governance", "maintained"),
          Map.entry("year_groups_primary", "7"),
          Map.entry("year_groups_secondary", "0"),
          Map.entry("pupils_primary", "210"),
          Map.entry("pupils_ks3", "0"),
          Map.entry("pupils_ks4", "0"),
          Map.entry("fsm_primary", "0.2"),
          Map.entry("fsm6_primary", "0.22"),
          Map.entry("idaci_a_primary", "0"),
          Map.entry("idaci_b_primary", "0.02"),
          Map.entry("idaci_c_primary", "0.03"),
          Map.entry("idaci_d_primary", "0.04"),
          Map.entry("idaci_e_primary", "0.05"),
          Map.entry("idaci_f_primary", "0.06"),
          Map.entry("eal3_primary", "0.1"),
          Map.entry("lpa_primary", "0.25"),
          Map.entry("mobility_primary", "0.02"),
          Map.entry("sparsity_distance_miles", "0.8"),
          Map.entry("aca", "1"),
          Map.entry("rates", "21500"));

  private static final List<List<String>> BUDGETS =
      List.of(
          List.of("S01", "OB01", "64000"),
          List.of("S01", "E01", "520000"),
          List.of("S01", "E03", "180000"),
          List.of("S01", "E05", "52000"),
          List.of("S01", "E16", "21000"),
          List.of("S01", "E19", "61000"),
          List.of("S01", "E20", "9000"),
          List.of("S01", "I08", "12000"));

  private static final Map<String, String> POST =
      Map.of(
          "id",
          "S01",
          "role",
          "teacher",
          "scale",
          "rest-of-england",
          "point",
          "M6",
          "fte",
          "7.4",
          "all_posts",
          "true");

  private TemplateExamples() {}

  /** Returns the rows of a template, as CSV without the header; empty where there is no example. */
  static Optional<String> rows(Template template) {
    CsvText csv = new CsvText();
    switch (template) {
      case SCHOOLS -> csv.row(row(template, SCHOOL));
      case STAFF -> csv.row(row(template, POST));
      case BUDGETS -> BUDGETS.forEach(csv::row);
      default -> {
        return Optional.empty();
      }
    }
    return Optional.of(csv.text());
  }

  private static List<String> row(Template template, Map<String, String> cells) {
    List<String> row = new ArrayList<>();
    template.columnNames().forEach(column -> row.add(cells.getOrDefault(column, "")));
    return row;
  }
}
