package org.perpupil.viability.cash;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.stream.Stream;
import org.perpupil.budget.BudgetCode;
import org.perpupil.projection.YearBasis;

/** When each line's money comes or goes: a user's own profiles, then those shipped. Immutable. */
public final class MonthlyProfiles {
  private static final MonthlyProfiles SHIPPED = new MonthlyProfiles(List.of());

  private final ImmutableList<MonthlyProfile> own;

  private MonthlyProfiles(List<MonthlyProfile> own) {
    this.own = ImmutableList.copyOf(own);
  }

  /** Returns those that ship with the library. */
  public static MonthlyProfiles shipped() {
    return SHIPPED;
  }

  /**
   * Returns a user's own with those shipped for all other lines.
   *
   * @param own each of a line; one for years of a kind goes before one for all
   */
  public static MonthlyProfiles of(List<MonthlyProfile> own) {
    return new MonthlyProfiles(own);
  }

  /** Returns the profile of a line in years of a kind. */
  public MonthlyProfile of(BudgetCode code, YearBasis basis) {
    return Stream.concat(
            own.stream().filter(profile -> profile.basis().filter(one -> one == basis).isPresent()),
            own.stream().filter(profile -> profile.basis().isEmpty()))
        .filter(profile -> profile.code().filter(one -> one == code).isPresent())
        .findFirst()
        .orElseGet(() -> MonthlyProfile.of(code, basis));
  }
}
