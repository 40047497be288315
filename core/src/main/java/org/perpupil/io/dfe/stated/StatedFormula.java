package org.perpupil.io.dfe.stated;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Line;
import org.perpupil.formula.Parameter;
import org.perpupil.formula.SizeTaper;
import org.perpupil.formula.SparsityGroup;
import org.perpupil.io.dfe.infer.FigureBasis;
import org.perpupil.io.dfe.infer.FoundRates;
import org.perpupil.problem.Problem;
import org.perpupil.rates.FundingYear;

/** The formula of an authority as published files state it, in the making. Not thread-safe. */
public final class StatedFormula {
  /** What files of formulas add to a line's name. */
  private static final String SEN_PERCENT = "_sen_percent";

  private final String laCode;
  private final String laName;
  private final FoundRates rates = new FoundRates();
  private final Map<SparsityGroup, SizeTaper> sizeTapers = new EnumMap<>(SparsityGroup.class);
  private final Map<SparsityGroup, Boolean> distanceTapers = new EnumMap<>(SparsityGroup.class);
  private final Map<String, Double> senPercents = new LinkedHashMap<>();

  /** Starts a formula without rates. */
  public StatedFormula(String laCode, String laName) {
    this.laCode = laCode;
    this.laName = laName;
  }

  /** Returns the code of the authority. */
  public String laCode() {
    return laCode;
  }

  /** Returns the name of the authority. */
  public String laName() {
    return laName;
  }

  /** Returns the rates, each with how it was come by. */
  public FoundRates rates() {
    return rates;
  }

  /** Sets a rate as a file has it. */
  public void state(String parameter, double value, String note) {
    rates.put(parameter, value, FigureBasis.EXACT, note);
  }

  /** Sets how sparsity falls. */
  public void taper(SparsityGroup group, SizeTaper size, boolean withDistance) {
    sizeTapers.put(group, size);
    distanceTapers.put(group, withDistance);
  }

  /** Sets how much of a line is meant for special needs, in percent. */
  public void senPercent(String line, double percent) {
    senPercents.put(line, percent);
  }

  /** Returns the same rates under another authority. */
  public StatedFormula under(String otherCode, String otherName) {
    StatedFormula other = new StatedFormula(otherCode, otherName);
    rates
        .all()
        .forEach((name, rate) -> other.rates.put(name, rate.value(), rate.basis(), rate.note()));
    other.sizeTapers.putAll(sizeTapers);
    other.distanceTapers.putAll(distanceTapers);
    other.senPercents.putAll(senPercents);
    return other;
  }

  /** Returns whether no figure that both hold differs. */
  public boolean agrees(StatedFormula other) {
    for (Map.Entry<String, FoundRates.Rate> rate : rates.all().entrySet()) {
      OptionalDouble theirs = other.rates.find(rate.getKey());
      if (theirs.isPresent() && theirs.getAsDouble() != rate.getValue().value()) {
        return false;
      }
    }
    for (Map.Entry<SparsityGroup, SizeTaper> taper : sizeTapers.entrySet()) {
      SizeTaper theirs = other.sizeTapers.getOrDefault(taper.getKey(), taper.getValue());
      if (!theirs.equals(taper.getValue())) {
        return false;
      }
    }
    return true;
  }

  /** Takes over what another one holds and this one does not. */
  public void add(StatedFormula other) {
    other
        .rates
        .all()
        .forEach(
            (name, rate) -> {
              if (rates.find(name).isEmpty()) {
                rates.put(name, rate.value(), rate.basis(), rate.note());
              }
            });
    other.sizeTapers.forEach(sizeTapers::putIfAbsent);
    other.distanceTapers.forEach(distanceTapers::putIfAbsent);
    other.senPercents.forEach(senPercents::putIfAbsent);
  }

  /**
   * Returns the formula.
   *
   * @throws org.perpupil.problem.ProblemsException when no formula can have these figures
   */
  public Formula formula(FundingYear year) {
    Formula.Builder formula = Formula.local(laName, year);
    for (Parameter parameter : Parameter.local()) {
      rates.find(parameter.fileName()).ifPresent(value -> formula.set(parameter, value));
    }
    sizeTapers.forEach(formula::sizeTaper);
    distanceTapers.forEach(formula::distanceTaper);
    senPercents.forEach(
        (name, percent) -> Line.find(name).ifPresent(line -> formula.senPercent(line, percent)));
    return formula.build();
  }

  /** Returns the header and one row for each formula of a file of formulas. */
  public static List<List<String>> rows(List<StatedFormula> formulas, FundingYear year) {
    List<String> header = new ArrayList<>(List.of("year", "la_code", "la_name"));
    List<Column> columns = new ArrayList<>();
    for (Parameter parameter : Parameter.local()) {
      String name = parameter.fileName();
      columns.add(
          new Column(
              name,
              formula -> {
                OptionalDouble value = formula.rates.find(name);
                return value.isPresent()
                    ? Optional.of(Problem.plain(value.getAsDouble()))
                    : Optional.empty();
              }));
    }
    for (SparsityGroup group : SparsityGroup.values()) {
      columns.add(
          new Column(
              group.sizeTaperName(),
              formula -> Optional.ofNullable(formula.sizeTapers.get(group)).map(SizeTaper::label)));
      columns.add(
          new Column(
              group.distanceTaperName(),
              formula ->
                  Optional.ofNullable(formula.distanceTapers.get(group)).map(Object::toString)));
    }
    for (Line line : Line.values()) {
      columns.add(
          new Column(
              line.fileName() + SEN_PERCENT,
              formula ->
                  Optional.ofNullable(formula.senPercents.get(line.fileName()))
                      .map(Problem::plain)));
    }
    columns.removeIf(
        column -> formulas.stream().allMatch(formula -> column.cell().apply(formula).isEmpty()));
    columns.forEach(column -> header.add(column.name()));
    List<List<String>> rows = new ArrayList<>(List.of(header));
    for (StatedFormula formula : formulas) {
      List<String> row = new ArrayList<>(List.of(year.toString(), formula.laCode, formula.laName));
      columns.forEach(column -> row.add(column.cell().apply(formula).orElse("")));
      rows.add(row);
    }
    return rows;
  }

  /** A column of a file of formulas. */
  private record Column(String name, Function<StatedFormula, Optional<String>> cell) {}
}
