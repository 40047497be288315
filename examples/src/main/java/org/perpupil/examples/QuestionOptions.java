package org.perpupil.examples;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.perpupil.authority.affordability.RatePreferences;
import org.perpupil.authority.leaving.ExitOrder;
import org.perpupil.io.input.Inputs;
import org.perpupil.sweep.solving.SolveQuestion;
import org.perpupil.sweep.solving.SolvedCondition;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/**
 * What is checked beside files: the questions that own-formula, authority, solve and sensitivity
 * would be asked.
 */
final class QuestionOptions {
  @Option(
      names = "--own-formula",
      paramLabel = "nff:YEAR",
      description =
          "As --to in own-formula, from the --formulas of the year before; with --schools-block or"
              + " --authorities.")
  private @Nullable String ownFormula;

  @Option(
      names = "--uplift-percent",
      paramLabel = "X",
      description = "With --own-formula of the same year: what its rates are expected to rise by.")
  private @Nullable Double uplift;

  @Option(names = "--whole-pounds", description = "With --own-formula: rates in whole pounds.")
  private boolean wholePounds;

  @Option(
      names = "--towards-national",
      description = "With --own-formula: every rate between last year's and the national one.")
  private boolean towardsNational;

  @Option(
      names = "--la",
      converter = IdentifierConverter.class,
      paramLabel = "CODE",
      description = "With --own-formula or --leave: the authority, where several are.")
  private @Nullable String laCode;

  @Option(
      names = "--leave",
      paramLabel = "ORDER",
      converter = AuthorityCommand.OrderConverter.class,
      description =
          "As in authority: by-size, by-surplus, by-need, random or when-better-off; with"
              + " --authorities.")
  private @Nullable ExitOrder order;

  @Option(
      names = "--each",
      defaultValue = "1",
      paramLabel = "N",
      description = "With --leave: schools that leave in a step (default 1).")
  private int each;

  @Option(
      names = "--id",
      converter = IdentifierConverter.class,
      paramLabel = "ID",
      description = "With --keep or --plan: the school, as in solve and sensitivity.")
  private @Nullable String id;

  @ArgGroup(exclusive = true)
  private @Nullable UnknownOption unknown;

  @Option(
      names = "--keep",
      paramLabel = "CONDITION",
      description = "As in solve, with --id and what is looked for.")
  private @Nullable String keep;

  @Option(names = "--every-year", description = "With --keep: in every year.")
  private boolean everyYear;

  @Option(
      names = "--in-years",
      paramLabel = "FIRST..LAST",
      converter = YearsOption.Converter.class,
      description = "With --keep: years in which the value is looked for.")
  private @Nullable YearsOption in;

  @Option(
      names = "--method",
      paramLabel = "METHOD",
      description = "With --plan, as in sensitivity: tornado, morris, sobol or regression.")
  private SensitivityQuestion.@Nullable Method method;

  @Option(
      names = "--measure",
      paramLabel = "MEASURE",
      description = "With --plan, as in sensitivity: one measure.")
  private @Nullable String measure;

  @Option(
      names = "--size",
      paramLabel = "N",
      description = "With --method: of the design, as in sensitivity.")
  private @Nullable Integer size;

  /** Returns the formula that own rates would move closer to, where they are asked for. */
  Optional<String> ownFormula() {
    return Optional.ofNullable(ownFormula);
  }

  /** Returns whether schools leave their authority. */
  boolean leave() {
    return order != null;
  }

  /** Returns whether a value is looked for that keeps a condition. */
  boolean solves() {
    return keep != null;
  }

  /** Returns what is wrong with the options together, or nothing. */
  Optional<String> misuse(
      List<String> formulas,
      AffordabilityOptions affordability,
      boolean hasBudgets,
      boolean hasPlan) {
    @Nullable Path authorities = affordability.authorities;
    if (ownFormula != null
        && (formulas.size() != 1
            || (affordability.schoolsBlock == null) == (authorities == null))) {
      return Optional.of(
          "--own-formula needs one --formulas, and --schools-block or --authorities");
    }
    if (ownFormula != null && !Inputs.isNational(ownFormula)) {
      return Optional.of("--own-formula takes a national formula, such as nff:2026-27");
    }
    if (ownFormula == null && (uplift != null || wholePounds || towardsNational)) {
      return Optional.of(
          "--uplift-percent, --whole-pounds and --towards-national need --own-formula");
    }
    if (order != null && (authorities == null || !hasBudgets)) {
      return Optional.of("--leave needs --authorities, --budgets and --years");
    }
    if (each < 1) {
      return Optional.of("--each takes 1 school or more");
    }
    if ((keep != null) != (unknown != null) || (keep != null && id == null)) {
      return Optional.of(
          "--keep, --id and one of --smallest, --largest and --latest-year go together");
    }
    if (keep == null && (everyYear || in != null)) {
      return Optional.of("--every-year and --in-years need --keep");
    }
    if (!hasPlan && Stream.of(method, measure, size).anyMatch(one -> one != null)) {
      return Optional.of("--method, --measure and --size need --plan");
    }
    if (size != null && (method == null || method == SensitivityQuestion.Method.TORNADO)) {
      return Optional.of(
          method == null ? "--size needs --method" : "--size has no meaning for a tornado");
    }
    return Optional.empty();
  }

  OwnFormulaQuestion ownRates(AffordabilityOptions affordability, CommandSpec spec) {
    return new OwnFormulaQuestion(
        Optional.ofNullable(uplift),
        Optional.ofNullable(affordability.schoolsBlock),
        Optional.ofNullable(affordability.authorities),
        Optional.ofNullable(laCode),
        new RatePreferences(wholePounds, towardsNational),
        spec);
  }

  /** Returns what is asked of the authority; the seed of a random order changes no failure. */
  Optional<DeparturesQuestion> departures(List<String> sponsored, Optional<String> trust) {
    return Optional.ofNullable(order)
        .map(
            asked ->
                new DeparturesQuestion(
                    asked, each, 1, sponsored, trust, Optional.ofNullable(laCode)));
  }

  /** Returns what would be solved; a condition that is none is a problem then. */
  Supplier<SolveQuestion> solved() {
    return () ->
        new SolveQuestion(
            String.valueOf(id),
            Optional.ofNullable(unknown).map(UnknownOption::unknown).orElseThrow(),
            SolvedCondition.parse(String.valueOf(keep), everyYear),
            Optional.ofNullable(in).map(YearsOption::span),
            OptionalDouble.empty(),
            OptionalDouble.empty());
  }

  /** Returns what would be asked of a plan's inputs, if anything is. */
  Optional<SensitivityQuestion> sensitivity() {
    return method == null && measure == null && (id == null || keep != null)
        ? Optional.empty()
        : Optional.of(
            new SensitivityQuestion(
                Optional.ofNullable(method),
                Optional.ofNullable(id),
                Optional.ofNullable(measure),
                Optional.ofNullable(size)));
  }
}
