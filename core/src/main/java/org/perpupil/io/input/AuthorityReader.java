package org.perpupil.io.input;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.perpupil.authority.AffordabilityMode;
import org.perpupil.authority.AuthorityServices;
import org.perpupil.authority.AuthorityTerms;
import org.perpupil.authority.FormulaBudget;
import org.perpupil.authority.Levy;
import org.perpupil.authority.SemiFixedCost;
import org.perpupil.io.Source;
import org.perpupil.io.csv.Cells;
import org.perpupil.io.csv.CsvTable;
import org.perpupil.io.csv.SeenNames;
import org.perpupil.io.template.Template;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;

/** Reads {@code authorities.csv} as users write it: one row an authority. */
public final class AuthorityReader {
  private final SeenNames seen;
  private final Map<String, AuthorityTerms> authorities = new LinkedHashMap<>();
  private final Map<String, Integer> lines = new HashMap<>();

  private AuthorityReader(SeenNames seen) {
    this.seen = seen;
  }

  /**
   * Reads a file.
   *
   * @param warnings where what is odd is added
   * @return the authorities by code, in the order of the file
   * @throws ProblemsException with every problem of the file, when any is an error
   */
  public static Map<String, AuthorityTerms> read(Path file, List<Problem> warnings) {
    List<Problem> problems = new ArrayList<>();
    Map<String, AuthorityTerms> authorities = read(Source.of(file), new SeenNames(), problems);
    ProblemsException.throwIfAny(problems);
    warnings.addAll(problems);
    return authorities;
  }

  /**
   * Reads a file.
   *
   * @param seen what the files that are read together name
   * @param problems where what is wrong is added
   * @return the authorities without a problem
   */
  static Map<String, AuthorityTerms> read(Source file, SeenNames seen, List<Problem> problems) {
    AuthorityReader reader = new AuthorityReader(seen);
    CsvTable.read(file, Template.AUTHORITIES, problems)
        .ifPresent(table -> table.forEachRow(problems, reader::read));
    return reader.authorities;
  }

  private void read(Cells cells) {
    String laCode = cells.identifier("la_code", seen.authorities());
    Integer elsewhere = laCode.isEmpty() ? null : lines.putIfAbsent(laCode, cells.line());
    if (elsewhere != null) {
      cells.error(
          "la_code",
          laCode,
          "each authority once",
          "it stands in line " + elsewhere + " too; one of the two is left over");
    }
    Values values = new Values(cells);
    OptionalDouble perStep =
        cells.number(
            "duties_pupils_per_step", Template.AUTHORITIES.range("duties_pupils_per_step"));
    boolean hasStepCost = cells.text("duties_step_cost").isPresent();
    if (perStep.isPresent() != hasStepCost) {
      cells.error(
          perStep.isPresent() ? "duties_step_cost" : "duties_pupils_per_step",
          "",
          "a value, since the other half of a step has one",
          "there are no steps; leave both blank");
    }
    if (perStep.isPresent() && !(perStep.getAsDouble() > 0)) {
      cells.error(
          "duties_pupils_per_step",
          cells.text("duties_pupils_per_step").orElse(""),
          "more than 0 pupils",
          "there are no steps; leave step and step cost blank");
    }
    AffordabilityMode mode =
        cells
            .choice("affordability", AffordabilityMode::find, AffordabilityMode.labels())
            .orElse(AffordabilityMode.GIVEN);
    double levy = values.of("education_functions_per_pupil");
    OptionalDouble limit =
        cells.number("levy_limit_per_pupil", Template.AUTHORITIES.range("levy_limit_per_pupil"));
    values.read();
    if (limit.isPresent()
        && !cells.hasErrors()
        && (limit.getAsDouble() < levy || limit.getAsDouble() < 0)) {
      cells.error(
          "levy_limit_per_pupil",
          cells.text("levy_limit_per_pupil").orElse(""),
          "no less than the levy of " + Problem.plain(levy) + " that is taken",
          "the two were swapped");
    }
    if (!cells.hasErrors()) {
      authorities.put(
          laCode,
          new AuthorityTerms(
              laCode,
              new Levy(
                  "de-delegation",
                  Levy.Basis.DEDELEGATION,
                  values.of("dedelegation_per_primary_pupil"),
                  values.of("dedelegation_per_secondary_pupil")),
              levy,
              limit.orElse(levy),
              values.services(perStep),
              mode,
              values.budget()));
    }
  }

  /** The amounts of a row, each blank 0 and none below it. */
  private record Values(Cells cells) {
    private static final List<String> EACH_PUPIL =
        List.of(
            "dedelegation_per_primary_pupil",
            "dedelegation_per_secondary_pupil",
            "central_services_per_pupil",
            "duties_per_pupil");

    private static final List<String> ALL =
        List.of(
            "central_services_historic",
            "duties_fixed",
            "duties_step_cost",
            "retained_costs",
            "schools_block",
            "growth_fund",
            "falling_rolls_fund");

    /** Reads every amount, so that all problems are reported. */
    void read() {
      EACH_PUPIL.forEach(this::of);
      ALL.forEach(this::of);
      if (cells.text("schools_block").isEmpty()) {
        for (String fund : List.of("growth_fund", "falling_rolls_fund")) {
          cells
              .text(fund)
              .ifPresent(
                  value ->
                      cells.error(
                          "schools_block",
                          "",
                          "the block that " + fund + " is taken off",
                          "it is not known; leave the fund blank, too"));
        }
      }
    }

    double of(String column) {
      double value = cells.number(column, Template.AUTHORITIES.range(column)).orElse(0);
      if (value < 0) {
        cells.error(
            column,
            cells.text(column).orElse(""),
            "a number that is not negative",
            "the sign was meant to say who pays; write the amount without it");
      }
      return Math.max(0, value);
    }

    AuthorityServices services(OptionalDouble pupilsPerStep) {
      SemiFixedCost duties = SemiFixedCost.of(of("duties_fixed"), of("duties_per_pupil"));
      return AuthorityServices.of(
              pupilsPerStep.isEmpty()
                  ? duties
                  : duties.withSteps(pupilsPerStep.getAsDouble(), of("duties_step_cost")))
          .withRetainedCosts(of("retained_costs"))
          .withCentralServices(of("central_services_per_pupil"), of("central_services_historic"));
    }

    Optional<FormulaBudget> budget() {
      return cells.text("schools_block").isEmpty()
          ? Optional.empty()
          : Optional.of(
              FormulaBudget.of(of("schools_block"))
                  .withGrowthFund(of("growth_fund"))
                  .withFallingRollsFund(of("falling_rolls_fund")));
    }
  }
}
