package org.perpupil.rates;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Area cost adjustments of the schools block by authority, from 2019-20 on.
 *
 * <p>They raise rates where pay is dearer. Most were derived from official growth funding and the
 * area cost of the high needs block; two are printed. Not to be confused with the high needs ones,
 * which are larger. Thread-safe.
 */
public final class AreaCosts {
  private static final String FILE = "area-costs.csv";
  private static final ImmutableSortedMap<String, ImmutableSortedMap<FundingYear, AreaCost>>
      BY_AUTHORITY = load();

  private AreaCosts() {}

  /**
   * Returns the area cost of an authority in a funding year: its own of that year, else the newest
   * of an earlier one, marked as such.
   *
   * @param laCode the authority's code, such as {@code 202}
   * @return nothing when the authority is not known, or has none up to that year
   */
  public static Optional<AreaCost> find(String laCode, FundingYear year) {
    return Optional.ofNullable(BY_AUTHORITY.get(laCode))
        .map(years -> years.floorEntry(year))
        .map(entry -> entry.getValue().carriedTo(year));
  }

  /** Returns the area costs of a funding year as {@link #find} has them, by code; unmodifiable. */
  public static List<AreaCost> of(FundingYear year) {
    return BY_AUTHORITY.keySet().stream()
        .flatMap(laCode -> find(laCode, year).stream())
        .collect(ImmutableList.toImmutableList());
  }

  static byte[] data() {
    return DataFile.bytes(FILE);
  }

  private static ImmutableSortedMap<String, ImmutableSortedMap<FundingYear, AreaCost>> load() {
    TreeMap<String, NavigableMap<FundingYear, AreaCost>> byAuthority = new TreeMap<>();
    for (String[] row : DataFile.rows(data())) {
      FundingYear year = FundingYear.parse(row[2]);
      Rate rate =
          new Rate(
              AreaCost.NAME,
              Double.parseDouble(row[3]),
              AreaCost.UNIT,
              RateStatus.parse(row[4]),
              row[5]);
      byAuthority
          .computeIfAbsent(row[0], code -> new TreeMap<>())
          .put(year, new AreaCost(row[0], row[1], year, false, rate));
    }
    ImmutableSortedMap.Builder<String, ImmutableSortedMap<FundingYear, AreaCost>> builder =
        ImmutableSortedMap.naturalOrder();
    byAuthority.forEach((code, years) -> builder.put(code, ImmutableSortedMap.copyOfSorted(years)));
    return builder.build();
  }
}
