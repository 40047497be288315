package org.perpupil;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import org.perpupil.authority.affordability.AffordableFormulas;
import org.perpupil.formula.Allocation;
import org.perpupil.formula.Formulas;
import org.perpupil.formula.RoundingRules;
import org.perpupil.formula.Statement;
import org.perpupil.impact.Comparison;
import org.perpupil.impact.FloorAndCap;
import org.perpupil.impact.scenario.ScenarioRun;
import org.perpupil.io.FileScope;
import org.perpupil.io.FormulaName;
import org.perpupil.io.Source;
import org.perpupil.io.input.OrganisationInputs;
import org.perpupil.io.input.ScenarioFile;
import org.perpupil.io.input.SweepInputs;
import org.perpupil.io.input.WorkspaceFile;
import org.perpupil.joining.trust.StayOrJoinQuestion;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.projection.Measure;
import org.perpupil.projection.Projection;
import org.perpupil.projection.ProjectionBuilder;
import org.perpupil.projection.ProjectionPlan;
import org.perpupil.rates.FundingYear;
import org.perpupil.rates.FundingYears;
import org.perpupil.scenario.Assumption;
import org.perpupil.scenario.Assumptions;
import org.perpupil.scenario.Scenario;
import org.perpupil.school.School;
import org.perpupil.school.SchoolTable;
import org.perpupil.sweep.SweepPlan;
import org.perpupil.sweep.SweepUnit;
import org.perpupil.sweep.run.Sweep;
import org.perpupil.sweep.run.SweepSensitivity;
import org.perpupil.sweep.solving.SolveQuestion;
import org.perpupil.sweep.solving.SolvedCondition;
import org.perpupil.sweep.solving.Unknown;

/**
 * Schools with their formulas and budgets, read and checked: the place to ask questions of.
 *
 * <p>It is opened from a folder with a {@code perpupil.yaml}, on a disk or in memory, or built from
 * files, content in memory and values, mixed as wanted. Everything is read at once, and everything
 * that is wrong is told at once. Answers are those of the command line, in the figures that it
 * prints. Immutable and thread-safe.
 */
public final class Workspace {
  private static final RoundingRules ROUNDING = RoundingRules.statement();

  private final OrganisationInputs inputs;
  private final Function<String, Source> folder;
  private final ImmutableList<Path> files;
  private final Optional<FormulaName> formulas;
  private final Optional<FundingYears> years;
  private final Optional<String> title;

  Workspace(WorkspaceBuilder builder) {
    this.inputs = builder.inputs().read();
    this.folder = builder.folder();
    this.files = ImmutableList.copyOf(builder.inputs().files());
    this.formulas = builder.formulas();
    this.years = builder.years();
    this.title = builder.title();
  }

  /**
   * Opens a folder: reads its {@code perpupil.yaml} and every file that it names, which lie in the
   * folder or below.
   *
   * @throws ProblemsException with every problem of all of them, when any is an error
   */
  public static Workspace open(Path folder) {
    return named(
        Source.of(folder.resolve(WorkspaceFile.NAME)), name -> Source.of(folder.resolve(name)));
  }

  /**
   * Opens a folder that is in memory.
   *
   * @param folder the content of {@code perpupil.yaml} and of every file that it names, by name
   * @throws ProblemsException with every problem of all of them, when any is an error
   */
  public static Workspace open(Map<String, byte[]> folder) {
    Map<String, byte[]> copy = ImmutableMap.copyOf(folder);
    return named(Source.in(copy, WorkspaceFile.NAME), name -> Source.in(copy, name));
  }

  private static Workspace named(Source workspace, Function<String, Source> folder) {
    return new WorkspaceBuilder(folder).from(WorkspaceFile.read(workspace)).build();
  }

  /** Returns a builder of a workspace from files, content in memory and values. */
  public static WorkspaceBuilder builder() {
    return new WorkspaceBuilder(name -> Source.of(Path.of(name)));
  }

  /** Returns what it is about, where its file says so. */
  public Optional<String> title() {
    return title;
  }

  /** Returns the schools. */
  public SchoolTable schools() {
    return inputs.budgets().schools();
  }

  /** Returns what is assumed of the years to come, to be changed and projected. */
  public Assumptions assumptions() {
    return inputs.budgets().assumptions();
  }

  /** Returns everything that was read. */
  OrganisationInputs inputs() {
    return inputs;
  }

  /** Returns what is odd without being wrong; unmodifiable. */
  public List<Problem> warnings() {
    return years.map(run -> inputs.warnings(run.first(), run.last())).orElseGet(inputs::warnings);
  }

  /**
   * Returns what every school is paid. Where authorities say what makes their guarantee affordable,
   * it is solved first; schools that state no de-delegation have that of their authority.
   *
   * @throws ProblemsException when no formulas were given, or a guarantee cannot be paid for
   */
  public BudgetShares allocate() {
    return allocate(inputs.budgets().formulas());
  }

  /**
   * Returns what every school is paid by other formulas.
   *
   * @param formulas {@code nff:} and an edition, such as {@code nff:2025-26}, or a file
   * @throws ProblemsException with everything that is wrong with them
   */
  public BudgetShares allocate(String formulas) {
    return allocate(name(formulas));
  }

  /**
   * Returns what every school is paid by other formulas.
   *
   * @throws ProblemsException with everything that is wrong with them
   */
  public BudgetShares allocate(FormulaName formulas) {
    return allocate(inputs.formulas(formulas));
  }

  private BudgetShares allocate(Formulas formulas) {
    Formulas paid = affordable(formulas);
    return new BudgetShares(Allocation.of(inputs.schools(), paid, ROUNDING));
  }

  private Formulas affordable(Formulas formulas) {
    if (formulas.isNational() || inputs.authorities().isEmpty()) {
      return formulas;
    }
    return AffordableFormulas.solve(
            schools(),
            formulas,
            ROUNDING,
            code -> AffordableFormulas.Question.of(inputs.authority(code)))
        .formulas();
  }

  /**
   * Returns every line of a school's budget share: rate, share and pupils, and where the rate comes
   * from; what authorities say holds as in {@link #allocate()}.
   *
   * @throws ProblemsException when there is no such school, no formulas were given, they cannot pay
   *     it, or a guarantee cannot be paid for
   */
  public Statement statement(String id) {
    School school = inputs.schools().school(SchoolRows.row(schools(), id));
    Formulas paid = affordable(inputs.budgets().formulas());
    return Statement.of(school, paid.find(school.laCode()).orElseThrow(), ROUNDING);
  }

  /**
   * Returns what schools gain and lose when the workspace's formulas give way to others, national
   * ones without floor and cap.
   *
   * @param to {@code nff:} and an edition, or a file
   * @throws ProblemsException with everything that is wrong with the formulas
   */
  public ShareChanges compare(String to) {
    return compare(
        formulas.orElseGet(() -> FormulaName.of(inputs.budgets().formulas())),
        name(to),
        FloorAndCap.none());
  }

  /**
   * Returns what schools gain and lose when one formula gives way to another, national ones without
   * floor and cap. For two years, name those of each.
   *
   * @param from {@code nff:} and an edition, or a file
   * @param to the same of those in their place
   * @throws ProblemsException with everything that is wrong with the formulas
   */
  public ShareChanges compare(String from, String to) {
    return compare(name(from), name(to), FloorAndCap.none());
  }

  /**
   * Returns what schools gain and lose when one formula gives way to another.
   *
   * @param protections of national formulas, measured against what schools get before
   * @throws ProblemsException with everything that is wrong with the formulas, or when floor or cap
   *     are asked of a local one
   */
  public ShareChanges compare(FormulaName from, FormulaName to, FloorAndCap protections) {
    Formulas after = inputs.formulas(to);
    if (protections.isAsked() && !after.isNational()) {
      throw new ProblemsException(
          Problem.error(
              "formulas that take over",
              to.toString(),
              "a national formula, such as nff:2025-26, for a floor or a cap to protect",
              "local formulas bring their own protections"));
    }
    return new ShareChanges(
        Comparison.of(schools(), inputs.formulas(from), after, protections, ROUNDING));
  }

  /**
   * Returns the schools' budgets over the workspace's years. Those that state no opening balance
   * have no reserves, and those without any spending, as published allocations are, income alone.
   *
   * @throws ProblemsException when years or formulas were not given, or do not go together
   */
  public BudgetYears project() {
    return project(assumptions());
  }

  /**
   * Returns the schools' budgets over the workspace's years under other assumptions. What budgets
   * state is what the first year comes to under the workspace's own; the others change it from
   * there.
   *
   * @throws ProblemsException when years or formulas were not given, or do not go together
   */
  public BudgetYears project(Assumptions changed) {
    Projection projection = inputs.projection(years()).withIncomeAlone().build().run(changed);
    return new BudgetYears(projection, inputs.budgets().path(), changed);
  }

  /**
   * Returns the schools' budgets over the workspace's years with one number changed in one year, as
   * {@link #project(Assumptions)} does.
   *
   * @param assumption its name, such as {@code pay.teacher_award_percent}
   * @param value in the assumption's unit
   * @throws ProblemsException when there is no such assumption, it cannot have the value, the year
   *     is none of the workspace's, or years or formulas were not given
   */
  public BudgetYears project(String assumption, FundingYear year, double value) {
    FundingYears run = years();
    if (year.compareTo(run.first()) < 0 || year.compareTo(run.last()) > 0) {
      throw new ProblemsException(
          Problem.error(
              "assumption " + assumption,
              year.toString(),
              "a year of the workspace, " + run.first() + " to " + run.last(),
              "the workspace's years were changed"));
    }
    return project(assumptions().with(Assumption.of(assumption), year, value));
  }

  /**
   * Runs a scenario beside the workspace.
   *
   * @param scenario a file of the workspace's folder; what it names for its baseline is not read
   * @throws ProblemsException with everything that is wrong with it
   */
  public ScenarioEffects run(String scenario) {
    return run(folder.apply(scenario));
  }

  /**
   * Runs a scenario beside the workspace.
   *
   * @param scenario a file or its content; what it names for its baseline is not read
   * @throws ProblemsException with everything that is wrong with it
   */
  public ScenarioEffects run(Source scenario) {
    return run(
        ScenarioFile.read(scenario, FileScope.ANYWHERE).scenario(),
        scenario.path().stream().toList());
  }

  /**
   * Runs a scenario beside the workspace.
   *
   * @throws ProblemsException with everything in it that does not fit the schools
   */
  public ScenarioEffects run(Scenario scenario) {
    return run(scenario, List.of());
  }

  private ScenarioEffects run(Scenario scenario, List<Path> file) {
    return new ScenarioEffects(
        ScenarioRun.of(inputs.budgets().run(years()), scenario), file, files);
  }

  /**
   * Returns what staying, leaving alone and joining a trust do to one maintained school.
   *
   * @param id the school
   * @param trust the trust that it may join
   * @param from its first day as an academy, the first of a month
   * @throws ProblemsException when school or trust are not there, the day is none on which schools
   *     convert, or the school cannot be projected
   */
  public JoiningChoice stayOrJoin(String id, String trust, LocalDate from) {
    School school = StayOrJoinQuestion.maintained(inputs.schools(), id, "school");
    StayOrJoinQuestion question =
        new StayOrJoinQuestion(
            school,
            StayOrJoinQuestion.firstOfMonth(from, "first day as an academy"),
            inputs.joinTerms(trust, school));
    StayOrJoinQuestion.Answer answer = question.answer(() -> inputs.projectionOfThoseRun(years()));
    return new JoiningChoice(answer.courses(), school.id(), answer.leaving());
  }

  /**
   * Runs a plan's worlds, on as many threads as there are processors, which changes no figure.
   *
   * @param plan a file of the workspace's folder, which names the files that it is run on
   * @throws ProblemsException with everything that is wrong with it and its files
   * @throws CancellationException when the thread is interrupted
   */
  public DeficitRisks sweep(String plan) {
    return sweep(folder.apply(plan));
  }

  /**
   * Runs a plan's worlds on the workspace, over the years of the plan, on as many threads as there
   * are processors.
   *
   * @throws ProblemsException with everything in it that does not fit the schools
   * @throws CancellationException when the thread is interrupted
   */
  public DeficitRisks sweep(SweepPlan plan) {
    return sweep(Sweep.of(plan, planned(plan)));
  }

  /**
   * Runs a plan's worlds on the files that it names, on as many threads as there are processors.
   *
   * @throws ProblemsException with everything that is wrong with it and its files
   * @throws CancellationException when the thread is interrupted
   */
  public DeficitRisks sweep(Source plan) {
    return sweep(read(plan).sweep());
  }

  private static DeficitRisks sweep(Sweep sweep) {
    try {
      return new DeficitRisks(sweep.run(threads()), sweep);
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  /**
   * Ranks a plan's assumptions by how far each moves the plan's first measure in its last year, for
   * all schools together.
   *
   * @param plan a file of the workspace's folder, which names the files that it is run on
   * @throws ProblemsException with everything that is wrong with it and its files
   * @throws CancellationException when the thread is interrupted
   */
  public AssumptionRanking rank(String plan) {
    return rank(folder.apply(plan));
  }

  /**
   * Ranks a plan's assumptions for one school, as {@link #rank(String)} does for all.
   *
   * @param id the school
   */
  public AssumptionRanking rank(String plan, String id) {
    return rank(folder.apply(plan), id);
  }

  /** Ranks a plan's assumptions on the files that it names, as {@link #rank(String)} does. */
  public AssumptionRanking rank(Source plan) {
    return PlanAnalysis.of(read(plan)).ranking();
  }

  /** Ranks them for one school, as {@link #rank(String, String)} does. */
  public AssumptionRanking rank(Source plan, String id) {
    return PlanAnalysis.of(read(plan), id).ranking();
  }

  /**
   * Ranks them for the schools of an authority or a trust together, as {@link #rank(String)} does
   * for all.
   *
   * @param unit one that the plan's files have
   */
  public AssumptionRanking rank(Source plan, SweepUnit unit) {
    return PlanAnalysis.of(read(plan), unit).ranking();
  }

  /** Ranks a plan's assumptions on the workspace, as {@link #rank(String)} does. */
  public AssumptionRanking rank(SweepPlan plan) {
    return PlanAnalysis.of(SweepSensitivity.of(plan, planned(plan))).ranking();
  }

  /**
   * Returns the elementary effects (Morris 1991) of a plan's inputs on its measures, for all
   * schools together: which inputs can be left alone, at a tenth of the cost of indices.
   *
   * @param plan a file of the workspace's folder, which names the files that it is run on and the
   *     seed
   * @throws ProblemsException with everything that is wrong with it and its files
   * @throws CancellationException when the thread is interrupted
   */
  public SensitivityEstimates elementaryEffects(String plan) {
    return PlanAnalysis.of(read(folder.apply(plan))).elementaryEffects();
  }

  /**
   * Returns them for one school, as {@link #elementaryEffects(String)} does for all.
   *
   * @param id the school, by its identifier or its name
   */
  public SensitivityEstimates elementaryEffects(String plan, String id) {
    return PlanAnalysis.of(read(folder.apply(plan)), id).elementaryEffects();
  }

  /**
   * Returns the Sobol indices of a plan's inputs, first-order and total-order, for all schools
   * together: how much of the variance of each measure an input explains alone, and has a hand in.
   *
   * @param plan a file of the workspace's folder, which names the files that it is run on, the seed
   *     and the sampler
   * @param size base points N, best a power of 2; the plan is run N (inputs + 2) times
   * @throws ProblemsException with everything that is wrong with it and its files
   * @throws IllegalArgumentException when there are too few points for any estimate
   * @throws CancellationException when the thread is interrupted
   */
  public SensitivityEstimates sobolIndices(String plan, int size) {
    return PlanAnalysis.of(read(folder.apply(plan))).sobolIndices(size);
  }

  /**
   * Returns them for one school, as {@link #sobolIndices(String, int)} does for all.
   *
   * @param id the school, by its identifier or its name
   */
  public SensitivityEstimates sobolIndices(String plan, String id, int size) {
    return PlanAnalysis.of(read(folder.apply(plan)), id).sobolIndices(size);
  }

  private static SweepInputs read(Source plan) {
    return SweepInputs.read(plan, FileScope.ANYWHERE);
  }

  /**
   * Returns the largest value of one number at which a school just keeps a condition, everything
   * else as the workspace has it.
   *
   * @param id the school
   * @param number an assumption, in all years after the first that no figure is published for; or
   *     {@code roll}: pupils from the second year on, all year groups alike
   * @param condition {@code closing_reserve} or {@code in_year_balance} of the last year, with
   *     {@code >=} and pounds, such as {@code closing_reserve>=0}
   * @throws ProblemsException when there is no such school or number, the condition is none, years
   *     or formulas were not given, or the school cannot be projected
   */
  public RequiredValue largest(String id, String number, String condition) {
    return required(id, Unknown.largest(number), condition, unchanged());
  }

  /**
   * Returns the largest value under a scenario, as {@link #largest(String, String, String)} does.
   */
  public RequiredValue largest(String id, String number, String condition, Scenario scenario) {
    return required(id, Unknown.largest(number), condition, scenario);
  }

  /**
   * Returns the smallest value of one number at which a school just keeps a condition, as {@link
   * #largest(String, String, String)} returns the largest.
   */
  public RequiredValue smallest(String id, String number, String condition) {
    return required(id, Unknown.smallest(number), condition, unchanged());
  }

  /**
   * Returns the smallest value under a scenario, as {@link #largest(String, String, String)} does.
   */
  public RequiredValue smallest(String id, String number, String condition, Scenario scenario) {
    return required(id, Unknown.smallest(number), condition, scenario);
  }

  private static Scenario unchanged() {
    return Scenario.builder("baseline").build();
  }

  private RequiredValue required(String id, Unknown unknown, String condition, Scenario scenario) {
    return new RequiredValue(
        new SolveQuestion(
                id,
                unknown,
                SolvedCondition.parse(condition, false),
                Optional.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty())
            .answer(inputs.budgets().run(years()), scenario));
  }

  static int threads() {
    return Runtime.getRuntime().availableProcessors();
  }

  static CancellationException interrupted() {
    Thread.currentThread().interrupt();
    return new CancellationException("interrupted; nothing is left running");
  }

  private FormulaName name(String text) {
    return FormulaName.isNational(text)
        ? FormulaName.parse(text)
        : FormulaName.of(folder.apply(text));
  }

  private FundingYears years() {
    return years.orElseThrow(
        () ->
            new ProblemsException(
                Problem.error(
                    "years",
                    "",
                    "a first and a last funding year such as 2025-26..2030-31",
                    "the workspace does not name them")));
  }

  /** Returns what a plan projects; of income alone where it measures nothing else. */
  private ProjectionPlan planned(SweepPlan plan) {
    ProjectionBuilder builder = inputs.budgets().projection(years(plan));
    boolean isOfIncome = plan.measures().stream().allMatch(Measure::isOfIncome);
    return (isOfIncome ? builder.withIncomeAlone() : builder).build();
  }

  private static FundingYears years(SweepPlan plan) {
    return new FundingYears(plan.first(), plan.last());
  }

  @Override
  public String toString() {
    return "Workspace["
        + title.map(text -> text + ", ").orElse("")
        + schools().size()
        + " schools"
        + years.map(run -> ", " + run).orElse("")
        + "]";
  }
}
