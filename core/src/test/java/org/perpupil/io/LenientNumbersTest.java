package org.perpupil.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.perpupil.io.input.FieldFiles;
import org.perpupil.io.input.Inputs;
import org.perpupil.io.template.FieldTable;
import org.perpupil.problem.Problem;
import org.perpupil.problem.Range;
import org.perpupil.problem.check.Identifiers;

/**
 * Numbers as spreadsheets show them, in every column of every file: what can mean one number only
 * is that number and is told once, and what can mean two is an error that names both.
 */
@Tag("slow")
class LenientNumbersTest {
  @TempDir private Path folder;

  private static Stream<FieldTable.Field> columns() {
    return FieldFiles.columns();
  }

  @ParameterizedTest
  @MethodSource("columns")
  void whatCanMeanOneNumberOnlyIsThatNumber(FieldTable.Field field) {
    Map<String, String> spellings = spellings(field);
    assertThat(spellings).as(field.name()).isNotEmpty();
    Map<String, FieldFiles.Read> plains = new HashMap<>();
    spellings.forEach(
        (written, plain) -> {
          FieldFiles.Read expected =
              plains.computeIfAbsent(plain, text -> FieldFiles.read(field, text));
          FieldFiles.Read read = FieldFiles.read(field, written);
          String as = field.name() + " = " + written;
          assertThat(expected.others()).as(as).noneMatch(Problem::isError);
          assertThat(expected.notes()).as(as).isEmpty();
          assertThat(read.value()).as(as).usingRecursiveComparison().isEqualTo(expected.value());
          assertThat(read.others()).as(as).hasSameSizeAs(expected.others());
          assertThat(read.notes())
              .as(as)
              .singleElement()
              .satisfies(
                  note -> {
                    assertThat(note.column()).contains(FieldFiles.column(field));
                    assertThat(note.line()).hasValue(2);
                    assertThat(note.value()).isEqualTo(Identifiers.normalised(written));
                    assertThat(note.expected()).contains("read as '" + plain + "'");
                  });
        });
  }

  @ParameterizedTest
  @MethodSource("columns")
  void whatCanMeanTwoIsAnErrorThatNamesBoth(FieldTable.Field field) {
    Range range = field.range();
    boolean isPounds = isPounds(range);
    boolean isShare = range.words().contains("share");
    boolean isPercent = range.words().startsWith("percent") || range.words().contains("percentage");
    Map<String, List<String>> meanings = new LinkedHashMap<>();
    meanings.put("1,02", List.of("1.02", "102"));
    meanings.put("0,5", List.of("0.5", "5"));
    meanings.put("0,500", List.of("0.500", "500"));
    meanings.put("12,3456", List.of("12.3456", "123456"));
    if (!isShare && !isPercent) {
      meanings.put("18%", List.of("18", "0.18"));
    }
    if (!isPounds) {
      meanings.put("\u00a318", List.of("pounds", "18"));
      meanings.put("(18)", List.of("-18", "18"));
    } else if (range.least() >= 0) {
      meanings.put("(500)", List.of("-500", "500"));
    }
    meanings.forEach(
        (written, both) ->
            assertThat(FieldFiles.read(field, written).problems())
                .as(field.name() + " = " + written)
                .filteredOn(problem -> problem.value().equals(written))
                .singleElement()
                .satisfies(problem -> assertThat(problem.isError()).isTrue())
                .satisfies(problem -> assertThat(problem.advice()).contains(both)));
  }

  /** Returns a column of each kind of number. */
  private static Stream<FieldTable.Field> kinds() {
    Map<String, FieldTable.Field> kinds = new LinkedHashMap<>();
    columns().forEach(field -> kinds.putIfAbsent(field.range().words(), field));
    return kinds.values().stream();
  }

  /** A number that no group of three makes, or two signs, is never guessed. */
  @ParameterizedTest
  @MethodSource("kinds")
  void whatIsNoNumberIsNone(FieldTable.Field field) {
    for (String written :
        List.of(
            "1,02,000",
            "1,0,2",
            ",102",
            "102,",
            "--5",
            "-(5)",
            "(5",
            "5)",
            "(1)(2)",
            "5-",
            "\u00a3\u00a35",
            "\u00a35%",
            "5%%",
            "%5",
            "\u00a3",
            "%",
            "()",
            "1.2.3",
            "5-7",
            "5\u20137",
            "\u00a31k",
            "1e3%",
            "\u22121e3",
            "O.5",
            "1'020",
            "\u20ac5",
            "5p")) {
      assertThat(FieldFiles.read(field, written).problems())
          .as(field.name() + " = " + written)
          .anyMatch(problem -> problem.isError() && written.contains(problem.value()))
          .noneMatch(Problem::isNote);
    }
  }

  @Test
  void aColumnIsToldOnceWithItsFirstCellAndHowManyThereAre() {
    SmallFiles small = new SmallFiles(folder);
    Path file =
        small.lines(
            "s.csv",
            SmallFiles.SCHOOL_HEADER + ",rates,fsm_primary",
            SmallFiles.SCHOOL + ",500,0.1",
            SmallFiles.SCHOOL.replace("A1", "A2") + ",\u00a3500,18%",
            SmallFiles.SCHOOL.replace("A1", "A3") + ",\"1,500\",0.2",
            SmallFiles.SCHOOL.replace("A1", "A4") + ",(50),19%");
    Inputs inputs = Inputs.read(List.of(file), List.of());
    assertThat(inputs.warnings())
        .filteredOn(Problem::isNote)
        .extracting(Problem::toString)
        .containsExactly(
            "note: "
                + file
                + ", line 3, column fsm_primary: found '18%', expected a plain number; it was read"
                + " as '0.18', and 1 more cell like it.\n"
                + "Maybe a spreadsheet shows it so; look whether what was read is what is meant.",
            "note: "
                + file
                + ", line 3, column rates: found '\u00a3500', expected a plain number; it was read"
                + " as '500', and 2 more cells like it.\n"
                + "Maybe a spreadsheet shows it so; look whether what was read is what is meant.");
  }

  /** Where a comma may stand for the point, a single one is never taken for thousands. */
  @Test
  void aCommaThatFitsAsAPointOnlyIsAnError() {
    FieldTable.Field miles = FieldTable.find("schools", "sparsity_distance_miles").orElseThrow();
    assertThat(FieldFiles.read(miles, "1,234").others())
        .singleElement()
        .extracting(Problem::advice)
        .asString()
        .contains("1.234", "1234");
  }

  @Test
  void whatIsNotUsualIsShownAsItIsWritten() {
    FieldTable.Field rates = FieldTable.find("schools", "rates").orElseThrow();
    assertThat(FieldFiles.read(rates, "\u00a390,000,000").others())
        .extracting(Problem::value)
        .contains("\u00a390,000,000");
  }

  private static boolean isPounds(Range range) {
    return range.words().contains("pounds");
  }

  /** Returns ways to write usual numbers of a field, and the plain number of each. */
  private static Map<String, String> spellings(FieldTable.Field field) {
    Range range = field.range();
    boolean isPounds = isPounds(range);
    Map<String, String> spellings = new LinkedHashMap<>();
    for (String plain : plains(field)) {
      String grouped =
          new BigDecimal(plain).abs().compareTo(BigDecimal.valueOf(1000)) < 0
              ? plain
              : grouped(plain);
      List<String> written = new ArrayList<>();
      if (!grouped.equals(plain)) {
        written.add(grouped);
        written.add("\u00a0" + grouped + "\u202f");
      }
      if (isPounds) {
        for (String amount : List.of(plain, grouped)) {
          written.add("\u00a3" + amount);
          written.add("\u00a3 " + amount);
          written.add("\u00a3\u00a0" + amount);
        }
      }
      String size = grouped;
      if (range.least() < 0 && range.accepts(-Double.parseDouble(plain))) {
        for (String minus : List.of("\u2212", "\u2010", "\u2011", "\u2012", "\u2013")) {
          spellings.put(minus + size, "-" + plain);
        }
        if (isPounds) {
          for (String negative :
              List.of(
                  "(" + size + ")",
                  "(\u00a3" + size + ")",
                  "\u00a3(" + size + ")",
                  "-\u00a3" + size,
                  "\u00a3-" + size,
                  "\u2212\u00a3" + size)) {
            spellings.put(negative, "-" + plain);
          }
        }
      }
      if (range.words().contains("share")) {
        String percent =
            new BigDecimal(plain).movePointRight(2).stripTrailingZeros().toPlainString();
        written.addAll(List.of(percent + "%", percent + " %", percent + "\u00a0%"));
      } else if (range.words().contains("percent")) {
        written.addAll(List.of(plain + "%", plain + " %"));
      }
      written.forEach(text -> spellings.put(text, plain));
    }
    if (spellings.isEmpty()) {
      // Small numbers have nothing but a sign to write.
      String plain = plains(field).get(0);
      spellings.put("+\u00a0" + plain, plain);
    }
    return spellings;
  }

  /** Returns numbers that a field may usually hold. */
  private static List<String> plains(FieldTable.Field field) {
    Range range = field.range();
    Optional<String> fixed =
        switch (field.name()) {
          case "lpa_primary_indicator", "lpa_primary_indicator_y1_4" -> Optional.of("73");
          default -> Optional.empty();
        };
    if (fixed.isPresent()) {
      return List.of(fixed.get());
    }
    return Stream.of(
            "0.18", "0.125", "1", "2", "18", "7.5", "100", "1020", "14500.5", "120000", "1234567")
        .filter(plain -> range.accepts(Double.parseDouble(plain)))
        .filter(plain -> range.isUsual(Double.parseDouble(plain)))
        .toList();
  }

  private static String grouped(String plain) {
    BigDecimal number = new BigDecimal(plain);
    return String.format(Locale.ROOT, "%,." + number.scale() + "f", number);
  }
}
