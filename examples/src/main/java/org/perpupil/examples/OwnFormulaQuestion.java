package org.perpupil.examples;

import java.nio.file.Path;
import java.util.Optional;
import org.perpupil.authority.affordability.AffordableRates;
import org.perpupil.authority.affordability.RatePreferences;
import org.perpupil.formula.Formula;
import org.perpupil.io.input.Inputs;
import org.perpupil.problem.ProblemsException;
import org.perpupil.rates.FundingYear;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Which rates an authority can afford.
 *
 * @param uplift what national rates are expected to rise by in percent, where they are of the year
 *     of the local ones
 * @param pounds what all budget shares may come to, where it is given
 * @param authorities the file that tells it otherwise
 * @param laCode the authority, where several are
 * @param preferences which of the allowed rates will do
 * @param spec of the command, for what is wrong with its options
 */
record OwnFormulaQuestion(
    Optional<Double> uplift,
    Optional<Double> pounds,
    Optional<Path> authorities,
    Optional<String> laCode,
    RatePreferences preferences,
    CommandSpec spec) {
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
    String code = NextFormula.code(inputs.schools(), laCode);
    Formula before = inputs.formulas(local).find(code).orElseThrow();
    Formula national =
        NextFormula.national(inputs.formulas(to).all().iterator().next(), before, uplift, spec);
    String name = NextFormula.name(before, code);
    AffordableRates rates =
        AffordableRates.choose(
            NextFormula.members(inputs.schools(), code),
            before,
            Formula.national(before.year().toString()),
            national,
            name + " formula " + FundingYear.of(before.year().start() + 1),
            BlockOption.budget(pounds, authorities, code, spec.commandLine().getErr()).available(),
            preferences);
    return new Answer(code, name, rates, national);
  }
}
