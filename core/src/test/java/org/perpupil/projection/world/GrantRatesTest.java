package org.perpupil.projection.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Month;
import org.junit.jupiter.api.Test;
import org.perpupil.projection.prices.GrantRates;
import org.perpupil.rates.FundingYear;

/** A student of a sixth form: £4,000 from September 2013, £4,843 from 2024, £5,133 from 2026. */
class GrantRatesTest {
  private static double[] rates(String name, int first, int last) {
    Timeline timeline = Timeline.of(FundingYear.of(first), FundingYear.of(last));
    return GrantRates.startingKnown(timeline, name, Month.SEPTEMBER, -1, timeline.years() + 1);
  }

  @Test
  void whatIsPublishedIsTaken() {
    assertThat(rates("sixth_form_rate", 2025, 2027))
        .containsExactly(4_843, 5_105, 5_133, Double.NaN);
  }

  @Test
  void theLastOneBeforeTheStartStandsForIt() {
    assertThat(rates("sixth_form_rate", 2030, 2030)).containsExactly(5_133, Double.NaN);
  }

  @Test
  void theFirstOneAfterItStandsForItWhereThereIsNoneBefore() {
    assertThat(rates("sixth_form_rate", 2012, 2014))
        .containsExactly(4_000, Double.NaN, 4_000, 4_000);
  }

  @Test
  void oneStandsForARateThatIsPublishedNowhere() {
    assertThat(rates("no_such_rate", 2025, 2025)).containsExactly(1, Double.NaN);
  }
}
