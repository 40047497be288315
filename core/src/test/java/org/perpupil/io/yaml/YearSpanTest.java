package org.perpupil.io.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.perpupil.problem.Problem;
import org.perpupil.rates.FundingYear;

/** A year, years in a row, and years without an end of their own. */
class YearSpanTest {
  private static final FundingYear FIRST = FundingYear.of(2027);

  private static YearSpan read(String key) {
    List<Problem> problems = new ArrayList<>();
    YearSpan span = YearSpan.read("here", key, problems).orElseThrow();
    assertThat(problems).isEmpty();
    return span;
  }

  @ParameterizedTest
  @CsvSource({
    "2027-28, , false",
    "2027-28..2029-30, 2029, false",
    "2027-28 .. 2029-30, 2029, false",
    "2027-28..2027-28, 2027, false",
    "2027-28.., 2100, true",
    "2027-28..2100-01, 2100, true",
  })
  void spansAreRead(String key, Integer last, boolean isOpen) {
    YearSpan span = read(key);

    assertThat(span.first()).isEqualTo(FIRST);
    assertThat(span.last()).isEqualTo(Optional.ofNullable(last).map(FundingYear::of));
    assertThat(span.isOpen()).isEqualTo(isOpen);
  }

  @ParameterizedTest
  @CsvSource({
    "2027, a funding year such as 2026-27",
    "2027-29, a funding year such as 2026-27",
    "2029-30..2027-28, funding years such as 2026-27..2028-29",
    "x..2027-28, funding years such as 2026-27..2028-29",
    "x.., funding years such as 2026-27..2028-29",
    "2027-28..x, funding years such as 2026-27..2028-29",
  })
  void whatIsNoneIsTold(String key, String expected) {
    List<Problem> problems = new ArrayList<>();

    assertThat(YearSpan.read("here", key, problems)).isEmpty();
    assertThat(problems)
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.place()).isEqualTo("here");
              assertThat(problem.value()).isEqualTo(key);
              assertThat(problem.expected()).startsWith(expected);
            });
  }

  @Test
  void anOpenEndIsBeforeTheNextStart() {
    Set<FundingYear> starts =
        Set.of(FundingYear.of(2025), FIRST, FundingYear.of(2033), FundingYear.of(2030));

    assertThat(read("2027-28..").until(starts).last()).hasValue(FundingYear.of(2029));
    assertThat(read("2033-34..").until(starts).isOpen()).isTrue();
    assertThat(read("2027-28..").until(Set.of()).last()).hasValue(FundingYear.last());
    assertThat(read("2027-28..2031-32").until(starts).last()).hasValue(FundingYear.of(2031));
    assertThat(read("2027-28").until(starts).last()).isEmpty();
  }

  @Test
  void nothingComesAfterTheLastYear() {
    assertThat(FundingYear.last()).isEqualTo(FundingYear.of(2100)).hasToString("2100-01");
    assertThat(FundingYear.find("2101-02")).isEmpty();
  }
}
