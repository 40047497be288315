package org.perpupil.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.perpupil.authority.block.SchoolsBlock;
import org.perpupil.rates.FundingYear;

/** The schools block of every authority against the published allocations. */
class SchoolsBlockTest {
  @Test
  void isExactFor600AuthorityRowsOf202021To202324() {
    List<Map<String, String>> rows =
        authorityRows().stream().filter(row -> !row.get("year").equals("2019-20")).toList();
    assertThat(rows).hasSize(600);
    for (Map<String, String> row : rows) {
      assertThat(block(row))
          .as(row.get("la_name") + " " + row.get("year"))
          .isEqualByComparingTo(number(row, "schools_block"));
    }
  }

  @Test
  void isNotRoundedIn201920() {
    List<Map<String, String>> rows =
        authorityRows().stream().filter(row -> row.get("year").equals("2019-20")).toList();
    assertThat(rows).hasSize(150 - 1);
    for (Map<String, String> row : rows) {
      BigDecimal difference = block(row).subtract(number(row, "schools_block")).abs();
      assertThat(difference).as(row.get("la_name")).isLessThan(new BigDecimal("0.000001"));
    }
  }

  private static List<Map<String, String>> authorityRows() {
    return ReferenceData.rows("dedicated-schools-grant.csv").stream()
        .filter(row -> !row.get("la_code").equals("E"))
        .filter(row -> !row.get("schools_block").isEmpty())
        .toList();
  }

  private static BigDecimal block(Map<String, String> row) {
    return SchoolsBlock.of(
            FundingYear.parse(row.get("year")),
            number(row, "primary_unit"),
            number(row, "primary_pupils"),
            number(row, "secondary_unit"),
            number(row, "secondary_pupils"),
            number(row, "premises"),
            number(row, "growth"))
        .withProtection(number(row, "protection"))
        .total();
  }

  private static BigDecimal number(Map<String, String> row, String column) {
    String text = row.get(column);
    return text.isEmpty() ? BigDecimal.ZERO : new BigDecimal(text);
  }
}
