package org.perpupil.io.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.perpupil.io.Source;
import org.perpupil.io.template.Template;
import org.perpupil.problem.Problem;

/** No cell is a formula to a spreadsheet, and every cell is read as it was. */
class FormulaGuardTest {
  @TempDir private Path folder;

  @Property(tries = 2000)
  void everyTextIsReadAsItWas(@ForAll("cells") String cell) {
    String written = FormulaGuard.written(cell);
    assertThat(FormulaGuard.read(written)).isEqualTo(cell);
    if (!written.isEmpty() && "=+-@\t\r".indexOf(written.charAt(0)) >= 0) {
      assertThat(Numbers.parse(written)).isPresent();
      assertThat(written).isEqualTo(cell);
    }
  }

  @Provide
  Arbitrary<String> cells() {
    return Arbitraries.strings().withChars("=+-@\t\r'1e.aA £").ofMaxLength(6);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "+2.5", "-0.00", "-1e-7", "'", "'a", "", "1-1", "O'Brien", "a=b"})
  void numbersAndOtherTextsStay(String cell) {
    assertThat(FormulaGuard.written(cell)).isEqualTo(cell);
    assertThat(FormulaGuard.read(cell)).isEqualTo(cell);
  }

  @Test
  void filesHoldNoFormulasAndAreReadAsTheyWere() throws IOException {
    List<String> cells =
        List.of("=1+2", "@SUM(A1)", "-2+3", "+44 20", "'=x", "=HYPERLINK(\"http://x\",\"y\")");
    CsvText csv = new CsvText();
    csv.row(List.of("year", "la_code"));
    cells.forEach(cell -> csv.row(List.of("2025-26", cell)));
    String text = csv.text();
    assertThat(text.lines().map(line -> line.substring(line.indexOf(',') + 1)))
        .containsExactly(
            "la_code",
            "'=1+2",
            "'@SUM(A1)",
            "'-2+3",
            "'+44 20",
            "''=x",
            "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"");
    Path file = Files.writeString(folder.resolve("formulas.csv"), text, UTF_8);
    List<Problem> problems = new ArrayList<>();
    List<String> read = new ArrayList<>();
    CsvTable.read(Source.of(file), Template.FORMULAS, problems)
        .orElseThrow()
        .forEachRow(problems, row -> read.add(row.required("la_code")));
    assertThat(problems).isEmpty();
    assertThat(read).isEqualTo(cells);
  }
}
