package org.perpupil.projection;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.perpupil.budget.Block;
import org.perpupil.problem.Problem;
import org.perpupil.projection.plan.ProjectionInputs;
import org.perpupil.projection.plan.SchoolChanges;
import org.perpupil.projection.world.Cohorts;
import org.perpupil.scenario.Arrangement;
import org.perpupil.scenario.SchoolEvent;
import org.perpupil.school.Governance;
import org.perpupil.school.School;
import org.perpupil.school.SchoolTable;

/** What of schools that open, close, merge and move does not fit the schools and years. */
final class SchoolEventChecks {
  private final SchoolTable given;
  private final ProjectionInputs inputs;
  private final List<Problem> problems = new ArrayList<>();

  /**
   * Creates checks.
   *
   * @param given the schools before mergers
   */
  SchoolEventChecks(SchoolTable given, ProjectionInputs inputs) {
    this.given = given;
    this.inputs = inputs;
  }

  List<Problem> problems() {
    List<SchoolEvent> events = inputs.changes().events();
    Map<String, SchoolEvent> endings = new HashMap<>();
    events.forEach(event -> inOrder(event, events));
    // Those that do not happen are shown as if they did, from their day on.
    inputs.changes().apart().forEach(this::day);
    for (SchoolEvent event : events) {
      day(event);
      switch (event.kind()) {
        case OPEN, MOVE -> requireKnown(event, event.school());
        case CLOSE -> {
          school(event, event.school()).ifPresent(one -> receivers(event, one));
          once(endings, event, event.school());
        }
        case MERGE -> {
          merger(event);
          event.merged().forEach(id -> once(endings, event, id));
        }
      }
      if (event.kind() == SchoolEvent.Kind.MOVE
          && !inputs.formulas().at(inputs.last()).orElseThrow().isNational()
          && inputs.formulas().at(inputs.last()).orElseThrow().find(event.authority()).isEmpty()) {
        problems.add(
            Problem.error(
                place(event),
                event.authority(),
                "an authority that has a formula",
                "its row is missing among the formulas"));
      }
    }
    return problems;
  }

  private void day(SchoolEvent event) {
    Block first = Block.aprilToAugust(inputs.first().start() + 1);
    Block last = Block.septemberToMarch(inputs.last().start());
    Block latest =
        event.kind() == SchoolEvent.Kind.MERGE ? Block.aprilToAugust(inputs.last().start()) : last;
    if (event.on().compareTo(first) < 0 || event.on().compareTo(latest) > 0) {
      problems.add(
          Problem.error(
              place(event),
              event.on().start().toString(),
              "a day from " + first.start() + " to " + latest.start(),
              "the years of the run begin too late or end too early"));
    }
  }

  /** Returns a school; adds a problem where there is none of the identifier. */
  private Optional<School> school(SchoolEvent event, String id) {
    requireKnown(event, id);
    return given.row(id).isPresent()
        ? Optional.of(given.school(given.row(id).getAsInt()))
        : Optional.empty();
  }

  private void requireKnown(SchoolEvent event, String id) {
    if (given.row(id).isEmpty()) {
      problems.add(given.unknown(id, place(event)));
    }
  }

  private void once(Map<String, SchoolEvent> endings, SchoolEvent event, String id) {
    SchoolEvent other = endings.putIfAbsent(id, event);
    if (other != null) {
      problems.add(
          Problem.error(
              place(event), id, "a school that closes or merges once", "the other is: " + other));
    }
  }

  /** Requires that what opens or moves does so before it closes or merges. */
  private void inOrder(SchoolEvent event, List<SchoolEvent> all) {
    boolean begins = event.kind() == SchoolEvent.Kind.OPEN || event.kind() == SchoolEvent.Kind.MOVE;
    for (SchoolEvent other : all) {
      boolean ends =
          other.kind() == SchoolEvent.Kind.CLOSE
              ? other.school().equals(event.school())
              : other.kind() == SchoolEvent.Kind.MERGE && other.merged().contains(event.school());
      if (begins && ends && event.on().compareTo(firstWithout(other)) >= 0) {
        problems.add(
            Problem.error(
                place(event),
                event.on().start().toString(),
                "a day before it closes or merges",
                "the other is: " + other));
      }
    }
  }

  /** Returns the first block that a school which closes or merges is not there in. */
  private Block firstWithout(SchoolEvent ending) {
    if (ending.kind() == SchoolEvent.Kind.CLOSE) {
      return ending.on();
    }
    boolean areAcademies =
        ending.merged().stream()
            .flatMap(id -> given.row(id).stream().mapToObj(given::school))
            .anyMatch(school -> inputs.arrangement(school).in(ending.on()) == Governance.ACADEMY);
    Block first = SchoolChanges.firstBlock(ending, areAcademies);
    return first.compareTo(ending.on()) < 0 ? first : ending.on();
  }

  private void receivers(SchoolEvent event, School closing) {
    Cohorts.Range range = Cohorts.range(closing);
    for (String id : event.pupilsTo().keySet()) {
      Optional<School> receiver = school(event, id);
      boolean fits =
          receiver.isEmpty()
              || (Cohorts.range(receiver.get()).first() == range.first()
                  && Cohorts.range(receiver.get()).end() >= range.end());
      boolean goesOn =
          inputs.changes().events().stream()
              .noneMatch(
                  one ->
                      (one.kind() == SchoolEvent.Kind.CLOSE && one.school().equals(id))
                          || one.merged().contains(id));
      if (!fits || !goesOn) {
        problems.add(
            Problem.error(
                place(event) + ", pupils",
                id,
                fits
                    ? "a school that neither closes nor merges"
                    : "a school that begins with the same year group and has all of the others",
                "another school takes them, or they go elsewhere"));
      }
    }
  }

  private void merger(SchoolEvent event) {
    List<School> merged =
        event.merged().stream().flatMap(id -> school(event, id).stream()).toList();
    if (given.row(event.school()).isPresent()) {
      problems.add(
          Problem.error(
              place(event),
              event.school(),
              "an identifier that no school has",
              "the merged school is one of its own; call it " + String.join("+", event.merged())));
    }
    long kinds =
        merged.stream()
            .map(
                school ->
                    inputs.changes().authority(school, event.firstFundingYear())
                        + ", "
                        + inputs.arrangement(school))
            .distinct()
            .count();
    boolean converts =
        merged.stream()
            .map(inputs::arrangement)
            .map(Arrangement::conversion)
            .anyMatch(Optional::isPresent);
    if (kinds > 1 || converts) {
      problems.add(
          Problem.error(
              place(event),
              merged.stream()
                  .map(school -> school.id() + " " + inputs.arrangement(school))
                  .toList()
                  .toString(),
              "schools of one authority, all maintained or all academies, that do not convert",
              "they convert first, in a run of its own"));
    }
    boolean isPooled =
        inputs.groups().pools().stream()
            .anyMatch(pool -> event.merged().stream().anyMatch(pool.schools()::contains));
    if (isPooled) {
      problems.add(
          Problem.error(
              place(event),
              String.join(", ", event.merged()),
              "schools that do not pool their grant",
              "a run without the pool tells what the merger does"));
    }
  }

  private static String place(SchoolEvent event) {
    return "event, " + event;
  }
}
