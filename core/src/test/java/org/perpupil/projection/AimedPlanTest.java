package org.perpupil.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.perpupil.io.input.BudgetInputs;
import org.perpupil.io.result.ProjectionLayout;
import org.perpupil.io.result.ProjectionWriter;
import org.perpupil.projection.plan.AimedSelectors;
import org.perpupil.rates.FundingYear;
import org.perpupil.rates.FundingYears;
import org.perpupil.scenario.Assumption;
import org.perpupil.scenario.Assumptions;
import org.perpupil.scenario.Selector;

/**
 * A plan is compiled once for assumptions that are aimed at some schools, and changes no figure.
 */
class AimedPlanTest {
  private static final Path WEXMOOR = Path.of("../examples/data/wexmoor");
  private static final Assumption AWARD = Assumption.of("pay.teacher_award_percent");

  private final BudgetInputs inputs =
      BudgetInputs.read(
          List.of(WEXMOOR.resolve("schools.csv")),
          WEXMOOR.resolve("formulas.csv").toString(),
          WEXMOOR.resolve("budgets.csv"),
          Optional.of(WEXMOOR.resolve("staff.csv")),
          Optional.of(WEXMOOR.resolve("assumptions.yaml")));

  @Test
  void whatIsAimedAlikeIsCompiledOnce() {
    ProjectionPlan plan = plan();
    AimedSelectors one = aimedAt("W01");
    ProjectionPlan first = plan.including(one);

    assertThat(plan.including(one)).isSameAs(first);
    ProjectionPlan second = plan.including(aimedAt("W02"));
    assertThat(second).isNotSameAs(first);
    assertThat(plan.including(one)).isSameAs(second);
  }

  @Test
  void aPlanKeptForOtherAimsGivesTheFiguresOfANewOne() throws Exception {
    ProjectionPlan kept = plan();
    List<String> ids = List.of("W01", "W02", "W16", "W18");
    ExecutorService threads = Executors.newFixedThreadPool(2);
    List<Future<String>> figures = new ArrayList<>();
    try {
      for (int round = 0; round < 2; round++) {
        for (String id : ids) {
          figures.add(threads.submit(() -> csv(kept.run(aimed(id)))));
        }
      }
      for (int i = 0; i < figures.size(); i++) {
        assertThat(figures.get(i).get()).isEqualTo(csv(plan().run(aimed(ids.get(i % ids.size())))));
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(figures.stream().map(AimedPlanTest::get).distinct()).hasSize(ids.size());
  }

  private static String get(Future<String> figure) {
    try {
      return figure.get();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static AimedSelectors aimedAt(String id) {
    return new AimedSelectors(Set.of(Selector.schools(List.of(id))), Set.of());
  }

  private ProjectionPlan plan() {
    return inputs.projection(new FundingYears(FundingYear.of(2025), FundingYear.of(2028))).build();
  }

  private Assumptions aimed(String id) {
    return inputs.assumptions().toBuilder()
        .set(AWARD, Selector.schools(List.of(id)), FundingYear.of(2027), 6)
        .build();
  }

  private static String csv(Projection projection) {
    return ProjectionWriter.toCsv(projection, ProjectionLayout.tidy());
  }
}
