package org.perpupil.budget.cost;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.perpupil.budget.cost.CurriculumQuestion.Band;

/** The cut-offs, at each of their ends. */
class CurriculumQuestionTest {
  @ParameterizedTest
  @CsvSource({
    "CONTACT_RATIO, 0.6999, RED",
    "CONTACT_RATIO, 0.70, AMBER",
    "CONTACT_RATIO, 0.7399, AMBER",
    "CONTACT_RATIO, 0.74, GREEN",
    "CONTACT_RATIO, 0.7999, GREEN",
    "CONTACT_RATIO, 0.80, AMBER",
    "CONTACT_RATIO, 0.8199, AMBER",
    "CONTACT_RATIO, 0.82, RED",
    "AVERAGE_CLASS_SIZE, 19.49, RED",
    "AVERAGE_CLASS_SIZE, 19.5, AMBER",
    "AVERAGE_CLASS_SIZE, 20, GREEN",
    "AVERAGE_CLASS_SIZE, 22.49, GREEN",
    "AVERAGE_CLASS_SIZE, 22.5, AMBER",
    "AVERAGE_CLASS_SIZE, 23.5, RED",
    "IN_YEAR_BALANCE, -5.01, RED",
    "IN_YEAR_BALANCE, -5, AMBER",
    "IN_YEAR_BALANCE, -0.01, AMBER",
    "IN_YEAR_BALANCE, 0, GREEN",
    "IN_YEAR_BALANCE, 90, GREEN"
  })
  void aFigureFallsIntoABand(CurriculumQuestion question, double value, Band band) {
    assertThat(question.band(value)).isEqualTo(band);
  }

  @Test
  void everyQuestionSaysWhatItAsksAbout() {
    assertThat(CurriculumQuestion.CONTACT_RATIO.label()).isEqualTo("contact ratio");
    assertThat(CurriculumQuestion.AVERAGE_CLASS_SIZE.unit()).isEqualTo("pupils");
    assertThat(CurriculumQuestion.CONTACT_RATIO.greenFrom()).isEqualTo(0.74);
    assertThat(CurriculumQuestion.CONTACT_RATIO.greenTo()).isEqualTo(0.80);
    assertThat(CurriculumQuestion.IN_YEAR_BALANCE.greenTo()).isInfinite();
  }
}
