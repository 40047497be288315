package org.perpupil.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.perpupil.authority.SemiFixedCost;
import org.perpupil.authority.block.AcademyShare;

/** How much of every authority's schools block has gone to academies over five years. */
class RemainingWeightTest {
  private static final List<String> YEARS =
      List.of("2019-20", "2020-21", "2021-22", "2022-23", "2023-24");
  private static final double TENTH = 0.1;

  /** 500,000 pounds for every 30,000 pupils of all schools, and 20 for each pupil who is left. */
  private static final SemiFixedCost ILLUSTRATION = SemiFixedCost.of(500_000, 20);

  private static final double PUPILS = 30_000;

  private final Map<String, Map<String, AcademyShare>> shares = new TreeMap<>();

  /** An authority is known by its code: some names are spelt differently from year to year. */
  RemainingWeightTest() {
    Map<String, String> names = new HashMap<>();
    List<Map<String, String>> rows = ReferenceData.rows("dedicated-schools-grant.csv");
    rows.forEach(row -> names.put(row.get("la_code"), row.get("la_name")));
    for (Map<String, String> row : rows) {
      String block = row.getOrDefault("schools_block", "");
      String recouped = row.getOrDefault("recoupment", "");
      if (!block.isEmpty() && !recouped.isEmpty()) {
        shares
            .computeIfAbsent(names.getOrDefault(row.get("la_code"), ""), name -> new TreeMap<>())
            .put(
                row.getOrDefault("year", ""),
                new AcademyShare(Double.parseDouble(block), Double.parseDouble(recouped)));
      }
    }
  }

  @Test
  void theNationalShareRisesEveryYear() {
    Map<String, AcademyShare> england = shares.getOrDefault("England", Map.of());
    assertThat(england.keySet()).containsExactlyElementsOf(YEARS);
    double before = 0;
    for (AcademyShare share : england.values()) {
      assertThat(share.share()).isGreaterThan(before);
      before = share.share();
    }
    assertThat(share("England", "2019-20").share()).isCloseTo(0.519, within(0.0005));
  }

  @Test
  void theMostExposedAreThoseWithLittleMoreThanATenthLeft() {
    List<String> exposed =
        shares.keySet().stream()
            .filter(name -> !name.equals("England"))
            .filter(name -> shares.getOrDefault(name, Map.of()).containsKey("2023-24"))
            .filter(name -> share(name, "2023-24").left() > TENTH)
            .sorted(Comparator.comparingDouble(name -> share(name, "2023-24").left()))
            .limit(10)
            .toList();
    System.out.println("share recouped 2019-20 to 2023-24; levy now and after one more tenth:");
    for (String name : exposed) {
      System.out.println(line(name));
    }
    long beyond =
        shares.keySet().stream()
            .filter(name -> shares.getOrDefault(name, Map.of()).containsKey("2023-24"))
            .filter(name -> share(name, "2023-24").left() <= TENTH)
            .peek(name -> System.out.println("less than a tenth left: " + line(name)))
            .count();
    System.out.println(beyond + " have no tenth left to lose");
    assertThat(beyond).isEqualTo(7);
    assertThat(exposed)
        .containsExactly(
            "Redcar and Cleveland",
            "Bath and North East Somerset",
            "Stoke-on-Trent",
            "Plymouth",
            "Bexley",
            "Bournemouth, Christchurch and Poole",
            "Rotherham",
            "Doncaster",
            "Swindon",
            "Middlesbrough");
    for (String name : exposed) {
      AcademyShare now = share(name, "2023-24");
      assertThat(now.riseWhenLeaving(TENTH)).isGreaterThan(TENTH / now.left() - 1e-9);
      assertThat(fixedPart(now.left() - TENTH) / fixedPart(now.left()) - 1)
          .isCloseTo(now.riseWhenLeaving(TENTH), within(1e-9));
    }
  }

  private String line(String name) {
    StringBuilder line = new StringBuilder(name);
    for (String year : YEARS) {
      boolean known = shares.getOrDefault(name, Map.of()).containsKey(year);
      line.append(
          known ? String.format(Locale.UK, " %.1f%%", 100 * share(name, year).share()) : " -");
    }
    AcademyShare now = share(name, "2023-24");
    return line.append(
            String.format(
                Locale.UK,
                " | %.2f -> %.2f, fixed part x %.2f",
                levy(now.left()),
                levy(now.left() - TENTH),
                1 + now.riseWhenLeaving(TENTH)))
        .toString();
  }

  /** Pounds for each pupil left, when the share of pupils left is that of the money. */
  private static double levy(double left) {
    return left > 0 ? ILLUSTRATION.pounds(PUPILS * left) / (PUPILS * left) : Double.NaN;
  }

  private static double fixedPart(double left) {
    return levy(left) - ILLUSTRATION.perPupil();
  }

  private AcademyShare share(String name, String year) {
    AcademyShare share = shares.getOrDefault(name, Map.of()).get(year);
    if (share == null) {
      throw new AssertionError(name + " " + year);
    }
    return share;
  }
}
