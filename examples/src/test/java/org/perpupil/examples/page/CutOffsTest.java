package org.perpupil.examples.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** The Department's cut-offs as a page writes them. */
class CutOffsTest {
  @Test
  void eachRatioIsShownWithItsBandAndTheLimits() {
    assertThat(
            rows(
                CutOffs.table(
                    OptionalDouble.of(0.8), OptionalDouble.of(19.5), OptionalDouble.of(-0.0501))))
        .containsExactly(
            "Contact ratio | 0.80 | amber | 0.74 to below 0.80; amber from 0.70 to below 0.82",
            "Pupils in a class | 19.50 | amber | 20.00 to below 22.50; amber from 19.50 to below"
                + " 23.50",
            "In-year balance, percent of income | −5.0% | red | 0.0% or more; amber from −5.0%");
  }

  @Test
  void whatIsNotKnownHasNoRow() {
    OptionalDouble none = OptionalDouble.empty();
    assertThat(rows(CutOffs.table(none, OptionalDouble.of(21), none)))
        .containsExactly(
            "Pupils in a class | 21.00 | green | 20.00 to below 22.50; amber from 19.50 to below"
                + " 23.50");
    assertThat(CutOffs.table(none, none, none).isEmpty()).isTrue();
  }

  private static List<String> rows(PageTable table) {
    return ((List<?>) table.model("t", "p").get("rows"))
        .stream()
            .map(row -> (Map<?, ?>) row)
            .map(
                row ->
                    row.get("name")
                        + ((List<?>) row.get("cells"))
                            .stream()
                                .map(cell -> " | " + ((Map<?, ?>) cell).get("text"))
                                .reduce("", String::concat))
            .toList();
  }
}
