package org.perpupil.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.Assertions;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.perpupil.authority.block.AuthorityTotals;
import org.perpupil.authority.block.Reconciliation;
import org.perpupil.formula.Allocation;
import org.perpupil.formula.Line;
import org.perpupil.formula.Parameter;
import org.perpupil.formula.RoundingRules;
import org.perpupil.formula.Statement;
import org.perpupil.formula.StatementLine;
import org.perpupil.formula.Total;
import org.perpupil.io.input.Inputs;

/** Every line of 3,253 academies of 75 authorities in 2017-18 against the published money. */
@Tag("slow")
class Academies201718Test {
  private static Allocation allocation;
  private static List<Map<String, String>> published;

  @BeforeAll
  static void allocate() {
    Inputs inputs =
        Inputs.read(
            List.of(ReferenceData.path("academies-2017-18/schools.csv")),
            List.of(ReferenceData.path("academies-2017-18/formulas.csv").toString()));
    allocation = Allocation.of(inputs.schools(), inputs.formulas(0), RoundingRules.statement());
    published = ReferenceData.rows("academies-2017-18/published.csv");
  }

  @Test
  void everyLineIsAsPublished() {
    List<String> misses = new ArrayList<>();
    Map<String, Integer> compared = new HashMap<>();
    for (int i = 0; i < published.size(); i++) {
      for (Map.Entry<String, String> cell : published.get(i).entrySet()) {
        Optional<Line> line = Line.find(cell.getKey());
        if (line.isPresent()) {
          double expected = Double.parseDouble(cell.getValue());
          double actual = allocation.amount(line.get(), i).orElseThrow();
          compared.merge(cell.getKey(), 1, Integer::sum);
          if (Math.abs(expected - actual) > tolerance(line.get())) {
            misses.add(published.get(i).get("id") + " " + cell + " got " + actual);
          }
        }
      }
    }
    assertThat(misses).isEmpty();
    assertThat(compared).hasSize(18).allSatisfy((line, count) -> assertThat(count).isEqualTo(3253));
  }

  @Test
  void everyTotalIsWithinAPound() {
    for (int i = 0; i < published.size(); i++) {
      Map<String, String> row = published.get(i);
      double pupilLed = allocation.total(Total.PUPIL_LED_TOTAL, i).orElseThrow();
      double schoolLed = allocation.total(Total.SCHOOL_LED_TOTAL, i).orElseThrow();
      String id = row.get("id");
      assertThat(allocation.schools().school(i).id()).isEqualTo(id);
      assertThat(Math.abs(pupilLed - number(row, "pupil_led_total"))).as(id).isLessThan(1);
      assertThat(Math.abs(schoolLed - number(row, "school_led_total"))).as(id).isLessThan(1);
      assertThat(Math.abs(pupilLed + schoolLed - number(row, "total"))).as(id).isLessThan(1);
    }
  }

  /** The decimal product of rate, share and pupils, rounded half up, is what is paid. */
  @Test
  void linesAreTheExactDecimalResult() {
    int products = 0;
    for (int i = 0; i < allocation.size(); i++) {
      Statement statement = allocation.statement(i);
      for (StatementLine line : statement.lines()) {
        if (line.parts().size() == 1 && line.line().group() == Line.Group.PUPIL_LED) {
          StatementLine.Part part = line.parts().get(0);
          BigDecimal exact =
              BigDecimal.valueOf(part.paidRate())
                  .multiply(BigDecimal.valueOf(part.share()))
                  .multiply(BigDecimal.valueOf(part.base()))
                  .setScale(2, RoundingMode.HALF_UP);
          assertThat(BigDecimal.valueOf(line.amount())).isEqualByComparingTo(exact);
          products++;
        }
      }
    }
    assertThat(products).isGreaterThan(17_000);
  }

  @Test
  void schoolsPupilsAndPoundsReconcile() {
    Reconciliation all = Reconciliation.of(allocation, AuthorityTotals.of(allocation));
    assertThat(all.schoolsRead()).isEqualTo(3253);
    assertThat(all.schoolsAllocated()).isEqualTo(3253);
    assertThat(all.schoolsFailed()).isZero();
    double publishedPounds = published.stream().mapToDouble(row -> number(row, "total")).sum();
    assertThat(all.poundsInTotal().doubleValue()).isCloseTo(publishedPounds, within(3253));
  }

  @Test
  void noAuthorityPaysBothMealMeasures() {
    assertThat(allocation.formulas().all())
        .noneMatch(f -> f.pays(Parameter.FSM_PRIMARY) && f.pays(Parameter.FSM6_PRIMARY));
  }

  private static Offset<Double> within(double pounds) {
    return Assertions.within(pounds);
  }

  private static double tolerance(Line line) {
    if (line == Line.LPA_PRIMARY) {
      return 1;
    }
    return line == Line.SPARSITY ? 0.06 : 0.02;
  }

  private static double number(Map<String, String> row, String column) {
    return Double.parseDouble(row.get(column));
  }
}
