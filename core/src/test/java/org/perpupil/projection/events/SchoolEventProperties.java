package org.perpupil.projection.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.data.Offset;
import org.perpupil.budget.Block;
import org.perpupil.projection.Measure;
import org.perpupil.projection.Projection;
import org.perpupil.rates.FundingYear;
import org.perpupil.scenario.SchoolEvent;
import org.perpupil.school.Governance;

/** Schools that merge, close and move: no pupil and no pound is lost or made. */
class SchoolEventProperties {
  private static final Offset<Double> NEAR = within(1e-6);
  private static final double LUMP_SUM = ReorganisedSchools.LUMP_SUM;

  private static Block block(int which) {
    return which % 2 == 0
        ? Block.aprilToAugust(2026 + which / 2)
        : Block.septemberToMarch(2026 + which / 2);
  }

  /** Pupils are all there; shares fall by lump sums alone, and 85 percent of them for a year. */
  @Property(tries = 40)
  void mergersConservePupilsAndPounds(@ForAll int seed, @ForAll @IntRange(max = 4) int day) {
    ReorganisedSchools all = ReorganisedSchools.of(seed);
    SchoolEvent merger = SchoolEvent.merging(List.of("A", "B", "C"), "M", block(day));
    Projection before = all.builder().build().run();
    Projection after = all.builder().events(List.of(merger)).build().run();
    FundingYear from = merger.firstFundingYear();

    for (FundingYear year : before.years()) {
      assertThat(all.sum(after, Measure.PUPILS, year))
          .isCloseTo(all.sum(before, Measure.PUPILS, year), NEAR);
      boolean isMerged = year.compareTo(from) >= 0;
      double lost = !isMerged ? 0 : year.equals(from) ? 0.15 * 3 * LUMP_SUM : 2 * LUMP_SUM;
      assertThat(all.sum(after, Measure.INCOME, year))
          .isCloseTo(all.sum(before, Measure.INCOME, year) - lost, NEAR);
      for (String id : List.of("A", "B", "C")) {
        assertThat(after.has(after.schools().row(id).getAsInt(), year, all.basis()))
            .isEqualTo(!isMerged);
      }
      if (!isMerged) {
        assertThat(all.total(after, "A", Measure.CLOSING_RESERVE, year))
            .isEqualTo(all.total(before, "A", Measure.CLOSING_RESERVE, year));
      }
    }
    FundingYear last = FundingYear.of(from.start() - 1);
    double handedOver =
        all.total(after, "A", Measure.CLOSING_RESERVE, last)
            + all.total(after, "B", Measure.CLOSING_RESERVE, last)
            + all.total(after, "C", Measure.CLOSING_RESERVE, last);
    assertThat(all.total(after, "M", Measure.OPENING_RESERVE, from)).isCloseTo(handedOver, NEAR);
    assertThat(all.total(after, "D", Measure.CLOSING_RESERVE, ReorganisedSchools.LAST))
        .isEqualTo(all.total(before, "D", Measure.CLOSING_RESERVE, ReorganisedSchools.LAST));
  }

  /** Where schools stay apart, the school that they would make is what they are together. */
  @Property(tries = 30)
  void whatStaysApartAddsUp(@ForAll int seed, @ForAll @IntRange(max = 4) int day) {
    ReorganisedSchools all = ReorganisedSchools.of(seed);
    SchoolEvent merger = SchoolEvent.merging(List.of("A", "B"), "M", block(day));
    Projection before = all.builder().build().run();
    Projection apart = all.builder().apart(List.of(merger)).build().run();

    for (FundingYear year : before.years()) {
      for (Measure measure : Measure.values()) {
        assertThat(all.sum(apart, measure, year)).isCloseTo(all.sum(before, measure, year), NEAR);
      }
    }
  }

  /** From the census after a school closes, its pupils and their money are in other schools. */
  @Property(tries = 40)
  void closingsConservePupilsAndPounds(
      @ForAll int seed,
      @ForAll @IntRange(max = 4) int day,
      @ForAll @IntRange(min = 1, max = 100) int percent) {
    ReorganisedSchools all = ReorganisedSchools.of(seed);
    double part = percent / 100.0;
    Map<String, Double> to = percent == 100 ? Map.of("B", 1.0) : Map.of("B", part, "C", 1 - part);
    SchoolEvent closing = SchoolEvent.closing("A", block(day), to);
    Projection before = all.builder().build().run();
    Projection after = all.builder().events(List.of(closing)).build().run();
    FundingYear from = closing.firstFundingYear();

    for (FundingYear year : before.years()) {
      if (year.compareTo(from) >= 0) {
        assertThat(all.sum(after, Measure.PUPILS, year))
            .isCloseTo(all.sum(before, Measure.PUPILS, year), NEAR);
        assertThat(all.total(after, "D", Measure.PUPILS, year))
            .isEqualTo(all.total(before, "D", Measure.PUPILS, year));
      }
    }
    FundingYear start = ReorganisedSchools.FIRST;
    if (day > 0) {
      assertThat(all.total(after, "A", Measure.INCOME, start))
          .isEqualTo(all.total(before, "A", Measure.INCOME, start));
    }
    assertThat(all.total(after, "A", Measure.INCOME, ReorganisedSchools.LAST)).isZero();
  }

  /**
   * Shares fall by the lump sum of the school that closed, once its pupils are counted elsewhere.
   */
  @Property(tries = 30)
  void closingsConservePounds(@ForAll int seed, @ForAll @IntRange(max = 4) int day) {
    ReorganisedSchools all = ReorganisedSchools.of(seed);
    SchoolEvent closing = SchoolEvent.closing("A", block(day), Map.of("B", 0.25, "C", 0.75));
    Projection before = all.builder().build().run();
    Projection after = all.builder().events(List.of(closing)).build().run();

    for (int start = closing.firstFundingYear().start();
        start <= ReorganisedSchools.LAST.start();
        start++) {
      FundingYear year = FundingYear.of(start);
      double shares = 0;
      for (String id : List.of("A", "B", "C", "D")) {
        shares += all.share(before, id, year) - all.share(after, id, year);
      }
      assertThat(shares).isCloseTo(LUMP_SUM, NEAR);
    }
  }

  /** A year in which a school closes pays it for the months until then. */
  @Property(tries = 20)
  void theYearOfAClosingPaysItsMonths(@ForAll int seed) {
    ReorganisedSchools all = ReorganisedSchools.of(seed);
    boolean isAcademy = all.governance() == Governance.ACADEMY;
    Block day = isAcademy ? Block.aprilToAugust(2027) : Block.septemberToMarch(2027);
    FundingYear year = FundingYear.of(isAcademy ? 2026 : 2027);
    Projection before = all.builder().build().run();
    Projection after =
        all.builder().events(List.of(SchoolEvent.closing("A", day, Map.of()))).build().run();
    double months = isAcademy ? 7 : 5;

    assertThat(all.share(after, "A", year))
        .isCloseTo(all.share(before, "A", year) * months / 12, NEAR);
    assertThat(all.total(after, "A", Measure.PUPILS, year))
        .isCloseTo(all.total(before, "A", Measure.PUPILS, year) * months / 12, NEAR);
    double change =
        all.total(after, "A", Measure.CLOSING_RESERVE, year)
            - all.total(after, "A", Measure.OPENING_RESERVE, year);
    assertThat(change).isCloseTo(all.total(after, "A", Measure.IN_YEAR_BALANCE, year), NEAR);
  }

  /** A school that moves is paid by the other authority's rates from the next funding year on. */
  @Property(tries = 20)
  void movesChangeTheRates(@ForAll int seed, @ForAll @IntRange(max = 4) int day) {
    ReorganisedSchools all = ReorganisedSchools.of(seed);
    SchoolEvent move = SchoolEvent.moving("A", block(day), "302");
    Projection before = all.builder().build().run();
    Projection after = all.builder().events(List.of(move)).build().run();

    for (FundingYear year : before.years()) {
      double pupils = all.total(before, "A", Measure.PUPILS, year);
      double more = year.compareTo(move.firstFundingYear()) < 0 ? 0 : 1000 * pupils;
      assertThat(all.share(after, "A", year)).isCloseTo(all.share(before, "A", year) + more, NEAR);
      assertThat(all.share(after, "B", year)).isEqualTo(all.share(before, "B", year));
    }
  }
}
