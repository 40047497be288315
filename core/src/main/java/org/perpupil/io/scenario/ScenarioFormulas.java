package org.perpupil.io.scenario;

import com.google.common.collect.ImmutableMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.perpupil.formula.Formula;
import org.perpupil.io.input.Inputs;
import org.perpupil.io.yaml.YamlEvents;
import org.perpupil.io.yaml.YamlKeys;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.rates.FundingYear;
import org.perpupil.scenario.FormulaSwitch;
import org.perpupil.scenario.Scenario;

/** Reads which formulas of a scenario pay from which year on. Not thread-safe. */
final class ScenarioFormulas {
  private static final String EXPECTED =
      "nff: and an edition such as nff:2025-26, or baseline, or the keys towards, percent and"
          + " uplift_percent";
  private static final String NATIONAL = "nff:";

  private final YamlEvents yaml;
  private final YamlKeys keys;
  private final List<Problem> problems;
  private final Map<FundingYear, FormulaSwitch> switches = new LinkedHashMap<>();

  ScenarioFormulas(YamlEvents yaml, YamlKeys keys, List<Problem> problems) {
    this.yaml = yaml;
    this.keys = keys;
    this.problems = problems;
  }

  /** Reads the mapping at hand, from years to formulas. */
  void read() {
    keys.years(
        "years and formulas such as 2026-27: nff:2025-26",
        year -> one().ifPresent(formula -> switches.put(year, formula)));
  }

  void addTo(Scenario.Builder builder) {
    switches.forEach(builder::formula);
  }

  private Optional<FormulaSwitch> one() {
    if (!yaml.isMapping()) {
      String place = yaml.place();
      return keys.text(EXPECTED).flatMap(text -> named(place, text));
    }
    String place = yaml.place();
    Mixed mixed = new Mixed();
    keys.mapping(
        EXPECTED,
        ImmutableMap.of(
            "towards",
            () -> {
              mixed.named = true;
              mixed.edition = edition().orElse(null);
            },
            "percent",
            () -> mixed.percent = percent("from 0 to 100", 0, 100),
            "uplift_percent",
            () -> mixed.uplift = percent("from -99 to 1000", -99, 1000)));
    if (!mixed.named) {
      problems.add(
          Problem.error(place, "", EXPECTED, "the key towards, with nff: and an edition, serves"));
    }
    if (mixed.edition == null) {
      return Optional.empty();
    }
    FormulaSwitch formula =
        mixed.percent.isPresent()
            ? FormulaSwitch.towards(mixed.edition, mixed.percent.getAsDouble())
            : FormulaSwitch.national(mixed.edition);
    return Optional.of(formula.withUplift(mixed.uplift.orElse(0)));
  }

  private static final class Mixed {
    private boolean named;
    private @Nullable String edition;
    private OptionalDouble percent = OptionalDouble.empty();
    private OptionalDouble uplift = OptionalDouble.empty();
  }

  private Optional<String> edition() {
    String place = yaml.place();
    return keys.text("nff: and an edition, such as nff:2025-26")
        .flatMap(text -> edition(place, text));
  }

  private Optional<FormulaSwitch> named(String place, String text) {
    return text.equals("baseline")
        ? Optional.of(FormulaSwitch.baseline())
        : edition(place, text).map(FormulaSwitch::national);
  }

  private Optional<String> edition(String place, String text) {
    if (!Inputs.isNational(text)) {
      problems.add(
          Problem.error(place, text, EXPECTED, "\"nff:" + text + "\" or \"baseline\" is meant"));
      return Optional.empty();
    }
    String edition = text.substring(NATIONAL.length());
    try {
      Formula.national(edition);
      return Optional.of(edition);
    } catch (ProblemsException e) {
      e.problems().forEach(problem -> problems.add(problem.within(place)));
      return Optional.empty();
    }
  }

  private OptionalDouble percent(String range, double low, double high) {
    String place = yaml.place();
    OptionalDouble value = keys.number("a percentage " + range);
    if (value.isPresent() && !(value.getAsDouble() >= low && value.getAsDouble() <= high)) {
      problems.add(
          Problem.error(
              place, yaml.shown(), "a percentage " + range, "it is a share; times 100 then"));
      return OptionalDouble.empty();
    }
    return value;
  }
}
