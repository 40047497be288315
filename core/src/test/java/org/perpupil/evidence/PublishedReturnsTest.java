package org.perpupil.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.perpupil.budget.Budget;
import org.perpupil.budget.BudgetCode;
import org.perpupil.io.input.PublishedImport;
import org.perpupil.io.read.BudgetReader;

/** The published header of the returns of maintained schools, with a row of a published school. */
class PublishedReturnsTest {
  private static final String FILE = "dfe/school-funding-allocations-2025-26-extract.csv";
  private static final String HEADER = "dfe/layouts/cfr-maintained-schools-master-list.csv";

  private static final String ACADEMIES = "dfe/layouts/aar-academies.csv";

  @TempDir private Path folder;

  @Test
  void everyRevenueCodeOfThePublishedHeaderIsRead() throws IOException {
    String header = Files.readAllLines(ReferenceData.path(HEADER), UTF_8).get(0);
    List<String> names = split(header);
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i).strip();
      boolean isCode = name.matches("(I|E|OB|B|CI|CE)\\d\\d.*");
      cells.add(name.equals("URN") ? "100021" : isCode ? String.valueOf(1000 + i) : "");
    }
    Path returns = folder.resolve("returns.csv");
    Files.write(returns, List.of(header, String.join(",", cells)), UTF_8);

    PublishedImport imported =
        PublishedImport.of(List.of(returns, ReferenceData.path(FILE))).read();
    imported.write(folder.resolve("out"));
    Budget budget =
        BudgetReader.read(folder.resolve("out/budgets.csv"), ids()).find("100021").orElseThrow();

    assertThat(imported.problems()).isEmpty();
    assertThat(imported.warnings().toString()).doesNotContain("a code that budgets have");
    assertThat(budget.openingReserve()).isPresent();
    List<String> codes = new ArrayList<>();
    for (BudgetCode code : BudgetCode.values()) {
      budget.amount(code).ifPresent(pounds -> codes.add(code.code()));
    }
    assertThat(codes)
        .contains("I01", "I08", "I18d", "E01", "E20", "E28a", "E28b", "E32", "B01", "B02", "B06")
        .doesNotContain("OB01", "B03")
        .hasSizeGreaterThan(50);
  }

  /** Two rows of academies, whose names and numbers the Department has taken out. */
  @Test
  void everyLineOfTheAcademiesReturnIsReadAndTies() throws IOException {
    String text =
        Files.readString(ReferenceData.path(ACADEMIES), UTF_8)
            .replace(",130000,", ",100021,")
            .replace(",130001,", ",100008,");
    Path returns = Files.writeString(folder.resolve("academies.csv"), text, UTF_8);

    PublishedImport imported =
        PublishedImport.of(List.of(ReferenceData.path(FILE), returns)).read();
    imported.write(folder.resolve("out"));
    Budget budget =
        BudgetReader.read(folder.resolve("out/budgets.csv"), ids()).find("100021").orElseThrow();

    assertThat(imported.problems()).isEmpty();
    assertThat(budget.amount(BudgetCode.E01)).hasValue(6_863_000);
    assertThat(budget.amount(BudgetCode.E25)).hasValue(693_000);
    assertThat(budget.openingReserve()).hasValue(395_000);
    double costs = 0;
    for (BudgetCode code : BudgetCode.values()) {
      boolean isCost = code.kind() == BudgetCode.Kind.EXPENDITURE;
      costs += isCost ? budget.amount(code).orElse(0) : 0;
    }
    assertThat(costs).isEqualTo(10_949_000);
  }

  private List<String> ids() throws IOException {
    return Files.readAllLines(folder.resolve("out/schools.csv"), UTF_8).stream()
        .skip(1)
        .map(line -> line.substring(0, line.indexOf(',')))
        .toList();
  }

  private static List<String> split(String line) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean isQuoted = false;
    for (char c : (line + ',').toCharArray()) {
      if (c == '"') {
        isQuoted = !isQuoted;
      } else if (c == ',' && !isQuoted) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    return cells;
  }
}
