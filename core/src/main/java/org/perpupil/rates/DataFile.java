package org.perpupil.rates;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.ObjectReader;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvReadFeature;

/** A CSV data file of this package's resources. */
final class DataFile {
  private static final ObjectReader CSV =
      CsvMapper.builder().enable(CsvReadFeature.WRAP_AS_ARRAY).build().readerFor(String[].class);

  private DataFile() {}

  static byte[] bytes(String name) {
    try (InputStream in =
        Objects.requireNonNull(DataFile.class.getResourceAsStream(name), "resource " + name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the rows below the header. */
  static List<String[]> rows(byte[] csv) {
    try (MappingIterator<String[]> rows = CSV.readValues(csv)) {
      rows.next();
      return ImmutableList.copyOf(rows);
    }
  }
}
