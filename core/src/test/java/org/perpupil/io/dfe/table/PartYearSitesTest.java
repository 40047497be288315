package org.perpupil.io.dfe.table;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.perpupil.formula.Allocation;
import org.perpupil.formula.RoundingRules;
import org.perpupil.io.dfe.CsvCells;
import org.perpupil.io.dfe.infer.AllocationFileMaker;
import org.perpupil.io.input.Inputs;
import org.perpupil.io.input.PublishedImport;
import org.perpupil.rates.FundingYear;

/** Split-site money that no number of sites gives is carried, and paid by every formula. */
class PartYearSitesTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"2025-26,31500", "2024-25,900000", "2025-26,-1200"})
  void isPaidBack(String label, String pounds) throws IOException {
    FundingYear year = FundingYear.parse(label);
    List<String> header =
        Layout.ALLOCATIONS.ofYear(year).stream().map(Layout.Name::column).toList();
    Path made =
        new AllocationFileMaker(3, year).authority("301", 12).write(folder.resolve("made.csv"));
    List<List<String>> lines = new ArrayList<>();
    Files.readString(made, UTF_8)
        .lines()
        .forEach(line -> lines.add(new ArrayList<>(CsvCells.split(line))));
    List<String> school = lines.get(2);
    BigDecimal more =
        new BigDecimal(pounds).subtract(new BigDecimal(school.get(header.indexOf("split_sites"))));
    school.set(header.indexOf("per_pupil"), "z");
    for (String sum : List.of("split_sites", "before", "after", "total")) {
      int at = header.indexOf(sum);
      school.set(at, new BigDecimal(school.get(at)).add(more).toPlainString());
    }
    // Another school has sites, so that the authority's formula works them out.
    List<String> other = lines.get(4);
    BigDecimal sites =
        new BigDecimal(54_000).subtract(new BigDecimal(other.get(header.indexOf("split_sites"))));
    other.set(header.indexOf("per_pupil"), "z");
    for (String sum : List.of("split_sites", "before", "after", "total")) {
      int at = header.indexOf(sum);
      other.set(at, new BigDecimal(other.get(at)).add(sites).toPlainString());
    }
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append('"').append(String.join("\",\"", line)).append("\"\n"));
    Path file = Files.writeString(folder.resolve("changed.csv"), text, UTF_8);

    PublishedImport imported = PublishedImport.of(List.of(file)).read();

    assertThat(imported.problems()).isEmpty();
    assertThat(imported.failed()).isEmpty();
    assertThat(imported.restingOn())
        .containsEntry(
            "assumed: split-site money that no sites give, carried as other_school_led", 1);
    assertThat(imported.poundsOut().doubleValue())
        .isCloseTo(imported.poundsIn().doubleValue(), within(0.5));
    imported.write(folder.resolve("out"));
    Inputs inputs =
        Inputs.read(List.of(folder.resolve("out/schools.csv")), List.of("nff:" + label));
    assertThat(Allocation.of(inputs.schools(), inputs.formulas(0), RoundingRules.none()).failed())
        .isZero();
  }
}
