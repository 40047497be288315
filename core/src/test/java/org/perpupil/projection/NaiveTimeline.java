package org.perpupil.projection;

import java.util.ArrayList;
import java.util.List;
import org.perpupil.budget.Block;
import org.perpupil.rates.FundingYear;

/**
 * The blocks of one school's projection, numbered from April to August of the first funding year.
 *
 * @param firstYear the calendar year in which the first funding year starts
 * @param years how many funding years
 * @param conversion the first block as an academy: 0 for an academy from the start, {@link #NEVER}
 *     for a school that stays maintained
 */
record NaiveTimeline(int firstYear, int years, int conversion) {
  static final int NEVER = Integer.MAX_VALUE;

  boolean isAcademy(int block) {
    return block >= conversion;
  }

  boolean isAcademyFromTheStart() {
    return conversion == 0;
  }

  boolean converts() {
    return conversion > 0 && conversion < NEVER;
  }

  /** An academy's first April to August would need the share of the year before. */
  int firstBlock() {
    return isAcademyFromTheStart() ? 1 : 0;
  }

  int lastBlock() {
    return isAcademy(2 * years) ? 2 * years : 2 * years - 1;
  }

  List<Integer> blocks() {
    List<Integer> blocks = new ArrayList<>();
    for (int block = firstBlock(); block <= lastBlock(); block++) {
      blocks.add(block);
    }
    return blocks;
  }

  /** The blocks whose sums a budget states. */
  List<Integer> firstYearBlocks() {
    return List.of(firstBlock(), firstBlock() + 1);
  }

  int fundingYear(int block) {
    return isAcademy(block) ? academicYear(block) : financialYear(block);
  }

  Block block(int index) {
    int year = firstYear + index / 2;
    return isSeptember(index) ? Block.septemberToMarch(year) : Block.aprilToAugust(year);
  }

  FundingYear year(int index) {
    return FundingYear.of(firstYear + index);
  }

  static boolean isSeptember(int block) {
    return block % 2 == 1;
  }

  static double shareOfYear(int block) {
    return isSeptember(block) ? 7 / 12.0 : 5 / 12.0;
  }

  static int financialYear(int block) {
    return Math.floorDiv(block, 2);
  }

  /** The academic year, -1 for the first April to August. */
  static int academicYear(int block) {
    return Math.floorDiv(block - 1, 2);
  }

  /** The roll of those who sit in the classrooms. */
  static int rollInSchool(int block) {
    return academicYear(block) + 1;
  }
}
