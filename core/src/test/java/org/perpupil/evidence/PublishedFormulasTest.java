package org.perpupil.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.perpupil.formula.Allocation;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Line;
import org.perpupil.formula.Parameter;
import org.perpupil.formula.RoundingRules;
import org.perpupil.formula.SparsityGroup;
import org.perpupil.io.dfe.CsvCells;
import org.perpupil.io.input.Inputs;
import org.perpupil.io.input.PublishedImport;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;

/** Real formulas and academies of 2017-18 in the labels of the proforma tool. */
class PublishedFormulasTest {
  @TempDir private Path folder;

  /** All 152 authorities' formulas, laid out as the tool's Proforma sheet is. */
  @Test
  void everyAuthoritysFormulaComesBack() throws IOException {
    Map<String, Map<String, String>> rates = rates();
    Path file = proforma(rates);

    PublishedImport imported = PublishedImport.of(List.of(file)).read();
    imported.write(folder.resolve("out"));
    List<String> rows = Files.readAllLines(folder.resolve("out/formulas.csv"), UTF_8);

    assertThat(imported.isOfFormulas()).isTrue();
    assertThat(imported.year().toString()).isEqualTo("2017-18");
    assertThat(rows).hasSize(153);
    List<String> header = List.of(rows.get(0).split(",", -1));
    int compared = 0;
    for (String row : rows.subList(1, rows.size())) {
      List<String> cells = CsvCells.split(row);
      Map<String, String> expected = rates.get(cells.get(header.indexOf("la_code")));
      for (Map.Entry<String, String> rate : expected.entrySet()) {
        String name = rate.getKey().replaceFirst("^eal\\d", "eal");
        if (header.contains(name) && !rate.getValue().isEmpty()) {
          double found = Double.parseDouble("0" + cells.get(header.indexOf(name)));
          assertThat(found).as(row + " " + name).isEqualTo(Double.parseDouble(rate.getValue()));
          compared++;
        }
      }
    }
    assertThat(compared).isGreaterThan(3000);
  }

  /** Rates by authority and line. */
  private static Map<String, Map<String, String>> rates() throws IOException {
    Map<String, Map<String, String>> rates = new LinkedHashMap<>();
    Path path = ReferenceData.path("authorities-2017-18.csv");
    List<String> lines = Files.readAllLines(path, UTF_8);
    for (String line : lines.subList(1, lines.size())) {
      List<String> cells = CsvCells.split(line);
      rates
          .computeIfAbsent(cells.get(0), key -> new LinkedHashMap<>())
          .put(cells.get(2), cells.get(3));
    }
    return rates;
  }

  private Path proforma(Map<String, Map<String, String>> rates) throws IOException {
    Set<String> lines = new LinkedHashSet<>();
    rates.values().forEach(all -> lines.addAll(all.keySet()));
    List<String> columns = new ArrayList<>();
    List<String> header = new ArrayList<>(List.of("LA (code)"));
    int number = 86416;
    for (String line : lines) {
      String label = label(line);
      if (!label.isEmpty()) {
        columns.add(line);
        header.add("APT Proforma dataset." + label + "_" + number++);
      }
    }
    for (String side : List.of("Primary", "Secondary")) {
      header.add("APT Proforma dataset.FSM " + side + "  FSM/FSM6_1");
      header.add("APT Proforma dataset.FSM " + side + " Amount Per Pupil_2");
      header.add("APT Proforma dataset.EAL " + side + " 1/2/3/NA_3");
      header.add("APT Proforma dataset.EAL " + side + " Amount Per Pupil_4");
    }
    header.addAll(List.of("Primary Lump Sum", "Secondary Lump Sum"));
    StringBuilder text = new StringBuilder(String.join(",", header)).append('\n');
    rates.forEach(
        (code, all) -> {
          List<String> row = new ArrayList<>(List.of(code));
          columns.forEach(line -> row.add(all.getOrDefault(line, "")));
          for (String side : List.of("primary", "secondary")) {
            String ever = all.getOrDefault("fsm6_" + side, "");
            String now = all.getOrDefault("fsm_" + side, "");
            row.add(!ever.isEmpty() ? "FSM6 % " + side : !now.isEmpty() ? "FSM % " + side : "N/A");
            row.add(ever.isEmpty() ? now : ever);
            String years =
                List.of("1", "2", "3").stream()
                    .filter(n -> !all.getOrDefault("eal" + n + "_" + side, "").isEmpty())
                    .findFirst()
                    .orElse("");
            row.add(years.isEmpty() ? "NA" : "EAL " + years + " " + side);
            row.add(years.isEmpty() ? "" : all.get("eal" + years + "_" + side));
          }
          row.addAll(List.of("100000", "100000"));
          text.append(String.join(",", row)).append('\n');
        });
    return Files.writeString(folder.resolve("formulas-2017-18.csv"), text, UTF_8);
  }

  private static String label(String line) {
    String side = line.endsWith("_primary") ? "Primary" : "Secondary";
    if (line.startsWith("basic_")) {
      String stage = line.substring("basic_".length());
      return "Basic Entitlement "
          + (stage.equals("primary") ? "Primary" : stage.toUpperCase(Locale.ROOT))
          + " Amount Per Pupil";
    }
    if (line.matches("idaci_[a-f]_.*")) {
      return "IDACI "
          + side
          + " B"
          + line.substring(6, 7).toUpperCase(Locale.ROOT)
          + " Amount Per Pupil";
    }
    if (line.startsWith("mobility_") || line.startsWith("lpa_")) {
      return (line.startsWith("lpa_") ? "Prior Attainment " : "Mobility ")
          + side
          + " Amount Per Pupil";
    }
    return line.equals("lac") ? "Looked After Children Amount Per Pupil" : "";
  }

  /**
   * 3,253 academies, laid out as the tool's sheets are: every line is paid as by their own files.
   */
  @Test
  void academiesInTheToolsSheetsArePaidTheSame() throws IOException {
    Inputs published =
        Inputs.read(
            List.of(ReferenceData.path("academies-2017-18/schools.csv")),
            List.of(ReferenceData.path("academies-2017-18/formulas.csv").toString()));
    List<Path> sheets = new ArrayList<>();
    sheets.add(inputs(published));
    sheets.add(factors(published));
    sheets.add(formulas(published));

    PublishedImport imported = PublishedImport.of(sheets).read();
    imported.write(folder.resolve("out"));
    Inputs made =
        Inputs.read(
            List.of(folder.resolve("out/schools.csv")),
            List.of(folder.resolve("out/formulas.csv").toString()));

    assertThat(imported.problems()).isEmpty();
    assertThat(imported.size()).isEqualTo(published.schools().size());
    Allocation expected =
        Allocation.of(published.schools(), published.formulas(0), RoundingRules.statement());
    Allocation paid = Allocation.of(made.schools(), made.formulas(0), RoundingRules.statement());
    for (int i = 0; i < made.schools().size(); i++) {
      int row = published.schools().row(id(made.schools().school(i).id())).orElseThrow();
      for (Line line : Line.values()) {
        boolean isCarried = line.equals(Line.OTHER_PUPIL_LED) || line.equals(Line.OTHER_SCHOOL_LED);
        if (!isCarried) {
          assertThat(paid.amount(line, i).orElse(0))
              .as(made.schools().school(i).id() + " " + line.fileName())
              .isCloseTo(expected.amount(line, row).orElse(0), within(0.001));
        }
      }
    }
  }

  private static String id(String urn) {
    return String.format(Locale.ROOT, "A%04d", Integer.parseInt(urn) - 100_000);
  }

  private static String urn(School school) {
    return String.valueOf(100_000 + Integer.parseInt(school.id().substring(1)));
  }

  private static String value(School school, SchoolField field) {
    return school.value(field).isPresent()
        ? Double.toString(school.value(field).getAsDouble())
        : "";
  }

  private static SchoolField field(String name) {
    return SchoolField.find(name).orElseThrow();
  }

  private Path inputs(Inputs published) throws IOException {
    Map<String, String> columns = new LinkedHashMap<>();
    columns.put("year_groups_primary", "Number of Primary year groups for all schools");
    columns.put("year_groups_secondary", "Number of  Secondary year groups for all schools");
    columns.put("pupils_primary", "NOR Primary");
    columns.put("pupils_ks3", "NOR KS3");
    columns.put("pupils_ks4", "NOR KS4");
    columns.put("pupils_y1_4", "NOR Yr 1-4");
    columns.put("pupils_y5_6", "NOR Yr 5\u20136");
    for (String side : List.of("Primary", "Secondary")) {
      String low = side.toLowerCase(Locale.ROOT);
      columns.put("fsm_" + low, side + " FSM Proportion");
      columns.put("fsm6_" + low, side + " Ever 6 Proportion");
      columns.put("mobility_" + low, "Mobility " + side + " Proportion");
      for (String years : List.of("1", "2", "3")) {
        columns.put("eal" + years + "_" + low, "EAL " + years + " " + side + " Proportion");
      }
    }
    columns.put("lpa_y1_4_new_eyfsp", "Low attainment Proportion under new EYFSP");
    columns.put("lpa_y5_6_at_73", "Low Attainment under old FSP Proportion 73");
    columns.put("lpa_y5_6_at_78", "Low Attainment under old FSP Proportion 78");
    columns.put("lpa_secondary", "Low Attainment Secondary Proportion");
    StringBuilder text = new StringBuilder("Inputs\nURN,LA Code,School Name,Phase,");
    text.append(String.join(",", columns.values()));
    text.append(",Primary sparsity av Distance to 2nd school miles");
    text.append(",Secondary sparsity av Distance to 2nd school miles\n");
    for (School school : published.schools().schools()) {
      String phase =
          switch (school.phase()) {
            case PRIMARY -> "Primary";
            case SECONDARY -> "Secondary";
            case MIDDLE_DEEMED_PRIMARY -> "Middle-deemed Primary";
            case MIDDLE_DEEMED_SECONDARY -> "Middle-deemed Secondary";
            case ALL_THROUGH -> "All-through";
          };
      List<String> row =
          new ArrayList<>(List.of(urn(school), school.laCode(), "School " + school.id(), phase));
      columns.keySet().forEach(name -> row.add(value(school, field(name))));
      String miles = value(school, SchoolField.SPARSITY_DISTANCE_MILES);
      row.add(miles);
      row.add(miles);
      text.append(String.join(",", row)).append('\n');
    }
    return Files.writeString(folder.resolve("inputs.csv"), text, UTF_8);
  }

  private Path factors(Inputs published) throws IOException {
    StringBuilder text =
        new StringBuilder(
            "URN,Growing School,17\u201318 Split Sites,17\u201318 Rates,17\u201318 PFI,"
                + "Adjustment to 16-17 Rates,17\u201318 Sixth Form Funding From DSG,"
                + "17-18 Approved Exceptional Circumstance 3,17-18 Approved MFG Exemptions 1\n");
    for (School school : published.schools().schools()) {
      text.append(urn(school))
          .append(",No,")
          .append(value(school, SchoolField.SPLIT_SITES))
          .append(",,,9999,,,\n");
    }
    return Files.writeString(folder.resolve("factors.csv"), text, UTF_8);
  }

  private Path formulas(Inputs published) throws IOException {
    Set<String> codes = new LinkedHashSet<>();
    published.schools().schools().forEach(school -> codes.add(school.laCode()));
    List<String> header = new ArrayList<>(List.of("LA (code)"));
    for (String stage : List.of("Primary", "KS3", "KS4")) {
      header.add("Basic Entitlement " + stage + " Amount Per Pupil");
    }
    for (String side : List.of("Primary", "Secondary")) {
      header.add("FSM " + side + " FSM/FSM6");
      header.add("FSM " + side + " Amount Per Pupil");
      header.add("EAL " + side + " 1/2/3/NA");
      header.add("EAL " + side + " Amount Per Pupil");
      header.add("Mobility " + side + " Amount Per Pupil");
      header.add("Prior Attainment " + side + " Amount Per Pupil");
      header.add(side + " Lump Sum");
    }
    header.add("Prior Attainment Primary 73/78/NA");
    header.add("Prior Attainment Primary new EFSP Weighting");
    List<String> groups = List.of("primary", "secondary", "middle", "all_through");
    for (String group : groups) {
      String name =
          group.equals("middle")
              ? "middle school"
              : group.equals("all_through") ? "all-through" : group;
      header.add("Sparsity " + name + " Lump Sum");
      header.add("Fixed or tapered sparsity " + name + " lump sum");
      header.add(name + " Distance Threshold");
      header.add(name + " pupil number average year group threshold");
    }
    StringBuilder text = new StringBuilder(String.join(",", header)).append('\n');
    for (String code : codes) {
      Formula formula = published.formulas(0).find(code).orElseThrow();
      List<String> row = new ArrayList<>(List.of(code));
      for (String stage : List.of("basic_primary", "basic_ks3", "basic_ks4")) {
        row.add(rate(formula, stage));
      }
      for (String side : List.of("primary", "secondary")) {
        boolean ever = !rate(formula, "fsm6_" + side).matches("0(\\.0)?");
        row.add((ever ? "FSM6 % " : "FSM % ") + side);
        row.add(rate(formula, (ever ? "fsm6_" : "fsm_") + side));
        String years = rate(formula, "eal_years_" + side);
        row.add(years.isEmpty() ? "NA" : "EAL " + years.substring(0, 1) + " " + side);
        row.add(rate(formula, "eal_" + side));
        row.add(rate(formula, "mobility_" + side));
        row.add(rate(formula, "lpa_" + side));
        row.add(rate(formula, "lump_sum_" + side));
      }
      String points = rate(formula, "lpa_primary_indicator");
      row.add(points.isEmpty() ? "NA" : "Low Attainment % old FSP " + points.substring(0, 2));
      row.add(rate(formula, "lpa_y1_4_weighting"));
      for (String group : groups) {
        row.add(rate(formula, "sparsity_" + group));
        row.add(
            switch (formula.sizeTaper(SparsityGroup.valueOf(group.toUpperCase(Locale.ROOT)))) {
              case NONE -> "Fixed";
              case LINEAR -> "Tapered";
              case NFF -> "NFF";
            });
        row.add(rate(formula, "sparsity_distance_" + group));
        row.add(rate(formula, "sparsity_year_group_" + group));
      }
      text.append(String.join(",", row)).append('\n');
    }
    return Files.writeString(folder.resolve("proforma.csv"), text, UTF_8);
  }

  private static String rate(Formula formula, String name) {
    for (Parameter parameter : Parameter.local()) {
      if (parameter.fileName().equals(name) && formula.value(parameter).isPresent()) {
        return Double.toString(formula.value(parameter).getAsDouble());
      }
    }
    return "";
  }
}
