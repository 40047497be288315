package org.perpupil.io.input;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.perpupil.authority.levers.Lever;
import org.perpupil.io.SmallFiles;
import org.perpupil.io.Source;
import org.perpupil.problem.Problem;

/** Mixes that a forum keeps in a file, right and wrong. */
class LeverMixesTest {
  private static Source file(String text) {
    return Source.of("mixes.yaml", text.getBytes(UTF_8));
  }

  @Test
  void mixesAreThoseOfTheCommand() {
    List<Lever> mixes =
        LeverMixes.read(
                file(
                    """
                mixes:
                  half: {basic: 50, guarantee: 50}
                  whole: cap
                  rate:
                    lpa_primary: 100
                """))
            .mixes();
    assertThat(mixes).extracting(Lever::name).containsExactly("half", "whole", "rate");
    for (int i = 0; i < mixes.size(); i++) {
      String asWords =
          List.of("half=basic:50,guarantee:50", "whole=cap", "rate=lpa_primary:100").get(i);
      List<Lever.Part> parts = Lever.parse(asWords).parts();
      assertThat(mixes.get(i).parts()).hasSameSizeAs(parts);
      for (int part = 0; part < parts.size(); part++) {
        Lever.Part read = mixes.get(i).parts().get(part);
        assertThat(read.percent()).isEqualTo(parts.get(part).percent());
        assertThat(read.move().name()).isEqualTo(parts.get(part).move().name());
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "half: {basic: 50} | half",
        "mixes: {} | the key mixes with a mix or more",
        "mixes: basic | names of mixes, each with its moves",
        "mixes: [half] | names of mixes, each with its moves",
        "mixes: {half: [basic]} | moves and their parts of the gap in percent",
        "mixes: {half: basc} | found 'basc', expected one of basic",
        "mixes: {half: {basc: 50, cap: 50}} | 'basic' was meant",
        "mixes: {half: {basic: much, cap: 50}} | percent of the gap, above 0 and up to 100",
        "mixes: {half: {basic: 50, cap: 40}} | found '90 percent together'",
        "mixes: {half: {basic: 0, cap: 100}} | above 0 and up to 100 percent",
        "mixes: {half: {basic: 50, basic: 50}} | each key once",
        "mixes: {half: cap, half: basic} | half",
      })
  void whatIsWrongIsToldWithItsPlace(String text, String told) {
    List<Problem> problems = SmallFiles.problemsOf(() -> LeverMixes.read(file(text)));
    assertThat(problems).isNotEmpty().allMatch(problem -> problem.place().startsWith("mixes.yaml"));
    assertThat(problems).anyMatch(problem -> problem.toString().contains(told));
  }

  @Test
  void everythingWrongIsToldAtOnce() {
    String text = "mixes:\n  one: {basc: 50, cap: x}\n  two: [1]\n  three: {basic: 30, cap: 30}\n";
    assertThat(SmallFiles.problemsOf(() -> LeverMixes.read(file(text)))).hasSize(4);
  }

  @Test
  void whatIsOddIsTold() {
    byte[] old = "# Costs in £\nmixes:\n  half: cap\n".getBytes(Charset.forName("windows-1252"));
    assertThat(LeverMixes.read(Source.of("mixes.yaml", old)).warnings()).hasSize(1);

    byte[] empty = "# Costs in £\nmixes: {}\n".getBytes(Charset.forName("windows-1252"));
    assertThat(SmallFiles.problemsOf(() -> LeverMixes.read(Source.of("mixes.yaml", empty))))
        .anyMatch(problem -> problem.toString().contains("no mixes"));
  }

  @Test
  void aMixThatComesTwiceIsToldEvenWhereOneOfTheTwoIsWrong() {
    String text =
        """
        mixes:
          half: {basic: 50}
          half: {basic: 50, guarantee: 50}
          whole: {cap: 50, cap: 50}
        """;
    List<Problem> problems = SmallFiles.problemsOf(() -> LeverMixes.read(file(text)));
    assertThat(problems)
        .filteredOn(problem -> problem.expected().equals("each key once"))
        .hasSize(2)
        .allMatch(problem -> problem.advice().contains("the other is in"));
  }
}
