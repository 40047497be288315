package org.perpupil.io.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.perpupil.budget.BudgetCode;

/** What is said of codes in a return: nothing of those that are sure. */
class ReturnCodesNotesTest {
  @Test
  void codesThatAreSureAreNotNamed() {
    assertThat(ReturnCodes.ofAcademies(List.of(BudgetCode.E01, BudgetCode.I03)))
        .singleElement()
        .asString()
        .startsWith("lines of it that are not told apart here: BAI011 ");
    assertThat(ReturnCodes.ofMaintained(List.of(BudgetCode.E01, BudgetCode.I03))).isEmpty();
  }

  @Test
  void othersAreNamedWithWhereTheyStand() {
    assertThat(
            ReturnCodes.ofAcademies(
                List.of(BudgetCode.I01, BudgetCode.I05, BudgetCode.E31, BudgetCode.BAI170)))
        .hasSize(5)
        .anyMatch(line -> line.endsWith("keep their own: E31"))
        .anyMatch(line -> line.endsWith("confirms: I05 (BAI010)"))
        .anyMatch(line -> line.endsWith("BAI061): I01 (BAI010)"))
        .anyMatch(line -> line.endsWith("trust's income: BAI170"));
    assertThat(
            ReturnCodes.ofMaintained(
                List.of(BudgetCode.BAI170, BudgetCode.POOLING, BudgetCode.E20)))
        .anyMatch(line -> line.endsWith("academies alone have it: BAI170, POOLING"))
        .anyMatch(line -> line.endsWith("E20 (E20A to E20G from 2024-25)"));
  }
}
