package org.perpupil.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.perpupil.budget.BudgetCode;
import org.perpupil.io.result.ReturnCodes;
import org.perpupil.rates.RateStatus;

/** The whole table of both returns' codes against ours, as far as it lies beside the project. */
class ReturnCodesTest {
  private static final Pattern ACADEMY_CODE = Pattern.compile("BA[IEB]\\d{3}");

  @Test
  void everyCodeOfMaintainedSchoolsIsKnownUnderTheAcademyCodeOfTheTable() {
    int compared = 0;
    for (Map<String, String> row : rows()) {
      Optional<BudgetCode> code = BudgetCode.find(row.get("code"));
      if (row.get("code").matches("(I|E|OB|B|CI|CE)\\d{2}[a-zA-Z]?")) {
        assertThat(code).as(row.toString()).isPresent();
        Matcher academy = ACADEMY_CODE.matcher(row.get("aar_code"));
        boolean isStated =
            !row.get("aar_code").isEmpty() && !row.get("aar_code").startsWith("not separate");
        if (isStated && academy.find()) {
          assertThat(code.orElseThrow().aarCode()).as(row.toString()).contains(academy.group());
          compared++;
        } else if (row.get("aar_code").isEmpty()) {
          assertThat(code.orElseThrow().aarCode()).as(row.toString()).isEmpty();
          compared++;
        }
        if (row.get("note").contains("inference")) {
          assertThat(code.orElseThrow().status()).isEqualTo(RateStatus.UNVERIFIED);
        }
      }
    }
    assertThat(compared).isGreaterThan(75);
  }

  /** What stands under no code here is said to be so. */
  @Test
  void everyLineOfAcademiesIsShownOrSaidNotToBe() {
    List<String> said = ReturnCodes.ofAcademies(List.of(BudgetCode.values()));
    List<String> shown =
        List.of(BudgetCode.values()).stream().flatMap(code -> code.aarCode().stream()).toList();
    int compared = 0;
    for (Map<String, String> row : rows()) {
      if (row.get("code").equals("AAR")) {
        String line = row.get("aar_code").replace("-A", "");
        assertThat(shown.contains(line) || said.get(said.size() - 1).contains(line + " "))
            .as(row.toString())
            .isTrue();
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(12);
  }

  private static List<Map<String, String>> rows() {
    return ReferenceData.rows("../domain/cfr-codes.csv");
  }
}
