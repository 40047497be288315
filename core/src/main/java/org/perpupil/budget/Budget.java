package org.perpupil.budget;

import static org.perpupil.problem.Problem.plain;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.perpupil.budget.cost.Grants;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;

/**
 * What a school's budget of its first year states: pounds a year by code, early years funding, and
 * the grants that the formula later takes up.
 *
 * <p>What is not stated is absent, never zero. Amounts may be negative, as corrections of an
 * earlier year are. Immutable and thread-safe.
 */
public final class Budget {
  /** What two statements of one reserve may differ by: less than a penny. */
  private static final double PENNY = 0.01;

  private static final List<BudgetCode> OPENING = List.of(BudgetCode.OB01, BudgetCode.OB02);
  private static final List<BudgetCode> CLOSING_BEFORE =
      List.of(BudgetCode.B01, BudgetCode.B02, BudgetCode.B06);

  private final String id;
  private final ImmutableMap<BudgetCode, Double> amounts;
  private final @Nullable Double earlyYears;
  private final ImmutableMap<String, Double> grants;

  private Budget(Builder builder) {
    this.id = builder.schoolId;
    this.amounts = Maps.immutableEnumMap(builder.amounts);
    this.earlyYears = builder.earlyYears;
    this.grants = ImmutableMap.copyOf(builder.grants);
  }

  /** Returns a builder for the budget of a school. */
  public static Builder builder(String schoolId) {
    return new Builder(schoolId);
  }

  /** Returns the identifier of the school. */
  public String id() {
    return id;
  }

  /** Returns the pounds stated under a code, or nothing when it is not stated. */
  public OptionalDouble amount(BudgetCode code) {
    return optional(amounts.get(code));
  }

  /** Returns the early years funding in pounds a year, or nothing when it is not stated. */
  public OptionalDouble earlyYears() {
    return optional(earlyYears);
  }

  /**
   * Returns the pounds that the year brings, or the grant's first year where it starts later, by
   * name of {@link Grants#names}, as given; unmodifiable.
   */
  public Map<String, Double> grants() {
    return grants;
  }

  /**
   * Returns the revenue reserve at the start: {@code OB01} and {@code OB02}; where neither is
   * stated, {@code B01}, {@code B02} and {@code B06} of the end of the year before. A code of the
   * group that is not stated adds nothing.
   *
   * @return nothing when no code of either group is stated
   */
  public OptionalDouble openingReserve() {
    OptionalDouble opening = sum(OPENING);
    return opening.isPresent() ? opening : sum(CLOSING_BEFORE);
  }

  /**
   * Returns whether any spending is stated, revenue spent on capital included. Allocations that are
   * published state none: that is not known then, and not 0.
   */
  public boolean statesSpending() {
    return amounts.keySet().stream()
        .anyMatch(
            code ->
                code.kind() == BudgetCode.Kind.EXPENDITURE
                    || code.kind() == BudgetCode.Kind.REVENUE_FOR_CAPITAL);
  }

  @Override
  public String toString() {
    return "Budget[" + id + ", " + amounts.size() + " codes]";
  }

  private OptionalDouble sum(List<BudgetCode> codes) {
    OptionalDouble sum = OptionalDouble.empty();
    for (BudgetCode code : codes) {
      OptionalDouble amount = amount(code);
      if (amount.isPresent()) {
        sum = OptionalDouble.of(sum.orElse(0) + amount.getAsDouble());
      }
    }
    return sum;
  }

  private void reservesAgree(List<Problem> problems) {
    OptionalDouble opening = sum(OPENING);
    OptionalDouble closing = sum(CLOSING_BEFORE);
    if (opening.isEmpty()
        || closing.isEmpty()
        || Math.abs(opening.getAsDouble() - closing.getAsDouble()) < PENNY) {
      return;
    }
    BudgetCode first =
        CLOSING_BEFORE.stream().filter(amounts::containsKey).findFirst().orElseThrow();
    problems.add(
        Problem.error(
            place(id, first.code()),
            plain(closing.getAsDouble()) + " in B01, B02 and B06",
            "the reserve that OB01 and OB02 state, " + plain(opening.getAsDouble()),
            "these are returns of a closed year, whose B codes are its end; keep the B codes and"
                + " drop the OB codes to go on from there"));
  }

  private static String place(String schoolId, String item) {
    return "budget of school " + schoolId + ", " + item;
  }

  private static OptionalDouble optional(@Nullable Double value) {
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  /** Builds a budget; what is set twice keeps the last value. Not thread-safe. */
  public static final class Builder {
    private final String schoolId;
    private final Map<BudgetCode, Double> amounts = new EnumMap<>(BudgetCode.class);
    private final Map<String, Double> grants = new LinkedHashMap<>();
    private @Nullable Double earlyYears;

    private Builder(String schoolId) {
      this.schoolId = schoolId;
    }

    /** Sets the pounds a year under a code. */
    public Builder set(BudgetCode code, double amount) {
      amounts.put(code, amount);
      return this;
    }

    /** Sets the early years funding, pounds a year, 0 or more. */
    public Builder earlyYears(double amount) {
      earlyYears = amount;
      return this;
    }

    /**
     * Sets a grant by name.
     *
     * @param grantName one of {@link Grants#names}
     * @param amount pounds that the year brings, 0 or more: of a grant that starts within the year,
     *     those of its months; of one that starts later, those of its first year
     */
    public Builder grant(String grantName, double amount) {
      grants.put(grantName, amount);
      return this;
    }

    /**
     * Returns the budget.
     *
     * @throws ProblemsException with everything that is wrong: no identifier, a figure that is not
     *     finite, negative early years funding or grants, a grant that is not known, opening and
     *     closing reserves that differ
     */
    public Budget build() {
      List<Problem> problems = new ArrayList<>();
      if (schoolId.isBlank()) {
        problems.add(
            Problem.error(
                place(schoolId, "id"),
                schoolId,
                "the identifier of a school",
                "the cell was left empty"));
      }
      amounts.forEach(
          (code, amount) -> {
            if (!Double.isFinite(amount)) {
              problems.add(notPounds(code.code(), amount, "pounds a year"));
            }
          });
      if (earlyYears != null && !isSum(earlyYears)) {
        problems.add(notPounds("early_years", earlyYears, "pounds a year, 0 or more"));
      }
      grants.forEach(
          (name, amount) -> {
            String item = "grant:" + name;
            if (!Grants.names().contains(name)) {
              Problem unknown = Grants.unknown(name);
              problems.add(
                  Problem.error(place(schoolId, item), name, unknown.expected(), unknown.advice()));
            } else if (!isSum(amount)) {
              problems.add(notPounds(item, amount, "pounds that the year brings, 0 or more"));
            }
          });
      ProblemsException.throwIfAny(problems);
      Budget budget = new Budget(this);
      budget.reservesAgree(problems);
      ProblemsException.throwIfAny(problems);
      return budget;
    }

    private Problem notPounds(String item, double amount, String expected) {
      return Problem.error(
          place(schoolId, item), plain(amount), expected, "the sign or the column is wrong");
    }

    private static boolean isSum(double amount) {
      return amount >= 0 && Double.isFinite(amount);
    }
  }
}
