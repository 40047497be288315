package org.perpupil.io.dfe.infer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.perpupil.io.input.PublishedImport;
import org.perpupil.rates.FundingYear;

/** Allocations are known for what they are among all kinds, whatever a year calls its columns. */
class EveryYearsKindTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(ints = {2020, 2021, 2022, 2023, 2024, 2025})
  void areAllocations(int start) {
    Path file =
        new AllocationFileMaker(start, FundingYear.of(start))
            .authority("301", 20)
            .write(folder.resolve("made.csv"));

    PublishedImport imported = PublishedImport.of(List.of(file)).read();

    assertThat(imported.title()).isEqualTo("School funding allocations");
    assertThat(imported.year()).isEqualTo(FundingYear.of(start));
    assertThat(imported.size()).isEqualTo(20);
    assertThat(imported.poundsIn().signum()).isPositive();
  }
}
