package org.perpupil.statistics.world;

import com.google.common.collect.Range;
import com.google.common.collect.TreeRangeSet;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Set;
import org.perpupil.problem.Problem;
import org.perpupil.problem.ProblemsException;

/** Which worlds were run, none of them twice. Mutable, for one thread. */
public final class WorldRanges {
  private final TreeRangeSet<Long> ranges = TreeRangeSet.create();

  public void add(long first, long count) {
    add(Range.closedOpen(first, first + count));
  }

  /** Throws when the other holds a world that this holds. */
  public void checkApart(WorldRanges other) {
    for (Range<Long> range : other.ranges.asRanges()) {
      checkApart(range);
    }
  }

  public void add(WorldRanges other) {
    ranges.addAll(other.ranges);
  }

  /** Returns how many worlds there are. */
  public long worlds() {
    return ranges.asRanges().stream().mapToLong(r -> r.upperEndpoint() - r.lowerEndpoint()).sum();
  }

  public boolean covers(long first, long count) {
    return ranges.encloses(Range.closedOpen(first, first + count));
  }

  public void write(DataOutput out) throws IOException {
    Set<Range<Long>> all = ranges.asRanges();
    out.writeInt(all.size());
    for (Range<Long> range : all) {
      out.writeLong(range.lowerEndpoint());
      out.writeLong(range.upperEndpoint());
    }
  }

  public void read(DataInput in) throws IOException {
    int size = in.readInt();
    for (int i = 0; i < size; i++) {
      ranges.add(Range.closedOpen(in.readLong(), in.readLong()));
    }
  }

  private void add(Range<Long> range) {
    checkApart(range);
    ranges.add(range);
  }

  private void checkApart(Range<Long> range) {
    if (ranges.intersects(range)) {
      throw new ProblemsException(
          Problem.error(
              "worlds",
              range.lowerEndpoint() + " to " + (range.upperEndpoint() - 1),
              "each world once",
              "the same slice was given twice"));
    }
  }
}
