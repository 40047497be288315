package org.perpupil.scenario;

import static org.perpupil.problem.Problem.plain;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Multimaps;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.rates.FundingYear;
import org.perpupil.school.School;

/**
 * What somebody set: values of assumptions, for all years or for one, for all schools or for some.
 *
 * <p>Where several settings fit a school and a year, one for that very year goes before one for all
 * years, and otherwise the last one set holds, whatever their selectors. One for all years leaves
 * those alone that a figure {@linkplain Assumption#isPublished is published} for. Immutable and
 * thread-safe; equal when the same was set in the same order.
 */
public final class Assumptions {
  private static final Assumptions NONE = new Assumptions(ImmutableList.of());

  private final ImmutableList<Setting> settings;
  private final ImmutableListMultimap<Assumption, Setting> latestFirst;

  private Assumptions(ImmutableList<Setting> settings) {
    this.settings = settings;
    this.latestFirst = Multimaps.index(settings.reverse(), Setting::assumption);
  }

  /**
   * A value that was set.
   *
   * @param assumption what was set
   * @param selector for which schools
   * @param year for which year; empty for all years
   * @param value the value, in the assumption's unit
   */
  public record Setting(
      Assumption assumption, Selector selector, Optional<FundingYear> year, double value) {}

  /** Returns assumptions of which none is set. */
  public static Assumptions none() {
    return NONE;
  }

  /** Returns a builder of which nothing is set yet. */
  public static Builder builder() {
    return new Builder(ImmutableList.of());
  }

  /** Returns a builder that starts from these settings. */
  public Builder toBuilder() {
    return new Builder(settings);
  }

  /**
   * Returns these with one set for all schools and years.
   *
   * @throws ProblemsException when the value is out of range
   */
  public Assumptions with(Assumption assumption, double value) {
    return toBuilder().set(assumption, value).build();
  }

  /**
   * Returns these with one set for all schools in a year.
   *
   * @throws ProblemsException when the value is out of range
   */
  public Assumptions with(Assumption assumption, FundingYear year, double value) {
    return toBuilder().set(assumption, year, value).build();
  }

  /**
   * Returns these with one set for some schools.
   *
   * @throws ProblemsException when the value is out of range
   */
  public Assumptions with(Assumption assumption, Selector selector, double value) {
    return toBuilder().set(assumption, selector, value).build();
  }

  /** Returns these with the settings of others after them, which therefore hold where both fit. */
  public Assumptions with(Assumptions later) {
    return new Assumptions(
        ImmutableList.<Setting>builder().addAll(settings).addAll(later.settings).build());
  }

  /** Returns the value for a school in a year: the one set, else the default, else nothing. */
  public OptionalDouble value(Assumption assumption, FundingYear year, School school) {
    OptionalDouble explicit = explicit(assumption, year, school);
    return explicit.isPresent() ? explicit : assumption.defaultValue();
  }

  /**
   * Returns the value that was set for a school in a year, or nothing when none was, or none for
   * that very year while a figure is published for it.
   */
  public OptionalDouble explicit(Assumption assumption, FundingYear year, School school) {
    Setting forAllYears = null;
    for (Setting setting : latestFirst.get(assumption)) {
      boolean general = setting.year().isEmpty();
      if (general && assumption.isPublished(year)) {
        continue;
      }
      boolean fits = general ? forAllYears == null : setting.year().get().equals(year);
      if (fits && setting.selector().matches(school)) {
        if (!general) {
          return OptionalDouble.of(setting.value());
        }
        forAllYears = setting;
      }
    }
    return forAllYears == null ? OptionalDouble.empty() : OptionalDouble.of(forAllYears.value());
  }

  /**
   * Returns the published figures that settings replace: the years that are set by name although a
   * figure is published for them, in the order of the register and of time; unmodifiable.
   *
   * @param years those to look at
   */
  public Map<Assumption, Set<FundingYear>> replacing(Collection<FundingYear> years) {
    Map<Assumption, Set<FundingYear>> replaced =
        new TreeMap<>(Comparator.comparingInt(Assumption::index));
    for (Setting setting : settings) {
      setting
          .year()
          .filter(year -> years.contains(year) && setting.assumption().isPublished(year))
          .ifPresent(
              year ->
                  replaced.computeIfAbsent(setting.assumption(), key -> new TreeSet<>()).add(year));
    }
    return Collections.unmodifiableMap(replaced);
  }

  /**
   * Returns the settings for all years that hold in some years only, or in none, since figures are
   * published for the others, and that are not the default anyway; in order, unmodifiable.
   *
   * @param years those to look at
   */
  public List<Setting> givingWay(Collection<FundingYear> years) {
    return settings.stream()
        .filter(setting -> setting.year().isEmpty())
        .filter(setting -> years.stream().anyMatch(setting.assumption()::isPublished))
        .filter(
            setting ->
                !setting.assumption().defaultValue().equals(OptionalDouble.of(setting.value())))
        .toList();
  }

  /** Returns every selector in use, in the order of first use; unmodifiable. */
  public Set<Selector> selectors() {
    return settings.stream().map(Setting::selector).collect(ImmutableSet.toImmutableSet());
  }

  /** Returns what was set, in order; unmodifiable. */
  public List<Setting> settings() {
    return settings;
  }

  /** Returns whether nothing was set. */
  public boolean isEmpty() {
    return settings.isEmpty();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Assumptions assumptions && settings.equals(assumptions.settings);
  }

  @Override
  public int hashCode() {
    return settings.hashCode();
  }

  @Override
  public String toString() {
    return "Assumptions" + settings;
  }

  /** Builds assumptions. Not thread-safe. */
  public static final class Builder {
    private final List<Setting> settings;
    private final List<Problem> problems = new ArrayList<>();

    private Builder(List<Setting> settings) {
      this.settings = new ArrayList<>(settings);
    }

    /** Sets an assumption for all schools and years. */
    public Builder set(Assumption assumption, double value) {
      return set(assumption, Selector.all(), value);
    }

    /** Sets an assumption for all schools in a year. */
    public Builder set(Assumption assumption, FundingYear year, double value) {
      return set(assumption, Selector.all(), year, value);
    }

    /** Sets an assumption for some schools in all years. */
    public Builder set(Assumption assumption, Selector selector, double value) {
      return add(new Setting(assumption, selector, Optional.empty(), value));
    }

    /** Sets an assumption for some schools in a year. */
    public Builder set(Assumption assumption, Selector selector, FundingYear year, double value) {
      return add(new Setting(assumption, selector, Optional.of(year), value));
    }

    /** Sets the assumption of a name for all schools and years. */
    public Builder set(String name, double value) {
      return set(name, Selector.all(), value);
    }

    /** Sets the assumption of a name for all schools in a year. */
    public Builder set(String name, FundingYear year, double value) {
      Optional<Assumption> assumption = find(name);
      return assumption.isEmpty() ? this : set(assumption.get(), year, value);
    }

    /** Sets the assumption of a name for some schools in all years. */
    public Builder set(String name, Selector selector, double value) {
      Optional<Assumption> assumption = find(name);
      return assumption.isEmpty() ? this : set(assumption.get(), selector, value);
    }

    /** Sets the assumption of a name for some schools in a year. */
    public Builder set(String name, Selector selector, FundingYear year, double value) {
      Optional<Assumption> assumption = find(name);
      return assumption.isEmpty() ? this : set(assumption.get(), selector, year, value);
    }

    /**
     * Returns the assumptions.
     *
     * @throws ProblemsException with everything that is wrong: names that are not known, values out
     *     of range
     */
    public Assumptions build() {
      ProblemsException.throwIfAny(problems);
      return settings.isEmpty() ? NONE : new Assumptions(ImmutableList.copyOf(settings));
    }

    private Optional<Assumption> find(String name) {
      Optional<Assumption> assumption = Assumption.find(name);
      if (assumption.isEmpty()) {
        problems.add(Assumption.unknown("assumption", name));
      }
      return assumption;
    }

    private Builder add(Setting setting) {
      if (!setting.assumption().accepts(setting.value())) {
        String name = "assumption " + setting.assumption().name();
        String place = setting.year().map(year -> name + ", " + year).orElse(name);
        problems.add(setting.assumption().outOfRange(place, plain(setting.value())));
      }
      settings.add(setting);
      return this;
    }
  }
}
