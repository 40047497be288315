package org.perpupil.viability;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.perpupil.rates.RateStatus;
import org.perpupil.school.Phase;

/**
 * A standard that someone holds organisations to: rules, whom they apply to, and where they were
 * read. Immutable and thread-safe.
 *
 * <p>{@link Standards} has the published ones. A governing body's own is a file of the same form,
 * read by {@link #parse}, or made with {@link #builder}.
 */
public final class Standard {
  private final String id;
  private final String name;
  private final ImmutableSet<OrganisationKind> appliesTo;
  private final RateStatus status;
  private final String source;
  private final String note;
  private final ImmutableList<StandardRule> rules;

  private Standard(Builder builder, ImmutableList<StandardRule> rules) {
    this.id = builder.id;
    this.name = builder.name;
    this.appliesTo = builder.appliesTo;
    this.status = builder.status;
    this.source = builder.source;
    this.note = builder.note;
    this.rules = rules;
  }

  private Standard(Standard other, ImmutableList<StandardRule> rules) {
    this.id = other.id;
    this.name = other.name;
    this.appliesTo = other.appliesTo;
    this.status = other.status;
    this.source = other.source;
    this.note = other.note;
    this.rules = rules;
  }

  /**
   * Returns the standard that a JSON text describes.
   *
   * <p>Keys: {@code id, name, applies_to} (maintained, academy, trust), {@code status, source,
   * note} and {@code rules}. Each rule has a {@code kind} and a {@code name}, and may have a {@code
   * status} of its own. Kind {@code limit}: a {@code measure} (see {@link StandardMeasure}), {@code
   * at_least} or {@code at_most}, the {@code outcome} when broken (amber or red) and the {@code
   * phases} it applies to, all when left out. Kind {@code recovery}: {@code years}. Kind {@code
   * forecast-risk}: {@code high_staff_cost_percent} and {@code stable_rise_percent}.
   *
   * @param place where the text is from, for problems
   * @throws org.perpupil.problem.ProblemsException when it is not such a text; names every problem
   */
  public static Standard parse(String place, String json) {
    return StandardReader.parse(place, json);
  }

  /**
   * Returns the standard that entries describe, keyed as {@link #parse} says, whatever file they
   * were read from.
   *
   * @param entries texts, numbers, lists of texts, and for {@code rules} a list of such maps
   * @throws org.perpupil.problem.ProblemsException when they describe none; names every problem
   */
  public static Standard of(String place, Map<String, ?> entries) {
    return StandardReader.read(place, entries);
  }

  /**
   * Returns a builder of a standard of one's own: for every kind of organisation and with status
   * {@link RateStatus#GIVEN}, unless said otherwise.
   */
  public static Builder builder(String id, String name) {
    return new Builder(id, name);
  }

  /** Returns the short name that verdicts bear. */
  public String id() {
    return id;
  }

  /** Returns what the standard is, in words. */
  public String name() {
    return name;
  }

  /** Returns the kinds of organisation it applies to; unmodifiable. */
  public Set<OrganisationKind> appliesTo() {
    return appliesTo;
  }

  /** Returns how sure the standard is; single rules may be less sure, and their verdicts say so. */
  public RateStatus status() {
    return status;
  }

  /** Returns where it was read. */
  public String source() {
    return source;
  }

  /** Returns what a reader should know of it; empty when nothing. */
  public String note() {
    return note;
  }

  /** Returns the names of its rules, in order; unmodifiable. */
  public List<String> rules() {
    return rules.stream().map(StandardRule::name).toList();
  }

  /**
   * Returns the same standard with the slopes of reserves that mark a tenth of trusts. Only DfE's
   * forecast-risk rating uses them.
   */
  public Standard withSlopeCutOffs(SlopeCutOffs cutOffs) {
    return new Standard(
        this,
        rules.stream()
            .map(rule -> rule instanceof ForecastRiskRule risk ? risk.with(cutOffs) : rule)
            .collect(ImmutableList.toImmutableList()));
  }

  /**
   * Returns what the standard says of an organisation: rule by rule, years in order. A rule for
   * schools of another phase says nothing.
   *
   * @throws IllegalArgumentException when the standard does not apply to that kind of organisation
   */
  public List<Verdict> judge(Accounts accounts) {
    if (!appliesTo.contains(accounts.kind())) {
      throw new IllegalArgumentException(
          id + " applies to " + appliesTo + ", not to " + accounts.kind());
    }
    return rules.stream().flatMap(rule -> rule.judge(id, accounts).stream()).toList();
  }

  @Override
  public String toString() {
    return "Standard[" + id + ", " + rules.size() + " rules]";
  }

  /** Collects the rules of a standard. Not thread-safe. */
  public static final class Builder {
    private final String id;
    private final String name;
    private final List<StandardRule> rules = new ArrayList<>();
    private ImmutableSet<OrganisationKind> appliesTo =
        Sets.immutableEnumSet(List.of(OrganisationKind.values()));
    private RateStatus status = RateStatus.GIVEN;
    private String source = "own limits";
    private String note = "";

    private Builder(String id, String name) {
      this.id = id;
      this.name = name;
    }

    /** Sets the kinds of organisation it applies to; at least one. */
    public Builder appliesTo(Set<OrganisationKind> kinds) {
      if (kinds.isEmpty()) {
        throw new IllegalArgumentException(id + " applies to nothing");
      }
      appliesTo = Sets.immutableEnumSet(kinds);
      return this;
    }

    /** Sets how sure the rules added from now on are, and where they were read. */
    public Builder source(RateStatus newStatus, String newSource) {
      status = newStatus;
      source = newSource;
      return this;
    }

    /** Sets what a reader should know. */
    public Builder note(String newNote) {
      note = newNote;
      return this;
    }

    /** Adds a rule that a measure is at least so much in every year. */
    public Builder atLeast(String rule, StandardMeasure measure, double limit, Outcome broken) {
      return limit(rule, measure, true, limit, broken);
    }

    /** Adds a rule that a measure is at most so much in every year. */
    public Builder atMost(String rule, StandardMeasure measure, double limit, Outcome broken) {
      return limit(rule, measure, false, limit, broken);
    }

    /** Adds a rule that no more than so many closing reserves in a row are below 0. */
    public Builder recovery(String rule, int years) {
      if (years < 0) {
        throw new IllegalArgumentException(years + " years, expected 0 or more");
      }
      return add(new RecoveryRule(rule, status, years));
    }

    /**
     * Returns the standard.
     *
     * @throws IllegalArgumentException when it has no rules
     */
    public Standard build() {
      if (rules.isEmpty()) {
        throw new IllegalArgumentException(id + " has no rules");
      }
      return new Standard(this, ImmutableList.copyOf(rules));
    }

    Builder add(StandardRule rule) {
      if (rules.stream().anyMatch(other -> other.name().equals(rule.name()))) {
        throw new IllegalArgumentException(id + " has two rules '" + rule.name() + "'");
      }
      rules.add(rule);
      return this;
    }

    private Builder limit(
        String rule, StandardMeasure measure, boolean atLeast, double limit, Outcome broken) {
      boolean usable = broken == Outcome.AMBER || broken == Outcome.RED;
      if (!(usable && Double.isFinite(limit))) {
        throw new IllegalArgumentException(
            rule + ": limit " + limit + ", " + broken + ", expected a number and amber or red");
      }
      ImmutableSet<Phase> everyPhase = ImmutableSet.of();
      return add(new LimitRule(rule, status, measure, atLeast, limit, broken, everyPhase));
    }
  }
}
