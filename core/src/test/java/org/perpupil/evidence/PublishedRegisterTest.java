package org.perpupil.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.perpupil.io.input.PublishedImport;

/** Published links of trusts and predecessors beside published allocations. */
class PublishedRegisterTest {
  private static final String ALLOCATIONS = "dfe/school-funding-allocations-2025-26-extract.csv";

  @TempDir private Path folder;

  @Test
  void linksAreReadAndChangeNoMoney() throws IOException {
    Path allocations = ReferenceData.path(ALLOCATIONS);
    PublishedImport alone = PublishedImport.of(List.of(allocations)).read();
    PublishedImport imported =
        PublishedImport.of(
                List.of(
                    ReferenceData.path("dfe/gias-group-links-2022-extract.csv"),
                    allocations,
                    ReferenceData.path("dfe/gias-links-2022-extract.csv")))
            .read();
    imported.write(folder);

    assertThat(imported.size()).isEqualTo(97);
    assertThat(imported.poundsOut()).isEqualTo(alone.poundsOut());
    assertThat(Files.readString(folder.resolve("import.json"), UTF_8))
        .contains("\"links of schools to trusts\" : ")
        .contains("\"links of schools to predecessors\" : ");
  }

  @Test
  void theRegistersOwnColumnsAreKnown() {
    Path register = ReferenceData.path("dfe/layouts/gias-establishment-fields.csv");
    Path allocations = ReferenceData.path(ALLOCATIONS);

    PublishedImport imported = PublishedImport.of(List.of(register, allocations)).read();

    assertThat(imported.size()).isEqualTo(97);
    assertThat(imported.warnings().toString()).contains("97 schools: ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dfe/performance-tables-census-2022-23-extract.csv",
        "dfe/performance-tables-spine-2017-18-extract.csv",
        "dfe/layouts/spc-school-level.csv"
      })
  void filesThatCannotStandInAreRefused(String name) {
    List<Path> files = List.of(ReferenceData.path(ALLOCATIONS), ReferenceData.path(name));

    assertThatThrownBy(() -> PublishedImport.of(files).read())
        .hasMessageContaining("this one cannot stand in: it");
  }
}
