package org.perpupil.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What authorities took from gains in 2017-18 against what their guarantee cost. */
class AffordabilityEvidenceTest {
  @Test
  void nobodyTookMoreThanTheGuaranteeCostAndAThirdTookJustThat() {
    Map<String, Map<String, Double>> published = new LinkedHashMap<>();
    Map<String, Boolean> capped = new LinkedHashMap<>();
    for (Map<String, String> row : ReferenceData.rows("authorities-2017-18.csv")) {
      String text = row.getOrDefault("published", "");
      published
          .computeIfAbsent(row.get("la_name"), name -> new LinkedHashMap<>())
          .put(row.get("line"), text.isEmpty() ? 0 : Double.parseDouble(text));
      if ("capping_applied".equals(row.get("line"))) {
        capped.put(row.get("la_name"), Double.parseDouble(row.get("rate")) == 1);
      }
    }
    assertThat(capped).hasSize(152);
    int applied = 0;
    int same = 0;
    for (Map.Entry<String, Map<String, Double>> authority : published.entrySet()) {
      double guarantee = authority.getValue().getOrDefault("mfg", 0.0);
      double taken = -authority.getValue().getOrDefault("gains_deduction", 0.0);
      if (capped.getOrDefault(authority.getKey(), false)) {
        applied++;
        assertThat(taken).as(authority.getKey()).isLessThanOrEqualTo(guarantee);
        same += guarantee - taken <= 10 ? 1 : 0;
      }
    }
    assertThat(applied).isEqualTo(102);
    assertThat(same).isEqualTo(34);
  }
}
