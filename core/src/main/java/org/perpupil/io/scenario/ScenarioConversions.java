package org.perpupil.io.scenario;

import com.google.common.collect.ImmutableMap;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.perpupil.budget.Block;
import org.perpupil.io.yaml.YamlEvents;
import org.perpupil.io.yaml.YamlKeys;
import org.perpupil.problem.Problem;
import org.perpupil.scenario.Scenario;

/**
 * Reads which schools of a scenario become academies, when, and in which trust. Not thread-safe.
 */
final class ScenarioConversions {
  private static final List<Integer> STEPS = List.of(6, 12, 24);
  private static final String FIRST_OF_A_MONTH = "the first of a month";
  private static final String A_TRUST = "the name of a trust";

  private final YamlEvents yaml;
  private final YamlKeys keys;
  private final List<Problem> problems;
  private final List<Conversion> conversions = new ArrayList<>();

  private record Conversion(String place, String school, LocalDate first, @Nullable String trust) {}

  ScenarioConversions(YamlEvents yaml, YamlKeys keys, List<Problem> problems) {
    this.yaml = yaml;
    this.keys = keys;
    this.problems = problems;
  }

  void addTo(Scenario.Builder builder) {
    for (Conversion one : conversions) {
      String trust = one.trust();
      if (trust == null) {
        builder.conversion(one.school(), one.first(), one.place());
      } else {
        builder.joining(one.school(), one.first(), trust, one.place());
      }
    }
  }

  /** Reads the list at hand, of conversions one by one. */
  void read() {
    keys.list(
        "a list of conversions, each with school and on",
        () -> {
          String place = yaml.place();
          String[] texts = new String[2];
          List<LocalDate> first = new ArrayList<>();
          keys.mapping(
              "the keys school, on and perhaps trust",
              ImmutableMap.of(
                  "school", () -> texts[0] = keys.identifier("a school's identifier").orElse(null),
                  "trust", () -> texts[1] = keys.identifier(A_TRUST).orElse(null),
                  "on", () -> day().ifPresent(first::add)));
          String id = texts[0];
          if (id != null && !first.isEmpty()) {
            conversions.add(new Conversion(place, id, first.get(0), texts[1]));
          } else if (id == null) {
            missing(place, "school");
          } else if (problems.stream().noneMatch(p -> p.expected().startsWith(FIRST_OF_A_MONTH))) {
            missing(place, "on");
          }
        });
  }

  /** Reads the mapping at hand, of schools that leave in an order. */
  void readLeaving() {
    String place = yaml.place();
    List<String> order = new ArrayList<>();
    List<Block> from = new ArrayList<>();
    List<Integer> months = new ArrayList<>();
    String[] trust = new String[1];
    keys.mapping(
        "the keys order, from, every_months and perhaps trust",
        ImmutableMap.of(
            "order", () -> keys.list("a list of schools", () -> school(order)),
            "from", () -> date().ifPresent(from::add),
            "every_months", () -> months().ifPresent(months::add),
            "trust", () -> trust[0] = keys.identifier(A_TRUST).orElse(null)));
    if (order.isEmpty() || from.isEmpty()) {
      missing(place, order.isEmpty() ? "order" : "from");
      return;
    }
    Block next = from.get(0);
    int step = months.isEmpty() ? 12 : months.get(0);
    for (String school : order) {
      conversions.add(new Conversion(place, school, next.start(), trust[0]));
      LocalDate day = next.start();
      // April and September are 5 and 7 months apart; half a year is the block that follows.
      next = step == 6 ? next.next() : Block.startingOn(day.plusMonths(step)).orElseThrow();
    }
  }

  private void school(List<String> order) {
    keys.identifier("a school's identifier").ifPresent(order::add);
  }

  private Optional<Integer> months() {
    OptionalDouble months = keys.number("6, 12 or 24 months");
    Optional<Integer> step =
        months.isEmpty()
            ? Optional.empty()
            : STEPS.stream().filter(known -> known == months.getAsDouble()).findFirst();
    if (months.isPresent() && step.isEmpty()) {
      problems.add(
          Problem.error(
              yaml.place(),
              yaml.shown(),
              "6, 12 or 24 months",
              "conversions listed one by one serve other steps"));
    }
    return step;
  }

  private Optional<LocalDate> day() {
    Optional<String> text = keys.text(FIRST_OF_A_MONTH + ", such as 2027-09-01");
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      LocalDate day = LocalDate.parse(text.get());
      if (day.getDayOfMonth() == 1) {
        return Optional.of(day);
      }
      problems.add(
          Problem.error(
              yaml.place(),
              text.get(),
              FIRST_OF_A_MONTH,
              "the next one, " + day.plusMonths(1).withDayOfMonth(1) + ", will do"));
    } catch (DateTimeException e) {
      problems.add(
          Problem.error(
              yaml.place(),
              text.get(),
              FIRST_OF_A_MONTH + ", such as 2027-09-01",
              "year, month and day are in another order"));
    }
    return Optional.empty();
  }

  private Optional<Block> date() {
    Optional<String> text = keys.text("1 April or 1 September, such as 2027-09-01");
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      LocalDate day = LocalDate.parse(text.get());
      Optional<Block> block = Block.startingOn(day);
      if (block.isEmpty()) {
        problems.add(
            Problem.error(
                yaml.place(),
                text.get(),
                "1 April or 1 September, when a block starts",
                "the nearest, " + Block.nearest(day).start() + ", will do"));
      }
      return block;
    } catch (DateTimeException e) {
      problems.add(
          Problem.error(
              yaml.place(),
              text.get(),
              "1 April or 1 September, such as 2027-09-01",
              "year, month and day are in another order"));
      return Optional.empty();
    }
  }

  private void missing(String place, String key) {
    problems.add(
        Problem.error(
            place, "no " + key, "the key " + key, "it is indented too far or not enough"));
  }
}
