package org.perpupil.scenario;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.Maps;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Predicate;
import org.perpupil.budget.Block;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.rates.FundingYear;
import org.perpupil.scenario.ChangedAssumptions.Placed;
import org.perpupil.school.School;

/**
 * A difference between two worlds: what changes, and what is the same in both.
 *
 * <p>A scenario holds no world of its own and cannot touch its baseline. Changes of different
 * values, and changes that add to or multiply the same one, may be listed in any order; others are
 * an error. Immutable and thread-safe.
 */
public final class Scenario {
  private final String name;
  private final String leavesOut;
  private final ImmutableList<Placed> constants;
  private final ImmutableList<Placed> changes;
  private final Events events;

  private Scenario(
      String name, String leavesOut, List<Placed> constants, List<Placed> changes, Events events) {
    this.name = name;
    this.leavesOut = leavesOut;
    this.constants = ImmutableList.copyOf(constants);
    this.changes = ImmutableList.copyOf(changes);
    this.events = events;
  }

  /** Returns a builder of a scenario that changes nothing yet. */
  public static Builder builder(String name) {
    return new Builder(name);
  }

  /** Returns the name, for people to read. */
  public String name() {
    return name;
  }

  /** Returns what it does not look at, in words; empty when it does not say. */
  public String leavesOut() {
    return leavesOut;
  }

  /** Returns what holds in both worlds, each a change that sets; unmodifiable. */
  public List<Change> constants() {
    return constants.stream().map(Placed::change).toList();
  }

  /** Returns the changes, in the order written; unmodifiable. */
  public List<Change> changes() {
    return changes.stream().map(Placed::change).toList();
  }

  /** Returns the first block as an academy of each school that converts; unmodifiable. */
  public Map<String, Block> conversions() {
    return ImmutableMap.copyOf(Maps.transformValues(events.conversions().made(), Joining::first));
  }

  /** Returns the first day as an academy of each school that converts; unmodifiable. */
  public Map<String, LocalDate> conversionDays() {
    return ImmutableMap.copyOf(Maps.transformValues(events.conversions().made(), Joining::day));
  }

  /** Returns the trust that each school joins that converts into one; unmodifiable. */
  public Map<String, String> trusts() {
    ImmutableMap.Builder<String, String> trusts = ImmutableMap.builder();
    events
        .conversions()
        .made()
        .forEach((id, joining) -> joining.trust().ifPresent(trust -> trusts.put(id, trust)));
    return trusts.build();
  }

  /** Returns who runs the schools that become academies, by identifier; unmodifiable. */
  public Map<String, Arrangement> arrangements() {
    return ImmutableMap.copyOf(
        Maps.transformValues(events.conversions().made(), Joining::arrangement));
  }

  /** Returns the formulas that take over, by the year from which they pay; unmodifiable. */
  public SortedMap<FundingYear, FormulaSwitch> formulas() {
    return ImmutableSortedMap.copyOf(events.formulas().made());
  }

  /** Returns the pools of general annual grant, in the order written; unmodifiable. */
  public List<GrantPooling> pools() {
    return events.pools().made().values().asList();
  }

  /** Returns whether a school is in a pool, by its name or by the trust that it is in or joins. */
  public boolean isPooled(School school, GrantPooling pooling) {
    return pooling.schools() instanceof Selector.Schools listed
        ? listed.ids().contains(school.id())
        : Optional.ofNullable(trusts().get(school.id()))
            .or(school::trust)
            .equals(Optional.of(pooling.name()));
  }

  /** Returns what opens, closes, merges and moves, in the order written; unmodifiable. */
  public List<SchoolEvent> schoolEvents() {
    return events.schools().made().values().asList();
  }

  /** Returns whether nothing changes, whatever is constant. */
  public boolean isEmpty() {
    return changes.isEmpty() && events.isEmpty();
  }

  /** Returns whether an assumption is set in either world, so that it is not free to be solved. */
  public boolean sets(Assumption assumption) {
    return constants().stream().anyMatch(change -> change.assumption() == assumption)
        || changes().stream().anyMatch(change -> change.assumption() == assumption);
  }

  /**
   * Returns the assumptions of the baseline: those given, and upon them what is constant.
   *
   * @param years the years of assumptions: those of the run and the one after
   * @throws ProblemsException when a year or a school is not there; names every one
   */
  public Assumptions baseline(Assumptions given, List<School> schools, List<FundingYear> years) {
    return ChangedAssumptions.of(given, constants, Joiners.none(), schools, years);
  }

  /**
   * Returns the assumptions of the changed world.
   *
   * <p>A change that adds or multiplies starts from what the baseline sets, else from the default;
   * in a year that a figure is published for, and for rates of the formula, only from what it sets.
   * One of all years leaves years with a published figure alone. A school that joins a trust takes
   * over what the baseline sets for the trust's schools, and changes aimed at the trust concern it
   * too, both from the funding year that pays its first block as an academy.
   *
   * @param baseline the assumptions of the baseline, with its constants
   * @param years the years of assumptions: those of the run and the one after
   * @throws ProblemsException when a year or a school is not there, or a value has nothing to start
   *     from or leaves its range; names every one
   * @throws IllegalStateException when this takes back a setting that it does not have
   */
  public Assumptions changed(Assumptions baseline, List<School> schools, List<FundingYear> years) {
    Joiners joining = Joiners.of(events.conversions().made());
    return ChangedAssumptions.of(
        joining.taking(baseline, schools, years), changes, events.joiners(), schools, years);
  }

  /**
   * Returns what changes that add or multiply come to in the changed world that can be and is not
   * usual, once a change.
   *
   * @param baseline the assumptions of the baseline, with its constants
   * @param years the years of assumptions: those of the run and the one after
   * @throws ProblemsException as {@link #changed}
   */
  public List<Problem> warnings(
      Assumptions baseline, List<School> schools, List<FundingYear> years) {
    Joiners joining = Joiners.of(events.conversions().made());
    return ChangedAssumptions.warnings(
        joining.taking(baseline, schools, years), changes, events.joiners(), schools, years);
  }

  /**
   * Returns what of this scenario concerns some assumptions, some events; the constants stay, and
   * changes aimed at a trust concern the schools that join it in the whole scenario.
   *
   * @param assumptions whose changes stay
   * @param withOrganisation whether conversions, pools and events of schools stay
   * @param withFormulas whether formulas that take over stay
   */
  public Scenario part(
      Predicate<Assumption> assumptions, boolean withOrganisation, boolean withFormulas) {
    return new Scenario(
        name,
        leavesOut,
        constants,
        changes.stream().filter(placed -> assumptions.test(placed.change().assumption())).toList(),
        events.part(withOrganisation, withFormulas));
  }

  /** Returns the scenario that takes this one back, to be put after it; constants stay. */
  public Scenario inverse() {
    return new Scenario(
        "not " + name,
        leavesOut,
        constants,
        changes.stream()
            .map(placed -> new Placed(placed.place(), placed.change().inverse()))
            .toList(),
        events.inverse());
  }

  /**
   * Returns this scenario and another in one; a change and the one that takes it back vanish.
   *
   * @throws ProblemsException when the order of the two would matter
   */
  public Scenario then(Scenario other) {
    Builder both = new Builder(name + ", " + other.name).leavesOut(leavesOut);
    constants.forEach(placed -> both.constant(placed.change(), placed.place()));
    other.constants.stream()
        .filter(placed -> !constants().contains(placed.change()))
        .forEach(placed -> both.constant(placed.change(), placed.place()));
    List<Placed> left = new ArrayList<>(changes);
    for (Placed next : other.changes) {
      boolean isTakenBack =
          left.stream()
              .filter(placed -> placed.change().equals(next.change().inverse()))
              .findFirst()
              .map(left::remove)
              .orElse(false);
      if (!isTakenBack) {
        left.add(next);
      }
    }
    left.forEach(placed -> both.change(placed.change(), placed.place()));
    Events together = events.then(other.events, both.problems);
    Scenario checked = both.build();
    return new Scenario(checked.name, leavesOut, checked.constants, checked.changes, together);
  }

  @Override
  public String toString() {
    return "Scenario[" + name + ", " + changes() + "]";
  }

  /** Builds a scenario; collects what is wrong. Not thread-safe. */
  public static final class Builder {
    private final String name;
    private String leavesOut = "";
    private final List<Placed> constants = new ArrayList<>();
    private final List<Placed> changes = new ArrayList<>();
    private final Map<String, Joining> conversions = new LinkedHashMap<>();
    private final Map<FundingYear, FormulaSwitch> formulas = new LinkedHashMap<>();
    private final Map<Selector, GrantPooling> pools = new LinkedHashMap<>();
    private final Map<String, SchoolEvent> schools = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    private Builder(String name) {
      this.name = name;
    }

    /** Sets what the scenario does not look at, in words. */
    public Builder leavesOut(String text) {
      leavesOut = text;
      return this;
    }

    /** Adds a value that holds in both worlds. */
    public Builder constant(Assumption assumption, double value) {
      Change change = Change.of(assumption, Change.Op.SET, value);
      return constant(change, "constant " + assumption.name());
    }

    /** Adds a value that holds in both worlds, and where it was written. */
    public Builder constant(Change change, String place) {
      constants.add(new Placed(place, change));
      return this;
    }

    /** Adds a change. */
    public Builder change(Change change) {
      return change(change, "change " + change);
    }

    /** Adds a change, and where it was written. */
    public Builder change(Change change, String place) {
      changes.add(new Placed(place, change));
      return this;
    }

    /** Adds a school that becomes an academy at the start of a block. */
    public Builder conversion(String schoolId, Block first) {
      return conversion(schoolId, first, "conversion of school " + schoolId);
    }

    /** Adds a school that becomes an academy, and where it was written. */
    public Builder conversion(String schoolId, Block first, String place) {
      return conversion(schoolId, first.start(), place);
    }

    /** Adds a school that becomes an academy on the first of a month, and where it was written. */
    public Builder conversion(String schoolId, LocalDate day, String place) {
      return add(schoolId, new Joining(Block.containing(day), day, Optional.empty()), place);
    }

    /** Adds a school that becomes an academy of a trust on the first of a month. */
    public Builder joining(String schoolId, LocalDate day, String trust, String place) {
      return add(schoolId, new Joining(Block.containing(day), day, Optional.of(trust)), place);
    }

    /** Adds a school that becomes an academy of a trust at the start of a block. */
    public Builder joining(String schoolId, Block first, String trust) {
      return joining(schoolId, first, trust, "conversion of school " + schoolId);
    }

    /** Adds a school that becomes an academy of a trust, and where it was written. */
    public Builder joining(String schoolId, Block first, String trust, String place) {
      return joining(schoolId, first.start(), trust, place);
    }

    /** Adds schools that pool their grant. */
    public Builder pooling(GrantPooling pooling) {
      return pooling(pooling, "pool " + pooling.name());
    }

    /** Adds schools that pool their grant, and where it was written. */
    public Builder pooling(GrantPooling pooling, String place) {
      if (pools.putIfAbsent(pooling.schools(), pooling) != null) {
        problems.add(ScenarioChecks.twice(place, pooling.name()));
      }
      return this;
    }

    /** Adds a school that opens, closes, is made of others, or moves. */
    public Builder event(SchoolEvent event) {
      return event(event, "event, " + event);
    }

    /** Adds a school that opens, closes, is made of others, or moves, and where it was written. */
    public Builder event(SchoolEvent event, String place) {
      if (schools.putIfAbsent(event.toString(), event) != null) {
        problems.add(ScenarioChecks.twice(place, event.toString()));
      }
      return this;
    }

    /** Adds a formula that pays from a year on. */
    public Builder formula(FundingYear from, FormulaSwitch formula) {
      if (formulas.putIfAbsent(from, formula) != null) {
        problems.add(ScenarioChecks.twice("formula", from.toString()));
      }
      return this;
    }

    /**
     * Returns the scenario.
     *
     * @throws ProblemsException with everything that is wrong: values out of range, a name both
     *     constant and changed, changes whose order would matter, a school or a year twice
     */
    public Scenario build() {
      List<Problem> all = new ArrayList<>(problems);
      ScenarioChecks.check(constants, changes, all);
      ProblemsException.throwIfAny(all);
      return new Scenario(
          name, leavesOut, constants, changes, Events.of(conversions, formulas, pools, schools));
    }

    private Builder add(String schoolId, Joining joining, String place) {
      if (conversions.putIfAbsent(schoolId, joining) != null) {
        problems.add(ScenarioChecks.twice(place, schoolId));
      }
      return this;
    }
  }
}
