package org.perpupil.projection;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.perpupil.school.Phase;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;

/** Pupils of one school by year group, 0 for Reception to 13, over the years; and their classes. */
final class NaiveRolls {
  private static final int Y7 = 7;
  private static final int Y10 = 10;
  private static final int Y11 = 11;
  private static final int Y12 = 12;
  private static final int Y13 = 13;

  private final School school;
  private final NaiveValues values;
  private final List<double[]> rolls = new ArrayList<>();
  private final List<Integer> range = new ArrayList<>();

  NaiveRolls(School school, NaiveValues values, int years) {
    this.school = school;
    this.values = values;
    rolls.add(firstRoll());
    double forecast = range.isEmpty() ? 0 : rolls.get(0)[range.get(0)];
    for (int j = 1; j <= years; j++) {
      forecast *= values.growth("pupils.intake_growth_percent", j);
      rolls.add(next(j, forecast));
    }
  }

  double group(int year, int yearGroup) {
    return rolls.get(year)[yearGroup];
  }

  double sum(int year, int first, int last) {
    double sum = 0;
    for (int group = first; group <= last; group++) {
      sum += group(year, group);
    }
    return sum;
  }

  double primary(int year) {
    return sum(year, 0, 6);
  }

  double keyStage3(int year) {
    return sum(year, Y7, 9);
  }

  double keyStage4(int year) {
    return sum(year, Y10, Y11);
  }

  double sixthForm(int year) {
    return sum(year, Y12, Y13);
  }

  /** Pupils that the formula pays: Reception to Year 11. */
  double funded(int year) {
    return sum(year, 0, Y11);
  }

  double all(int year) {
    return sum(year, 0, Y13);
  }

  int classes(int year) {
    Classes primary = new Classes(values.of("classes.primary_size", year));
    int count = mixed(primary, year, 0, 2) + mixed(primary, year, 3, 6);
    count += classes(new Classes(values.of("classes.secondary_size", year)), year, Y7, Y11);
    return count + classes(new Classes(values.of("classes.sixth_form_size", year)), year, Y12, Y13);
  }

  private int classes(Classes size, int year, int first, int last) {
    int count = 0;
    for (int group = first; group <= last; group++) {
      count += size.needed(group(year, group));
    }
    return count;
  }

  /** The fewest classes of a key stage, whichever year groups in a row share one. */
  private int mixed(Classes size, int year, int first, int last) {
    if (first > last) {
      return 0;
    }
    int fewest = size.needed(group(year, first)) + mixed(size, year, first + 1, last);
    for (int end = first + 1; end <= last; end++) {
      int together = size.needed(sum(year, first, end));
      if (together <= 1) {
        fewest = Math.min(fewest, together + mixed(size, year, end + 1, last));
      }
    }
    return fewest;
  }

  private double[] firstRoll() {
    double[] roll = new double[Y13 + 1];
    stage(roll, SchoolField.PUPILS_PRIMARY, 0, 6, primaryGroups());
    stage(roll, SchoolField.PUPILS_KS3, Y7, 9, groups(Y7, (int) school.yearGroupsKs3()));
    stage(roll, SchoolField.PUPILS_KS4, Y10, Y11, groups(Y10, (int) school.yearGroupsKs4()));
    for (int group = Y12; group <= Y13; group++) {
      roll[group] = field(SchoolField.yearGroup(group));
    }
    return roll;
  }

  /** Fills a stage from its year groups where they are known, else evenly. */
  private void stage(double[] roll, SchoolField all, int first, int last, List<Integer> usual) {
    if (school.value(SchoolField.yearGroup(first)).isEmpty()) {
      for (int group : usual) {
        roll[group] = field(all) / usual.size();
      }
      range.addAll(usual);
      return;
    }
    for (int group = first; group <= last; group++) {
      roll[group] = field(SchoolField.yearGroup(group));
      if (roll[group] > 0) {
        range.add(group);
      }
    }
  }

  /** Infants come from Reception on, juniors and middle schools go to the end of Year 6. */
  private List<Integer> primaryGroups() {
    int count = (int) field(SchoolField.YEAR_GROUPS_PRIMARY);
    boolean fromReception = school.phase() == Phase.PRIMARY && count != 4;
    return groups(fromReception ? 0 : 7 - count, count);
  }

  private static List<Integer> groups(int first, int count) {
    List<Integer> groups = new ArrayList<>();
    for (int group = first; group < first + count; group++) {
      groups.add(group);
    }
    return groups;
  }

  private double[] next(int j, double forecast) {
    double[] before = rolls.get(j - 1);
    double[] first = rolls.get(0);
    double[] roll = new double[before.length];
    for (int group : range) {
      roll[group] = before[Math.max(0, group - 1)] * values.of("pupils.stay_on_percent", j) / 100;
    }
    if (!range.isEmpty()) {
      double expected = forecast / values.growth("pupils.forecast_bias_percent", j);
      OptionalDouble places = school.value(SchoolField.ADMISSION_NUMBER);
      roll[range.get(0)] = Math.min(places.orElse(Double.POSITIVE_INFINITY), expected);
    }
    if (school.phase() == Phase.ALL_THROUGH) {
      double joined = Math.max(0, first[Y7] - first[Y7 - 1]);
      roll[Y7] +=
          joined
              * values.grown("pupils.intake_growth_percent", j)
              / values.growth("pupils.forecast_bias_percent", j);
    }
    if (first[Y12] + first[Y13] > 0) {
      double stayOn = values.of("pupils.sixth_form_stay_on_percent", j) / 100;
      roll[Y12] =
          first[Y11] > 0 ? before[Y11] * (first[Y12] / first[Y11]) * stayOn : first[Y12] * stayOn;
      roll[Y13] = first[Y12] > 0 ? before[Y12] * (first[Y13] / first[Y12]) : 0;
    }
    return roll;
  }

  private double field(SchoolField field) {
    return school.value(field).orElse(0);
  }

  /** Whole classes of a size: one more pupil than it holds needs another. */
  private record Classes(double largest) {
    int needed(double pupils) {
      return (int) Math.ceil(Math.max(0, pupils) / largest - 1e-9);
    }
  }
}
