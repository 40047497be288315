package org.perpupil.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.perpupil.rates.AreaCost;
import org.perpupil.rates.FundingYear;
import org.perpupil.rates.Rate;
import org.perpupil.rates.RateStatus;
import org.perpupil.scenario.Assumption;

class SweepBasisBytesTest {
  private static final Set<FundingYear> YEARS =
      new LinkedHashSet<>(List.of(FundingYear.of(2026), FundingYear.of(2027)));

  private static final SweepBasis FULL =
      new SweepBasis(
          Map.of(
              Assumption.of("prices.energy_percent"), 3,
              Assumption.of("pay.teacher_award_percent"), 2),
          Map.of(Assumption.of("pay.teacher_award_percent"), YEARS),
          Map.of(
              new AreaCost(
                  "202",
                  "Camden",
                  FundingYear.of(2025),
                  true,
                  new Rate("aca", 1.18, "multiplier", RateStatus.UNVERIFIED, "of 2025-26")),
              7),
          lines(),
          Map.of("W\u00e9", 12345.67),
          Map.of("a rule of mergers", 2));

  private static Map<String, Integer> lines() {
    Map<String, Integer> lines = new LinkedHashMap<>();
    lines.put("pupil premium", 4);
    lines.put("free infant meals", 1);
    return lines;
  }

  @Test
  void everythingIsReadAsItWasWritten() throws IOException {
    assertThat(read(bytes(FULL))).isEqualTo(FULL);
    assertThat(read(bytes(FULL)).linesAdded().keySet())
        .containsExactly("pupil premium", "free infant meals");
    assertThat(read(bytes(FULL)).publishedReplaced().values().iterator().next())
        .containsExactlyElementsOf(YEARS);
    assertThat(read(bytes(SweepBasis.none()))).isEqualTo(SweepBasis.none());
  }

  @Test
  void sizesAndNamesThatCannotBeAreRefused() throws IOException {
    byte[] negative = bytes(FULL);
    ByteBuffer.wrap(negative).putInt(0, -1);
    assertThatThrownBy(() -> read(negative)).isInstanceOf(IOException.class);
    byte[] unknown = bytes(FULL);
    unknown[7] = 'x';
    assertThatThrownBy(() -> read(unknown)).isInstanceOf(IOException.class);
  }

  private static byte[] bytes(SweepBasis basis) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    SweepBasisBytes.write(basis, new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private static SweepBasis read(byte[] bytes) throws IOException {
    return SweepBasisBytes.read(new DataInputStream(new ByteArrayInputStream(bytes)));
  }
}
