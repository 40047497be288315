package org.perpupil.rates.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.perpupil.scenario.Assumption;

/** A comma without quotes moves all cells after it, and what a number means is lost with them. */
class DataFilesTest {
  private static byte[] file(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void everyRowHasTheCellsOfTheHeader() {
    assertThat(DataFiles.rows(file("name,source\na,\"one, or two\"\n"))).hasSize(1);
    assertThatIllegalStateException()
        .isThrownBy(() -> DataFiles.rows(file("name,source\na,one, or two\n")))
        .withMessageContaining("2 columns")
        .withMessageContaining("or two");
  }

  @Test
  void whatTheGrowthFundPaysIsDescribed() {
    assertThat(Assumption.of("grants.growth_fund_per_pupil").description())
        .startsWith("what the growth fund pays for each pupil");
  }
}
