package org.perpupil.projection;

import org.perpupil.budget.Pension;
import org.perpupil.rates.PayArea;

/** Trainees by assumption: the share of the timetable that they teach, and what they cost. */
final class NaiveTrainees {
  private final NaiveTimeline timeline;
  private final NaiveValues values;
  private final NaivePay pay;

  NaiveTrainees(NaiveTimeline timeline, NaiveValues values, NaivePay pay) {
    this.timeline = timeline;
    this.values = values;
    this.pay = pay;
  }

  /**
   * Trainees for each full-time teacher there would be without them; none before a September has
   * passed.
   */
  double perTeacher(int block) {
    return taught(block) / of("trainee.load", block);
  }

  /**
   * The teachers left for each there would be without trainees: displaced, but mentors released.
   */
  double teachersLeft(int block) {
    return 1
        - taught(block) * of("trainee.displaced_share", block)
        + perTeacher(block) * of("trainee.mentor_share", block);
  }

  /** A year's cost of a full-time trainee, some of them apprentices under 25. */
  double cost(PayArea area, int block) {
    PayArea paid = pay.hasScale(area, "UQ1") ? area : PayArea.REST_OF_ENGLAND;
    double salary = pay.point(paid, "UQ1", block);
    double young = of("trainee.under_25_share", block);
    return (1 - young) * pay.cost(salary, 1, Pension.TEACHERS, false, block)
        + young * pay.cost(salary, 1, Pension.TEACHERS, true, block);
  }

  double fees(int block) {
    return of("trainee.fees", block);
  }

  double grant(int block) {
    return of("trainee.grant", block);
  }

  private double taught(int block) {
    return NaiveTimeline.academicYear(block) < timeline.firstBlock()
        ? 0
        : of("trainee.timetable_share", block);
  }

  private double of(String name, int block) {
    return values.of(name, Math.max(0, NaiveTimeline.academicYear(block)));
  }
}
