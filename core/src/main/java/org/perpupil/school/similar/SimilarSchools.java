package org.perpupil.school.similar;

import com.google.common.collect.ImmutableList;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.perpupil.school.Phase;
import org.perpupil.school.Region;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;

/**
 * Schools that are like one, by their pupils or by their buildings.
 *
 * <p>Of the schools of its phase (middle schools count as what they are deemed) the sixty nearest
 * are looked for. How far one is away is the root of the sum of squares over what is compared, each
 * difference divided by the range within the phase and counted with a weight: pupils 0.5, free
 * school meals 0.4 and special educational needs 0.1; or floor area 0.8 and age of buildings 0.2.
 * Of the sixty come first those with a private finance initiative where the school has one, then
 * those of its region, then the nearest; with the school itself they are thirty.
 *
 * <p>Source: code of DfE's financial benchmarking and insights tool, comparator sets. Of boarding,
 * which it looks at, too, nothing is known here. Immutable and thread-safe.
 */
public final class SimilarSchools {
  private static final int NEAREST = 60;
  private static final int OTHERS = 29;

  private final ImmutableList<School> schools;
  private final ImmutableList<String> compared;
  private final ImmutableList<String> unknown;

  private SimilarSchools(List<School> schools, List<Likeness> compared, List<Likeness> unknown) {
    this.schools = ImmutableList.copyOf(schools);
    this.compared = compared.stream().map(Likeness::label).collect(ImmutableList.toImmutableList());
    this.unknown = unknown.stream().map(Likeness::label).collect(ImmutableList.toImmutableList());
  }

  /**
   * Returns those that are like a school by pupils. What is not known of the school is not
   * compared, and other schools of which something compared is not known are left out.
   *
   * @param all schools, itself among them or not
   * @param isShown whether there are figures of a school
   */
  public static SimilarSchools byPupils(
      School school, List<School> all, Predicate<School> isShown) {
    List<Likeness> wanted = List.of(Likeness.PUPILS, Likeness.MEALS, Likeness.SEN);
    List<Likeness> known =
        wanted.stream().filter(likeness -> likeness.of(school).isPresent()).toList();
    List<Likeness> unknown = wanted.stream().filter(one -> !known.contains(one)).toList();
    return new SimilarSchools(
        school.pupils() == 0 ? List.of() : nearest(school, all, isShown, known), known, unknown);
  }

  /**
   * Returns those that are like a school by buildings; none unless both floor area and age of its
   * own are known.
   *
   * @param all schools, itself among them or not
   * @param isShown whether there are figures of a school
   */
  public static SimilarSchools byBuildings(
      School school, List<School> all, Predicate<School> isShown) {
    List<Likeness> wanted = List.of(Likeness.FLOOR_AREA, Likeness.AGE);
    List<Likeness> unknown = wanted.stream().filter(one -> one.of(school).isEmpty()).toList();
    return unknown.isEmpty()
        ? new SimilarSchools(nearest(school, all, isShown, wanted), wanted, List.of())
        : new SimilarSchools(List.of(), List.of(), unknown);
  }

  private static List<School> nearest(
      School school, List<School> all, Predicate<School> isShown, List<Likeness> compared) {
    List<School> ofPhase =
        all.stream().filter(other -> group(other.phase()) == group(school.phase())).toList();
    Map<Likeness, Double> ranges = new EnumMap<>(Likeness.class);
    compared.forEach(likeness -> ranges.put(likeness, range(likeness, ofPhase)));
    return ofPhase.stream()
        .filter(other -> !other.id().equals(school.id()) && other.pupils() > 0)
        .filter(isShown)
        .filter(other -> compared.stream().allMatch(one -> one.of(other).isPresent()))
        .sorted(Comparator.comparingDouble(other -> distance(school, other, ranges)))
        .limit(NEAREST)
        .sorted(Comparator.comparingInt(other -> order(school, other)))
        .limit(OTHERS)
        .toList();
  }

  private static Phase group(Phase phase) {
    return switch (phase) {
      case PRIMARY, MIDDLE_DEEMED_PRIMARY -> Phase.PRIMARY;
      case SECONDARY, MIDDLE_DEEMED_SECONDARY -> Phase.SECONDARY;
      case ALL_THROUGH -> Phase.ALL_THROUGH;
    };
  }

  private static double range(Likeness likeness, List<School> schools) {
    DoubleSummaryStatistics values =
        schools.stream()
            .map(likeness::of)
            .filter(OptionalDouble::isPresent)
            .mapToDouble(OptionalDouble::getAsDouble)
            .summaryStatistics();
    return values.getCount() == 0 ? 0 : values.getMax() - values.getMin();
  }

  private static double distance(School one, School other, Map<Likeness, Double> ranges) {
    double sum = 0;
    for (Map.Entry<Likeness, Double> each : ranges.entrySet()) {
      Likeness likeness = each.getKey();
      double apart = likeness.of(one).orElseThrow() - likeness.of(other).orElseThrow();
      double part = each.getValue() == 0 ? 0 : apart / each.getValue();
      sum += likeness.weight() * part * part;
    }
    return Math.sqrt(sum);
  }

  /** Returns 0 to 2 for who comes first among the nearest. */
  private static int order(School school, School other) {
    boolean bothInitiative = Stream.of(school, other).allMatch(SimilarSchools::hasInitiative);
    return bothInitiative ? 0 : isInRegionOf(school, other) ? 1 : 2;
  }

  private static boolean hasInitiative(School school) {
    return school.value(SchoolField.PFI).orElse(0) > 0;
  }

  private static boolean isInRegionOf(School school, School other) {
    return school.laCode().equals(other.laCode())
        || Region.ofAuthority(school.laCode())
            .filter(region -> Region.ofAuthority(other.laCode()).filter(region::equals).isPresent())
            .isPresent();
  }

  /** Returns the schools, those first that come first; at most 29, unmodifiable. */
  public List<School> schools() {
    return schools;
  }

  /** Returns what is compared, for people to read; unmodifiable. */
  public List<String> compared() {
    return compared;
  }

  /** Returns what is not known of the school itself, for people to read; unmodifiable. */
  public List<String> unknown() {
    return unknown;
  }
}
