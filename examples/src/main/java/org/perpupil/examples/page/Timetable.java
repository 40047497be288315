package org.perpupil.examples.page;

import org.perpupil.budget.Staff;

/**
 * What tells of a school's timetable.
 *
 * @param staff posts with the lessons that they teach
 * @param periods in a week, alike in all schools
 */
public record Timetable(Staff staff, double periods) {}
