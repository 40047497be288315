package org.perpupil.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.perpupil.formula.Parameter;
import org.perpupil.problem.ProblemsException;
import org.perpupil.rates.FundingYear;
import org.perpupil.rates.RateStatus;

/** The register of assumptions. */
class AssumptionTest {
  @ParameterizedTest
  @MethodSource("org.perpupil.scenario.Assumption#all")
  void eachIsWholeAndItsDefaultInRange(Assumption assumption) {
    assertThat(assumption.name()).matches("[a-z]+\\.[a-z0-9_]+");
    assertThat(assumption.unit()).isNotBlank();
    assertThat(assumption.source()).isNotBlank();
    assertThat(assumption.description()).isNotBlank();
    assertThat(assumption.expected()).isNotBlank();
    assertThat(assumption.minimum()).isLessThan(assumption.maximum());
    assumption.defaultValue().ifPresent(v -> assertThat(assumption.accepts(v)).isTrue());
    assertThat(assumption.accepts(Double.NaN)).isFalse();
    assertThat(assumption.accepts(assumption.minimum() - 1)).isFalse();
    assertThat(assumption.accepts(assumption.maximum() + 1)).isFalse();
    assertThat(Assumption.all().get(assumption.index())).isSameAs(assumption);
    assertThat(Assumption.of(assumption.name())).isSameAs(assumption);
    assertThat(assumption).hasToString(assumption.name());
    if (assumption.name().endsWith("_share")) {
      assertThat(assumption.maximum()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "pupils.funded_on_estimates, 0 or 1, 0, 1, 0, GIVEN",
    "pay.teacher_award_percent, percent, -20, 50, 2.9, DERIVED",
    "pay.support_reference_salary, pounds a year, 5000, 100000, 25000, UNVERIFIED",
    "trainee.load, share, 0.1, 1, 0.75, PUBLISHED",
    "staff.joiner_point, point of the scale, 1, 9, 1, GIVEN",
  })
  void whatTheRegisterSays(
      String name, String unit, double low, double high, double value, RateStatus status) {
    Assumption assumption = Assumption.of(name);
    assertThat(assumption.unit()).isEqualTo(unit);
    assertThat(assumption.minimum()).isEqualTo(low);
    assertThat(assumption.maximum()).isEqualTo(high);
    assertThat(assumption.defaultValue()).hasValue(value);
    assertThat(assumption.status()).isEqualTo(status);
    assertThat(assumption.parameter()).isEmpty();
  }

  /** Every default that the register says to hold after what is published is of that kind. */
  @Test
  void whatGoesAfterPublishedFiguresSaysSo() {
    FundingYear known = FundingYear.of(2024);
    FundingYear open = FundingYear.of(2040);
    for (Assumption assumption : Assumption.all()) {
      assertThat(assumption.isPublished(open)).isFalse();
      assertThat(assumption.isPublished(known))
          .as(assumption.name())
          .isEqualTo(assumption.source().contains("holds only after the last published"));
    }
    assertThat(Assumption.of("pay.teacher_award_percent").isPublished(FundingYear.of(2026)))
        .isTrue();
    assertThat(Assumption.of("pay.teacher_award_percent").isPublished(FundingYear.of(2027)))
        .isFalse();
  }

  @Test
  void theFormulasRiseHasNoDefault() {
    assertThat(Assumption.of("formula.national_uplift_percent").defaultValue()).isEmpty();
    assertThat(Assumption.of("formula.local_uplift_percent").defaultValue()).isEmpty();
  }

  @Test
  void theRegisterComesFirstAndThenEveryParameter() {
    int parameters = Parameter.values().size();
    assertThat(Assumption.all()).hasSize(65 + parameters);
    assertThat(Assumption.all().get(65).name()).isEqualTo("formula.basic_primary");
    assertThat(Assumption.all().get(64).name()).isEqualTo("trainee.grant");
  }

  @ParameterizedTest
  @MethodSource("org.perpupil.formula.Parameter#values")
  void aParameterIsAnAssumptionWithoutADefault(Parameter parameter) {
    Assumption assumption = Assumption.of(parameter);
    assertThat(assumption.name()).isEqualTo("formula." + parameter.fileName());
    assertThat(assumption.parameter()).contains(parameter);
    assertThat(assumption.unit()).isEqualTo(parameter.kind().unit());
    assertThat(assumption.description()).isEqualTo(parameter.description());
    assertThat(assumption.expected()).isEqualTo(parameter.kind().expected());
    assertThat(assumption.defaultValue()).isEmpty();
    assertThat(assumption.status()).isEqualTo(RateStatus.GIVEN);
    double low = assumption.minimum();
    double high = Math.min(assumption.maximum(), 1e12);
    boolean atLeast = parameter.kind().accepts(low) || parameter.kind() == Parameter.Kind.PUPILS;
    assertThat(atLeast).isTrue();
    assertThat(parameter.kind().accepts(high)).isTrue();
  }

  @Test
  void aSwitchIsNothingBetween() {
    Assumption assumption = Assumption.of("pupils.funded_on_estimates");
    assertThat(assumption.accepts(0)).isTrue();
    assertThat(assumption.accepts(1)).isTrue();
    assertThat(assumption.accepts(0.5)).isFalse();
    assertThat(assumption.expected()).isEqualTo("0 or 1");
    assertThat(Assumption.of("trainee.load").accepts(0.5)).isTrue();
    assertThat(Assumption.of("trainee.load").expected()).isEqualTo("share, from 0.1 to 1");
  }

  @Test
  void anUnknownNameOffersTheNearest() {
    assertThat(Assumption.find("pay.award")).isEmpty();
    assertThatThrownBy(() -> Assumption.of("pay.teachers_award_percent"))
        .isInstanceOf(ProblemsException.class)
        .hasMessageContaining("'pay.teacher_award_percent' was meant");
  }
}
