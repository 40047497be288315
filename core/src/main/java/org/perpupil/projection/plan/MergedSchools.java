package org.perpupil.projection.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.perpupil.budget.Budget;
import org.perpupil.budget.BudgetCode;
import org.perpupil.budget.Budgets;
import org.perpupil.budget.Staff;
import org.perpupil.budget.StaffPost;
import org.perpupil.projection.world.Cohorts;
import org.perpupil.scenario.SchoolEvent;
import org.perpupil.school.Phase;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;
import org.perpupil.school.SchoolTable;

/**
 * Schools with those that are made of them: pupils by year group, cash, budgets, posts and reserves
 * are sums, needs and given baselines averages by pupils.
 *
 * @param schools all schools, the new ones last
 * @param budgets all budgets
 * @param staff all posts
 */
public record MergedSchools(SchoolTable schools, Budgets budgets, Staff staff) {
  private static final int GROUPS_TO_YEAR_11 = 12;
  private static final int YEAR_7 = 7;
  private static final int YEAR_10 = 10;

  /**
   * Returns the same with the schools of some mergers, by their identifiers, so that they stand
   * alike whether a merger happens or not; one that is there already stays.
   */
  public MergedSchools with(List<SchoolEvent> someMergers) {
    if (someMergers.isEmpty()) {
      return this;
    }
    List<SchoolEvent> mergers =
        someMergers.stream().sorted(Comparator.comparing(SchoolEvent::school)).toList();
    List<School> all = new ArrayList<>(schools.schools());
    List<Budget> allBudgets = new ArrayList<>(budgets.all());
    List<StaffPost> posts = new ArrayList<>();
    staff.schoolIds().forEach(id -> posts.addAll(staff.posts(id)));
    for (SchoolEvent merger : mergers) {
      boolean isThere = all.stream().anyMatch(school -> school.id().equals(merger.school()));
      boolean areKnown = merger.merged().stream().allMatch(id -> schools.row(id).isPresent());
      if (isThere || !areKnown) {
        continue;
      }
      List<School> merged =
          merger.merged().stream().map(id -> schools.school(schools.row(id).getAsInt())).toList();
      all.add(school(merger, merged));
      List<Budget> stated =
          merged.stream().flatMap(school -> budgets.find(school.id()).stream()).toList();
      if (stated.size() == merged.size()) {
        allBudgets.add(budget(merger.school(), stated));
      }
      merged.forEach(
          school -> staff.posts(school.id()).forEach(post -> posts.add(post.in(merger.school()))));
    }
    return new MergedSchools(SchoolTable.of(all), Budgets.of(allBudgets), Staff.of(posts));
  }

  private static School school(SchoolEvent merger, List<School> merged) {
    School first = merged.get(0);
    double[] groups = new double[Cohorts.GROUPS];
    boolean[] has = new boolean[GROUPS_TO_YEAR_11];
    for (School school : merged) {
      double[] own = Cohorts.yearGroups(school);
      for (int g = 0; g < groups.length; g++) {
        groups[g] += own[g];
      }
      Cohorts.Range range = Cohorts.range(school);
      for (int g = range.first(); g < range.end(); g++) {
        has[g] = true;
      }
    }
    School.Builder builder =
        School.builder(merger.school(), first.laCode(), phase(merged))
            .name(
                String.join(
                    " and ", merged.stream().map(one -> one.name().orElse(one.id())).toList()));
    first.governance().ifPresent(builder::governance);
    first
        .trust()
        .filter(trust -> merged.stream().allMatch(one -> one.trust().equals(Optional.of(trust))))
        .ifPresent(builder::trust);
    for (SchoolField field : SchoolField.values()) {
      value(field, merged).ifPresent(value -> builder.set(field, value));
    }
    for (int g = 0; g < groups.length; g++) {
      if (groups[g] > 0) {
        builder.set(SchoolField.yearGroup(g), groups[g]);
      }
    }
    builder.set(SchoolField.YEAR_GROUPS_PRIMARY, count(has, 0, YEAR_7));
    builder.set(SchoolField.YEAR_GROUPS_SECONDARY, count(has, YEAR_7, GROUPS_TO_YEAR_11));
    builder.set(SchoolField.YEAR_GROUPS_KS3, count(has, YEAR_7, YEAR_10));
    builder.set(SchoolField.YEAR_GROUPS_KS4, count(has, YEAR_10, GROUPS_TO_YEAR_11));
    merger.sparsityMiles().ifPresent(m -> builder.set(SchoolField.SPARSITY_DISTANCE_MILES, m));
    return builder.build();
  }

  private static Phase phase(List<School> merged) {
    Set<Phase> phases = new TreeSet<>();
    merged.forEach(school -> phases.add(school.phase()));
    return phases.size() == 1 ? phases.iterator().next() : Phase.ALL_THROUGH;
  }

  private static double count(boolean[] has, int from, int until) {
    int count = 0;
    for (int g = from; g < until; g++) {
      count += has[g] ? 1 : 0;
    }
    return count;
  }

  /** Returns what a number of the schools comes to for the one that they make. */
  private static OptionalDouble value(SchoolField field, List<School> merged) {
    return switch (field.kind()) {
      case YEAR_GROUPS, DAYS -> OptionalDouble.empty();
      case PUPILS, CASH, AREA -> sum(field, merged);
      case SHARE -> average(field, merged, school -> pupils(field, school));
      case PER_PUPIL ->
          average(
              field,
              merged,
              school -> school.value(SchoolField.MFG_PUPILS).orElse(school.pupils()));
      case MULTIPLIER, FRINGE, AGE -> average(field, merged, School::pupils);
      case DISTANCE ->
          merged.stream().allMatch(school -> school.value(field).isPresent())
              ? merged.stream().mapToDouble(school -> school.value(field).orElseThrow()).min()
              : OptionalDouble.empty();
    };
  }

  private static double pupils(SchoolField field, School school) {
    String name = field.fileName();
    return name.endsWith("_secondary")
        ? school.pupilsSecondary()
        : name.equals("lac") || name.equals("sen")
            ? school.pupils()
            : school.value(SchoolField.PUPILS_PRIMARY).orElse(0);
  }

  private static OptionalDouble sum(SchoolField field, List<School> merged) {
    boolean isGiven = merged.stream().anyMatch(school -> school.value(field).isPresent());
    boolean isGivenByAll = merged.stream().allMatch(school -> school.value(field).isPresent());
    boolean needsAll =
        field.kind() == SchoolField.Kind.AREA
            || field == SchoolField.ADMISSION_NUMBER
            || field == SchoolField.PREVIOUS_BUDGET_SHARE
            || field == SchoolField.PREVIOUS_PUPILS;
    return isGiven && (isGivenByAll || !needsAll)
        ? OptionalDouble.of(
            merged.stream().mapToDouble(school -> school.value(field).orElse(0)).sum())
        : OptionalDouble.empty();
  }

  /** Returns the average by pupils, of those who have any; nothing where one of them is blank. */
  private static OptionalDouble average(
      SchoolField field, List<School> merged, ToDoubleFunction<School> weight) {
    double weights = 0;
    double sum = 0;
    for (School school : merged) {
      double pupils = weight.applyAsDouble(school);
      if (pupils > 0) {
        OptionalDouble value = school.value(field);
        if (value.isEmpty()) {
          return value;
        }
        weights += pupils;
        sum += pupils * value.getAsDouble();
      }
    }
    return weights > 0 ? OptionalDouble.of(sum / weights) : OptionalDouble.empty();
  }

  private static Budget budget(String id, List<Budget> stated) {
    Budget.Builder builder = Budget.builder(id);
    for (BudgetCode code : BudgetCode.values()) {
      if (stated.stream().anyMatch(budget -> budget.amount(code).isPresent())) {
        builder.set(code, stated.stream().mapToDouble(one -> one.amount(code).orElse(0)).sum());
      }
    }
    if (stated.stream().anyMatch(budget -> budget.earlyYears().isPresent())) {
      builder.earlyYears(stated.stream().mapToDouble(one -> one.earlyYears().orElse(0)).sum());
    }
    stated.stream()
        .flatMap(budget -> budget.grants().keySet().stream())
        .distinct()
        .forEach(
            name ->
                builder.grant(
                    name,
                    stated.stream()
                        .flatMap(one -> Stream.ofNullable(one.grants().get(name)))
                        .mapToDouble(Double::doubleValue)
                        .sum()));
    return builder.build();
  }
}
