package org.perpupil.school;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.perpupil.rates.RateStatus;
import org.perpupil.rates.data.DataFiles;

/** Which authority lies in which region. */
class RegionTest {
  @Test
  void authoritiesOfTodayAndThoseAbolishedHaveOne() {
    Map<Region, List<String>> expected =
        Map.of(
            Region.NORTH_EAST, List.of("929", "840", "391"),
            Region.NORTH_WEST, List.of("909", "942", "943", "888", "350"),
            Region.YORKSHIRE_AND_THE_HUMBER, List.of("815", "370", "816"),
            Region.EAST_MIDLANDS, List.of("928", "940", "941", "891"),
            Region.WEST_MIDLANDS, List.of("330", "937", "893"),
            Region.EAST_OF_ENGLAND, List.of("881", "926", "822"),
            Region.LONDON, List.of("201", "213", "301", "320"),
            Region.SOUTH_EAST, List.of("886", "825", "921"),
            Region.SOUTH_WEST, List.of("835", "836", "837", "838", "839", "420", "908"));
    assertThat(expected).hasSameSizeAs(Region.values());
    expected.forEach(
        (region, codes) ->
            assertThat(codes)
                .allSatisfy(code -> assertThat(Region.ofAuthority(code)).contains(region)));
  }

  /** England had 152 authorities with schools in 2013; six came and none of those codes left. */
  @Test
  void eachRegionHasItsAuthorities() {
    List<String[]> rows = DataFiles.rows(DataFiles.bytes(Region.class, "regions.csv"));
    Map<String, Long> sizes =
        rows.stream().collect(Collectors.groupingBy(row -> row[2], Collectors.counting()));
    assertThat(rows).hasSize(152 + 6);
    assertThat(sizes.keySet())
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Region.values()).map(Region::label).toList());
    // The City and 32 boroughs.
    assertThat(sizes).containsEntry("London", 33L).containsEntry("North East", 12L);
    assertThat(rows)
        .allSatisfy(
            row -> {
              assertThat(row[0]).matches("[2-9][0-9][0-9]");
              assertThat(RateStatus.parse(row[3])).isEqualTo(RateStatus.PUBLISHED);
              assertThat(row[4]).contains("Department for Education");
            });
  }

  @Test
  void otherCodesHaveNone() {
    assertThat(Region.ofAuthority("999")).isEmpty();
    assertThat(Region.ofAuthority("")).isEmpty();
    assertThat(Region.YORKSHIRE_AND_THE_HUMBER.label()).isEqualTo("Yorkshire and The Humber");
  }
}
