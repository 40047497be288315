package org.perpupil.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextTableTest {
  @Test
  void whatFitsIsOneBlock() {
    assertThat(printed(schools(), 43))
        .isEqualTo(
            """
            school         before    after  why
            -------------  ------  -------  -----------
            A Small        10,000   12,345  lump sum up
            B Rather long       -  -12,345
            """);
  }

  @Test
  void namesAreCutFirstWhereThatIsEnough() {
    TextTable table =
        new TextTable("lr").row("school", "pounds").rule().row("A school of a long name", "12");
    assertThat(printed(table, 30))
        .isEqualTo(
            """
            school                  pounds
            ----------------------  ------
            A school of a long na\u2026      12
            """);
  }

  @Test
  void whatDoesNotFitFollowsBelowWithItsName() {
    assertThat(printed(schools(), 40))
        .isEqualTo(
            """
            school         before    after
            -------------  ------  -------
            A Small        10,000   12,345
            B Rather long       -  -12,345

            school         why
            -------------  -----------
            A Small        lump sum up
            """);
  }

  /** A row without figures names those below it, so that it is there again. */
  @Test
  void headingsOfRowsAreRepeated() {
    TextTable table =
        new TextTable("lrr")
            .row("", "2025-26", "2026-27")
            .rule()
            .row("start", "171,600.00", "")
            .row("stay", "", "")
            .row("  reserve", "139,300.04", "66,099.63");
    assertThat(printed(table, 24))
        .isEqualTo(
            """
                          2025-26
            ---------  ----------
            start      171,600.00
            stay
              reserve  139,300.04

                         2026-27
            ---------  ---------
            stay
              reserve  66,099.63
            """);
  }

  @Test
  void aTextGoesOnInLinesBelow() {
    TextTable table =
        new TextTable("lt")
            .row("year", "why")
            .rule()
            .row("2025-26", "one reason that is long, and another one that is longer still");
    assertThat(printed(table, 40))
        .isEqualTo(
            """
            year     why
            -------  -------------------------------
            2025-26  one reason that is long, and
                     another one that is longer
                     still
            """);
  }

  @Test
  void anAddressIsWhole() {
    TextTable table =
        new TextTable("lt").row("id", "source").rule().row("A", "see example.org/a/long/address");
    assertThat(printed(table, 24)).contains("\nA   see\n", "\n    example.org/a/long/address\n");
  }

  @Test
  void columnsOfOneHeadingStayTogether() {
    TextTable table =
        new TextTable("lrrrr")
            .row("id", "income", "later", "costs", "later")
            .rule()
            .row("A", "10,000", "11,000", "12,000", "13,000");
    assertThat(printed(table, 30))
        .isEqualTo(
            """
            id  income   later
            --  ------  ------
            A   10,000  11,000

            id   costs   later
            --  ------  ------
            A   12,000  13,000
            """);
  }

  /** Whatever a table holds, no number is cut or lost, and no line is too long. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void noNumberIsLostAtAnyWidth(long seed) {
    Random random = new Random(seed);
    String alignment = List.of("l", "ll", "t", "lt").get(random.nextInt(4)) + "rrrrrlrrt";
    TextTable table = new TextTable(alignment);
    List<String> numbers = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      List<String> cells = new ArrayList<>();
      for (int column = 0; column < alignment.length(); column++) {
        boolean isNumber = alignment.charAt(column) == 'r' && i > 0;
        String words = "word ".repeat(1 + random.nextInt(6)).strip();
        cells.add(isNumber ? String.valueOf(random.nextInt(1_000_000_000)) : words + column);
        if (isNumber) {
          numbers.add(cells.get(column));
        }
      }
      table.row(cells.toArray(String[]::new));
      if (i % 4 == 0) {
        table.rule();
      }
    }
    for (int width : IntStream.of(60, 72, 80, 100, 200, 1000).toArray()) {
      String text = printed(table, width);
      List<String> words = List.of(text.split("\\s+", -1));
      assertThat(words).as("width %s", width).containsAll(numbers);
      assertThat(text.lines()).as("width %s", width).allMatch(line -> line.length() <= width);
    }
  }

  @Test
  void aSentenceGoesOnInTheNextLine() {
    StringWriter text = new StringWriter();
    Screen screen = Screen.of(new PrintWriter(text), false, 40);
    screen.println("  a sentence that is longer than the forty characters of a line");
    screen.printf(Locale.ROOT, "%s and %d%n", "as printed as well, but not broken", 7);
    screen.println("/a/path/that/is/longer/than/the/screen/and/stays/whole.csv");
    screen.flush();
    assertThat(text.toString())
        .isEqualTo(
            """
              a sentence that is longer than the
              forty characters of a line
            as printed as well, but not broken and 7
            /a/path/that/is/longer/than/the/screen/and/stays/whole.csv
            """);
  }

  @Test
  void theWidthOfATerminalIsReadFromWords() {
    assertThat(Terminal.columns("120")).contains(120);
    assertThat(Terminal.columns(" 80\n")).contains(80);
    assertThat(Terminal.columns("0")).isEmpty();
    assertThat(Terminal.columns("-80")).isEmpty();
    assertThat(Terminal.columns("wide")).isEmpty();
    assertThat(Terminal.columns(null)).isEmpty();
  }

  private static TextTable schools() {
    return new TextTable("lrrt")
        .row("school", "before", "after", "why")
        .rule()
        .row("A Small", "10,000", "12,345", "lump sum up")
        .row("B Rather long", "-", "-12,345", "");
  }

  private static String printed(TextTable table, int width) {
    StringWriter text = new StringWriter();
    Screen screen = Screen.of(new PrintWriter(text), false, width);
    table.print(screen);
    screen.flush();
    return text.toString();
  }
}
