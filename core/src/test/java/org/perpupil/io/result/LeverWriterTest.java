package org.perpupil.io.result;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.perpupil.authority.LeverAuthority;
import org.perpupil.authority.levers.Lever;
import org.perpupil.authority.levers.LeverResult;
import org.perpupil.authority.levers.Levers;
import org.perpupil.formula.Line;
import org.perpupil.io.WrittenRows;

/** What is written of levers adds up as written, and to what they spend. */
class LeverWriterTest {
  private static final Levers LEVERS =
      new LeverAuthority(7)
          .solve(
              List.of(
                  Lever.AS_THEY_ARE, Lever.parse("b=basic"), Lever.parse("mix=needs:50,cap:50")));

  @TempDir private Path folder;

  private Path write() {
    Path file = folder.resolve("levers.csv");
    try (OutputWriter to = LeverWriter.output(file).open()) {
      LeverWriter.write("1", LEVERS, to);
    }
    return file;
  }

  @Test
  void schoolsAreTheSumsOfTheirCauses() throws IOException {
    List<Map<String, String>> schools = WrittenRows.of(write());
    assertThat(schools).hasSize(3 * LEVERS.now().schools().size());
    for (Map<String, String> row : schools) {
      BigDecimal causes = WrittenRows.pounds(row, "area_cost");
      for (Line line : Line.values()) {
        causes = causes.add(WrittenRows.pounds(row, line.fileName()));
      }
      assertThat(causes).isEqualByComparingTo(row.get("change"));
      assertThat(WrittenRows.pounds(row, "after").subtract(WrittenRows.pounds(row, "before")))
          .isEqualByComparingTo(row.get("change"));
    }
  }

  @Test
  void leversSpendWhatTheirSchoolsGet() throws IOException {
    Path file = write();
    List<Map<String, String>> schools = WrittenRows.of(file);
    List<Map<String, String>> levers = WrittenRows.of(folder.resolve("levers.levers.csv"));
    List<Map<String, String>> groups = WrittenRows.of(folder.resolve("levers.groups.csv"));
    assertThat(levers)
        .extracting(row -> row.get("lever"))
        .containsExactly("as-they-are", "b", "mix");
    for (int i = 0; i < levers.size(); i++) {
      Map<String, String> lever = levers.get(i);
      LeverResult result = LEVERS.results().get(i);
      List<Map<String, String>> own =
          schools.stream().filter(row -> row.get("lever").equals(lever.get("lever"))).toList();
      assertThat(WrittenRows.sum(own, "after")).isEqualByComparingTo(lever.get("spent"));
      assertThat(WrittenRows.pounds(lever, "spent"))
          .isEqualByComparingTo(BigDecimal.valueOf(result.spent()));
      assertThat(
              WrittenRows.pounds(lever, "spent").subtract(WrittenRows.pounds(lever, "available")))
          .isEqualByComparingTo(lever.get("over"));
      assertThat(lever.get("fits")).isEqualTo(Boolean.toString(result.fits()));
      assertThat(
              Integer.parseInt(lever.get("gain"))
                  + Integer.parseInt(lever.get("lose"))
                  + Integer.parseInt(lever.get("unchanged")))
          .isEqualTo(own.size());
    }
    assertThat(groups).isNotEmpty();
  }

  @Test
  void ratesAndSummaryStandBesideThem() throws IOException {
    write();
    List<Map<String, String>> rates = WrittenRows.of(folder.resolve("levers.rates.csv"));
    assertThat(rates).isNotEmpty();
    assertThat(Files.readString(folder.resolve("levers.summary.json"), UTF_8))
        .contains("\"method_version\"", "levers.csv", "levers.rates.csv");
  }
}
