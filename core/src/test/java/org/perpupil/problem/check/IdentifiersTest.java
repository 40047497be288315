package org.perpupil.problem.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.perpupil.problem.Problem;

/** Which texts are one identifier, which look like one, and which are none. */
class IdentifiersTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "W01",
        " W01",
        "W01\t",
        "\u00a0W01\u00a0",
        "\u200bW01",
        "W01\ufeff",
        "\u2003W01\u2060",
        "\u200e W01 \u200f",
        "W01\u00ad",
        "\u3000W01"
      })
  void whatNobodySeesAtTheEndsIsNotPartOfIt(String text) {
    assertThat(Identifiers.normalised(text)).isEqualTo("W01");
  }

  @Test
  void anAccentedLetterIsOneCharacterAndCapitalsAreKept() {
    assertThat(Identifiers.normalised("E\u0301cole")).isEqualTo("\u00c9cole");
    assertThat(Identifiers.normalised("w01")).isEqualTo("w01");
    assertThat(Identifiers.normalised("")).isEmpty();
    assertThat(Identifiers.normalised(" \u00a0\u200b")).isEmpty();
    assertThat(Identifiers.normalised("\ud83c\udfeb")).isEqualTo("\ud83c\udfeb");
    assertThat(Identifiers.normalised("a\u0301b c")).isEqualTo("\u00e1b c");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "W01|w01",
        "WO1|W\u041e1",
        "W\u041e1|w\u043e1",
        "Fenway Trust|FENWAY TRUST",
        "Fenway Trust|Fenway  Trust",
        "Fenway Trust|Fenway\u00a0Trust",
        "W01|W\u200b01",
        "W01|W\ufeff01",
        "W01|W\u200d0\u20601",
        "A1|\u03911",
        "A1|\u04101",
        "a1|\u03911",
        "\u0392elmont|\u0412elmont",
        "301|\uff13\uff10\uff11",
        "301|\u0663\u0660\u0661",
        "301-2|301\u20132",
        "301-2|301\u22122",
        "St Mary's|St Mary\u2019s",
        "Stra\u00dfe|STRASSE",
        "caf\u00e9|CAF\u00c9",
        "W01|W\ufe0f01"
      })
  void theseLookAlike(String one, String other) {
    assertThat(Identifiers.lookAlike(one, other)).isTrue();
    assertThat(Identifiers.lookAlike(other, one)).isTrue();
    assertThat(Identifiers.lookAlike(one, one)).isFalse();
    assertThat(Identifiers.difference(one, other)).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "W01,W1",
    "W01,W10",
    "O1,01",
    "l1,11",
    "007,7",
    "St Mary,St Marys",
    "North,Nor th",
    "É1,E1",
    "A-1,A1",
    "Я1,R1"
  })
  void theseDoNot(String one, String other) {
    assertThat(Identifiers.lookAlike(one, other)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'W\u000001'|U+0000 (NULL)",
        "'W\u000701'|U+0007",
        "'W\u001b[2J'|U+001B",
        "'W\n1'|U+000A",
        "'W\t1'|U+0009",
        "'W\u00851'|U+0085",
        "'W\u20281'|U+2028",
        "'W\u200b1'|U+200B (ZERO WIDTH SPACE)",
        "'W\u202e1'|U+202E",
        "'W\ufeff1'|U+FEFF",
        "'W\u00a01'|U+00A0"
      })
  void anIdentifierHoldsNothingHidden(String id, String found) {
    assertThat(Identifiers.hiddenCharacter(id).orElseThrow()).startsWith(found);
  }

  /** The first and the last of each range that nobody sees, by number and name. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "034F|U+034F (COMBINING GRAPHEME JOINER)",
        "115F|U+115F (HANGUL CHOSEONG FILLER)",
        "1160|U+1160 (HANGUL JUNGSEONG FILLER)",
        "180B|U+180B (MONGOLIAN FREE VARIATION SELECTOR ONE)",
        "180E|U+180E (MONGOLIAN VOWEL SEPARATOR)",
        "2029|U+2029 (PARAGRAPH SEPARATOR)",
        "2800|U+2800 (BRAILLE PATTERN BLANK)",
        "3164|U+3164 (HANGUL FILLER)",
        "FE00|U+FE00 (VARIATION SELECTOR-1)",
        "FE0F|U+FE0F (VARIATION SELECTOR-16)",
        "FFA0|U+FFA0 (HALFWIDTH HANGUL FILLER)",
        "E0000|U+E0000",
        "E0001|U+E0001 (LANGUAGE TAG)",
        "E0FFF|U+E0FFF"
      })
  void whatNobodySeesIsNamed(String point, String found) {
    String hidden = Character.toString(Integer.parseInt(point, 16));
    assertThat(Identifiers.hiddenCharacter("W" + hidden + "1")).contains(found);
    assertThat(Identifiers.hidden("W" + hidden + "1", "f.csv, line 2").orElseThrow().advice())
        .isEqualTo("it was copied from a page or a document, and holds " + found);
    // The end of a paragraph is taken for a space.
    assertThat(Identifiers.lookAlike("W1", "W" + hidden + "1")).isEqualTo(!point.equals("2029"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"180A", "1810", "2801", "2212", "3163", "FDFF", "FE10", "FF9F", "FFA1", "E1000"})
  void theirNeighboursAreSeen(String point) {
    String seen = Character.toString(Integer.parseInt(point, 16));
    assertThat(Identifiers.hiddenCharacter("W" + seen + "1")).isEmpty();
    assertThat(Identifiers.hidden("W" + seen + "1", "f.csv, line 2")).isEmpty();
  }

  /** Whether it has a name depends on the version of Unicode. */
  @Test
  void theLastOfAMongolianRangeIsHiddenToo() {
    assertThat(Identifiers.hiddenCharacter("W\u180f1").orElseThrow()).startsWith("U+180F");
  }

  @Test
  void oneThatGoesOnDiffersAtTheEndOfTheOther() {
    assertThat(Identifiers.difference("W1", "W1\u200b"))
        .isEqualTo("one has its end where the other has U+200B (ZERO WIDTH SPACE)");
    assertThat(Identifiers.difference("W1\u200b", "W1"))
        .isEqualTo("one has U+200B (ZERO WIDTH SPACE) where the other has its end");
  }

  @Test
  void aTextMayHoldWhatIsSeenByItsEffect() {
    assertThat(Identifiers.hiddenCharacter("St Mary's School")).isEmpty();
    assertThat(Identifiers.controlCharacter("\u05d0\u200f caf\u00e9 \ud83c\udfeb")).isEmpty();
    assertThat(Identifiers.controlCharacter("a\u0000b")).isPresent();
  }

  @Test
  void aSetNamesBothPlacesOnce() {
    IdentifierSet set = new IdentifierSet("authority");
    assertThat(set.add("301", "f.csv, line 2")).isEmpty();
    assertThat(set.add("301", "f.csv, line 3")).isEmpty();
    Optional<Problem> problem = set.add("\uff1301", "s.csv, line 4");
    assertThat(problem.orElseThrow().toString())
        .isEqualTo(
            "error: s.csv, line 4: found '\uff1301', expected the name of an authority that looks"
                + " like no other; '301' stands in f.csv, line 2.\n"
                + "Maybe one authority was meant: one has U+FF13 (FULLWIDTH DIGIT THREE) where the"
                + " other has U+0033 (DIGIT THREE).");
    assertThat(set.add("\uff1301", "s.csv, line 5")).isEmpty();
    assertThat(set.place("301")).contains("f.csv, line 2");
    assertThat(set.place("302")).isEmpty();
  }

  @Test
  void theSetTellsCapitalsFromLookalikeLetters() {
    IdentifierSet set = new IdentifierSet("school");
    set.add("WO1", "a");
    assertThat(set.add("wo1", "b").orElseThrow().advice())
        .isEqualTo("one school was meant: they differ in capitals and small letters only");
    assertThat(set.add("W\u041e1", "c").orElseThrow().advice())
        .contains("U+041E (CYRILLIC CAPITAL LETTER O)");
    assertThat(set.add("WO1x", "d")).isEmpty();
  }

  @Test
  void adviceTellsWhatLooksAlike() {
    assertThat(Names.advice("W\u041e1", List.of("W02", "WO1"), "none"))
        .startsWith("'WO1' was meant, which looks alike: one has U+041E");
    assertThat(Names.advice("wo1", List.of("W02", "WO1"), "none")).isEqualTo("'WO1' was meant");
  }
}
