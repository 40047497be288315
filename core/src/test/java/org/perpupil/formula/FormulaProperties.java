package org.perpupil.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.perpupil.formula.Generators.Case;
import org.perpupil.formula.Line.Group;
import org.perpupil.school.SchoolField;
import org.perpupil.school.SchoolTable;

/** What must hold of every formula, whatever its figures. */
@Domain(Generators.class)
@Domain(DomainContext.Global.class)
@Tag("slow")
class FormulaProperties {
  private static final Set<Parameter> MINIMUM =
      Set.of(Parameter.MPPL_PRIMARY, Parameter.MPPL_KS3, Parameter.MPPL_KS4);

  @Property(tries = 200)
  void moreOfOneRateNeverLowersTheShareBeforeProtection(
      @ForAll Case given, @ForAll @IntRange(min = 0, max = 200) int pick) {
    List<Parameter> rates = rates();
    Parameter raised = rates.get(pick % rates.size());
    Allocation less = given.allocate(RoundingRules.none());
    Allocation more =
        given
            .with(
                formula ->
                    formula.pays(raised)
                        ? formula.with(raised, formula.value(raised).getAsDouble() * 1.25)
                        : formula)
            .allocate(RoundingRules.none());
    for (int row = 0; row < less.size(); row++) {
      // A greater lump sum may leave nothing of last year's share to protect, and so fail a school.
      if (less.failure(row).isEmpty() && more.failure(row).isEmpty()) {
        assertThat(more.raw(Total.BUDGET_SHARE_BEFORE_MFG, row))
            .as("%s of %s", raised, given.describe(row))
            .isGreaterThanOrEqualTo(less.raw(Total.BUDGET_SHARE_BEFORE_MFG, row) - 1e-6);
      }
    }
  }

  @Property(tries = 200)
  void pupilLedLinesFollowTheirRates(
      @ForAll Case given, @ForAll @DoubleRange(min = 0.1, max = 4) double times) {
    Allocation once = given.allocate(RoundingRules.none());
    Allocation scaled =
        given.with(formula -> scaled(formula, times)).allocate(RoundingRules.none());
    for (Line line : Line.of(Group.PUPIL_LED)) {
      double factor = line == Line.OTHER_PUPIL_LED ? 1 : times;
      for (int row = 0; row < once.size(); row++) {
        if (once.failure(row).isEmpty()) {
          double expected = once.raw(line, row) * factor;
          assertThat(scaled.raw(line, row))
              .as("%s of %s", line, given.describe(row))
              .isCloseTo(expected, within(1e-9 * Math.max(1, expected)));
        }
      }
    }
  }

  @Property(tries = 150)
  void orderOfRowsChangesNothing(@ForAll Case given, @ForAll long seed) {
    List<Integer> order =
        new ArrayList<>(IntStream.range(0, given.schools().size()).boxed().toList());
    Collections.shuffle(order, new Random(seed));
    SchoolTable shuffled = SchoolTable.of(order.stream().map(given::school).toList());
    for (RoundingRules rules : List.of(RoundingRules.none(), RoundingRules.statement())) {
      Allocation straight = given.allocate(rules);
      Allocation other = given.allocate(shuffled, rules);
      for (int i = 0; i < order.size(); i++) {
        sameBits(straight, order.get(i), other, i);
      }
    }
  }

  @Property(tries = 150)
  void splittingTheTableChangesNothing(
      @ForAll Case given, @ForAll @IntRange(min = 0, max = 6) int at) {
    int size = given.schools().size();
    int cut = at % (size + 1);
    SchoolTable first = SchoolTable.of(given.schools().schools().subList(0, cut));
    SchoolTable second = SchoolTable.of(given.schools().schools().subList(cut, size));
    for (RoundingRules rules : List.of(RoundingRules.none(), RoundingRules.statement())) {
      Allocation whole = given.allocate(rules);
      Allocation before = given.allocate(first, rules);
      Allocation after = given.allocate(second, rules);
      for (int row = 0; row < size; row++) {
        if (row < cut) {
          sameBits(whole, row, before, row);
        } else {
          sameBits(whole, row, after, row - cut);
        }
      }
    }
  }

  @Property(tries = 200)
  void linesOfAStatementAddUpToThePenny(@ForAll Case given) {
    Allocation allocation = given.allocate(RoundingRules.statement());
    forEachPaid(
        allocation,
        row -> {
          long sum =
              allocation.statement(row).lines().stream()
                  .mapToLong(line -> wholePence(line.amount()))
                  .sum();
          assertThat(sum)
              .as(given.describe(row))
              .isEqualTo(wholePence(allocation.raw(Total.BUDGET_SHARE, row)));
        });
  }

  @Property(tries = 200)
  void areaCostIsWhatTheAdjustmentAdds(@ForAll Case given) {
    Allocation allocation = given.allocate(RoundingRules.statement());
    double[] ones = new double[given.schools().size()];
    Arrays.fill(ones, 1);
    Allocation atOne =
        given.allocate(given.schools().with(SchoolField.ACA, ones), RoundingRules.statement());
    forEachPaid(
        allocation,
        row -> {
          double without = sum(line -> allocation.amountWithoutAreaCost(line, row).getAsDouble());
          double areaCost = allocation.raw(Total.AREA_COST, row);
          assertThat(without + areaCost)
              .isCloseTo(sum(line -> allocation.raw(line, row)), within(1e-6));
          for (Group factors : List.of(Group.PUPIL_LED, Group.SCHOOL_LED, Group.RATES)) {
            for (Line line : Line.of(factors)) {
              assertThat(allocation.amountWithoutAreaCost(line, row))
                  .as("%s of %s", line, given.describe(row))
                  .isEqualTo(atOne.amount(line, row));
            }
          }
          if (!given.formula(row).isNational()) {
            assertThat(areaCost).isZero();
          }
        });
  }

  @Property(tries = 200)
  void totalsAreTheSumsTheyClaimToBe(@ForAll Case given) {
    for (RoundingRules rules : List.of(RoundingRules.none(), RoundingRules.statement())) {
      Allocation allocation = given.allocate(rules);
      forEachPaid(allocation, row -> totalsOf(allocation, row));
    }
  }

  private static void totalsOf(Allocation allocation, int row) {
    double share = allocation.raw(Total.BUDGET_SHARE, row);
    double before = allocation.raw(Total.BUDGET_SHARE_BEFORE_MFG, row);
    double pupilLed = allocation.raw(Total.PUPIL_LED_TOTAL, row);
    double schoolLed = allocation.raw(Total.SCHOOL_LED_TOTAL, row);
    ToDoubleFunction<Line> amount = line -> allocation.raw(line, row);
    near(pupilLed, Line.of(Group.PUPIL_LED).stream().mapToDouble(amount).sum());
    near(schoolLed, Line.of(Group.SCHOOL_LED).stream().mapToDouble(amount).sum());
    near(
        before,
        pupilLed
            + schoolLed
            + amount.applyAsDouble(Line.MPPL_TOP_UP)
            + amount.applyAsDouble(Line.RATES));
    double adjustment = allocation.raw(Total.MFG_ADJUSTMENT, row);
    near(
        adjustment,
        amount.applyAsDouble(Line.MINIMUM_FUNDING_GUARANTEE)
            + amount.applyAsDouble(Line.CAPPING_AND_SCALING)
            + amount.applyAsDouble(Line.MPPL_RESTORE));
    near(
        share,
        before
            + adjustment
            + amount.applyAsDouble(Line.FLOOR_TOP_UP)
            + amount.applyAsDouble(Line.GAINS_CAP));
    double roll = allocation.schools().school(row).pupils();
    if (roll > 0) {
      near(allocation.raw(Total.PER_PUPIL, row) * roll, share);
    } else {
      assertThat(allocation.total(Total.PER_PUPIL, row)).isEmpty();
    }
  }

  private static List<Parameter> rates() {
    return Parameter.values().stream()
        .filter(
            parameter ->
                switch (parameter.kind()) {
                  case PER_PUPIL, PER_SCHOOL, PER_SITE -> !MINIMUM.contains(parameter);
                  default -> false;
                })
        .toList();
  }

  private static Formula scaled(Formula formula, double times) {
    Formula.Builder builder = formula.toBuilder();
    for (Parameter rate : rates()) {
      if (rate.kind() == Parameter.Kind.PER_PUPIL && formula.pays(rate)) {
        builder.set(rate, formula.value(rate).getAsDouble() * times);
      }
    }
    return builder.build();
  }

  private static void sameBits(Allocation one, int row, Allocation other, int otherRow) {
    assertThat(other.failure(otherRow)).isEqualTo(one.failure(row));
    assertThat(other.status(otherRow)).isEqualTo(one.status(row));
    for (Line line : Line.values()) {
      sameBits(one.raw(line, row), other.raw(line, otherRow), line);
    }
    for (Total total : Total.values()) {
      sameBits(one.raw(total, row), other.raw(total, otherRow), total);
    }
  }

  private static void sameBits(double one, double other, Object what) {
    assertThat(Double.doubleToLongBits(other))
        .as("%s: %s and %s", what, one, other)
        .isEqualTo(Double.doubleToLongBits(one));
  }

  private static void forEachPaid(Allocation allocation, IntConsumer check) {
    for (int row = 0; row < allocation.size(); row++) {
      if (allocation.failure(row).isEmpty()) {
        check.accept(row);
      }
    }
  }

  private static double sum(ToDoubleFunction<Line> amount) {
    return Line.values().stream().mapToDouble(amount).sum();
  }

  private static void near(double actual, double expected) {
    assertThat(actual).isCloseTo(expected, within(1e-6));
  }

  private static long wholePence(double pounds) {
    long pence = Math.round(pounds * 100);
    assertThat(pounds * 100).isCloseTo((double) pence, within(1e-5));
    return pence;
  }
}
