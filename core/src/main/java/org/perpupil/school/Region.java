package org.perpupil.school;

import com.google.common.collect.ImmutableMap;
import java.util.Arrays;
import java.util.Optional;
import org.perpupil.rates.data.DataFiles;

/**
 * The nine statistical regions of England.
 *
 * <p>Which authority lies in which is a data file of this package's resources, with status and
 * source: the authorities of today and those that were abolished since 2013.
 */
public enum Region {
  /** North East. */
  NORTH_EAST("North East"),
  /** North West. */
  NORTH_WEST("North West"),
  /** Yorkshire and the Humber. */
  YORKSHIRE_AND_THE_HUMBER("Yorkshire and The Humber"),
  /** East Midlands. */
  EAST_MIDLANDS("East Midlands"),
  /** West Midlands. */
  WEST_MIDLANDS("West Midlands"),
  /** East of England. */
  EAST_OF_ENGLAND("East of England"),
  /** London. */
  LONDON("London"),
  /** South East. */
  SOUTH_EAST("South East"),
  /** South West. */
  SOUTH_WEST("South West");

  private static final ImmutableMap<String, Region> BY_AUTHORITY = load();

  private final String label;

  Region(String label) {
    this.label = label;
  }

  /** Returns the name as statistics write it, such as {@code Yorkshire and The Humber}. */
  public String label() {
    return label;
  }

  /**
   * Returns the region of an authority.
   *
   * @param laCode the three digits of the authority
   * @return nothing when no authority of England has or had the code since 2013
   */
  public static Optional<Region> ofAuthority(String laCode) {
    return Optional.ofNullable(BY_AUTHORITY.get(laCode));
  }

  private static ImmutableMap<String, Region> load() {
    ImmutableMap.Builder<String, Region> regions = ImmutableMap.builder();
    for (String[] row : DataFiles.rows(DataFiles.bytes(Region.class, "regions.csv"))) {
      Region region =
          Arrays.stream(values())
              .filter(each -> each.label.equals(row[2]))
              .findFirst()
              .orElseThrow();
      regions.put(row[0], region);
    }
    return regions.build();
  }
}
