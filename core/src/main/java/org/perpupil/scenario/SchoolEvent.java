package org.perpupil.scenario;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.perpupil.budget.Block;
import org.perpupil.rates.FundingYear;

/**
 * A school that opens, closes, is made of others, or goes to another authority, at the start of a
 * block.
 *
 * <p>Schools that merge stand side by side until the funding year that begins next, since shares
 * are paid to each until then; the merged school's first share holds 85 percent of their lump sums,
 * outside the guarantee, and later ones a single lump sum. Its guarantee starts from what they were
 * paid the year before. Immutable and thread-safe.
 *
 * @param kind what happens
 * @param school the school that it happens to; of a merger the new one
 * @param on the first block in which it holds
 * @param merged the schools that merge; empty for others
 * @param pupilsTo of a school that closes, the parts of its pupils, above 0 and 1 together at the
 *     most, that others take, by identifier; the rest go elsewhere
 * @param sparsityMiles of a merger, the distance to the second nearest school; empty for the least
 *     distance of those that merge
 * @param authority the code of the authority that a school goes to; empty for others
 */
public record SchoolEvent(
    Kind kind,
    String school,
    Block on,
    List<String> merged,
    Map<String, Double> pupilsTo,
    OptionalDouble sparsityMiles,
    String authority) {
  private static final double SLACK = 1e-9;

  /** What happens. */
  public enum Kind {
    /** A school has its first block. */
    OPEN,
    /** A school has had its last block. */
    CLOSE,
    /** Schools become one. */
    MERGE,
    /** A school goes to another authority. */
    MOVE
  }

  /**
   * Keeps the order of what was given.
   *
   * @throws IllegalArgumentException when fewer than two schools merge, or parts of pupils are not
   *     above 0 or more than 1 together
   */
  public SchoolEvent {
    merged = ImmutableList.copyOf(merged);
    pupilsTo = ImmutableMap.copyOf(new LinkedHashMap<>(pupilsTo));
    if (kind == Kind.MERGE && merged.stream().distinct().count() < 2) {
      throw new IllegalArgumentException("merger of " + merged + ", expected two schools or more");
    }
    double parts = pupilsTo.values().stream().mapToDouble(Double::doubleValue).sum();
    if (pupilsTo.values().stream().anyMatch(part -> !(part > 0)) || !(parts <= 1 + SLACK)) {
      throw new IllegalArgumentException(
          "parts of pupils " + pupilsTo + ", expected above 0 and 1 together at the most");
    }
  }

  /** Returns the opening of a school, whose data are those of its first year. */
  public static SchoolEvent opening(String school, Block first) {
    return of(Kind.OPEN, school, first, List.of(), Map.of(), "");
  }

  /** Returns the closing of a school, with the parts of its pupils that other schools take. */
  public static SchoolEvent closing(
      String school, Block firstWithout, Map<String, Double> pupilsTo) {
    return of(Kind.CLOSE, school, firstWithout, List.of(), pupilsTo, "");
  }

  /** Returns the merger of schools into a new one. */
  public static SchoolEvent merging(List<String> schools, String into, Block first) {
    return of(Kind.MERGE, into, first, schools, Map.of(), "");
  }

  /** Returns a school's move to another authority, whose formula pays from the next year on. */
  public static SchoolEvent moving(String school, Block first, String authority) {
    return of(Kind.MOVE, school, first, List.of(), Map.of(), authority);
  }

  private static SchoolEvent of(
      Kind kind,
      String school,
      Block on,
      List<String> merged,
      Map<String, Double> pupilsTo,
      String authority) {
    return new SchoolEvent(kind, school, on, merged, pupilsTo, OptionalDouble.empty(), authority);
  }

  /** Returns the same merger at a distance to the second nearest school. */
  public SchoolEvent atMiles(double miles) {
    return new SchoolEvent(kind, school, on, merged, pupilsTo, OptionalDouble.of(miles), authority);
  }

  /** Returns every school that this names, which depend on each other where they are several. */
  public Set<String> schools() {
    return ImmutableSet.<String>builder()
        .add(school)
        .addAll(merged)
        .addAll(pupilsTo.keySet())
        .build();
  }

  /** Returns the first funding year that begins when it holds, or after. */
  public FundingYear firstFundingYear() {
    return FundingYear.of(
        on.term() == Block.Term.APRIL_TO_AUGUST ? on.startYear() : on.startYear() + 1);
  }

  /** Returns such as {@code merger of W01, W02 into W31}. */
  @Override
  public String toString() {
    return switch (kind) {
      case OPEN -> "opening of " + school;
      case CLOSE -> "closing of " + school;
      case MERGE -> "merger of " + String.join(", ", merged) + " into " + school;
      case MOVE -> "move of " + school + " to " + authority;
    };
  }
}
