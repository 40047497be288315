package org.perpupil.projection.world;

import org.perpupil.scenario.Arrangement;
import org.perpupil.school.Governance;

/**
 * An arrangement on a timeline: which blocks a school lives in and who runs it in each.
 *
 * @param academy the first block as an academy; 0 from the start, as many as there are blocks never
 * @param first the first block with results: a school that is an academy from the start has none
 *     before September, since April to August is paid by a share of the year before
 * @param last the last block with results
 * @param maintainedPart the part of the first block as an academy before it is one, from 0 to 1
 */
public record GovernanceBlocks(int academy, int first, int last, double maintainedPart) {
  /** Returns blocks that begin and end with who runs the school. */
  public GovernanceBlocks(int academy, int first, int last) {
    this(academy, first, last, 0);
  }

  /**
   * Returns the blocks of a timeline. A school that converts after the first month of the last
   * block stays maintained: that block would be paid by a year after the last, too.
   */
  public static GovernanceBlocks of(Arrangement arrangement, Timeline timeline) {
    int blocks = timeline.blocks();
    int academy =
        arrangement
            .conversion()
            .map(timeline::index)
            .map(k -> Math.min(Math.max(k, 0), blocks))
            .orElse(arrangement.in(timeline.block(0)) == Governance.ACADEMY ? 0 : blocks);
    boolean isThere = academy > 0 && academy < blocks;
    double part =
        isThere ? arrangement.monthsBefore() / (double) timeline.block(academy).term().months() : 0;
    if (part > 0 && academy == blocks - 1) {
      // A maintained school's months of the last block are paid by a year that is not there.
      academy = blocks;
      part = 0;
    }
    return new GovernanceBlocks(
        academy, academy == 0 ? 1 : 0, academy < blocks ? blocks - 1 : blocks - 2, part);
  }

  /**
   * Returns the same for a school that is maintained to the end of the block that it converts in.
   */
  public GovernanceBlocks untilConversion() {
    return new GovernanceBlocks(academy + 1, first, last, 0);
  }

  public boolean isAcademy(int k) {
    return k >= academy;
  }

  public Governance governance(int k) {
    return isAcademy(k) ? Governance.ACADEMY : Governance.MAINTAINED;
  }

  public boolean isEverAcademy() {
    return academy <= last;
  }

  public boolean converts() {
    return academy > 0 && academy <= last;
  }

  /** Returns the index of the funding year that pays a block. */
  public int fundingYear(int k) {
    return isAcademy(k) ? Timeline.academic(k) : Timeline.financial(k);
  }

  /** Returns whether a September has passed since the first block, so that staff have changed. */
  public boolean hasMovedOn(int k) {
    return Timeline.academic(k) >= (first + 1) / 2;
  }

  public boolean has(int k) {
    return k >= first && k <= last;
  }
}
