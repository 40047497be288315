package org.perpupil.formula;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import org.perpupil.impact.groups.Grouping;
import org.perpupil.impact.years.YearCause;
import org.perpupil.impact.years.YearLines;
import org.perpupil.impact.years.YearOnYear;
import org.perpupil.impact.years.YearOnYearTotals;

/** Two years that have nothing in common but the names of their schools still add up. */
@Tag("slow")
class YearOnYearProperties {
  private static YearOnYear compare(Generators.Case from, Generators.Case to, RoundingRules rules) {
    return YearOnYear.of(
        from.schools(),
        Formulas.byAuthority(from.formulas()),
        to.schools(),
        Formulas.byAuthority(to.formulas()),
        rules);
  }

  @Property(tries = 200, shrinking = ShrinkingMode.OFF)
  void causesAreTheChangeToThePenny(@ForAll long seed) {
    Random random = new Random(seed);
    Generators.Case from = Generators.sample(random);
    Generators.Case to = Generators.sample(random);
    RoundingRules rules = random.nextBoolean() ? RoundingRules.statement() : RoundingRules.none();
    YearOnYear years = compare(from, to, rules);
    assertThat(years.size()).isEqualTo(from.schools().size());
    for (int i = 0; i < years.size(); i++) {
      if (years.failure(i).isEmpty()) {
        BigDecimal change = years.change(i).orElseThrow();
        assertThat(years.causes(i)).containsOnlyKeys(YearCause.values());
        assertThat(sum(years.causes(i).values())).isEqualByComparingTo(change);
        linesAddUp(years, i);
      }
    }
    for (Grouping grouping : Grouping.values()) {
      BigDecimal sum = BigDecimal.ZERO;
      for (YearOnYearTotals group : YearOnYearTotals.by(grouping, years)) {
        assertThat(sum(group.causes().values())).isEqualByComparingTo(group.change());
        sum = sum.add(group.change());
      }
      assertThat(sum).isEqualByComparingTo(YearOnYearTotals.all(years).change());
    }
  }

  private static void linesAddUp(YearOnYear years, int row) {
    Map<YearCause, BigDecimal> sums = new EnumMap<>(YearCause.class);
    BigDecimal before = BigDecimal.ZERO;
    BigDecimal after = BigDecimal.ZERO;
    for (YearLines line : years.lines(row).values()) {
      assertThat(line.before().add(sum(line.causes().values()))).isEqualByComparingTo(line.after());
      line.causes().forEach((cause, pounds) -> sums.merge(cause, pounds, BigDecimal::add));
      before = before.add(line.before());
      after = after.add(line.after());
    }
    assertThat(before).isEqualByComparingTo(years.shareBefore(row).orElseThrow());
    assertThat(after).isEqualByComparingTo(years.shareAfter(row).orElseThrow());
    years
        .causes(row)
        .forEach(
            (cause, pounds) ->
                assertThat(sums.getOrDefault(cause, BigDecimal.ZERO))
                    .as(cause.fileName())
                    .isEqualByComparingTo(pounds));
  }

  @Property(tries = 100, shrinking = ShrinkingMode.OFF)
  void backwardsIsTheOpposite(@ForAll long seed) {
    Random random = new Random(seed);
    Generators.Case one = Generators.sample(random);
    Generators.Case other = Generators.sample(random);
    YearOnYear there = compare(one, other, RoundingRules.statement());
    YearOnYear back = compare(other, one, RoundingRules.statement());
    for (int i = 0; i < there.size(); i++) {
      int row = back.row(there.school(i).id()).orElseThrow();
      assertThat(back.change(row).map(BigDecimal::negate)).isEqualTo(there.change(i));
    }
  }

  @Property(tries = 100, shrinking = ShrinkingMode.OFF)
  void noChangeHasNoCause(@ForAll long seed) {
    Generators.Case same = Generators.sample(new Random(seed));
    YearOnYear years = compare(same, same, RoundingRules.statement());
    for (int i = 0; i < years.size(); i++) {
      assertThat(years.causes(i).values()).allMatch(pounds -> pounds.signum() == 0);
      assertThat(years.joined(i)).isEmpty();
    }
  }

  private static BigDecimal sum(Collection<BigDecimal> pounds) {
    return pounds.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
