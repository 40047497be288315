package org.perpupil.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import tools.jackson.databind.MappingIterator;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvSchema;

/** Published English figures, found through the system property {@code perpupil.referenceData}. */
final class ReferenceData {
  private ReferenceData() {}

  /** Returns a file or folder; the test is skipped, saying so, where it is absent. */
  static Path path(String name) {
    String root = System.getProperty("perpupil.referenceData", "../../shared/data");
    Path path = Path.of(root).resolve(name).toAbsolutePath().normalize();
    boolean there = Files.exists(path);
    if (!there) {
      System.out.println("Skipped: no reference data at " + path);
    }
    Assumptions.assumeTrue(there, "no reference data at " + path);
    return path;
  }

  /** Returns the rows of a CSV file, each by the names of its header. */
  static List<Map<String, String>> rows(String name) {
    try (MappingIterator<Map<String, String>> rows =
        CsvMapper.builder()
            .build()
            .readerForMapOf(String.class)
            .with(CsvSchema.emptySchema().withHeader())
            .readValues(Files.readString(path(name), UTF_8))) {
      List<Map<String, String>> all = new ArrayList<>();
      rows.forEachRemaining(row -> all.add(new LinkedHashMap<>(row)));
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
