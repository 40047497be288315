package org.perpupil.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.Lists;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.domains.Domain;
import org.perpupil.formula.Line;
import org.perpupil.formula.printed.Pence;
import org.perpupil.impact.LineChanges;
import org.perpupil.impact.years.ProtectionYears;
import org.perpupil.rates.FundingYear;
import org.perpupil.school.SchoolTable;

/** Lines of two worlds add up to the penny, and protections to their schools. */
@Domain(ProjectionCases.class)
@Tag("slow")
class LineChangesProperties {
  @Property(tries = 150)
  void linesAddUpToTheShareInPence(@ForAll ProjectionCase given) {
    ProjectionPlan plan = ProjectionRuns.plan(given);
    FormulaLines before = plan.lines(given.reference());
    FormulaLines after = plan.lines(given.others());
    LineChanges changes = LineChanges.of(before, after);
    assertThat(changes.size()).isEqualTo(given.schools().size());
    for (FundingYear year : changes.years()) {
      long all = 0;
      for (int row = 0; row < changes.size(); row++) {
        boolean has = before.has(row) && after.has(row);
        assertThat(changes.has(row)).isEqualTo(has);
        if (!has) {
          assertThat(changes.change(row, year)).isEmpty();
          assertThat(changes.before(LineChanges.ROUNDING, row, year)).isEmpty();
          assertThat(changes.after(LineChanges.ROUNDING, row, year)).isEmpty();
          continue;
        }
        long sumBefore = 0;
        long sumAfter = 0;
        for (String line : LineChanges.lines()) {
          sumBefore += changes.before(line, row, year).getAsLong();
          sumAfter += changes.after(line, row, year).getAsLong();
        }
        long shareBefore = pence(before.paid(row, year).getAsDouble());
        long shareAfter = pence(after.paid(row, year).getAsDouble());
        assertThat(sumBefore).isEqualTo(shareBefore);
        assertThat(sumAfter).isEqualTo(shareAfter);
        assertThat(changes.change(row, year)).hasValue(shareAfter - shareBefore);
        assertThat(changes.before(Line.LUMP_SUM.fileName(), row, year))
            .hasValue(pence(before.amount(row, Line.LUMP_SUM, year).getAsDouble()));
        assertThat(changes.after(LineChanges.PUPIL_NUMBER_ADJUSTMENT, row, year))
            .hasValue(pence(after.pupilNumberAdjustment(row, year).getAsDouble()));
        assertThat(changes.after(LineChanges.BUSINESS_RATES_PRICES, row, year))
            .hasValue(pence(after.businessRatesPrices(row, year).getAsDouble()));
        // Every line is off by half a penny at most, and the share, too.
        assertThat(Math.abs(changes.after(LineChanges.ROUNDING, row, year).getAsLong()))
            .isLessThanOrEqualTo(LineChanges.lines().size() / 2);
        all += shareAfter - shareBefore;
      }
      long byLine = 0;
      for (String line : LineChanges.lines()) {
        byLine += changes.change(line, year);
      }
      assertThat(byLine).isEqualTo(all);
    }
  }

  @Property(tries = 60)
  void theOrderOfSchoolsDoesNotMatter(@ForAll ProjectionCase given) {
    ProjectionCase turned =
        new ProjectionCase(
            SchoolTable.of(Lists.reverse(given.schools().schools())),
            given.formulas(),
            given.first(),
            given.years(),
            given.budgets(),
            given.staff(),
            given.arrangements(),
            given.reference(),
            given.others());
    LineChanges one = changes(given);
    LineChanges other = changes(turned);
    ProtectionYears ends = ProtectionYears.of(ProjectionRuns.plan(given).run());
    ProtectionYears otherEnds = ProtectionYears.of(ProjectionRuns.plan(turned).run());
    for (int row = 0; row < one.size(); row++) {
      int mirror = one.size() - 1 - row;
      assertThat(otherEnds.end(mirror)).isEqualTo(ends.end(row));
      for (FundingYear year : one.years()) {
        for (String line : LineChanges.lines()) {
          assertThat(other.change(line, mirror, year)).isEqualTo(one.change(line, row, year));
        }
      }
    }
  }

  @Property(tries = 100)
  void protectionsAreCountedOnce(@ForAll ProjectionCase given) {
    Projection run = ProjectionRuns.plan(given).run(given.others());
    ProtectionYears protections = ProtectionYears.of(run);
    boolean any = false;
    for (FundingYear year : protections.years()) {
      long pence = 0;
      int schools = 0;
      int ending = 0;
      for (int row = 0; row < run.schools().size(); row++) {
        double pounds = run.protection(row, year).orElse(0);
        pence += pence(pounds);
        boolean isProtected = pence(pounds) > 0;
        assertThat(protections.isProtected(row, year)).isEqualTo(isProtected);
        schools += isProtected ? 1 : 0;
        ending += protections.end(row).equals(Optional.of(year)) ? 1 : 0;
        if (isProtected) {
          assertThat(protections.isEverProtected(row)).isTrue();
          any = true;
        }
      }
      assertThat(pence(protections.pounds(year))).isEqualTo(pence);
      assertThat(protections.schools(year)).isEqualTo(schools);
      assertThat(protections.ending(year)).isEqualTo(ending);
    }
    assertThat(protections.any()).isEqualTo(any);
  }

  @Property(tries = 5)
  void whatIsNotThereIsRefused(@ForAll ProjectionCase given) {
    ProjectionPlan plan = ProjectionRuns.plan(given);
    FormulaLines lines = plan.lines(given.reference());
    LineChanges none = LineChanges.of(lines, lines);
    FundingYear late = FundingYear.of(given.last().start() + 1);
    assertThat(none).hasToString("LineChanges[" + none.size() + " schools, " + none.years() + "]");
    assertThatThrownBy(() -> none.change("no_line", 0, given.first()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("line 'no_line' in " + given.first());
    assertThatThrownBy(() -> none.change("rates", 0, late))
        .isInstanceOf(IllegalArgumentException.class);
    ProtectionYears protections = ProtectionYears.of(plan.run());
    assertThat(protections)
        .hasToString("ProtectionYears[" + none.size() + " schools, " + none.years() + "]");
    assertThatThrownBy(() -> protections.pounds(late))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(late + ", expected one of");
  }

  private static LineChanges changes(ProjectionCase given) {
    ProjectionPlan plan = ProjectionRuns.plan(given);
    return LineChanges.of(plan.lines(given.reference()), plan.lines(given.others()));
  }

  private static long pence(double pounds) {
    return Math.round(100 * Pence.round(pounds));
  }
}
