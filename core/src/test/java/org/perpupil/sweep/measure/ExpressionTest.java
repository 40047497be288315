package org.perpupil.sweep.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.perpupil.budget.BudgetCode;
import org.perpupil.problem.ProblemsException;
import org.perpupil.projection.Measure;

class ExpressionTest {
  /** Values of income, expenditure and E01. */
  private static double of(String text) {
    OwnFigures figures = new OwnFigures(List.of(Expression.parse("measures", text)));
    double[] values = new double[figures.figures()];
    int next = 0;
    for (Measure measure : figures.measures()) {
      values[next++] = measure == Measure.INCOME ? 200 : 50;
    }
    for (BudgetCode code : figures.codes()) {
      values[next++] = code == BudgetCode.E01 ? 8 : 0;
    }
    return figures.value(0, values, 0, 1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "income - expenditure - 10|140",
        "100 * expenditure / income|25",
        "(income + 4) / (1 + 1)|102",
        "-income + 2 * -3|-206",
        "income - (expenditure - 10)|160",
        "min(income, expenditure) + max(1, abs(-E01))|58",
        "e01 / 0.5|16",
        "income / E01 / 5|5",
        "- - income|200",
        "max(0, -(expenditure - income)) / 75|2"
      })
  void isArithmeticAsWritten(String text, double expected) {
    assertThat(of(text)).isEqualTo(expected);
  }

  @Test
  void hasNoValueWhereThereIsNone() {
    assertThat(of("income / (E01 - 8)")).isNaN();
    assertThat(of("0 * income / (E01 - 8)")).isNaN();
  }

  @Test
  void namesWhatItTakesOnce() {
    Expression twice = Expression.parse("p", "E01 + income / e01");
    assertThat(twice.figures()).containsExactly("E01", "income");
    OwnFigures both =
        new OwnFigures(List.of(twice, Expression.parse("p", "E09 - closing_reserve")));
    assertThat(both.measures()).containsExactly(Measure.INCOME, Measure.CLOSING_RESERVE);
    assertThat(both.codes()).containsExactly(BudgetCode.E01, BudgetCode.E09);
    // Figures stand apart from each other, as columns do.
    double[] figures = {1, 0, 20, 0, 4, 0, 7, 0};
    assertThat(both.value(0, figures, 0, 2)).isEqualTo(4.25);
    assertThat(both.value(1, figures, 0, 2)).isEqualTo(-13);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "incme * 2|found 'incme'|Maybe 'income' was meant",
        "E1 + 1|found 'E1'|Maybe 'E01' was meant",
        "OB01|found 'OB01'|Maybe",
        "1 + 2|at least one measure or code|Maybe",
        "income +|a measure, a code or a number after 'income +'|Maybe",
        "income expenditure|an operation or the end after 'income'|Maybe",
        "(income|')' after '(income'|Maybe",
        "min(income)|',' after 'min(income'|Maybe",
        "1.2.3 * income|a number in place of '1.2.3'|Maybe",
        "income % 2|an operation or the end|Maybe"
      })
  void whatIsNoExpressionIsTold(String text, String told, String advice) {
    assertThatThrownBy(() -> Expression.parse("measures, x", text))
        .isInstanceOf(ProblemsException.class)
        .hasMessageContaining("measures, x: found")
        .hasMessageContaining(told)
        .hasMessageContaining(advice);
  }

  @Test
  void deeplyNestedTextIsRefused() {
    String deep = "(".repeat(40) + "income" + ")".repeat(40);
    assertThatThrownBy(() -> Expression.parse("p", deep)).hasMessageContaining("fewer parentheses");
    String long1 = "income" + " + income".repeat(500);
    assertThat(of(long1)).isEqualTo(501 * 200);
  }
}
