package org.perpupil.rates.data;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.perpupil.text.CsvRows;

/** CSV data files among the resources of a package. */
public final class DataFiles {
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

  /**
   * Returns the rows below the header; unmodifiable.
   *
   * @throws IllegalStateException when a row has not the cells of the header, since a comma without
   *     quotes would move everything after it
   */
  public static List<String[]> rows(byte[] csv) {
    ImmutableList.Builder<String[]> below = ImmutableList.builder();
    CsvRows rows = CsvRows.of(new String(csv, StandardCharsets.UTF_8));
    rows.next();
    int columns = rows.cells().size();
    while (rows.next()) {
      if (rows.cells().size() != columns) {
        throw new IllegalStateException(
            "a data file has " + columns + " columns, but a row " + rows.cells());
      }
      below.add(rows.cells().toArray(String[]::new));
    }
    return below.build();
  }
}
