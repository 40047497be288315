package org.perpupil.problem.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The name that was most likely meant. */
class NamesTest {
  private static final List<String> KNOWN =
      List.of("basic_primary", "basic_ks3", "basic_ks4", "fsm_primary", "pupils_primary");

  @ParameterizedTest
  @CsvSource({
    "basic_primry, basic_primary",
    "basicprimary, basic_primary",
    "BASIC_KS4, basic_ks4",
    "' basic_ks3 ', basic_ks3",
    "fsm-primary, fsm_primary",
    "pupil_primary, pupils_primary",
    "basic_ks5, basic_ks3",
  })
  void isTheNearestThatIsKnown(String unknown, String nearest) {
    assertThat(Names.nearest(unknown, KNOWN)).contains(nearest);
  }

  @ParameterizedTest
  @CsvSource({"head_teacher", "sparsity", "lump_sum_secondary"})
  void isNoneWhenTooMuchWouldHaveToChange(String unknown) {
    assertThat(Names.nearest(unknown, KNOWN)).isEmpty();
    assertThat(Names.advice(unknown, KNOWN, "it is new")).isEqualTo("it is new");
  }

  @Test
  void upToAThirdOfTheLettersMayChange() {
    assertThat(Names.nearest("abcdefghi", List.of("abcdefxyz"))).contains("abcdefxyz");
    assertThat(Names.nearest("abcdefghi", List.of("abcdewxyz"))).isEmpty();
    assertThat(Names.nearest("abcd", List.of("abcx"))).contains("abcx");
    assertThat(Names.nearest("abcd", List.of("axyz"))).isEmpty();
    assertThat(Names.nearest("anything", List.of())).isEmpty();
  }

  @Test
  void aBeginningThatOneNameAloneHasIsThatName() {
    List<String> years = List.of("2016-12-proposal", "2025-26", "pay.teacher_award_percent");
    assertThat(Names.nearest("2025", years)).contains("2025-26");
    assertThat(Names.nearest("Pay.teacher_award", years)).contains("pay.teacher_award_percent");
    assertThat(Names.nearest("pay", years)).isEmpty();
    assertThat(Names.nearest("basic", KNOWN)).isEmpty();
  }

  @Test
  void adviceQuotesTheName() {
    assertThat(Names.advice("basic_ks33", KNOWN, "it is new")).isEqualTo("'basic_ks3' was meant");
  }

  /** One letter changed, put in or left out leaves a name within reach of itself. */
  @Property
  void oneSlipIsForgiven(
      @ForAll @AlphaChars @StringLength(min = 3, max = 20) String name,
      @ForAll @IntRange(max = 20) int at,
      @ForAll @IntRange(max = 2) int slip) {
    int place = at % name.length();
    int rest = slip == 1 ? place : place + 1;
    String slipped = name.substring(0, place) + (slip == 2 ? "" : "#") + name.substring(rest);
    assertThat(Names.nearest(slipped, List.of("########################", name))).contains(name);
  }
}
