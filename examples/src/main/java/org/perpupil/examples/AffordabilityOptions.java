package org.perpupil.examples;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.perpupil.authority.AffordabilityMode;
import org.perpupil.authority.AuthorityTerms;
import org.perpupil.authority.FormulaBudget;
import org.perpupil.authority.affordability.Affordability;
import org.perpupil.authority.affordability.AffordableFormulas;
import org.perpupil.formula.Formulas;
import org.perpupil.formula.RoundingRules;
import org.perpupil.io.input.AuthorityReader;
import org.perpupil.io.template.FieldTable;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.problem.Range;
import org.perpupil.school.School;
import org.perpupil.school.SchoolTable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** What makes the guarantee of local formulas affordable, and what they may spend. */
final class AffordabilityOptions {
  /** Reads a mode. */
  static final class ModeConverter implements ITypeConverter<AffordabilityMode> {
    @Override
    public AffordabilityMode convert(String text) {
      return AffordabilityMode.find(text)
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "'"
                          + text
                          + "' is none of "
                          + String.join(", ", AffordabilityMode.labels())));
    }
  }

  @Option(
      names = "--affordability",
      paramLabel = "MODE",
      converter = ModeConverter.class,
      description =
          "Solve the scaling or the cap of local gains so that they pay for the guarantee: given"
              + " (default), scaling or cap. What is solved must be blank in the formula.")
  @Nullable AffordabilityMode mode;

  @Option(
      names = "--authorities",
      paramLabel = "FILE",
      description =
          "Authorities: affordability, schools block and funds, unless given here, and the"
              + " de-delegation of maintained schools that state none.")
  @Nullable Path authorities;

  @Option(
      names = "--schools-block",
      paramLabel = "POUNDS",
      description = "What the one authority's budget shares and funds must fit into.")
  @Nullable Double schoolsBlock;

  @Option(
      names = "--growth-fund",
      paramLabel = "POUNDS",
      description = "Taken off the schools block first.")
  @Nullable Double growthFund;

  @Option(
      names = "--falling-rolls-fund",
      paramLabel = "POUNDS",
      description = "Taken off the schools block first.")
  @Nullable Double fallingRollsFund;

  /**
   * Returns what is wrong with the options together, or nothing.
   *
   * @param hasLocal whether local formulas are given
   */
  Optional<String> misuse(boolean hasLocal) {
    boolean any = Stream.of(schoolsBlock, growthFund, fallingRollsFund).anyMatch(o -> o != null);
    if (schoolsBlock == null && any) {
      return Optional.of("--growth-fund and --falling-rolls-fund need --schools-block");
    }
    return (mode != null || any || authorities != null) && !hasLocal
        ? Optional.of(
            "--affordability, --schools-block and --authorities need --formulas, local formulas")
        : Optional.empty();
  }

  /** Returns what of the pounds cannot be, or is not usual, as in a file of authorities. */
  List<Problem> problems() {
    return Stream.of(
            problem("schools-block", schoolsBlock),
            problem("growth-fund", growthFund),
            problem("falling-rolls-fund", fallingRollsFund))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<Problem> problem(String option, @Nullable Double pounds) {
    if (pounds == null) {
      return Optional.empty();
    }
    Range range = FieldTable.find("authorities", option.replace('-', '_')).orElseThrow().range();
    String written = Problem.plain(pounds);
    return range.accepts(pounds)
        ? range.warning("--" + option, written, pounds)
        : Optional.of(
            Problem.error("--" + option, written, range.expected(), range.advice(pounds)));
  }

  /** Returns the formulas with what was solved in them, and prints it. */
  Formulas solve(SchoolTable schools, Formulas formulas, RoundingRules rounding, PrintWriter err) {
    List<Problem> odd = new ArrayList<>();
    Formulas solved =
        solve(schools, formulas, rounding, odd, (code, result) -> print(code, result, err));
    Messages.warnings(err, odd);
    return solved;
  }

  /**
   * Returns the formulas with what was solved in them.
   *
   * @param odd where what is odd about the file of authorities is added
   * @param told takes what was solved, by authority
   * @throws ProblemsException when the guarantee cannot be paid for, or shares do not fit the block
   */
  Formulas solve(
      SchoolTable schools,
      Formulas formulas,
      RoundingRules rounding,
      List<Problem> odd,
      BiConsumer<String, Affordability> told) {
    if (mode == null && schoolsBlock == null && authorities == null) {
      return formulas;
    }
    ProblemsException.throwIfAny(problems().stream().filter(Problem::isError).toList());
    Map<String, AuthorityTerms> terms =
        authorities == null ? Map.of() : AuthorityReader.read(authorities, odd);
    long codes = schools.schools().stream().map(School::laCode).distinct().count();
    if (schoolsBlock != null && codes > 1) {
      throw new ProblemsException(
          Problem.error(
              "--schools-block",
              Problem.plain(schoolsBlock),
              "schools of one authority, not of " + codes,
              "a file for each authority serves"));
    }
    AffordableFormulas solved =
        AffordableFormulas.solve(
            schools, formulas, rounding, code -> question(Optional.ofNullable(terms.get(code))));
    solved.byAuthority().forEach(told);
    return solved.formulas();
  }

  /** Returns the schools, those that state no de-delegation with that of their authority. */
  SchoolTable dedelegated(SchoolTable schools) {
    if (authorities == null) {
      return schools;
    }
    // What is odd about the file was told when the formulas were solved.
    Map<String, AuthorityTerms> terms = AuthorityReader.read(authorities, new ArrayList<>());
    return SchoolTable.of(
        schools.schools().stream()
            .map(
                school ->
                    Optional.ofNullable(terms.get(school.laCode()))
                        .map(authority -> authority.dedelegate(school))
                        .orElse(school))
            .toList());
  }

  private AffordableFormulas.Question question(Optional<AuthorityTerms> terms) {
    AffordableFormulas.Question asked = AffordableFormulas.Question.of(terms);
    return new AffordableFormulas.Question(
        mode != null ? mode : asked.mode(), budget().or(asked::budget));
  }

  private Optional<FormulaBudget> budget() {
    return Optional.ofNullable(schoolsBlock)
        .map(
            block ->
                FormulaBudget.of(block)
                    .withGrowthFund(growthFund == null ? 0 : growthFund)
                    .withFallingRollsFund(fallingRollsFund == null ? 0 : fallingRollsFund));
  }

  private static void print(String code, Affordability result, PrintWriter err) {
    Messages.warnings(err, result.warnings());
    String cap =
        result.capPercent().isEmpty()
            ? "no cap"
            : "cap " + percent(result.capPercent().getAsDouble());
    String scaling =
        result.scalingPercent().isEmpty()
            ? ""
            : ", scaling " + percent(result.scalingPercent().getAsDouble());
    err.printf(
        Locale.ROOT,
        "authority %s: %s%s (%s): £%s taken from gains, £%s of guarantee%n",
        Show.name(code),
        cap,
        scaling,
        result.mode() == AffordabilityMode.GIVEN ? "given" : result.mode().label() + " solved",
        Show.pence(result.deduction()),
        Show.pence(result.guarantee()));
  }

  private static String percent(double value) {
    return Show.plain(value) + "%";
  }
}
