package org.perpupil.school;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.problem.Range;
import org.perpupil.rates.AreaCost;
import org.perpupil.rates.AreaCosts;
import org.perpupil.rates.FundingYear;

/**
 * One school as the funding rules see it: its phase, pupils, needs, sites and baselines.
 *
 * <p>What is not known is absent, never zero. Immutable and thread-safe.
 */
public final class School {
  /** Metres from the main site to another. */
  public static final Range METRES =
      Range.of("metres to each additional site, 0 or more", 0, 100_000).usually(0, 20_000);

  private final String id;
  private final String laCode;
  private final Phase phase;
  private final @Nullable String name;
  private final @Nullable String trust;
  private final @Nullable Governance governance;
  private final boolean growing;
  private final ImmutableList<Double> splitSiteMetres;
  private final double[] values;

  private School(Builder builder) {
    this.id = builder.id;
    this.laCode = builder.laCode;
    this.phase = builder.phase;
    this.name = builder.name;
    this.trust = builder.trust;
    this.governance = builder.governance;
    this.growing = builder.growing;
    this.splitSiteMetres = ImmutableList.copyOf(builder.splitSiteMetres);
    this.values = builder.values.clone();
  }

  /** Returns a builder for a school with the given identifier, authority code and phase. */
  public static Builder builder(String id, String laCode, Phase phase) {
    return new Builder(id, laCode, phase);
  }

  /** Returns the identifier. */
  public String id() {
    return id;
  }

  /** Returns the code of the local authority. */
  public String laCode() {
    return laCode;
  }

  /** Returns the phase. */
  public Phase phase() {
    return phase;
  }

  /** Returns the name, where known. */
  public Optional<String> name() {
    return Optional.ofNullable(name);
  }

  /** Returns the trust that the school belongs to, where known. */
  public Optional<String> trust() {
    return Optional.ofNullable(trust);
  }

  /**
   * Returns the pounds a year that are taken back for central services; 0 where none are stated,
   * and for an academy, which has no part in them.
   */
  public double dedelegation() {
    return governance == Governance.ACADEMY ? 0 : value(SchoolField.DEDELEGATION).orElse(0);
  }

  /** Returns who runs the school, where known. */
  public Optional<Governance> governance() {
    return Optional.ofNullable(governance);
  }

  /** Returns whether the school is still filling its year groups; no local cap takes its gains. */
  public boolean isGrowing() {
    return growing;
  }

  /** Returns the metres to each additional site; empty when there is none. Unmodifiable. */
  public List<Double> splitSiteMetres() {
    return splitSiteMetres;
  }

  /** Returns the value of a field, or nothing when it is not known. */
  public OptionalDouble value(SchoolField field) {
    double value = values[field.index()];
    return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  /** Returns funded pupils from Reception to Year 11. */
  public double pupils() {
    return required(SchoolField.PUPILS_PRIMARY) + pupilsSecondary();
  }

  /** Returns funded pupils from Year 7 to Year 11. */
  public double pupilsSecondary() {
    return required(SchoolField.PUPILS_KS3) + required(SchoolField.PUPILS_KS4);
  }

  /** Returns all year groups, primary and secondary. */
  public double yearGroups() {
    return required(SchoolField.YEAR_GROUPS_PRIMARY) + required(SchoolField.YEAR_GROUPS_SECONDARY);
  }

  /**
   * Returns the year groups of Years 10 and 11.
   *
   * <p>Where not given: all secondary groups when only Years 10 and 11 have pupils, none when only
   * Years 7 to 9 have, and otherwise two, but so that one is left for Years 7 to 9.
   */
  public double yearGroupsKs4() {
    return yearGroupsKs4(
        required(SchoolField.PUPILS_KS3) > 0, required(SchoolField.PUPILS_KS4) > 0);
  }

  /**
   * Returns the year groups of Years 10 and 11 for another roll, by the same rule.
   *
   * @param inKs3 whether there are pupils in Years 7 to 9
   * @param inKs4 whether there are pupils in Years 10 and 11
   */
  public double yearGroupsKs4(boolean inKs3, boolean inKs4) {
    double secondary = required(SchoolField.YEAR_GROUPS_SECONDARY);
    OptionalDouble ks4 = value(SchoolField.YEAR_GROUPS_KS4);
    OptionalDouble ks3 = value(SchoolField.YEAR_GROUPS_KS3);
    if (ks4.isPresent()) {
      return ks4.getAsDouble();
    }
    if (ks3.isPresent()) {
      return secondary - ks3.getAsDouble();
    }
    if (inKs3 == inKs4) {
      return Math.max(0, Math.min(2, secondary - 1));
    }
    return inKs4 ? secondary : 0;
  }

  /** Returns the year groups of Years 7 to 9: all secondary groups that are not in Key Stage 4. */
  public double yearGroupsKs3() {
    return required(SchoolField.YEAR_GROUPS_SECONDARY) - yearGroupsKs4();
  }

  /**
   * Returns the area cost adjustment of its authority in a funding year, which national rates are
   * multiplied by where the school has none of its own: that of the year, else the newest of an
   * earlier one, marked as such.
   *
   * @return nothing when the school has its own, or its authority has none up to that year
   */
  public Optional<AreaCost> areaCostOfAuthority(FundingYear year) {
    return value(SchoolField.ACA).isPresent() ? Optional.empty() : AreaCosts.find(laCode, year);
  }

  /**
   * Returns what national rates of a funding year are multiplied by: the school's own area cost
   * adjustment, else that of its authority, else 1.
   */
  public double areaCost(FundingYear year) {
    return value(SchoolField.ACA)
        .orElseGet(() -> areaCostOfAuthority(year).map(AreaCost::value).orElse(1.0));
  }

  /** Returns the same school with one field changed. */
  public School with(SchoolField field, double value) {
    return toBuilder().set(field, value).build();
  }

  /** Returns the same school with one field unknown. */
  public School without(SchoolField field) {
    return toBuilder().remove(field).build();
  }

  /** Returns a builder that starts from this school. */
  public Builder toBuilder() {
    Builder builder = new Builder(id, laCode, phase);
    builder.name = name;
    builder.trust = trust;
    builder.governance = governance;
    builder.growing = growing;
    builder.splitSiteMetres = splitSiteMetres;
    System.arraycopy(values, 0, builder.values, 0, values.length);
    return builder;
  }

  /** Returns whether the school has pupils or year groups; one without both is not there. */
  public boolean isThere() {
    return pupils() > 0 || yearGroups() > 0;
  }

  /**
   * Returns where this school's own data contradict each other about a matter, so that no rule can
   * pay it that needs them; empty when they agree.
   */
  public List<Problem> contradictions(Agreement about) {
    return Contradictions.of(this, about);
  }

  /** Returns what is odd about this school, contradictions included, without stopping the rest. */
  public List<Problem> warnings() {
    List<Problem> warnings = new ArrayList<>(SchoolChecks.check(this));
    warnings.removeIf(Problem::isError);
    SchoolSlips.check(this, warnings);
    return List.copyOf(warnings);
  }

  @Override
  public String toString() {
    return "School[" + id + ", " + phase.label() + ", " + pupils() + " pupils]";
  }

  double required(SchoolField field) {
    return values[field.index()];
  }

  /** Builds a school. Not thread-safe. */
  public static final class Builder {
    private final String id;
    private final String laCode;
    private final Phase phase;
    private @Nullable String name;
    private @Nullable String trust;
    private @Nullable Governance governance;
    private boolean growing;
    private List<Double> splitSiteMetres = List.of();
    private final double[] values = new double[SchoolField.values().size()];
    private final Map<SchoolField, Problem> outOfRange = new TreeMap<>();

    private Builder(String id, String laCode, Phase phase) {
      this.id = id;
      this.laCode = laCode;
      this.phase = phase;
      Arrays.fill(values, Double.NaN);
    }

    /** Sets the name. */
    public Builder name(String name) {
      this.name = name;
      return this;
    }

    /** Sets the trust that the school belongs to. */
    public Builder trust(String trust) {
      this.trust = trust;
      return this;
    }

    /** Sets who runs the school. */
    public Builder governance(Governance governance) {
      this.governance = governance;
      return this;
    }

    /** Sets whether the school is still filling its year groups. */
    public Builder growing(boolean growing) {
      this.growing = growing;
      return this;
    }

    /** Sets the metres from the main site to each additional one. */
    public Builder splitSiteMetres(List<Double> metres) {
      this.splitSiteMetres = ImmutableList.copyOf(metres);
      return this;
    }

    /** Sets the year groups from Reception to Year 6 and from Year 7 to Year 11. */
    public Builder yearGroups(int primary, int secondary) {
      return set(SchoolField.YEAR_GROUPS_PRIMARY, primary)
          .set(SchoolField.YEAR_GROUPS_SECONDARY, secondary);
    }

    /** Sets the funded pupils in Reception to Year 6, Years 7 to 9, and Years 10 and 11. */
    public Builder pupils(double primary, double ks3, double ks4) {
      return set(SchoolField.PUPILS_PRIMARY, primary)
          .set(SchoolField.PUPILS_KS3, ks3)
          .set(SchoolField.PUPILS_KS4, ks4);
    }

    /** Sets a field; one that is never set stays unknown. */
    public Builder set(SchoolField field, double value) {
      remove(field);
      if (field.kind().accepts(value)) {
        values[field.index()] = value;
      } else {
        outOfRange.put(field, SchoolChecks.outOfRange(field, value));
      }
      return this;
    }

    /** Makes a field unknown again. */
    public Builder remove(SchoolField field) {
      values[field.index()] = Double.NaN;
      outOfRange.remove(field);
      return this;
    }

    /**
     * Returns the school.
     *
     * @throws ProblemsException with everything that is wrong, when anything is
     */
    public School build() {
      List<Problem> problems = new ArrayList<>(outOfRange.values());
      for (SchoolField field : SchoolField.values()) {
        boolean missing = Double.isNaN(values[field.index()]) && !outOfRange.containsKey(field);
        if (field.isRequired() && missing) {
          problems.add(SchoolChecks.missing(field));
        }
      }
      School school = new School(this);
      if (problems.isEmpty()) {
        problems.addAll(SchoolChecks.check(school));
      }
      if (!problems.isEmpty()) {
        ProblemsException.throwIfAny(
            problems.stream().map(problem -> problem.within("school " + id)).toList());
      }
      return school;
    }
  }
}
