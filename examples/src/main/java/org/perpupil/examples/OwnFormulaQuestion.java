package org.perpupil.examples;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Parameter;
import org.perpupil.io.AuthorityFiles;
import org.perpupil.io.Inputs;
import org.perpupil.organisation.AffordableRates;
import org.perpupil.organisation.AuthorityTerms;
import org.perpupil.organisation.FormulaBudget;
import org.perpupil.problem.Names;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.rates.FundingYear;
import org.perpupil.school.School;
import org.perpupil.school.SchoolTable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/**
 * Which rates an authority can afford.
 *
 * @param uplift what national rates are expected to rise by in percent, where they are of the year
 *     of the local ones
 * @param pounds what all budget shares may come to, where it is given
 * @param authorities the file that tells it otherwise
 * @param laCode the authority, where several are
 * @param spec of the command, for what is wrong with its options
 */
record OwnFormulaQuestion(
    Optional<Double> uplift,
    Optional<Double> pounds,
    Optional<Path> authorities,
    Optional<String> laCode,
    CommandSpec spec) {
  private static final Set<Parameter.Kind> MONEY =
      EnumSet.of(Parameter.Kind.PER_PUPIL, Parameter.Kind.PER_SCHOOL, Parameter.Kind.PER_SITE);

  /**
   * What came of it.
   *
   * @param code of the authority
   * @param name that titles of its formulas begin with
   * @param rates that it can afford
   * @param national the formula that they moved closer to
   */
  record Answer(String code, String name, AffordableRates rates, Formula national) {}

  /**
   * Returns the rates.
   *
   * @param local which of the formulas is that of the year before
   * @param to which is the national one
   * @throws ProblemsException when the authority or its money is not known, or no rates will do
   */
  Answer answer(Inputs inputs, int local, int to) {
    String code = code(inputs.schools());
    SchoolTable members =
        SchoolTable.of(
            inputs.schools().schools().stream()
                .filter(school -> school.laCode().equals(code))
                .toList());
    Formula before = inputs.formulas(local).find(code).orElseThrow();
    Formula national = national(inputs.formulas(to).all().iterator().next(), before);
    String name = name(before, code);
    AffordableRates rates =
        AffordableRates.choose(
            members,
            before,
            Formula.national(before.year().toString()),
            national,
            name + " formula " + FundingYear.of(before.year().start() + 1),
            available(code));
    return new Answer(code, name, rates, national);
  }

  /** Returns the national formula, raised where it is of the year of the local one. */
  private Formula national(Formula formula, Formula before) {
    boolean sameYear = formula.year().equals(before.year());
    if (sameYear != uplift.isPresent()) {
      throw new ParameterException(
          spec.commandLine(),
          sameYear
              ? "--to is of the year of --formulas; --uplift-percent says what rates rise by"
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

  private String code(SchoolTable table) {
    List<String> codes = table.schools().stream().map(School::laCode).distinct().toList();
    String code = laCode.orElse(codes.size() == 1 ? codes.get(0) : "");
    if (!codes.contains(code)) {
      throw new ProblemsException(
          Problem.error(
              "--la",
              laCode.orElse(""),
              "one of " + codes.stream().sorted().collect(Collectors.joining(", ")),
              Names.advice(code, codes, "the authority's schools are in another file")));
    }
    return code;
  }

  /** Returns the name that the title of a formula that was read begins with. */
  private static String name(Formula formula, String code) {
    String end = " formula " + formula.year();
    String title = formula.title();
    return title.endsWith(end) ? title.substring(0, title.length() - end.length()) : code;
  }

  private double available(String code) {
    if (pounds.isPresent()) {
      return FormulaBudget.of(pounds.get()).available();
    }
    return authorities
        .map(file -> AuthorityFiles.read(file).get(code))
        .flatMap(AuthorityTerms::budget)
        .map(FormulaBudget::available)
        .orElseThrow(
            () ->
                new ProblemsException(
                    Problem.error(
                        authorities.map(Path::toString).orElse("") + ", column schools_block",
                        "",
                        "the schools block of authority " + code,
                        "its row is missing; --schools-block gives it as well")));
  }
}
