package org.perpupil.school.similar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.perpupil.school.Phase;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;

/** Similar schools as the Department's code finds them, told again here step by step. */
class SimilarSchoolsTest {
  /** Camden and Islington lie in one region, Leeds in another. */
  private static final List<String> AUTHORITIES = List.of("202", "206", "383");

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void theyAreTheNearestOfThePhaseThoseOfTheRegionFirst(long seed) {
    List<School> all = drawn(seed, 150);
    for (School school : List.of(all.get(0), all.get(7), all.get(149))) {
      double[][] pupils = {
        values(all, School::pupils),
        values(all, one -> one.value(SchoolField.FSM_PRIMARY).orElseThrow()),
        values(all, one -> one.value(SchoolField.SEN).orElseThrow())
      };
      assertThat(SimilarSchools.byPupils(school, all, one -> true).schools())
          .isEqualTo(expected(school, all, pupils, 0.5, 0.4, 0.1));
      double[][] buildings = {
        values(all, one -> one.value(SchoolField.FLOOR_AREA_SQUARE_METRES).orElseThrow()),
        values(all, one -> one.value(SchoolField.BUILDING_AGE_YEARS).orElseThrow())
      };
      assertThat(SimilarSchools.byBuildings(school, all, one -> true).schools())
          .isEqualTo(expected(school, all, buildings, 0.8, 0.2));
    }
  }

  @Test
  void thoseOfAnotherPhaseOrWithoutFiguresAreLeftOut() {
    School own = primary("own", "202", 200).build();
    School near = primary("near", "202", 201).build();
    School hidden = primary("hidden", "202", 200).build();
    School middle =
        filled(School.builder("middle", "202", Phase.MIDDLE_DEEMED_PRIMARY), 210, 0).build();
    School secondary = filled(School.builder("sec", "202", Phase.SECONDARY), 0, 200).build();

    SimilarSchools found =
        SimilarSchools.byPupils(
            own,
            List.of(own, secondary, hidden, middle, near),
            school -> !school.id().equals("hidden"));

    assertThat(found.schools()).extracting(School::id).containsExactly("near", "middle");
    assertThat(found.compared()).containsExactly("pupils", "free school meals");
    assertThat(found.unknown()).containsExactly("special educational needs");
  }

  @Test
  void aSchoolOfWhichSomethingComparedIsNotKnownIsLeftOut() {
    School own = primary("own", "202", 200).set(SchoolField.SEN, 0.2).build();
    School known = primary("known", "202", 400).set(SchoolField.SEN, 0.1).build();
    School unknown = primary("unknown", "202", 200).build();

    assertThat(SimilarSchools.byPupils(own, List.of(unknown, known, own), one -> true).schools())
        .containsExactly(known);
  }

  @Test
  void withoutFloorAreaAndAgeThereIsNoSetByBuildings() {
    School own = primary("own", "202", 200).set(SchoolField.BUILDING_AGE_YEARS, 40).build();
    School other =
        primary("other", "202", 200)
            .set(SchoolField.BUILDING_AGE_YEARS, 40)
            .set(SchoolField.FLOOR_AREA_SQUARE_METRES, 1000)
            .build();

    SimilarSchools none = SimilarSchools.byBuildings(own, List.of(own, other), one -> true);

    assertThat(none.schools()).isEmpty();
    assertThat(none.unknown()).containsExactly("floor area");
    assertThat(SimilarSchools.byBuildings(other, List.of(own, other), one -> true).schools())
        .isEmpty();
  }

  @Test
  void thoseOfAPrivateFinanceInitiativeComeFirstWhereTheSchoolHasOne() {
    School own = primary("own", "202", 200).set(SchoolField.PFI, 1).build();
    School near = primary("near", "202", 201).build();
    School far = primary("far", "383", 600).set(SchoolField.PFI, 1).build();

    assertThat(SimilarSchools.byPupils(own, List.of(own, near, far), one -> true).schools())
        .containsExactly(far, near);
    assertThat(SimilarSchools.byPupils(near, List.of(own, near, far), one -> true).schools())
        .containsExactly(own, far);
  }

  @Test
  void aSchoolWithoutPupilsHasNoneAndIsNone() {
    School empty = primary("empty", "202", 0).build();
    School own = primary("own", "202", 200).build();

    assertThat(SimilarSchools.byPupils(empty, List.of(empty, own), one -> true).schools())
        .isEmpty();
    assertThat(SimilarSchools.byPupils(own, List.of(empty, own), one -> true).schools()).isEmpty();
  }

  private static List<School> expected(
      School school, List<School> all, double[][] columns, double... weights) {
    int own = all.indexOf(school);
    double[] distance = new double[all.size()];
    for (int i = 0; i < all.size(); i++) {
      double sum = 0;
      for (int k = 0; k < columns.length; k++) {
        double range =
            java.util.Arrays.stream(columns[k]).max().orElseThrow()
                - java.util.Arrays.stream(columns[k]).min().orElseThrow();
        sum += weights[k] * Math.pow(Math.abs(columns[k][own] - columns[k][i]) / range, 2);
      }
      distance[i] = Math.sqrt(sum);
    }
    List<Integer> nearest =
        IntStream.range(0, all.size())
            .filter(i -> i != own)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> distance[i]))
            .limit(60)
            .toList();
    List<School> found = new ArrayList<>();
    nearest.stream().map(all::get).filter(other -> isNear(school, other)).forEach(found::add);
    nearest.stream().map(all::get).filter(other -> !isNear(school, other)).forEach(found::add);
    return found.subList(0, 29);
  }

  private static boolean isNear(School one, School other) {
    return one.laCode().equals("383") == other.laCode().equals("383");
  }

  private static double[] values(
      List<School> schools, java.util.function.ToDoubleFunction<School> value) {
    return schools.stream().mapToDouble(value).toArray();
  }

  private static List<School> drawn(long seed, int count) {
    Random random = new Random(seed);
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                primary("S" + i, AUTHORITIES.get(i % 3), 30 + random.nextInt(600))
                    .set(SchoolField.FSM_PRIMARY, random.nextDouble())
                    .set(SchoolField.SEN, random.nextDouble() / 2)
                    .set(SchoolField.FLOOR_AREA_SQUARE_METRES, 500 + random.nextInt(4000))
                    .set(SchoolField.BUILDING_AGE_YEARS, random.nextInt(150))
                    .build())
        .toList();
  }

  private static School.Builder primary(String id, String laCode, double pupils) {
    return filled(School.builder(id, laCode, Phase.PRIMARY), pupils, 0);
  }

  private static School.Builder filled(School.Builder builder, double primary, double ks3) {
    return builder
        .yearGroups(primary > 0 || ks3 == 0 ? 7 : 0, ks3 > 0 ? 5 : 0)
        .pupils(primary, ks3, 0)
        .set(SchoolField.FSM_PRIMARY, 0.2)
        .set(SchoolField.FSM_SECONDARY, 0.2);
  }
}
