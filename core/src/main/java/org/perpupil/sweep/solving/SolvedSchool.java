package org.perpupil.sweep.solving;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.perpupil.impact.scenario.RunInputs;
import org.perpupil.impact.scenario.ScenarioRun;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.problem.check.Visible;
import org.perpupil.projection.Measure;
import org.perpupil.projection.UnverifiedDefaults;
import org.perpupil.rates.FundingYear;
import org.perpupil.scenario.Assumption;
import org.perpupil.scenario.Assumptions;
import org.perpupil.scenario.Change;
import org.perpupil.scenario.Change.Op;
import org.perpupil.scenario.Scenario;
import org.perpupil.scenario.Selector;
import org.perpupil.school.School;
import org.perpupil.school.SchoolTable;

/**
 * One school under a scenario, run again and again with one number changed: by how much it keeps a
 * condition, for a solver to find where it just does.
 *
 * <p>Immutable and thread-safe.
 */
public final class SolvedSchool {
  private static final Assumption STAY_ON = Assumption.of("pupils.stay_on_percent");
  private static final Assumption SIXTH_FORM = Assumption.of("pupils.sixth_form_stay_on_percent");
  private static final Assumption INTAKE = Assumption.of("pupils.intake_growth_percent");

  private static final List<Assumption> ROLL = List.of(STAY_ON, SIXTH_FORM, INTAKE);

  private final RunInputs inputs;

  /** The schools of both worlds, those that mergers make last. */
  private final SchoolTable schools;

  private final Scenario scenario;
  private final SolvedCondition condition;
  private final int row;
  private final School school;
  private final List<Assumption> defaults;

  private SolvedSchool(
      RunInputs inputs,
      SchoolTable schools,
      Scenario scenario,
      SolvedCondition condition,
      int row,
      List<Assumption> defaults) {
    this.defaults = defaults;
    this.inputs = inputs;
    this.schools = schools;
    this.row = row;
    this.school = schools.school(row);
    this.scenario = scenario;
    this.condition = condition;
  }

  /**
   * Returns a school by itself, since no school's budget depends on another's; where it merges,
   * takes the pupils of others or pools its grant, with those.
   *
   * @param asked its identifier, or its name
   * @throws ProblemsException when there is no such school, or it cannot be projected
   */
  public static SolvedSchool of(
      RunInputs all, String asked, Scenario scenario, SolvedCondition condition) {
    ScenarioRun run = ScenarioRun.of(all, scenario);
    SchoolTable schools = run.baseline().schools();
    int row = schools.requireRow(asked, "school");
    String id = schools.school(row).id();
    Optional<String> failure = run.baseline().failure(row);
    if (failure.isPresent()) {
      throw new ProblemsException(
          Problem.error(
              "school " + id + ", which fails: " + failure.get(),
              "",
              "a school that can be projected",
              "what is missing can be added to its files"));
    }
    List<Assumption> defaults =
        UnverifiedDefaults.of(run.changed(), run.changedAssumptions()).of(row);
    LinkedSchools linked = LinkedSchools.of(scenario, schools, id);
    RunInputs some = linked.inputs(all);
    Scenario part = linked.isOne() ? part(scenario, id, all) : part(scenario, linked, all, schools);
    List<School> own = schools.schools().stream().filter(linked::has).toList();
    int place = own.indexOf(schools.school(row));
    return new SolvedSchool(some, SchoolTable.of(own), part, condition, place, defaults);
  }

  /** Returns the defaults that nobody set and no text confirms, and that the figures rest on. */
  public List<Assumption> defaults() {
    return defaults;
  }

  String id() {
    return school.id();
  }

  /** Returns the school and its condition, in words. */
  public String condition() {
    return Visible.name(school.id()) + ", " + condition;
  }

  /**
   * Figures of the years of a run.
   *
   * @param years in order
   */
  public record Figures(List<Year> years) {}

  /**
   * One year's figures in pounds.
   *
   * @param year which
   * @param balance what the year adds to the reserve
   * @param reserve what is left when it ends
   */
  public record Year(FundingYear year, double balance, double reserve) {}

  /**
   * Returns by how much the condition is kept with an assumption at a value; negative if not, and
   * infinitely so when the formula cannot pay the school.
   */
  public double slack(Assumption assumption, List<FundingYear> years, double value) {
    return slack(with(assumption, years, value));
  }

  /** Returns what the years come to with an assumption at a value. */
  public Figures run(Assumption assumption, List<FundingYear> years, double value) {
    return figures(with(assumption, years, value));
  }

  /** Returns the funded pupils of a year of the run, counted from 0, as the scenario has it. */
  public double pupils(int year) {
    ScenarioRun run = ScenarioRun.of(inputs, scenario);
    return run.after(row, Measure.PUPILS, FundingYear.of(inputs.first().start() + year))
        .orElseThrow();
  }

  /** Returns the slack with every year group of the second year multiplied. */
  public double slackOfRoll(double factor) {
    FundingYear second = FundingYear.of(inputs.first().start() + 1);
    Assumptions changed = ScenarioRun.of(inputs, scenario).changedAssumptions();
    Scenario.Builder roll = Scenario.builder("roll");
    for (Assumption rate : ROLL) {
      for (FundingYear year : inputs.assumptionYears()) {
        for (School each : schools.schools()) {
          double value = changed.value(rate, year, each).orElseThrow();
          double own =
              each.equals(school) && year.equals(second) ? times(rate, value, factor) : value;
          if (own != inputs.assumptions().value(rate, year, each).orElseThrow()) {
            Selector alone = Selector.schools(List.of(each.id()));
            roll.change(Change.of(rate, Op.SET, own).in(year).with(alone));
          }
        }
      }
    }
    Scenario without = scenario.part(assumption -> !ROLL.contains(assumption), true, true);
    return slack(ScenarioRun.of(inputs, without.then(roll.build())));
  }

  /**
   * Returns a rate by which year groups are that many times as large; of the intake, its growth.
   */
  private static double times(Assumption rate, double percent, double factor) {
    return rate.equals(INTAKE) ? 100 * ((1 + percent / 100) * factor - 1) : percent * factor;
  }

  /** Returns the slack when the scenario's changes begin in a year. */
  public double slackFrom(int start) {
    Scenario.Builder late = Scenario.builder("from " + start);
    for (FundingYear year : inputs.assumptionYears()) {
      for (Change change : scenario.changes()) {
        boolean givesWay = change.year().isEmpty() && change.assumption().isPublished(year);
        if (year.start() >= start && !givesWay && change.holdsIn(year)) {
          late.change(change.in(year));
        }
      }
    }
    RunInputs held = inputs.with(ScenarioRun.of(inputs, scenario).inputs().assumptions());
    Scenario changes = late.build();
    return slack(ScenarioRun.of(held, events(scenario, held, changes.changes()).then(changes)));
  }

  /** Returns the events of a scenario, for a run with inputs and perhaps some changes. */
  private static Scenario events(Scenario of, RunInputs inputs, List<Change> changes) {
    Scenario.Builder events = Scenario.builder("events");
    of.conversions().keySet().forEach(id -> convert(of, id, inputs, changes, events));
    of.pools().forEach(events::pooling);
    of.formulas().forEach(events::formula);
    of.schoolEvents().forEach(events::event);
    return events.build();
  }

  /** Adds a conversion; joining a trust that nothing is set for is no more than converting. */
  private static void convert(
      Scenario of, String id, RunInputs inputs, List<Change> changes, Scenario.Builder into) {
    LocalDate first = of.conversionDays().get(id);
    String trust = of.trusts().get(id);
    if (first != null && trust != null && isAimedAt(Selector.trust(trust), inputs, changes)) {
      into.joining(id, first, trust, "conversion of school " + id);
    } else if (first != null) {
      into.conversion(id, first, "conversion of school " + id);
    }
  }

  private static boolean isAimedAt(Selector trust, RunInputs inputs, List<Change> changes) {
    return inputs.assumptions().selectors().contains(trust)
        || changes.stream().anyMatch(change -> change.selector().equals(trust));
  }

  private ScenarioRun with(Assumption assumption, List<FundingYear> years, double value) {
    Scenario.Builder one = Scenario.builder("solved");
    years.forEach(year -> one.change(ofSchool(Change.of(assumption, Op.SET, value).in(year))));
    return ScenarioRun.of(inputs, scenario.then(one.build()));
  }

  private Change ofSchool(Change change) {
    return change.with(Selector.schools(List.of(school.id())));
  }

  private double slack(ScenarioRun run) {
    List<Year> years = figures(run).years();
    if (years.isEmpty()) {
      return Double.NEGATIVE_INFINITY;
    }
    double least = Double.POSITIVE_INFINITY;
    for (Year year :
        condition.everyYear() ? years : years.subList(years.size() - 1, years.size())) {
      double figure =
          condition.measure() == Measure.CLOSING_RESERVE ? year.reserve() : year.balance();
      least = Math.min(least, figure - condition.atLeast());
    }
    // A value at which the formula cannot pay the school does not keep the condition.
    return Double.isNaN(least) ? Double.NEGATIVE_INFINITY : least;
  }

  private Figures figures(ScenarioRun run) {
    List<Year> years = new ArrayList<>();
    for (FundingYear year : run.years(row)) {
      years.add(
          new Year(
              year,
              run.after(row, Measure.IN_YEAR_BALANCE, year).orElseThrow(),
              run.after(row, Measure.CLOSING_RESERVE, year).orElseThrow()));
    }
    return new Figures(List.copyOf(years));
  }

  /** Returns what of a scenario concerns schools that its events and pools link. */
  private static Scenario part(
      Scenario scenario, LinkedSchools linked, RunInputs all, SchoolTable schools) {
    Scenario.Builder part = Scenario.builder(scenario.name()).leavesOut(scenario.leavesOut());
    scenario.constants().forEach(change -> part.constant(change, "scenario"));
    List<School> own = schools.schools().stream().filter(linked::has).toList();
    for (Change change : scenario.changes()) {
      Selector aimed = change.selector();
      List<String> ids = own.stream().filter(aimed::matches).map(School::id).toList();
      boolean isOfTrust =
          own.stream()
              .flatMap(school -> Optional.ofNullable(scenario.trusts().get(school.id())).stream())
              .anyMatch(trust -> Selector.trust(trust).equals(aimed));
      if (isOfTrust || !ids.isEmpty()) {
        boolean isOfSchools = aimed instanceof Selector.Schools;
        part.change(isOfSchools ? change.with(Selector.schools(ids)) : change);
      }
    }
    own.forEach(school -> convert(scenario, school.id(), all, scenario.changes(), part));
    scenario.formulas().forEach(part::formula);
    linked.events().forEach(part::event);
    linked.pools().forEach(part::pooling);
    return part.build();
  }

  /** Returns what of a scenario concerns one school. */
  private static Scenario part(Scenario scenario, String id, RunInputs all) {
    School school = all.schools().school(all.schools().row(id).orElseThrow());
    Scenario.Builder part = Scenario.builder(scenario.name()).leavesOut(scenario.leavesOut());
    scenario.constants().forEach(change -> part.constant(change, "scenario"));
    Optional<Selector> joined = Optional.ofNullable(scenario.trusts().get(id)).map(Selector::trust);
    for (Change change : scenario.changes()) {
      Selector aimed = change.selector();
      boolean isOfTrust = joined.filter(aimed::equals).isPresent();
      if (isOfTrust || aimed.matches(school)) {
        part.change(aimed instanceof Selector.Trust ? change : change.with(Selector.all()));
      }
    }
    convert(scenario, id, all, scenario.changes(), part);
    scenario.formulas().forEach(part::formula);
    return part.build();
  }
}
