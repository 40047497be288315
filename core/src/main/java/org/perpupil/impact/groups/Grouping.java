package org.perpupil.impact.groups;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.perpupil.impact.Spread;
import org.perpupil.school.Region;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;
import org.perpupil.school.SchoolTable;

/**
 * The ways to put schools in groups, as keys for {@link Spread}.
 *
 * <p>Every school is in one group of each, so that the groups add up to the whole.
 */
public enum Grouping {
  /** By authority. */
  AUTHORITY,
  /** By trust; schools of none are together. */
  TRUST,
  /** By phase. */
  PHASE,
  /** By statistical region of the authority; those of other codes are together. */
  REGION,
  /**
   * By fifths of need: the share of pupils on free school meals at any time in six years, or now
   * where no school has the former. Schools whose share is unknown are together.
   */
  NEED;

  /** Returns the name as files and commands write it, such as {@code authority}. */
  public String fileName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the grouping with the given name, or nothing when there is none. */
  public static Optional<Grouping> find(String fileName) {
    return Arrays.stream(values())
        .filter(grouping -> grouping.fileName().equals(fileName))
        .findFirst();
  }

  /** Returns all names; unmodifiable. */
  public static List<String> fileNames() {
    return Arrays.stream(values()).map(Grouping::fileName).toList();
  }

  /** Returns what the groups are where their keys do not say it, in words; empty where they do. */
  public String legend() {
    return this == NEED
        ? "need 1 is the fifth of schools with the lowest share of pupils on free school meals in"
            + " six years, need 5 the fifth with the highest"
        : "";
  }

  /** Returns the group of each school, one key a school and none of them empty. */
  public String[] keys(SchoolTable schools) {
    if (this == NEED) {
      String[] keys = NeedQuintiles.of(need(schools));
      Arrays.setAll(keys, row -> keys[row].isEmpty() ? "need unknown" : keys[row]);
      return keys;
    }
    return schools.schools().stream().map(this::key).toArray(String[]::new);
  }

  private String key(School school) {
    return switch (this) {
      case AUTHORITY -> school.laCode();
      case TRUST -> school.trust().orElse("no trust");
      case PHASE -> school.phase().label();
      case REGION ->
          Region.ofAuthority(school.laCode()).map(Region::label).orElse("unknown region");
      case NEED -> throw new IllegalStateException("need is relative to other schools");
    };
  }

  /** Returns shares of pupils from 0 to 1; NaN where they are unknown or there are no pupils. */
  private static double[] need(SchoolTable schools) {
    double[] everInSixYears = shares(schools, SchoolField.FSM6_PRIMARY, SchoolField.FSM6_SECONDARY);
    boolean known = Arrays.stream(everInSixYears).anyMatch(share -> !Double.isNaN(share));
    return known
        ? everInSixYears
        : shares(schools, SchoolField.FSM_PRIMARY, SchoolField.FSM_SECONDARY);
  }

  private static double[] shares(SchoolTable schools, SchoolField primary, SchoolField secondary) {
    return IntStream.range(0, schools.size())
        .mapToDouble(
            row -> {
              School school = schools.school(row);
              double older = school.pupilsSecondary();
              double younger = school.pupils() - older;
              return (part(school, primary, younger) + part(school, secondary, older))
                  / school.pupils();
            })
        .toArray();
  }

  private static double part(School school, SchoolField share, double pupils) {
    return pupils > 0 ? school.value(share).orElse(Double.NaN) * pupils : 0;
  }
}
