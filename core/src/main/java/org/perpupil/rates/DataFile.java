package org.perpupil.rates;

import java.util.List;
import org.perpupil.rates.data.DataFiles;

/** A CSV data file of this package's resources. */
final class DataFile {
  private DataFile() {}

  static byte[] bytes(String name) {
    return DataFiles.bytes(DataFile.class, name);
  }

  /** Returns the rows below the header. */
  static List<String[]> rows(byte[] csv) {
    return DataFiles.rows(csv);
  }
}
