package org.perpupil.projection.engine;

import java.util.Arrays;
import java.util.List;
import org.perpupil.projection.plan.UnitPlan;

/**
 * What a unit's schools came to in a world, kept. Immutable once made.
 *
 * @param flow pounds by line and block together, and school
 * @param income pounds by block and school
 * @param expenditure pounds by block and school
 * @param closing reserve in pounds after each block, by block and school
 * @param pupils that each funding year's share counts, by year and school
 * @param protection pounds of guarantee or floor as paid, by year and school
 * @param lines pounds as paid by year and line together, and school; see {@link FundingRecord};
 *     empty when they were not kept
 * @param classes by census and school
 * @param teachers full-time equivalent on the scale, by block and school
 * @param levyRelief pounds of the apprenticeship levy that an allowance covers, by block and school
 * @param untilConversion pounds of the months before schools convert, of the block that they
 *     convert in, by line and school; empty where they do not convert within a block
 * @param posts what posts each school has; empty when they were not kept
 */
@SuppressWarnings("ArrayRecordComponent")
public record UnitResult(
    UnitPlan unit,
    double[][] flow,
    double[][] income,
    double[][] expenditure,
    double[][] closing,
    double[][] pupils,
    double[][] protection,
    double[][] lines,
    double[][] classes,
    double[][] teachers,
    double[][] levyRelief,
    double[][] untilConversion,
    List<List<PostsHeld>> posts) {

  static UnitResult of(UnitPlan unit, UnitRun run, List<List<PostsHeld>> posts) {
    int size = unit.size();
    int blocks = unit.timeline.blocks();
    int years = unit.timeline.years();
    return new UnitResult(
        unit,
        copy(run.flow, unit.lines.size() * blocks, size),
        copy(run.income, blocks, size),
        copy(run.expenditure, blocks, size),
        copy(run.closing, blocks, size),
        copy(run.funding.pupils, years, size),
        copy(run.funding.record.protection, years, size),
        copy(run.funding.record.lines, run.funding.record.lines.length, size),
        copy(run.rolls.classes, years + 1, size),
        copy(run.staff.teachers, blocks, size),
        copy(run.levyRelief(), blocks, size),
        copy(run.untilConversion, unit.untilConversion() == null ? 0 : unit.lines.size(), size),
        posts);
  }

  private static double[][] copy(double[][] columns, int count, int size) {
    double[][] copy = new double[count][];
    for (int c = 0; c < count; c++) {
      copy[c] = Arrays.copyOf(columns[c], size);
    }
    return copy;
  }
}
