package org.perpupil.sweep.run;

import java.util.List;
import org.perpupil.rates.FundingYear;
import org.perpupil.school.SchoolTable;

/**
 * The schools of a sweep, to be projected all at once or some at a time, so that memory holds the
 * compiled projection of a batch only.
 */
public interface SweepSchools {
  /** Returns all schools. */
  SchoolTable schools();

  /** Returns the funding years that are projected, in order. */
  List<FundingYear> years();

  /** Returns whether two worlds are compared. */
  boolean isPaired();

  /**
   * Returns the projection of some schools, in their order; a school comes to the same whichever
   * others are with it. May be asked for the same schools again.
   *
   * @param from the first row
   * @param to the row after the last
   */
  SweepProjection project(int from, int to);

  /** Returns schools whose projection was compiled already, all of them. */
  static SweepSchools of(SweepProjection projection) {
    return new SweepSchools() {
      @Override
      public SchoolTable schools() {
        return projection.plan().schools();
      }

      @Override
      public List<FundingYear> years() {
        return projection.plan().years();
      }

      @Override
      public boolean isPaired() {
        return projection.against().isPresent();
      }

      @Override
      public SweepProjection project(int from, int to) {
        if (from != 0 || to != schools().size()) {
          throw new IllegalArgumentException(
              "rows " + from + " to " + to + ", expected all " + schools().size());
        }
        return projection;
      }
    };
  }
}
