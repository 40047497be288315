package org.perpupil.io.dfe.proforma;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.perpupil.io.dfe.table.PublishedTable;
import org.perpupil.rates.FundingYear;

/** The funding year of sheets: in a column, in their labels, or in the name of their file. */
public final class ProformaYear {
  private ProformaYear() {}

  /** Returns the year that the sheets tell, if one does. */
  public static Optional<FundingYear> of(List<ProformaTable> tables) {
    for (ProformaTable table : tables) {
      for (PublishedTable.Row row : table.rows().stream().limit(1).toList()) {
        @Nullable FundingYear year = ProformaCells.year(table.cell(row, "key", "year"));
        if (year != null) {
          return Optional.of(year);
        }
      }
    }
    for (ProformaTable table : tables) {
      OptionalInt start = table.year();
      if (start.isPresent()) {
        return Optional.of(FundingYear.of(start.getAsInt()));
      }
    }
    for (ProformaTable table : tables) {
      String name = String.valueOf(table.table().file().getFileName()).toLowerCase(Locale.ROOT);
      @Nullable FundingYear year = ProformaCells.year(name);
      if (year != null) {
        return Optional.of(year);
      }
    }
    return Optional.empty();
  }
}
