package org.perpupil.examples;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Parameter;
import org.perpupil.io.input.Inputs;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.problem.check.Names;
import org.perpupil.school.School;
import org.perpupil.school.SchoolTable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Whose formula of next year is in question, and what its rates move closer to. */
final class NextFormula {
  private static final Set<Parameter.Kind> MONEY =
      EnumSet.of(Parameter.Kind.PER_PUPIL, Parameter.Kind.PER_SCHOOL, Parameter.Kind.PER_SITE);

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--formulas",
      required = true,
      paramLabel = "FILE",
      description = "Local formulas of the year before, one row an authority.")
  String formulas = "";

  @Option(
      names = "--to",
      required = true,
      paramLabel = "nff:YEAR",
      description = "The national formula that rates move closer to, nff:2023-24 or later.")
  String to = "";

  @Option(
      names = "--uplift-percent",
      paramLabel = "X",
      description =
          "Where --to is of the same year as --formulas: what its rates are expected to rise by in"
              + " the year after.")
  private @Nullable Double uplift;

  @Option(
      names = "--la",
      converter = IdentifierConverter.class,
      paramLabel = "CODE",
      description = "The authority, where several are.")
  private @Nullable String laCode;

  /** Refuses a local formula after --to. */
  void checkUsage() {
    if (!Inputs.isNational(to)) {
      throw new ParameterException(
          spec.commandLine(), "--to takes a national formula, such as nff:2026-27");
    }
  }

  /** Returns what national rates are expected to rise by in percent, where it is given. */
  Optional<Double> uplift() {
    return Optional.ofNullable(uplift);
  }

  /** Returns the authority that was asked for. */
  Optional<String> laCode() {
    return Optional.ofNullable(laCode);
  }

  /** Returns the national formula, raised where it is of the year of the local one. */
  Formula national(Formula formula, Formula before) {
    return national(formula, before, uplift(), spec);
  }

  /** Returns the authority that was asked for, or the only one. */
  String code(SchoolTable table) {
    return code(table, laCode());
  }

  /**
   * Returns a national formula, raised where it is of the year of the local one.
   *
   * @param uplift what its rates are expected to rise by in percent
   * @param spec of the command, for what is wrong with its options
   */
  static Formula national(
      Formula formula, Formula before, Optional<Double> uplift, CommandSpec spec) {
    boolean sameYear = formula.year().equals(before.year());
    if (sameYear != uplift.isPresent()) {
      throw new ParameterException(
          spec.commandLine(),
          sameYear
              ? "--to is of the year of --formulas; --uplift-percent says what rates rise by until"
                  + " the next, 0 for nothing"
              : "--uplift-percent needs --to of the year of --formulas, " + before.year());
    }
    if (uplift.isEmpty()) {
      return formula;
    }
    Formula.Builder builder = formula.toBuilder();
    for (Parameter parameter : Parameter.values()) {
      if (MONEY.contains(parameter.kind()) && formula.value(parameter).isPresent()) {
        double rate = formula.value(parameter).getAsDouble() * (1 + uplift.get() / 100);
        builder.set(parameter, rate);
      }
    }
    return builder.build();
  }

  /** Returns the authority that was asked for, or the only one. */
  static String code(SchoolTable table, Optional<String> asked) {
    List<String> codes = table.schools().stream().map(School::laCode).distinct().toList();
    String code = asked.orElse(codes.size() == 1 ? codes.get(0) : "");
    if (!codes.contains(code)) {
      throw new ProblemsException(
          Problem.error(
              "--la",
              asked.orElse(""),
              "one of " + codes.stream().sorted().collect(Collectors.joining(", ")),
              Names.advice(code, codes, "the authority's schools are in another file")));
    }
    return code;
  }

  /** Returns the schools of an authority. */
  static SchoolTable members(SchoolTable table, String code) {
    return SchoolTable.of(
        table.schools().stream().filter(school -> school.laCode().equals(code)).toList());
  }

  /** Returns the name that the title of a formula that was read begins with. */
  static String name(Formula formula, String code) {
    String end = " formula " + formula.year();
    String title = formula.title();
    return title.endsWith(end) ? title.substring(0, title.length() - end.length()) : code;
  }
}
