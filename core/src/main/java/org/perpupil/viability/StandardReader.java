package org.perpupil.viability;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;
import org.perpupil.rates.RateStatus;
import org.perpupil.school.Phase;
import org.perpupil.text.Values;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;

/** Reads standards; every problem of a file is reported at once. */
final class StandardReader {
  private static final List<String> KEYS =
      List.of("id", "name", "applies_to", "status", "source", "note", "rules");

  private static final Map<String, List<String>> RULE_KEYS =
      ImmutableMap.of(
          "limit",
          List.of("kind", "name", "status", "measure", "at_least", "at_most", "outcome", "phases"),
          "recovery",
          List.of("kind", "name", "status", "years"),
          "forecast-risk",
          List.of("kind", "name", "status", "high_staff_cost_percent", "stable_rise_percent"));

  private static final List<String> STATUS_LABELS =
      Arrays.stream(RateStatus.values()).map(RateStatus::label).toList();

  /** Longer than any plan that an authority or the department would take. */
  private static final int MOST_YEARS = 100;

  private StandardReader() {}

  static Standard parse(String place, String json) {
    Values values;
    try {
      values = Values.json(json);
    } catch (JacksonException e) {
      TokenStreamLocation location = e.getLocation();
      throw new ProblemsException(
          Problem.error(
              location == null ? place : place + ", line " + location.getLineNr(),
              e.getOriginalMessage(),
              "a standard as a JSON object",
              "a comma, a bracket or a quotation mark is missing, or a key is there twice"));
    }
    if (values.more() || (values.value() != null && values.map() != values.value())) {
      throw new ProblemsException(
          Problem.error(
              place + ", line 1",
              values.more() ? "more below the end" : "no keys",
              "a standard as a JSON object",
              "the curly brackets around its keys are missing, or closed too early"));
    }
    return read(place, values.map());
  }

  static Standard read(String place, Map<?, ?> map) {
    List<Problem> problems = new ArrayList<>();
    Entries entries = new Entries(place, map, problems, KEYS);
    Standard.Builder builder = Standard.builder(entries.text("id"), entries.text("name"));
    List<OrganisationKind> kinds =
        entries.choices("applies_to", OrganisationKind::find, OrganisationKind.labels());
    if (!kinds.isEmpty()) {
      builder.appliesTo(ImmutableSet.copyOf(kinds));
    }
    RateStatus status =
        entries
            .choice("status", StandardReader::findStatus, STATUS_LABELS)
            .orElse(RateStatus.UNVERIFIED);
    builder.source(status, entries.text("source"));
    if (entries.has("note")) {
      builder.note(entries.text("note"));
    }
    Set<String> names = new HashSet<>();
    int number = 0;
    for (Object rule : entries.list("rules", "a list of one rule or more")) {
      number++;
      String rulePlace = place + ", rule " + number;
      if (rule instanceof Map<?, ?> ruleMap) {
        rule(rulePlace, ruleMap, status, names, problems).ifPresent(builder::add);
      } else {
        problems.add(
            Problem.error(
                rulePlace,
                String.valueOf(rule),
                "a rule with kind and name",
                "curly brackets are missing around it"));
      }
    }
    ProblemsException.throwIfAny(problems);
    return builder.build();
  }

  /** Returns a rule, or nothing when it has a problem. */
  private static Optional<StandardRule> rule(
      String place,
      Map<?, ?> map,
      RateStatus statusOfStandard,
      Set<String> names,
      List<Problem> problems) {
    int problemsBefore = problems.size();
    List<String> kinds = RULE_KEYS.keySet().stream().sorted().toList();
    List<String> anyKey =
        RULE_KEYS.values().stream().flatMap(List::stream).distinct().sorted().toList();
    Object kind = map.get("kind");
    List<String> known = kind instanceof String text ? RULE_KEYS.get(text) : null;
    Entries entries = new Entries(place, map, problems, known == null ? anyKey : known);
    entries.choice("kind", text -> Optional.of(text).filter(RULE_KEYS::containsKey), kinds);
    String name = entries.text("name");
    if (!name.isEmpty() && !names.add(name)) {
      entries.error("name", name, "a name of its own", "a rule was copied and not renamed");
    }
    RateStatus status =
        entries.has("status")
            ? entries
                .choice("status", StandardReader::findStatus, STATUS_LABELS)
                .orElse(statusOfStandard)
            : statusOfStandard;
    if (known == null) {
      return Optional.empty();
    }
    Optional<StandardRule> rule =
        switch (String.valueOf(kind)) {
          case "limit" -> limit(entries, name, status);
          case "recovery" -> recovery(entries, name, status);
          default -> forecastRisk(entries, name, status);
        };
    return problems.size() > problemsBefore ? Optional.empty() : rule;
  }

  private static Optional<StandardRule> limit(Entries entries, String name, RateStatus status) {
    Optional<StandardMeasure> measure =
        entries.choice("measure", StandardMeasure::find, StandardMeasure.labels());
    Optional<Outcome> broken =
        entries.choice("outcome", Outcome::findBroken, Outcome.brokenLabels());
    ImmutableSet<Phase> phases =
        entries.has("phases")
            ? Sets.immutableEnumSet(entries.choices("phases", Phase::find, Phase.labels()))
            : ImmutableSet.of();
    boolean atLeast = entries.has("at_least");
    if (atLeast && entries.has("at_most")) {
      entries.error(
          "at_most", "", "at_least or at_most, not both", "two rules with two names were meant");
      return Optional.empty();
    }
    double limit = entries.number(atLeast ? "at_least" : "at_most").orElse(Double.NaN);
    return measure.flatMap(
        of -> broken.map(out -> new LimitRule(name, status, of, atLeast, limit, out, phases)));
  }

  private static Optional<StandardRule> recovery(Entries entries, String name, RateStatus status) {
    double years = entries.number("years").orElse(0);
    if (!(years >= 0 && years <= MOST_YEARS && years == Math.rint(years))) {
      entries.error(
          "years",
          Problem.plain(years),
          "a whole number of years, from 0 to " + MOST_YEARS,
          "it is in months");
    }
    return Optional.of(new RecoveryRule(name, status, (int) years));
  }

  private static Optional<StandardRule> forecastRisk(
      Entries entries, String name, RateStatus status) {
    double staffCost = entries.number("high_staff_cost_percent").orElse(0);
    double rise = entries.number("stable_rise_percent").orElse(0);
    return Optional.of(new ForecastRiskRule(name, status, staffCost, rise, null));
  }

  private static Optional<RateStatus> findStatus(String label) {
    return Arrays.stream(RateStatus.values())
        .filter(status -> status.label().equals(label))
        .findFirst();
  }
}
