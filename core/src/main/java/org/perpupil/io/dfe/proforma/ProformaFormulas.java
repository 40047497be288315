package org.perpupil.io.dfe.proforma;

import com.google.common.collect.ImmutableSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.perpupil.formula.SizeTaper;
import org.perpupil.formula.SparsityGroup;
import org.perpupil.io.dfe.infer.FigureBasis;
import org.perpupil.io.dfe.infer.NationalRates;
import org.perpupil.io.dfe.stated.StatedFormula;
import org.perpupil.io.dfe.table.Layout;
import org.perpupil.io.dfe.table.PublishedTable;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.rates.FundingYear;

/**
 * Local formulas in the columns of the proforma tool, a row an authority.
 *
 * <p>A choice of N/A, a blank and a mark are no rate. Percentages stand there as fractions. A blank
 * threshold of sparsity is the national one.
 */
public final class ProformaFormulas {
  private static final String NOTE = "as the file has it";

  /** The guarantee that regulations set until authorities could choose one. */
  private static final double SET_GUARANTEE = -1.5;

  private static final double SIX_DIGITS = 2e-5;

  private static final int LAST_SET = 2017;

  /** Without them no school can be paid. */
  private static final ImmutableSet<String> NEEDED =
      ImmutableSet.of(
          "rate:basic_primary",
          "rate:basic_ks3",
          "rate:basic_ks4",
          "rate:lump_sum_primary",
          "rate:lump_sum_secondary");

  /** What else the tool's sheet has of every formula. */
  private static final ImmutableSet<String> FAMILIES = families();

  private final FundingYear year;
  private final NationalRates national;
  private final List<Problem> problems;
  private final @Nullable String onlyAuthority;
  private final Map<String, StatedFormula> formulas = new LinkedHashMap<>();
  private final Map<String, String> places = new LinkedHashMap<>();

  private ProformaFormulas(
      FundingYear year, @Nullable String onlyAuthority, List<Problem> problems) {
    this.year = year;
    this.national = NationalRates.of(year);
    this.onlyAuthority = onlyAuthority;
    this.problems = problems;
  }

  /**
   * Reads the formulas of a sheet.
   *
   * @param onlyAuthority whose formula a row without an authority is, where schools are of one
   * @param problems where what is wrong is added
   * @return by authority
   */
  public static Map<String, StatedFormula> read(
      ProformaTable table,
      FundingYear year,
      @Nullable String onlyAuthority,
      List<Problem> problems) {
    ProformaFormulas read = new ProformaFormulas(year, onlyAuthority, problems);
    for (String twice : table.twice()) {
      problems.add(
          Problem.error(
              table.headerPlace(), twice, "each label once", "two sheets were pasted together"));
    }
    List<String> needed = table.missing(NEEDED);
    if (!needed.isEmpty()) {
      problems.add(
          Problem.error(
              table.headerPlace(),
              "",
              "the labels " + String.join(", ", needed),
              "they are written in another way here, or the columns were left out"));
      return Map.of();
    }
    List<String> others = table.missing(FAMILIES);
    if (!others.isEmpty()) {
      problems.add(
          Problem.warning(
              table.headerPlace(),
              others.size() + " labels missing",
              "all labels of the tool's sheet; nothing is paid by these: "
                  + String.join(", ", others),
              "the columns were left out, or their labels were changed"));
    }
    for (PublishedTable.Row row : table.rows()) {
      read.row(table, new ProformaCells(table, row, problems));
    }
    return read.formulas;
  }

  private void row(ProformaTable table, ProformaCells cells) {
    Optional<String> code = cells.laCode().or(() -> Optional.ofNullable(onlyAuthority));
    if (code.isEmpty()) {
      problems.add(
          Problem.error(
              cells.place(),
              "a formula without its authority",
              "the authority's code or name in a column such as LA (code) or LA Name",
              "the column was left out when the sheet was copied"));
      return;
    }
    String elsewhere = places.putIfAbsent(code.get(), cells.place());
    if (elsewhere != null) {
      problems.add(
          Problem.error(
              cells.place(),
              code.get(),
              "one formula of each authority",
              "the file holds two years; the other row is at " + elsewhere));
      return;
    }
    String name = cells.text("key", "la_name");
    StatedFormula formula =
        new StatedFormula(code.get(), name.isEmpty() ? "Authority " + code.get() : name);
    int errors = problems.size();
    rates(table, cells, formula);
    for (String stage : List.of("basic_primary", "basic_ks3", "basic_ks4")) {
      proof(cells, formula, stage);
    }
    for (String side : List.of("primary", "secondary")) {
      freeMeals(cells, formula, side);
      years(cells, formula, side);
    }
    points(cells, formula);
    for (SparsityGroup group : SparsityGroup.values()) {
      sparsity(cells, formula, group);
    }
    protection(cells, formula);
    if (problems.size() > errors) {
      return;
    }
    try {
      formula.formula(year);
      formulas.put(code.get(), formula);
    } catch (ProblemsException e) {
      e.problems().forEach(problem -> problems.add(problem.within(cells.place())));
    }
  }

  private void rates(ProformaTable table, ProformaCells cells, StatedFormula formula) {
    List<String> seen = new ArrayList<>();
    for (ProformaTable.Label label : table.columns("rate").keySet()) {
      String column = label.column();
      if (column.startsWith("sparsity_") || seen.contains(column)) {
        continue;
      }
      seen.add(column);
      cells.number("rate", column).ifPresent(rate -> formula.state(column, rate, NOTE));
      sen(cells, formula, "sen", column, column);
    }
  }

  /** The sheet's own products, which stored copies keep to six significant digits. */
  private static void proof(ProformaCells cells, StatedFormula formula, String stage) {
    OptionalDouble units = cells.number("proof_units", stage);
    OptionalDouble money = cells.number("proof_money", stage);
    if (units.isEmpty() || money.isEmpty()) {
      return;
    }
    double product = formula.rates().orNone(stage) * units.getAsDouble();
    double tolerance = SIX_DIGITS * Math.max(product, money.getAsDouble()) + 1;
    if (Math.abs(product - money.getAsDouble()) > tolerance) {
      cells.wrong(
          stage,
          Problem.plain(money.getAsDouble()),
          "the amount per pupil × pupil units (" + Problem.plain(Math.rint(product)) + " here)");
    }
  }

  private static void sen(
      ProformaCells cells, StatedFormula formula, String kind, String column, String line) {
    OptionalDouble share = cells.number(kind, column);
    if (share.isPresent() && share.getAsDouble() > 0) {
      formula.senPercent(line, Math.rint(share.getAsDouble() * 1e8) / 1e6);
    }
  }

  private static void freeMeals(ProformaCells cells, StatedFormula formula, String side) {
    String choice = Layout.plain(cells.text("choice", "fsm_" + side));
    OptionalDouble rate = cells.number("chosen", "fsm_" + side);
    if (rate.isEmpty()) {
      return;
    }
    String column;
    if (choice.startsWith("fsm6") || choice.startsWith("ever 6")) {
      column = "fsm6_" + side;
    } else if (choice.startsWith("fsm")) {
      column = "fsm_" + side;
    } else {
      if (rate.getAsDouble() != 0) {
        cells.wrong(
            "FSM/FSM6 " + side,
            cells.text("choice", "fsm_" + side),
            "FSM or FSM6, since a rate is given");
      }
      return;
    }
    formula.state(column, rate.getAsDouble(), NOTE);
    sen(cells, formula, "chosen_sen", "fsm_" + side, column);
  }

  private static void years(ProformaCells cells, StatedFormula formula, String side) {
    String choice = cells.text("years", "eal_years_" + side);
    String digits = choice.replaceAll("\\D", "");
    if (digits.matches("[123]")) {
      formula.state("eal_years_" + side, Integer.parseInt(digits), NOTE);
    } else if (formula.rates().orNone("eal_" + side) != 0) {
      cells.wrong("EAL " + side + " 1/2/3/NA", choice, "1, 2 or 3 years, since a rate is given");
    }
  }

  private static void points(ProformaCells cells, StatedFormula formula) {
    String digits = cells.text("points", "lpa_primary_indicator").replaceAll("\\D", "");
    if (digits.equals("73") || digits.equals("78")) {
      formula.state("lpa_primary_indicator", Integer.parseInt(digits), NOTE);
    }
  }

  private void sparsity(ProformaCells cells, StatedFormula formula, SparsityGroup group) {
    OptionalDouble most = cells.number("rate", group.maximum().fileName());
    if (most.isEmpty()) {
      return;
    }
    formula.state(group.maximum().fileName(), most.getAsDouble(), NOTE);
    if (most.getAsDouble() == 0) {
      return;
    }
    for (String name : List.of(group.distance().fileName(), group.yearGroup().fileName())) {
      OptionalDouble limit = cells.number("limit", name);
      if (limit.isPresent() && limit.getAsDouble() > 0) {
        formula.state(name, limit.getAsDouble(), NOTE);
      } else {
        national
            .find(name)
            .ifPresent(
                value -> formula.rates().put(name, value, FigureBasis.DERIVED, "the national one"));
      }
    }
    String taper = Layout.plain(cells.text("taper", group.maximum().fileName()));
    formula.taper(
        group,
        switch (taper) {
          case "fixed", "" -> SizeTaper.NONE;
          case "nff" -> SizeTaper.NFF;
          default -> SizeTaper.LINEAR;
        },
        false);
  }

  private void protection(ProformaCells cells, StatedFormula formula) {
    if (year.start() <= LAST_SET) {
      formula
          .rates()
          .put("mfg_percent", SET_GUARANTEE, FigureBasis.DERIVED, "as regulations of the year set");
    }
    if (cells.isYes("yesno", "capping")) {
      OptionalDouble cap = cells.number("percent", "gains_cap_percent");
      OptionalDouble scaling = cells.number("percent", "gains_scaling_percent");
      if (cap.isPresent() && scaling.isPresent()) {
        formula.state("gains_cap_percent", Math.rint(cap.getAsDouble() * 1e8) / 1e6, NOTE);
        formula.state("gains_scaling_percent", Math.rint(scaling.getAsDouble() * 1e8) / 1e6, NOTE);
      }
    }
  }

  private static ImmutableSet<String> families() {
    ImmutableSet.Builder<String> all = ImmutableSet.builder();
    for (String side : List.of("_primary", "_secondary")) {
      all.add("choice:fsm" + side, "chosen:fsm" + side, "years:eal_years" + side);
      for (String need : List.of("eal", "mobility", "lpa")) {
        all.add("rate:" + need + side);
      }
      for (String band : List.of("a", "b", "c", "d", "e", "f")) {
        all.add("rate:idaci_" + band + side);
      }
    }
    for (SparsityGroup group : SparsityGroup.values()) {
      all.add("rate:" + group.maximum().fileName());
    }
    return all.add("rate:lac", "yesno:capping").build();
  }
}
