package org.perpupil.projection.plan;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.perpupil.budget.Block;
import org.perpupil.projection.world.GovernanceBlocks;
import org.perpupil.projection.world.Timeline;
import org.perpupil.rates.FundingYear;
import org.perpupil.scenario.SchoolEvent;
import org.perpupil.school.School;

/**
 * What opens, closes, merges and moves in a plan. Immutable.
 *
 * @param events what happens
 * @param apart mergers whose new school is shown as the sum of those that stay apart
 */
public record SchoolChanges(List<SchoolEvent> events, List<SchoolEvent> apart) {
  private static final SchoolChanges NONE = new SchoolChanges(List.of(), List.of());

  /** Keeps the order of what was given. */
  public SchoolChanges {
    events = ImmutableList.copyOf(events);
    apart = ImmutableList.copyOf(apart);
  }

  public static SchoolChanges none() {
    return NONE;
  }

  public boolean isEmpty() {
    return events.isEmpty() && apart.isEmpty();
  }

  /** Returns mergers, those included that do not happen. */
  public List<SchoolEvent> mergers() {
    List<SchoolEvent> all = new ArrayList<>(apart);
    events.stream().filter(is(SchoolEvent.Kind.MERGE)).forEach(all::add);
    return all;
  }

  /** Returns whether any school has figures in some blocks of the years alone. */
  public boolean anyLives() {
    return !apart.isEmpty() || events.stream().anyMatch(is(SchoolEvent.Kind.MOVE).negate());
  }

  /**
   * Returns the code of the authority whose formula pays a school in a year; a merged school is
   * where those that merge are by then.
   */
  public String authority(School school, FundingYear year) {
    // Asked of every school for every authority and year.
    if (events.stream().noneMatch(is(SchoolEvent.Kind.MOVE))) {
      return school.laCode();
    }
    String mover = merger(school.id()).map(made -> made.merged().get(0)).orElse(school.id());
    return events.stream()
        .filter(is(SchoolEvent.Kind.MOVE))
        .filter(move -> move.school().equals(mover))
        .filter(move -> move.firstFundingYear().compareTo(year) <= 0)
        .reduce(
            (one, other) ->
                one.firstFundingYear().compareTo(other.firstFundingYear()) > 0 ? one : other)
        .map(SchoolEvent::authority)
        .orElse(school.laCode());
  }

  /** Returns the merger that a school is made by, whether it happens or not. */
  public Optional<SchoolEvent> merger(String school) {
    return mergers().stream().filter(merger -> merger.school().equals(school)).findFirst();
  }

  /** Returns the opening of a school, or nothing when it is there from the start. */
  public Optional<SchoolEvent> opening(String school) {
    return event(SchoolEvent.Kind.OPEN, school);
  }

  /** Returns the closing of a school, or nothing when it stays. */
  public Optional<SchoolEvent> closing(String school) {
    return event(SchoolEvent.Kind.CLOSE, school);
  }

  /** Returns the closings whose pupils come to a school, in order. */
  List<SchoolEvent> arrivals(String school) {
    return events.stream().filter(event -> event.pupilsTo().containsKey(school)).toList();
  }

  /** Returns the blocks that a school lives in, of those that its governance has. */
  public GovernanceBlocks living(String school, GovernanceBlocks arranged, Timeline timeline) {
    int first =
        opening(school)
            .map(event -> Math.max(arranged.first(), timeline.index(event.on())))
            .orElse(arranged.first());
    int last =
        closing(school)
            .map(event -> Math.min(arranged.last(), timeline.index(event.on()) - 1))
            .orElse(arranged.last());
    return new GovernanceBlocks(arranged.academy(), first, last, arranged.maintainedPart());
  }

  /**
   * Returns the part of a funding year that a school's share is paid for, from 0 to 1: a merged
   * school has shares from its first funding year on, those that merge until then.
   *
   * @param arranged the blocks that its governance has
   * @param year the place of the funding year
   */
  public double paid(String school, GovernanceBlocks arranged, Timeline timeline, int year) {
    if (apart.stream().anyMatch(merger -> merger.school().equals(school))) {
      return 0;
    }
    for (SchoolEvent event : events) {
      if (event.kind() == SchoolEvent.Kind.MERGE) {
        boolean isLater = year >= timeline.index(event.firstFundingYear());
        if (event.school().equals(school) ? !isLater : isLater && event.merged().contains(school)) {
          return 0;
        }
      }
    }
    if (opening(school).isEmpty() && closing(school).isEmpty()) {
      return 1;
    }
    GovernanceBlocks life = living(school, arranged, timeline);
    int one = arranged.isAcademy(2 * year + 1) ? 2 * year + 1 : 2 * year;
    return (life.has(one) ? Timeline.share(one) : 0)
        + (life.has(one + 1) ? Timeline.share(one + 1) : 0);
  }

  /** Returns the first block that the share of a merged school pays. */
  public static Block firstBlock(SchoolEvent merger, boolean isAcademy) {
    int year = merger.firstFundingYear().start();
    return isAcademy ? Block.septemberToMarch(year) : Block.aprilToAugust(year);
  }

  private Optional<SchoolEvent> event(SchoolEvent.Kind kind, String school) {
    return events.stream()
        .filter(is(kind))
        .filter(event -> event.school().equals(school))
        .findFirst();
  }

  private static Predicate<SchoolEvent> is(SchoolEvent.Kind kind) {
    return event -> event.kind() == kind;
  }
}
