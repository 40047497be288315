package org.perpupil.rates.data;

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

/** CSV data files among the resources of a package. */
public final class DataFiles {
  private static final ObjectReader CSV =
      CsvMapper.builder().enable(CsvReadFeature.WRAP_AS_ARRAY).build().readerFor(String[].class);

  private DataFiles() {}

  /**
   * Returns the bytes of a file.
   *
   * @param owner a class of the package that the file belongs to
   */
  public static byte[] bytes(Class<?> owner, String name) {
    try (InputStream in =
        Objects.requireNonNull(owner.getResourceAsStream(name), "resource " + name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the rows below the header; unmodifiable. */
  public static List<String[]> rows(byte[] csv) {
    try (MappingIterator<String[]> rows = CSV.readValues(csv)) {
      rows.next();
      return ImmutableList.copyOf(rows);
    }
  }
}
