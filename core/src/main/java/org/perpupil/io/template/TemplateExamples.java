package org.perpupil.io.template;

import com.google.common.collect.ImmutableMap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.perpupil.io.csv.CsvText;
import org.perpupil.problem.Problem;
import org.perpupil.rates.FundingYear;
import org.perpupil.rates.RateBook;

/** Rows of an invented school that show how files are filled in, and that fit each other. */
final class TemplateExamples {
  private static final ImmutableMap<String, String> SCHOOL =
      ImmutableMap.<String, String>builder()
          .put("id", "S01")
          .put("name", "Example Primary")
          .put("la_code", "999")
          .put("phase", "primary")
          .put("governance", "maintained")
          .put("year_groups_primary", "7")
          .put("year_groups_secondary", "0")
          .put("pupils_primary", "210")
          .put("pupils_ks3", "0")
          .put("pupils_ks4", "0")
          .put("fsm_primary", "0.2")
          .put("fsm6_primary", "0.22")
          .put("idaci_a_primary", "0")
          .put("idaci_b_primary", "0.02")
          .put("idaci_c_primary", "0.03")
          .put("idaci_d_primary", "0.04")
          .put("idaci_e_primary", "0.05")
          .put("idaci_f_primary", "0.06")
          .put("eal3_primary", "0.1")
          .put("lpa_primary", "0.25")
          .put("mobility_primary", "0.02")
          .put("sparsity_distance_miles", "0.8")
          .put("aca", "1")
          .put("rates", "21500")
          .build();

  private static final ImmutableMap<String, String> FORMULA =
      ImmutableMap.<String, String>builder()
          .put("la_code", "999")
          .put("la_name", "Example Authority")
          .put("basic_primary", "2800")
          .put("basic_ks3", "3900")
          .put("basic_ks4", "4400")
          .put("fsm6_primary", "700")
          .put("fsm6_secondary", "900")
          .put("lpa_primary", "900")
          .put("lpa_secondary", "1300")
          .put("lump_sum_primary", "110000")
          .put("lump_sum_secondary", "110000")
          .build();

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

  private static final ImmutableMap<String, String> POST =
      ImmutableMap.<String, String>builder()
          .put("id", "S01")
          .put("role", "teacher")
          .put("scale", "rest-of-england")
          .put("point", "M6")
          .put("fte", "7.4")
          .put("all_posts", "true")
          .build();

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

  /** Returns the rows of a template in a year, below the columns of that year. */
  static Optional<String> rows(Template template, FundingYear year) {
    CsvText csv = new CsvText();
    switch (template) {
      case SCHOOLS -> csv.row(row(template.columns(year), SCHOOL));
      case FORMULAS -> csv.row(row(template.columns(year), formula(year)));
      default -> {
        return rows(template);
      }
    }
    return Optional.of(csv.text());
  }

  /** Returns a formula of few factors, which any year allows, at the last national rates known. */
  private static Map<String, String> formula(FundingYear year) {
    Map<String, String> cells = new HashMap<>(FORMULA);
    cells.put("year", year.toString());
    for (String edition : RateBook.editions()) {
      RateBook book = RateBook.national(edition);
      if (edition.equals(book.rulesOf().toString()) && book.rulesOf().compareTo(year) <= 0) {
        book.rates().stream()
            .filter(rate -> FORMULA.containsKey(rate.name()) || rate.name().startsWith("mppl_"))
            .forEach(rate -> cells.put(rate.name(), Problem.plain(rate.value())));
      }
    }
    return cells;
  }

  private static List<String> row(Template template, Map<String, String> cells) {
    return row(template.columns(), cells);
  }

  private static List<String> row(List<Template.Column> columns, Map<String, String> cells) {
    List<String> row = new ArrayList<>();
    columns.forEach(column -> row.add(cells.getOrDefault(column.name(), "")));
    return row;
  }
}
