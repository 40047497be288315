package org.perpupil.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.perpupil.budget.Block;
import org.perpupil.problem.ProblemsException;
import org.perpupil.rates.FundingYear;
import org.perpupil.scenario.Change.Op;
import org.perpupil.school.School;

/** Changes that may stand in any order do, and what is taken back leaves nothing. */
class ScenarioProperties {
  private static final List<Assumption> NAMES =
      List.of(
          Assumption.of("prices.cpi_percent"),
          Assumption.of("pupils.intake_growth_percent"),
          Assumption.of("income.other_grants_growth_percent"));
  private static final List<FundingYear> YEARS =
      List.of(FundingYear.of(2025), FundingYear.of(2026));
  private static final List<School> SCHOOLS =
      List.of(
          ScenarioTest.school("A1", "301").trust("Oak").build(),
          ScenarioTest.school("A2", "301").build(),
          ScenarioTest.school("A3", "302").build());
  private static final Assumptions BASE =
      Assumptions.none()
          .with(NAMES.get(0), 3.3)
          .with(NAMES.get(1), YEARS.get(1), 0.7)
          .with(NAMES.get(2), Selector.authority("302"), 1.1)
          .with(NAMES.get(1), Selector.trust("Oak"), 0.9);

  @Property
  void theOrderOfChangesDoesNotMatter(
      @ForAll("scenarios") List<Change> changes, @ForAll Random random) {
    Optional<Scenario> one = scenario(changes);
    List<Change> shuffled = new ArrayList<>(changes);
    Collections.shuffle(shuffled, random);
    Optional<Scenario> two = scenario(shuffled);
    assertThat(two.isPresent()).isEqualTo(one.isPresent());
    if (one.isPresent()) {
      assertThat(values(two.orElseThrow())).isEqualTo(values(one.get()));
    }
  }

  @Property
  void aScenarioAndItsInverseRestoreTheBaseline(
      @ForAll("scenarios") List<Change> changes, @ForAll boolean joins) {
    scenario(changes, joins)
        .ifPresent(
            scenario -> {
              Scenario nothing = scenario.then(scenario.inverse());
              assertThat(nothing.isEmpty()).isTrue();
              assertThat(nothing.changed(BASE, SCHOOLS, YEARS)).isEqualTo(BASE);
              assertThat(scenario.inverse().inverse().changes()).isEqualTo(scenario.changes());
            });
  }

  @Property
  void oneOfTwoScenariosCanBeTakenBack(
      @ForAll("scenarios") List<Change> first,
      @ForAll("scenarios") List<Change> second,
      @ForAll boolean joins) {
    Optional<Scenario> one = scenario(first, joins);
    Optional<Scenario> two = scenario(second);
    if (one.isPresent() && two.isPresent()) {
      try {
        Scenario back = one.get().then(two.get()).then(one.get().inverse());
        assertThat(values(back)).isEqualTo(values(two.get()));
      } catch (ProblemsException e) {
        assertThat(e.problems()).allSatisfy(p -> assertThat(p.expected()).contains("any order"));
      }
    }
  }

  @Provide
  Arbitrary<List<Change>> scenarios() {
    Arbitrary<Selector> selectors =
        Arbitraries.of(
            Selector.all(),
            Selector.authority("301"),
            Selector.authority("302"),
            Selector.trust("Oak"),
            Selector.schools(Set.of("A1", "A3")));
    Arbitrary<UnaryOperator<Change>> years =
        Arbitraries.of(
            change -> change,
            change -> change.in(YEARS.get(0)),
            change -> change.in(YEARS.get(1)),
            change -> change.in(YEARS.get(0), YEARS.get(1)),
            change -> change.from(YEARS.get(1)));
    Arbitrary<Change> change =
        Combinators.combine(
                Arbitraries.of(NAMES),
                Arbitraries.of(Op.SET, Op.ADD, Op.ADD, Op.SCALE, Op.SCALE),
                selectors,
                years,
                Arbitraries.doubles().between(0.01, 1.5).ofScale(3))
            .as(
                (name, op, selector, in, value) ->
                    in.apply(Change.of(name, op, value).with(selector)));
    return change.list().ofMaxSize(5);
  }

  private static Optional<Scenario> scenario(List<Change> changes) {
    return scenario(changes, false);
  }

  private static Optional<Scenario> scenario(List<Change> changes, boolean joins) {
    Scenario.Builder builder = Scenario.builder("s");
    if (joins) {
      builder.joining("A2", Block.septemberToMarch(2026), "Oak");
    }
    changes.forEach(builder::change);
    try {
      return Optional.of(builder.build());
    } catch (ProblemsException e) {
      return Optional.empty();
    }
  }

  private static List<Double> values(Scenario scenario) {
    Assumptions changed = scenario.changed(BASE, SCHOOLS, YEARS);
    return NAMES.stream()
        .flatMap(
            name ->
                YEARS.stream()
                    .flatMap(
                        year ->
                            SCHOOLS.stream()
                                .map(s -> changed.explicit(name, year, s).orElse(Double.NaN))))
        .toList();
  }
}
