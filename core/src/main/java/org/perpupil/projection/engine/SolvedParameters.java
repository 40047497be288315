package org.perpupil.projection.engine;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.perpupil.authority.AffordabilityMode;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Parameter;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.projection.Target;
import org.perpupil.projection.plan.AuthorityPlan;
import org.perpupil.projection.plan.Compiled;
import org.perpupil.projection.plan.UnitPlan;
import org.perpupil.projection.world.AssumptionIndex;
import org.perpupil.projection.world.World;
import org.perpupil.rates.FundingYear;
import org.perpupil.scenario.Assumption;

/** What an authority solves cannot also be set, by an assumption or by the input of a runner. */
public final class SolvedParameters {
  private SolvedParameters() {}

  /**
   * Throws when an assumption sets what is solved, or none sets the cap that scaling needs.
   *
   * @param worlds the numbers of each profile
   */
  static void requireUnset(Compiled compiled, IntFunction<World> worlds) {
    List<Problem> problems = new ArrayList<>();
    for (AuthorityPlan authority : compiled.groups().authorities()) {
      for (int solved : solved(authority.mode())) {
        Set<FundingYear> years = new TreeSet<>();
        double value = 0;
        for (UnitPlan unit : units(compiled, authority)) {
          World world = worlds.apply(unit.profile);
          for (int i : years(compiled, authority, unit)) {
            double set = world.explicit(solved, i);
            if (isLocal(unit, i) && !Double.isNaN(set)) {
              years.add(compiled.timeline().year(i));
              value = set;
            }
          }
        }
        if (!years.isEmpty()) {
          problems.add(isSet(authority, solved, Problem.plain(value), years));
        }
      }
      requireCap(compiled, authority, worlds, problems);
    }
    ProblemsException.throwIfAny(problems);
  }

  /** Throws when an input of a runner sets what is solved. */
  public static void requireNoTarget(
      Compiled compiled, List<Target> targets, int[][] profiles, int[][] targetYears) {
    List<Problem> problems = new ArrayList<>();
    for (AuthorityPlan authority : compiled.groups().authorities()) {
      for (int t = 0; t < profiles.length; t++) {
        int assumption = targets.get(t).assumption().index();
        if (Arrays.stream(solved(authority.mode())).anyMatch(each -> each == assumption)) {
          Set<FundingYear> years = new TreeSet<>();
          for (UnitPlan unit : units(compiled, authority)) {
            boolean concerned = Arrays.stream(profiles[t]).anyMatch(p -> p == unit.profile);
            int[] ofAuthority = years(compiled, authority, unit);
            for (int i : targetYears[t]) {
              if (concerned
                  && Arrays.stream(ofAuthority).anyMatch(year -> year == i)
                  && isLocal(unit, i)) {
                years.add(compiled.timeline().year(i));
              }
            }
          }
          if (!years.isEmpty()) {
            problems.add(isSet(authority, assumption, "an input", years));
          }
        }
      }
    }
    ProblemsException.throwIfAny(problems);
  }

  private static void requireCap(
      Compiled compiled,
      AuthorityPlan authority,
      IntFunction<World> worlds,
      List<Problem> problems) {
    Set<FundingYear> years = new TreeSet<>();
    for (UnitPlan unit : units(compiled, authority)) {
      World world = worlds.apply(unit.profile);
      for (int i : years(compiled, authority, unit)) {
        Formula formula = unit.formulas[i].formula();
        boolean isKnown =
            formula.value(Parameter.GAINS_CAP_PERCENT).isPresent()
                || !Double.isNaN(world.explicit(AssumptionIndex.GAINS_CAP, i));
        if (authority.mode() == AffordabilityMode.SCALING && isLocal(unit, i) && !isKnown) {
          years.add(compiled.timeline().year(i));
        }
      }
    }
    if (!years.isEmpty()) {
      problems.add(
          Problem.error(
              "authority " + authority.laCode() + ", " + Parameter.GAINS_CAP_PERCENT.fileName(),
              "",
              "a cap in " + list(years) + ", since the scaling of gains above it is solved",
              "every gain is to be scaled; write a cap of 0 then, or solve the cap"));
    }
  }

  /** Returns the assumptions that nobody may make of an authority. */
  private static int[] solved(AffordabilityMode mode) {
    return switch (mode) {
      case GIVEN -> new int[0];
      case SCALING -> new int[] {AssumptionIndex.GAINS_SCALING};
      case CAP -> new int[] {AssumptionIndex.GAINS_CAP, AssumptionIndex.GAINS_SCALING};
    };
  }

  private static List<UnitPlan> units(Compiled compiled, AuthorityPlan authority) {
    return authority.units().stream()
        .flatMap(List::stream)
        .distinct()
        .map(compiled.groups().funded()::get)
        .toList();
  }

  /** Returns the years in which an authority's formula pays a unit. */
  private static int[] years(Compiled compiled, AuthorityPlan authority, UnitPlan unit) {
    int number = compiled.groups().funded().indexOf(unit);
    return IntStream.range(0, compiled.timeline().years())
        .filter(i -> authority.has(number, i))
        .toArray();
  }

  private static boolean isLocal(UnitPlan unit, int year) {
    return !unit.formulas[year].formula().isNational();
  }

  private static Problem isSet(
      AuthorityPlan authority, int assumption, String value, Set<FundingYear> years) {
    return Problem.error(
        "assumption " + Assumption.all().get(assumption).name(),
        value,
        "nothing for authority "
            + authority.laCode()
            + " in "
            + list(years)
            + ", since affordability is "
            + authority.mode().label(),
        "affordability given was meant; what is solved cannot also be set");
  }

  private static String list(Set<FundingYear> years) {
    return years.stream().map(FundingYear::toString).collect(joining(", "));
  }
}
