package org.perpupil.projection.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.data.Offset;
import org.perpupil.budget.Block;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Formulas;
import org.perpupil.formula.Line;
import org.perpupil.formula.Parameter;
import org.perpupil.projection.FormulaLines;
import org.perpupil.projection.FormulaPath;
import org.perpupil.projection.Measure;
import org.perpupil.projection.Projection;
import org.perpupil.projection.ProjectionPlan;
import org.perpupil.rates.FundingYear;
import org.perpupil.scenario.Assumption;
import org.perpupil.scenario.Assumptions;
import org.perpupil.scenario.SchoolEvent;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;
import org.perpupil.school.SchoolTable;

/**
 * What the guarantee of a merged school starts from: what those that merge were paid the year
 * before, protections included, without lump sums; and nothing of the lump sums that it keeps.
 */
class MergedBaselineProperties {
  private static final double GUARANTEE = 0.015;
  private static final double LUMP_SUM = ReorganisedSchools.LUMP_SUM;
  private static final Offset<Double> PENNY = within(0.005);

  private static ProjectionPlan plan(int seed, double minimum, SchoolEvent merger) {
    ReorganisedSchools all = ReorganisedSchools.of(seed);
    Random random = new Random(seed);
    List<School> schools = new ArrayList<>();
    for (School school : all.schools()) {
      double before = (0.8 + 0.4 * random.nextDouble()) * Math.max(4_200, minimum);
      schools.add(
          school.toBuilder()
              .set(SchoolField.MFG_BASELINE_PER_PUPIL, before)
              .set(SchoolField.RATES, 1_000)
              .build());
    }
    Formula.Builder formula =
        ReorganisedSchools.formula("301", 4_000).toBuilder()
            .set(Parameter.MFG_PERCENT, 100 * GUARANTEE)
            .set(Parameter.GAINS_CAP_PERCENT, 2);
    if (minimum > 0) {
      List.of(Parameter.MPPL_PRIMARY, Parameter.MPPL_KS3, Parameter.MPPL_KS4)
          .forEach(level -> formula.set(level, minimum));
    }
    return ProjectionPlan.builder(
            SchoolTable.of(schools),
            FormulaPath.from(
                ReorganisedSchools.FIRST, Formulas.byAuthority(Map.of("301", formula.build()))))
        .years(ReorganisedSchools.FIRST, ReorganisedSchools.LAST)
        .budgets(all.budgets())
        .events(List.of(merger))
        .assumptions(
            Assumptions.none()
                .with(Assumption.of("formula.local_uplift_percent"), 0)
                .with(Assumption.of("prices.business_rates_percent"), 0)
                .with(Assumption.of("pupils.intake_growth_percent"), 4)
                .with(Assumption.of("pupils.funded_on_estimates"), 0))
        .build();
  }

  private record Years(Projection projection, FormulaLines lines) {
    double line(String id, Line line, FundingYear year) {
      return lines.amount(row(id), line, year).orElseThrow();
    }

    int row(String id) {
      return projection.schools().row(id).orElseThrow();
    }

    /** Returns what a school is paid in a year without business rates. */
    double share(String id, FundingYear year) {
      return lines.paid(row(id), year).orElseThrow() - 1_000 * (id.equals("M") ? 2 : 1);
    }

    double pupils(String id, FundingYear year) {
      return projection
          .total(row(id), Measure.PUPILS, year, projection.basis(row(id)))
          .orElseThrow();
    }

    /** Returns what follows pupils, before the guarantee. */
    double following(String id, FundingYear year) {
      return line(id, Line.BASIC_PRIMARY, year)
          + line(id, Line.FSM_PRIMARY, year)
          + line(id, Line.MPPL_TOP_UP, year);
    }
  }

  /** By hand, in the year of the merger and in the year after it. */
  @Property(tries = 60)
  void itStartsFromWhatTheOthersWerePaid(
      @ForAll int seed, @ForAll @IntRange(max = 4) int day, @ForAll boolean hasMinimum) {
    Block on =
        day % 2 == 0 ? Block.aprilToAugust(2026 + day / 2) : Block.septemberToMarch(2026 + day / 2);
    SchoolEvent merger = SchoolEvent.merging(List.of("A", "B"), "M", on);
    ProjectionPlan plan = plan(seed, hasMinimum ? 5_600 : 0, merger);
    Years years = new Years(plan.run(), plan.lines(plan.assumptions()));
    FundingYear year = merger.firstFundingYear();
    FundingYear before = FundingYear.of(year.start() - 1);

    double was = years.share("A", before) + years.share("B", before) - 2 * LUMP_SUM;
    double pupilsBefore = years.pupils("A", before) + years.pupils("B", before);
    assertProtected(years, year, was / pupilsBefore);
    assertThat(years.line("M", Line.LUMP_SUM, year)).isCloseTo(0.85 * 2 * LUMP_SUM, PENNY);
    assertThat(years.line("M", Line.MPPL_TOP_UP, year))
        .isCloseTo(
            hasMinimum
                ? Math.max(
                    0,
                    5_600 * years.pupils("M", year)
                        - years.line("M", Line.BASIC_PRIMARY, year)
                        - years.line("M", Line.FSM_PRIMARY, year)
                        - 0.85 * 2 * LUMP_SUM)
                : 0,
            PENNY);
    FundingYear next = FundingYear.of(year.start() + 1);
    if (next.compareTo(ReorganisedSchools.LAST) <= 0) {
      double lessLevel = hasMinimum ? displaced(years, year) : 0;
      double guarantee = years.line("M", Line.MINIMUM_FUNDING_GUARANTEE, year);
      // Without what is kept, the minimum level would have paid what the guarantee makes up.
      double displaced = lessLevel - Math.min(lessLevel, guarantee);
      double paid = years.share("M", year) - 0.85 * 2 * LUMP_SUM + displaced;
      assertProtected(years, next, paid / years.pupils("M", year));
      assertThat(years.line("M", Line.LUMP_SUM, next)).isCloseTo(LUMP_SUM, PENNY);
    }
  }

  /** Returns by how much the lump sums that are kept lower what lifts it to the minimum level. */
  private static double displaced(Years years, FundingYear year) {
    double counted =
        years.line("M", Line.BASIC_PRIMARY, year) + years.line("M", Line.FSM_PRIMARY, year);
    double alone = Math.max(0, 5_600 * years.pupils("M", year) - counted - LUMP_SUM);
    return alone - years.line("M", Line.MPPL_TOP_UP, year);
  }

  private static void assertProtected(Years years, FundingYear year, double baseline) {
    double pupils = years.pupils("M", year);
    double unit = years.following("M", year) / pupils;
    double guarantee = Math.max(0, (1 + GUARANTEE) * baseline - unit) * pupils;
    double taken = Math.max(0, unit - 1.02 * baseline) * pupils;
    assertThat(years.line("M", Line.MINIMUM_FUNDING_GUARANTEE, year))
        .as("guarantee of " + year)
        .isCloseTo(guarantee, PENNY);
    assertThat(years.line("M", Line.CAPPING_AND_SCALING, year))
        .as("capping of " + year)
        .isCloseTo(-taken, PENNY);
  }
}
